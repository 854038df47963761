"""What can be said: the OWL ontology, its shapes, the reference actors and the frames lexicon.

Everything here is data (`.ttl`, `.toml`) with a thin loader beside it; no other folder lists
classes, actors or words.
"""
