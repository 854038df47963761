"""What follows from several articles together.

One situation told twice is one, contradicting claims are linked, actors that were merged are
listed. All of it is a function of the readings in a store, whatever their order: `build.finish`
works it out anew, and writes what changed.
"""
