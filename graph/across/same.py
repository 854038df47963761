"""Which tellings are of one situation.

Class, mode and roles are the same; period and amount are the same, or the one says less of them
than the other. The claims then go to the fuller telling: the narrower time of an event, the
longer time of a relationship, the amount where the other has none. Where two fuller tellings
exclude each other, nobody can say which is meant, and all stay apart.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from comity.graph.across.tellings import Telling

NEAR = timedelta(days=3)
"""Undated tellings of an event that were published no further apart may be of one event."""

_Place = tuple[str, str]
"""An article and a situation as it tells of it."""


def same_situations(tellings: Iterable[Telling]) -> dict[_Place, str]:
    """For each telling that is of another's situation: the IRI of that one."""
    alike: defaultdict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        alike[telling.what].append(telling)
    found: dict[_Place, str] = {}
    for group in alike.values():
        if len({telling.iri for telling in group}) > 1:
            found |= _EventGroup(group).same() if group[0].is_event else _same_relations(group)
    return found


def _same_relations(group: list[Telling]) -> dict[_Place, str]:
    """A relation told of for a shorter time, or for none, is the one that holds longer."""
    distinct = _distinct(group)
    turns = _turns(distinct)
    chosen: dict[object, Telling | None] = {}
    found = {}
    for telling in group:
        # All that `_continues` asks of a telling; in a busy group most are alike in it.
        day = None if telling.dated else telling.published
        alike = (telling.iri, telling.links, day and bisect_right(turns, day))
        if alike not in chosen:
            chosen[alike] = _only([other for other in distinct if _continues(other, telling)])
        fuller = chosen[alike]
        if fuller is not None:
            found[telling.article, telling.iri] = fuller.iri
    return found


def _turns(distinct: list[Telling]) -> list[date]:
    """The days on which something begins to hold, or holds no longer."""
    begins = {telling.begin for telling in distinct if telling.begin}
    ends = {telling.end for telling in distinct if telling.end and telling.end < date.max}
    return sorted(begins | {end + timedelta(days=1) for end in ends})


def _continues(other: Telling, telling: Telling) -> bool:
    """Whether a relationship as another telling has it takes in this one."""
    if other.iri == telling.iri or not _tells_amount(other, telling):
        return False
    if _changed(other, telling):
        return False
    if not telling.dated:
        return not other.dated or _covers_publication(other, telling)
    if telling.links <= {"projects"} or (telling.amount is not None and other.amount is not None):
        return (other.begin, other.end) == (telling.begin, telling.end)
    return other.dated and _within(telling, other)


def _changed(one: Telling, other: Telling) -> bool:
    """True where it holds from one day on and does not from another: broken off, or restored."""
    turned = ("denies" in one.links) != ("denies" in other.links)
    return turned and None not in (one.begin, other.begin) and one.begin != other.begin


def _covers_publication(other: Telling, telling: Telling) -> bool:
    """Whether what an article tells of its own day falls into the time that another tells of."""
    day = telling.published
    if day is None or not telling.links <= {"asserts", "denies"}:
        return False
    return (other.begin or day) <= day <= (other.end or day)


def _within(inner: Telling, outer: Telling) -> bool:
    begins = outer.begin is None or (inner.begin is not None and outer.begin <= inner.begin)
    ends = outer.end is None or (inner.end is not None and inner.end <= outer.end)
    return begins and ends


def _tells_amount(other: Telling, telling: Telling) -> bool:
    """Whether another telling gives the same amount, or one where this has none."""
    if telling.amount is None:
        return True
    return (other.amount, other.unit) == (telling.amount, telling.unit)


def _only(fuller: list[Telling]) -> Telling | None:
    """The one of them that takes in all others; None where there is none."""
    for candidate in sorted(fuller, key=lambda t: t.iri):
        if all(other is candidate or _fuller(candidate, other) for other in fuller):
            return candidate
    return None


def _fuller(one: Telling, other: Telling) -> bool:
    """Whether one of two tellings that both fit says at least as much as the other."""
    if not _tells_amount(one, other):
        return False
    if not other.dated or not one.dated:
        return one.dated or not other.dated
    return _within(one, other) if one.is_event else _within(other, one)


def _distinct(group: Iterable[Telling]) -> list[Telling]:
    """One telling for each IRI, of the first article."""
    first: dict[str, Telling] = {}
    for telling in sorted(group, key=lambda t: (t.iri, t.article)):
        first.setdefault(telling.iri, telling)
    return list(first.values())


class _EventGroup:
    """The tellings of events of one class and mode with the same participants."""

    def __init__(self, group: list[Telling]) -> None:
        self._group = group
        distinct = _distinct(group)
        self._dated = sorted(
            (t for t in distinct if t.begin and t.end), key=lambda t: (t.begin, t.iri)
        )
        self._begins = [t.begin for t in self._dated if t.begin]
        self._first = dict(self._windows([t for t in distinct if not t.dated and t.published]))

    def same(self) -> dict[_Place, str]:
        """For each telling that is of another's event: the IRI of that one."""
        found = {}
        for telling in self._group:
            chosen = _only(list(self._fitting(telling)))
            target = chosen.iri if chosen else self._first.get(telling.iri, telling.iri)
            if target != telling.iri:
                found[telling.article, telling.iri] = target
        return found

    def _fitting(self, telling: Telling) -> Iterator[Telling]:
        first, last = self._span(telling)
        if first is None or last is None:
            return
        at, stop = bisect_left(self._begins, first), bisect_right(self._begins, last)
        for other in self._dated[at:stop]:
            if (
                other.iri != telling.iri
                and other.end is not None
                and other.end <= last
                and _tells_amount(other, telling)
                and _possible(other, telling)
            ):
                yield other

    def _span(self, telling: Telling) -> tuple[date | None, date | None]:
        """The time in which the event falls, by this telling."""
        if telling.dated:
            return telling.begin, telling.end
        day = telling.published
        if day is None or telling.links <= {"assertsPast"}:
            return None, None
        planned = "projects" in telling.links
        return (day if telling.links == {"projects"} else day - NEAR), day + NEAR * planned

    def _windows(self, undated: list[Telling]) -> Iterator[tuple[str, str]]:
        """Undated tellings, each with the first of those that were told about the same day."""
        by_amount: defaultdict[str, list[Telling]] = defaultdict(list)
        for telling in undated:
            by_amount[f"{telling.amount} {telling.unit}"].append(telling)
        for alike in by_amount.values():
            opened: Telling | None = None
            for telling in sorted(alike, key=lambda t: (t.published or date.min, t.iri)):
                assert telling.published is not None
                if opened is None or telling.published - _day(opened) > NEAR:
                    opened = telling
                yield telling.iri, opened.iri


def _day(telling: Telling) -> date:
    assert telling.published is not None
    return telling.published


def _possible(other: Telling, telling: Telling) -> bool:
    """Whether an article could tell so, on its day, of an event at that time."""
    day = telling.published
    if day is None:
        return True
    told = bool(telling.links & {"asserts", "assertsPast"})
    planned = "projects" in telling.links
    early = told and other.begin is not None and other.begin > day
    late = planned and other.end is not None and other.end < day
    return not (early or late)
