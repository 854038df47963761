"""Governments told by whose they are: "the Holm regime", and "the regime" behind it.

And those told by how they came to rule: the junta is that of the state where the coup was.
"""

from comity.graph.claim import Entity
from comity.graph.extraction.board import Board
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.salience import windows
from comity.graph.extraction.tokens import Token
from comity.ontology.iris import entity_iri

_REACH = 5
FAR = 3000
"""So many words back the state of a regime may have been told of."""
JUNTAS = frozenset({"regime", "junta", "ruler", "rulers"})
"""What only others call a government."""
ARMIES = frozenset({"military", "army"})
_TAKEN = frozenset(
    {"regime", "junta", "ruler", "rulers", "coup", "general", "generals", "dictator",
     "dictatorship", "strongman", "takeover", "putsch"}
)  # fmt: skip
OWNED = frozenset({"poss", "amod", "compound", "nmod"})


def regime_of(board: Board, ruler: Entity, noun: Token) -> Entity:
    """The government of a ruler whose state the article doesn't tell."""
    label = f"{ruler.label} {noun.lower_}"
    return Entity(entity_iri("org", board.group_key(label)), label, "Government")


def regime_before(board: Board, noun: Token) -> Mention | None:
    """ "The regime" is the one that was told of just before by its ruler's name or its state's.

    Or, however far back, the only one that the article has told of.
    """
    told = [m for m in board.between(max(noun.i - FAR, 0), noun.i) if _is_called(m, noun)]
    for start, end in windows(noun, _REACH):
        near = [m for m in told if start <= m.root < end]
        if near:
            return near[-1]
    alone = noun.lower_ in JUNTAS and len({m.entity.iri for m in told}) == 1
    return told[-1] if alone else None


def _is_called(mention: Mention, noun: Token) -> bool:
    return mention.via == "group" and noun.doc[mention.root].lower_ == noun.lower_


def state_of_coup(board: Board, noun: Token) -> Mention | None:
    """The only state of which the text so far tells that it has a junta, a coup or a regime."""
    before = board.between(max(noun.i - FAR, 0), noun.i)
    before = [m for m in before if m.end <= noun.i and m.entity.kind == "State"]
    found = {m.entity.iri: m for m in before if _is_taken(board.doc[m.root])}
    return next(iter(found.values())) if len(found) == 1 else None


def _is_taken(name: Token) -> bool:
    """True in "Chad's military rulers", "the coup in Chad"."""
    if name.dep_ in OWNED:
        return name.head.lemma_.lower() in _TAKEN
    inside = name.dep_ == "pobj" and name.head.lower_ in {"in", "of"}
    return inside and name.head.head.lemma_.lower() in _TAKEN
