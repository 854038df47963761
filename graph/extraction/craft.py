"""Aircraft told by a word that also names people: "two Russian Tu-95 bombers"."""

import re

from comity.graph.extraction.tokens import Token

_FLYING = frozenset({"strategic", "stealth", "heavy", "range", "nuclear", "capable", "fighter"})
"""Before "bombers" these make them aircraft."""
MODEL = re.compile(r"(?:[A-Z]{1,3}|Su|Tu|MiG|Mi)-\d+")
"""Aircraft by their make: "F-16s"."""


def are_craft(noun: Token) -> bool:
    """True for "Tu-95 bombers", "strategic bombers", not for people who bomb."""
    if noun.lemma_ != "bomber" or noun.tag_ != "NNS":
        return False
    before = [c for c in noun.children if c.i < noun.i]
    return any(MODEL.match(c.text) or c.lower_ in _FLYING for c in before)
