"""Likely sides: which actors a predicate most likely ties, where no slot leads to them."""
