"""The network as one HTML page: lines between names, each with the sentences it rests on.

`families.toml` says which colours and shapes there are; `links` bundles edges to lines,
`layout` places the nodes, `records` turns all into plain data, and `page` puts the data, the
style and the script into one file. The script is bundled from `js/` into `bundle/` by
`npm run build`; the bundle is kept, so that nothing but Python is needed to install Comity.
"""
