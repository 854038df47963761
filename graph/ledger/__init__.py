"""What a store's keeper notes beside the graphs: an SQLite file in the store's folder.

It says which articles were written and not yet settled with the others, and holds what settling
needs of all of them in little: so the next article costs the same however many there are.
"""
