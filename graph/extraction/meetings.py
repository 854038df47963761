"""Who met whom, or did a deed together, by the verb: afterwards they are "the two sides"."""

from collections.abc import Iterator

from comity.graph.claim import Entity
from comity.graph.extraction.board import Board
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.party_names import STATES, Actors
from comity.graph.extraction.subjects import grammatical_subjects
from comity.graph.extraction.syntax import children
from comity.graph.extraction.tokens import Token

_ACTORS = STATES | {"Person", "Organization", "PoliticalMovement", "ArmedGroup"}


def is_meeting(board: Board, verb: Token) -> bool:
    """True for "met", "hosted", "signed"."""
    return verb.pos_ == "VERB" and verb.lemma_ in board.words.listed("nominals.parties.meeting")


def told_together(board: Board, verb: Token) -> Actors:
    """Those who met, or did the deed together, by the verb."""
    tokens = grammatical_subjects(verb)
    if is_meeting(board, verb):
        tokens = [*tokens, *_companions(verb)]
    mentions = [board.roots.get(t.i) or _whose(board, t) for t in tokens]
    found = [e for m in mentions if m is not None for e in m.members or (m.entity,)]
    acting = (_holder(board, entity) for entity in found)
    return tuple(dict.fromkeys(e for e in acting if e.kind in _ACTORS))


def _whose(board: Board, noun: Token) -> Mention | None:
    """Chile for "her Chilean counterpart"."""
    if noun.lemma_.lower() not in board.words.listed("nominals.acting_for"):
        return None
    beside = (board.roots.get(child.i) for child in children(noun, "amod", "poss", "compound"))
    return next((m for m in beside if m is not None and m.entity.kind in STATES), None)


def _holder(board: Board, entity: Entity) -> Entity:
    """The state for which an office acts whose holder isn't named."""
    state = board.gazetteer.represented(entity) if entity.kind == "Office" else None
    return state or entity


def _companions(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ == "dobj":
            yield from (child, *child.conjuncts)
            yield from (p for c in child.children if c.lower_ == "with" for p in _governed(c))
        elif child.dep_ == "prep" and child.lower_ in ("with", "between"):
            yield from _governed(child)


def _governed(preposition: Token) -> Iterator[Token]:
    for inner in preposition.children:
        if inner.dep_ == "pobj":
            yield inner
            yield from inner.conjuncts
