"""Which claims contradict each other. They are linked; who is right is not for a program to say.

Two claims do where one asserts a situation and another denies it, where one expects it and
another expects that it doesn't come about, or where figures for one measure and time differ. Of
what has no date, only claims of one year are compared: later ones may tell of a change.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from comity.graph.across.tellings import Telling

YEAR = 366
"""Days between the publication of two undated claims that can still contradict each other."""
PARTNERS = 20
"""A claim is linked to so many that contradict it, those published nearest to it."""
ROUNDING = Decimal("0.05")
"""Figures that differ by less are one figure, rounded."""

_FIRM = frozenset({"Planned", "Promised", "Expected"})


@dataclass(frozen=True, slots=True, order=True)
class _Voice:
    """A claim on one side of a matter."""

    claim: str
    published: date
    article: str
    dated: bool


def contradictions(
    tellings: Iterable[Telling],
    same: Mapping[tuple[str, str], str],
    measures: Container[str],
) -> set[tuple[str, str]]:
    """The pairs of claims that contradict each other, by IRI, each pair in order.

    `measures` are the classes of which one amount at most is right at one time.
    """
    told = list(tellings)
    found = _denied(told, same) | _figures(told, measures)
    return {(min(pair), max(pair)) for pair in found}


def _denied(told: list[Telling], same: Mapping[tuple[str, str], str]) -> set[tuple[str, str]]:
    sides: defaultdict[str, dict[str, list[_Voice]]] = defaultdict(lambda: defaultdict(list))
    for telling in told:
        situation = same.get((telling.article, telling.iri), telling.iri)
        for said in telling.claims:
            side = _side(said.link, said.modality, said.polarity)
            if side:
                voice = _voice(telling, said.iri)
                sides[situation][side].append(voice)
    return {
        pair
        for voices in sides.values()
        for for_it, against in (("holds", "holds not"), ("comes", "comes not"))
        for pair in _pairs(voices.get(for_it, []), voices.get(against, []))
    }


def _side(link: str, modality: str, polarity: str) -> str:
    if link in ("asserts", "denies"):
        return "holds" if link == "asserts" else "holds not"
    if link == "projects" and modality in _FIRM:
        return "comes" if polarity == "Positive" else "comes not"
    return ""


def _voice(telling: Telling, claim: str) -> _Voice:
    return _Voice(claim, telling.published or date.min, telling.article, telling.dated)


def _pairs(ones: list[_Voice], others: list[_Voice]) -> Iterator[tuple[str, str]]:
    """Each of the smaller side with its partners on the other."""
    fewer, more = sorted((ones, others), key=len)
    for voice in fewer:
        fitting = [other for other in more if _meet(voice, other)]
        near = sorted(fitting, key=lambda o: (abs((o.published - voice.published).days), o))
        yield from ((voice.claim, other.claim) for other in near[:PARTNERS])


def _meet(one: _Voice, other: _Voice) -> bool:
    """Whether the two can be about the same time."""
    if one.article == other.article or (one.dated and other.dated):
        return True
    if date.min in (one.published, other.published):
        return False
    return abs((one.published - other.published).days) <= YEAR


def _figures(told: list[Telling], measures: Container[str]) -> set[tuple[str, str]]:
    """Claims that give different figures for one measure at one time."""
    alike: defaultdict[tuple[object, ...], list[Telling]] = defaultdict(list)
    for telling in told:
        if telling.kind in measures and telling.amount is not None and telling.dated:
            time = telling.begin, telling.end
            alike[telling.what, telling.loose, *time, telling.unit].append(telling)
    found: set[tuple[str, str]] = set()
    for group in alike.values():
        by_amount = sorted(group, key=lambda t: (t.amount or 0, t.iri, t.article))
        for at, telling in enumerate(by_amount):
            clashing = [t for t in by_amount[at + 1 :] if _clash(telling, t)]
            ones, others = _asserting([telling]), _asserting(clashing[:PARTNERS])
            found.update(_pairs(ones, others))
    return found


def _asserting(told: Iterable[Telling]) -> list[_Voice]:
    return [
        _voice(telling, said.iri)
        for telling in told
        for said in telling.claims
        if said.link in ("asserts", "assertsPast")
    ]


def _clash(one: Telling, other: Telling) -> bool:
    assert one.amount is not None
    assert other.amount is not None
    largest = max(abs(one.amount), abs(other.amount))
    return abs(one.amount - other.amount) > largest * ROUNDING
