"""The catalogue of questions, asked of Comity and of what a user would pick instead.

    python -m benchmarks.queries --triples 1000000 --peers comity,pyoxigraph,rdflib

One store of made-up articles; every question about the busiest things in it. Each engine runs in a
process of its own, and its rows are compared with Comity's before a time of it counts.
"""
