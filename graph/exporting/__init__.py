"""Files for other tools: `formats.export` for a store, `claims` for tables, `jsonl` for claims.

A new format is one function that turns a store (`merged.merge`) or a network (`network_build`)
into bytes, and one line in `formats.FORMATS`.
"""
