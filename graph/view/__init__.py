"""The network as one HTML page: lines between names, each with the sentences it rests on.

`families.toml` says which colours and shapes there are; `links` bundles edges to lines,
`layout` places the nodes, `records` turns all into plain data, and `page` puts the data, the
style and the scripts into one file. The scripts are joined in the order of `page.SCRIPTS`.
"""
