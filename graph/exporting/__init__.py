"""Files for other tools: `formats.export` for a store, `claims` for tables, `jsonl` for claims.

A new format is one function that writes a store (`merged.merged`) or a network (`network_build`)
piece by piece, and one line in `formats.FORMATS`.
"""
