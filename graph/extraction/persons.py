"""Persons: full names first, then surnames and other short forms over the whole article."""

import re
from collections import defaultdict

from spacy.tokens import Doc

from comity.graph.claim import Entity
from comity.graph.extraction.board import Board, is_capitalized, plain
from comity.graph.extraction.folding import fold
from comity.graph.extraction.person_spans import GENERATIONS, person_spans
from comity.ontology.iris import Iri, entity_iri, slug


def find_persons(board: Board) -> None:
    """Add all mentions of persons by name; the longest form of a name gives the label."""
    spans = sorted(set(person_spans(board)))
    people = _cluster(board, spans)
    taken: set[int] = set()
    for (start, end), entity in sorted(people.items()):
        if board.is_free(start, end) and taken.isdisjoint(range(start, end)):
            board.add_name(board.mention(start, end, entity, "person"))
            taken.update(range(start, end))
    _propagate(board, people)


def _cluster(board: Board, spans: list[tuple[int, int]]) -> dict[tuple[int, int], Entity]:
    """One person for all spans whose names agree, the longest first."""
    texts = {span: plain(board.doc, range(*span)) for span in spans}
    people: dict[tuple[int, int], Entity] = {}
    known: list[tuple[tuple[str, ...], Entity]] = []
    for span in sorted(spans, key=lambda s: (-len(texts[s].split()), -len(texts[s]), s)):
        parts = _name_parts(texts[span])
        fitting = [entity for name, entity in known if _agrees(parts, name)]
        distinct = {entity.iri for entity in fitting}
        if len(distinct) == 1:
            people[span] = fitting[0]
        elif len(distinct) > 1:
            board.issue(*span, "ambiguous-person", ", ".join(sorted(distinct)))
        else:
            label = texts[span].strip("-–’' ")
            entity = Entity(entity_iri("person", slug(label)), label, "Person")
            people[span] = entity
            known.append((parts, entity))
    return people


def _name_parts(text: str) -> tuple[str, ...]:
    """The words of a name by which it is compared: without "Jr." and the like."""
    parts = fold(text).replace("-", " ").split()
    while len(parts) > 1 and parts[-1] in GENERATIONS:
        parts.pop()
    return tuple(part.lower() for part in parts)


def _agrees(short: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """True where the shorter form may name the person: all parts in order, or one end of it."""
    if short == name:
        return True
    if len(short) == 1:
        known = (*(part for part in name[1:-1] if len(part) > 3), name[-1], name[0])
        return short[0] in known or name[-1].endswith("-" + short[0])
    if _is_spelt_alike(short, name):
        return True
    remaining = iter(name)
    return short[-1] == name[-1] and all(part in remaining for part in short)


def _is_spelt_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """True for "Nikol Pashinyan" and "Nikol Pashinian": as many parts, each in one spelling."""
    if len(one) != len(other):
        return False
    return all(_sound(a) == _sound(b) for a, b in zip(one, other, strict=True))


def _sound(part: str) -> str:
    """A name as it sounds, whoever wrote it in Latin letters: "sergei" for "sergey"."""
    part = part.replace("kh", "h").replace("ph", "f").replace("ck", "k").replace("q", "k")
    part = part.replace("y", "i").replace("j", "i").replace("w", "v").replace("ou", "u")
    return re.sub(r"(.)\1+", r"\1", part).removesuffix("i")


def _propagate(board: Board, people: dict[tuple[int, int], Entity]) -> None:
    """Add the short forms of known names, in each spelling, wherever no other name stands."""
    keys: dict[str, dict[Iri, Entity]] = defaultdict(dict)
    names = {(person.label, person) for person in people.values()}
    names |= {(plain(board.doc, range(*span)), person) for span, person in people.items()}
    for name, person in sorted(names):
        parts = fold(name).split()
        last = parts[-2] if len(parts) > 2 and parts[-1] in GENERATIONS else parts[-1]
        keys[last][person.iri] = person
        if "-" in last:
            keys[last.split("-", 1)[1]][person.iri] = person
    for token in board.doc:
        if board.name_at(token.i) is not None or not is_capitalized(token):
            continue
        start, end = _word(board.doc, token.i)
        bearers = keys.get(fold(plain(board.doc, range(start, end)))) or keys.get(token.norm_, {})
        if not bearers or token.pos_ not in ("PROPN", "NOUN", "ADJ", "VERB", "X"):
            continue
        if len(bearers) > 1:
            board.issue(start, end, "ambiguous-person", ", ".join(sorted(bearers)))
        elif board.is_free(start, end):
            (person,) = bearers.values()
            board.add_name(board.mention(start, end, person, "person", 0.9))


def _word(doc: Doc, index: int) -> tuple[int, int]:
    """The hyphenated word around a token ("al-Rahi" is three tokens)."""
    start, end = index, index + 1
    while (
        start > 1
        and doc[start - 1].norm_ == "-"
        and not doc[start - 1].whitespace_
        and (not doc[start - 2].whitespace_)
    ):
        start -= 2
    while (
        end + 1 < len(doc)
        and doc[end].norm_ == "-"
        and not doc[end - 1].whitespace_
        and (not doc[end].whitespace_)
    ):
        end += 2
    return start, end
