"""Persons without a name whom a text introduces: "a Peruvian official", then "the official"."""

from comity.graph.extraction.board import Board
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.salience import windows
from comity.graph.extraction.syntax import children
from comity.graph.extraction.tokens import Token

_OWNERS = frozenset({"State", "GovernmentBody", "IntergovernmentalOrganization"})
_REACH = 5
"""Sentences that a description may reach back."""


def introduced(board: Board, token: Token) -> Token | None:
    """ "Official" of "a Peruvian official" without a name: "the official" is the same."""
    if any(child.dep_ != "det" for child in token.children if child.i < token.i):
        return None
    if token.lemma_.lower() not in board.words.listed("nominals.acting_persons"):
        return None
    for start, end in windows(token, _REACH):
        for other in reversed(token.doc[start : min(end, token.i)]):
            if other.lower_ == token.lower_:
                first = any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in other.children)
                return other if first and board.roots.get(other.i) is None else None
    return None


def acted_for(board: Board, noun: Token) -> Mention | None:
    """Peru in "a Peruvian official said his country", "a spokesman for Peru said he"."""
    if noun.tag_ != "NN" or noun.lemma_.lower() not in board.words.listed(
        "nominals.acting_persons"
    ):
        return None
    owners = children(noun, "poss", "amod", "compound", "nmod")
    behind = (p for p in children(noun, "prep") if p.lower_ in ("for", "of", "from"))
    owners += [t for prep in behind for t in children(prep, "pobj")]
    mentions = (board.roots.get(owner.i) for owner in owners)
    named = (m for m in mentions if m is not None and not m.members)
    return next((m for m in named if m.entity.kind in _OWNERS), None)
