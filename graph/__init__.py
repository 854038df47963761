"""From articles to a graph: read, extract, populate, infer, check, export, view.

`reading` turns files into `Article`s, `extraction` turns an article into `Claim`s and `Issue`s,
`populate` writes them into a store as one named graph for each article, `infer` derives the
shortcuts from the claims that assert, `check` validates, `exporting` and `view` show the result.
"""
