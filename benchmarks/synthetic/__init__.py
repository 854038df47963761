"""Made-up graphs of any size in the shape of real ones, to measure stores, queries and views on.

    python -m benchmarks.synthetic --triples 1000000 -o STORE

All names are made up; the same seed gives the same graph. The articles are not read but come as
the claims that a reader would hand on, and take from there the way of every build: the same
code writes their graphs, relates them and derives the shortcuts.
"""
