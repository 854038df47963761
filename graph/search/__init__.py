"""Free-text search over quotations and names: an SQLite FTS5 index beside the graph.

It stands in the ledger of a store and can be made anew from the graphs at any time. Tantivy was
weighed and not taken: docs/dependencies.md says why.
"""
