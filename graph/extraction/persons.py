"""Persons: full names first, then surnames and other short forms over the whole article."""

from collections import defaultdict
from collections.abc import Iterable
from heapq import nsmallest

from comity.graph.claim import Entity
from comity.graph.extraction.board import Board, is_capitalized, plain
from comity.graph.extraction.folding import fold
from comity.graph.extraction.name_roles import acting_persons
from comity.graph.extraction.person_names import KnownNames, name_parts
from comity.graph.extraction.person_spans import GENERATIONS, person_spans
from comity.graph.extraction.tokens import Doc, Token
from comity.ontology.iris import Iri, entity_iri, slug

Span = tuple[int, int]
_FEW = 10
"""Persons that an issue names at most."""
_SHORT = 2
"""So short a first part may be a particle: "Al", "To"."""
_WIDE = 12
"""Tokens on either side that a hyphenated word may go on for."""


def find_persons(board: Board) -> None:
    """Add all mentions of persons by name; the longest form of a name gives the label."""
    spans = _apart(sorted(set(person_spans(board))), acting_persons(board))
    people = _cluster(board, spans)
    taken: set[int] = set()
    for (start, end), entity in sorted(people.items()):
        if board.is_free(start, end) and taken.isdisjoint(range(start, end)):
            board.add_name(board.mention(start, end, entity, "person"))
            taken.update(range(start, end))
    _propagate(board, people)


def _apart(spans: list[Span], more: Iterable[Span]) -> list[Span]:
    """The spans, and those of the others that have no token in common with them."""
    taken = {index for span in spans for index in range(*span)}
    return sorted({*spans, *(span for span in more if taken.isdisjoint(range(*span)))})


def _cluster(board: Board, spans: list[tuple[int, int]]) -> dict[tuple[int, int], Entity]:
    """One person for all spans whose names agree, the longest first."""
    texts = {span: plain(board.doc, range(*span)) for span in spans}
    people: dict[tuple[int, int], Entity] = {}
    known = KnownNames()
    for span in sorted(spans, key=lambda s: (-len(texts[s].split()), -len(texts[s]), s)):
        parts = name_parts(texts[span])
        fitting = known.fitting(parts)
        if len(fitting) == 1:
            people[span] = fitting[0]
        elif fitting:
            board.issue(*span, "ambiguous-person", _listed(person.iri for person in fitting))
        else:
            label = texts[span].strip("-–’' ")
            entity = Entity(entity_iri("person", slug(label)), label, "Person")
            people[span] = entity
            known.add(parts, entity)
    return people


def _listed(iris: Iterable[Iri]) -> str:
    """The first few in their order: an article may name hundreds of one surname."""
    return ", ".join(nsmallest(_FEW, iris))


def _propagate(board: Board, people: dict[tuple[int, int], Entity]) -> None:
    """Add the short forms of known names, in each spelling, wherever no other name stands."""
    keys: dict[str, dict[Iri, Entity]] = defaultdict(dict)
    first: dict[str, dict[Iri, Entity]] = defaultdict(dict)
    names = {(person.label, person) for person in people.values()}
    names |= {(plain(board.doc, range(*span)), person) for span, person in people.items()}
    for name, person in sorted(names):
        parts = fold(name).split()
        last = parts[-2] if len(parts) > 2 and parts[-1] in GENERATIONS else parts[-1]
        keys[last][person.iri] = person
        if len(parts) > 1 and len(parts[0]) > _SHORT:
            first[parts[0]][person.iri] = person
        if "-" in last:
            keys[last.split("-", 1)[1]][person.iri] = person
    for token in board.doc:
        if board.name_at(token.i) is not None or not is_capitalized(token):
            continue
        start, end = _word(board.doc, token.i)
        bearers = keys.get(fold(plain(board.doc, range(start, end)))) or keys.get(token.norm_, {})
        if not bearers and _stands_alone(token):
            bearers = first.get(token.norm_, {})
            bearers = bearers if len(bearers) == 1 else {}
        if not bearers or token.pos_ not in ("PROPN", "NOUN", "ADJ", "VERB", "X"):
            continue
        if len(bearers) > 1:
            board.issue(start, end, "ambiguous-person", _listed(bearers))
        elif board.is_free(start, end):
            (person,) = bearers.values()
            board.add_name(board.mention(start, end, person, "person", 0.9))


def _stands_alone(token: Token) -> bool:
    """True for "Abiy" in "Abiy's government spoke": whole peoples go by their first names."""
    if token.pos_ != "PROPN" or token.dep_ not in ("nsubj", "nsubjpass", "poss", "dobj", "pobj"):
        return False
    beside = (token.doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(token.doc))
    return not any(t.pos_ == "PROPN" or t.norm_ == "-" for t in beside)


def _word(doc: Doc, index: int) -> tuple[int, int]:
    """The hyphenated word around a token ("al-Rahi" is three tokens)."""
    start, end = index, index + 1
    while (
        start > max(1, index - _WIDE)
        and doc[start - 1].norm_ == "-"
        and not doc[start - 1].whitespace_
        and (not doc[start - 2].whitespace_)
    ):
        start -= 2
    while (
        end + 1 < min(len(doc), index + _WIDE)
        and doc[end].norm_ == "-"
        and not doc[end - 1].whitespace_
        and (not doc[end].whitespace_)
    ):
        end += 2
    return start, end
