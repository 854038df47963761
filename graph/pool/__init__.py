"""Processes that read articles beside the one that keeps the store.

Each has a parser of its own. One that dies takes a single article with it, and is replaced.
"""
