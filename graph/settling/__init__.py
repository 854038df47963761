"""Brings together what was read apart: one situation told by many, contradictions, shortcuts.

It goes on from marks in the ledger, each a step that leaves marks for the next: articles that were
touched (`gather`), groups of tellings that may be of one situation (`regroup`), articles whose
claims move to another's telling (`rewrite`), names that articles share (`decide`), and pairs of
actors (`link`). A step first changes the graphs and then, in one transaction, the ledger; each can
be done twice. So whatever is killed is done again, and what is settled costs as much as what
changed, not as much as there is.
"""
