"""Finds the periods that a text names, resolved against the day of its publication.

`find_periods` joins single expressions (`time_atoms`) into intervals, reads what stands before
them ("by", "since", "early", "the twelve months ending"), and asks `time_resolve` when they were.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Literal

from comity.graph.claim import Period, Precision
from comity.graph.extraction.time_atoms import Atom, find_atoms
from comity.graph.extraction.time_days import Anchor, Days, anchor, month_days, part_of
from comity.graph.extraction.time_resolve import lacks_year, resolve, resolve_pair
from comity.graph.extraction.time_words import SPACE, choice, time_words

Kind = Literal["at", "by", "since", "until", "every"]


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period and its words: `text[start:end] == period.expression`.

    `kind` says how the period bounds what is told: "by" and "until" have no begin, "since" has
    no end, "every" (each year, annually) has neither.
    """

    start: int
    end: int
    period: Period
    kind: Kind


def find_periods(
    text: str, published: str | None, told: Period | None = None
) -> list[PeriodMention]:
    """The periods of a text in its order; they never overlap.

    `told` is the period that was named last before the text, for "the day before".

    `published` is an ISO 8601 date, against which "last year" or "September 29" are resolved; an
    expression that needs it is left out where it is None or not exact enough. Raises ValueError
    where it is no ISO 8601 date.
    """
    at, atoms, found, index = anchor(published), find_atoms(text), list[PeriodMention](), 0
    at = _with_told(at, told)
    while index < len(atoms):
        floor = found[-1].end if found else 0
        pair = atoms[index : index + 2]
        mention = _interval(text, floor, pair[0], pair[1], at) if len(pair) == 2 else None
        index += 1 if mention is None else 2
        mention = mention or _single(text, floor, pair[0], at)
        if mention is not None:
            found.append(mention)
            at = _with_told(at, mention.period)
    return found


def _with_told(at: Anchor | None, period: Period | None) -> Anchor | None:
    """The anchor that also knows the period, where that has a begin and an end."""
    if at is None or period is None or period.begin is None or period.end is None:
        return at
    precision = period.begin_precision or "day"
    told = Days(date.fromisoformat(period.begin), date.fromisoformat(period.end), precision)
    return replace(at, told=told)


def to_edtf(period: Period) -> str:
    """A period in the notation of EDTF: "2024-10", "1996/2001", "../2030", "195X/198X".

    An interval with neither begin nor end ("every year") is "".
    """
    begin = _edtf_end(period.begin, period.begin_precision)
    end = _edtf_end(period.end, period.end_precision)
    if begin == end == "..":
        return ""
    return begin if begin == end else f"{begin}/{end}"


def _edtf_end(day: str | None, precision: Precision | None) -> str:
    if day is None:
        return ".."
    if precision == "decade":
        return f"{day[:3]}X"
    return day[: {"year": 4, "month": 7}.get(precision or "day", 10)]


@dataclass(frozen=True, slots=True)
class _Before:
    """What was read before an expression, and where it begins."""

    start: int
    kind: str = "at"
    part: str = "whole"


_LOOSE = frozenset({"before", "after", "by", "from"})
"""What bounds a period only right before it: "by Monday", not "by Monday's crowd"."""


@cache
def _prefix() -> re.Pattern[str]:
    words = time_words()
    kinds, parts = choice(words.kinds), choice(words.parts)
    return re.compile(
        rf"(?<![\w-])(?:(?P<kind>(?i:{kinds})){SPACE})?"
        rf"(?:(?:on|in){SPACE})?(?P<the>the{SPACE})?"
        rf"(?:(?P<part>(?i:{parts}))(?:{SPACE}|(?<=-))(?:(?:in|the){SPACE})?)?$"
    )


def _before(text: str, floor: int, start: int) -> _Before:
    """The words that bound the expression at `start`, not further back than `floor`."""
    left = max(floor, start - 48)
    for match in _prefix().finditer(text[left:start]):
        words = time_words()
        if match["kind"] is None and match["part"] is None:
            continue
        begin = left + (match.start("part") if match["kind"] is None else match.start("kind"))
        kind = words.kinds[_plain(match["kind"])] if match["kind"] else "at"
        if match["the"] and match["part"] is None and kind in _LOOSE:  # "after the 2001 invasion"
            continue
        part = words.parts[_plain(match["part"])] if match["part"] else "whole"
        return _Before(begin, kind, part)
    return _Before(start)


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


_TO = re.compile(rf"\s?(?:to|until|till|through|[-–—])\s?(?:(?:the|mid-?|early|late){SPACE}?)?")
_AND = re.compile(rf"\s?and\s?(?:(?:the|mid-?|early|late){SPACE}?)?")


def _interval(
    text: str, floor: int, first: Atom, last: Atom, at: Anchor | None
) -> PeriodMention | None:
    """ "from May to June 2024", "between 1996 and 2001", "January through October 2024"."""
    gap, before = text[first.end : last.start], _before(text, floor, first.start)
    may_share = before.kind == "between" or (lacks_year(first) and not lacks_year(last))
    joined = _TO.fullmatch(gap) or (may_share and _AND.fullmatch(gap))
    if not joined or "every" in (first.form, last.form):
        return None
    ends = resolve_pair(first, last, _leaning(text, first, before, at))
    if ends is None:
        return None
    one = part_of(ends[0], before.part)
    two = part_of(ends[1], _before(text, first.end, last.start).part)
    if one.begin > two.end:
        return None
    start = before.start if before.kind in {"at", "from", "between"} else first.start
    return _mention(text, start, last.end, one, two, "at")


def _single(text: str, floor: int, atom: Atom, at: Anchor | None) -> PeriodMention | None:
    if atom.form == "every":
        period = Period(None, None, None, None, text[atom.start : atom.end])
        return PeriodMention(atom.start, atom.end, period, "every")
    before = _before(text, floor, atom.start)
    days = resolve(atom, _leaning(text, atom, before, at))
    if days is None:
        return None
    ending = _ending(text, floor, atom, days)
    if ending is not None:
        return ending
    is_limit = before.kind in {"by", "before", "until"} and before.part == "end"
    days = part_of(days, "whole" if is_limit else before.part)
    return _bounded(text, before, atom, days)


def _bounded(text: str, before: _Before, atom: Atom, days: Days) -> PeriodMention:
    """An expression with "by", "since", … before it; "after Monday's attack" has none."""
    kind, end = before.kind, atom.end
    if kind in _LOOSE and re.match(r"['’]s?\b", text[end : end + 2]):
        kind = "at"
    elif kind == "from":
        onward = re.match(rf",?{SPACE}(?:onwards?|on)\b(?!{SPACE}(?:the|a)\b)", text[end : end + 9])
        kind, end = ("since", end + onward.end()) if onward else ("at", end)
    if kind in {"by", "until"}:
        bound: Kind = "by" if kind == "by" else "until"
        return _mention(text, before.start, end, None, days, bound)
    if kind == "before" and before.part == "end":
        return _mention(text, before.start, end, None, days, "by")
    if kind == "before":
        eve = days.begin - timedelta(days=1)
        return _mention(text, before.start, end, None, replace(days, begin=eve, end=eve), "by")
    if kind == "after":
        later = days.end + timedelta(days=1)
        return _mention(
            text, before.start, end, replace(days, begin=later, end=later), None, "since"
        )
    if kind in {"since", "start"}:
        return _mention(text, before.start, end, days, None, "since")
    start = before.start if before.kind == "at" else atom.start
    return _mention(text, start, end, days, days, "at")


def _mention(
    text: str, start: int, end: int, first: Days | None, last: Days | None, kind: Kind
) -> PeriodMention:
    period = Period(
        begin=first.begin.isoformat() if first else None,
        end=last.end.isoformat() if last else None,
        begin_precision=first.precision if first else None,
        end_precision=last.precision if last else None,
        expression=text[start:end],
    )
    return PeriodMention(start, end, period, kind)


@cache
def _ending_prefix() -> re.Pattern[str]:
    """ "the twelve months ending", "the year to", "the quarter ended on"."""
    counts = rf"(?P<count>\d{{1,3}}|{choice(time_words().numbers)})"
    unit = r"(?:(?:fiscal|financial|calendar|business) )?(?P<unit>month|year|quarter)s?"
    return re.compile(
        rf"(?i)(?<![\w-])(?:(?:the|a|an|in) )?(?:(?:last|past) )?(?:{counts}[ -])?{unit} "
        r"(?:(?:that|which) )?(?:ending|ended|ends|up to|through|to)"
        r"(?: on| in)?(?: the)?(?: end of)? $"
    )


def _ending(text: str, floor: int, atom: Atom, days: Days) -> PeriodMention | None:
    """A period that is told by its length and its end."""
    left = max(floor, atom.start - 64)
    match = _ending_prefix().search(text[left : atom.start].replace("\n", " "))
    if match is None or days.precision not in {"day", "month"}:
        return None
    count = (match["count"] or "1").lower()
    number = int(count) if count.isdigit() else time_words().numbers[count]
    months = number * {"month": 1, "quarter": 3, "year": 12}[match["unit"].lower()]
    if not 0 < months <= 1200:
        return None
    end = days.end
    year, month = divmod(end.year * 12 + end.month - 1 - months, 12)
    same_day = min(end.day, month_days(year, month + 1).end.day)
    is_month_end = (end + timedelta(days=1)).day == 1
    last_before = (
        month_days(year, month + 1).end if is_month_end else date(year, month + 1, same_day)
    )
    begin = Days(last_before + timedelta(days=1), end, days.precision)
    return _mention(text, left + match.start(), atom.end, begin, days, "at")


@cache
def _cues() -> re.Pattern[str]:
    words = time_words()
    past = rf"{choice(words.past_cues)}|[a-z]{{3,20}}ed"
    return re.compile(
        rf"\b(?:(?P<future>{choice(words.future_cues)}|\w+['’]ll)|(?<!be )(?P<past>{past}))\b"
    )


_STOP = re.compile(r"(?<![A-Z])[.!?][\"”’']?\s|\n\n")


def _leaning(text: str, atom: Atom, before: _Before, at: Anchor | None) -> Anchor | None:
    """The anchor with the direction in which words of the same sentence point."""
    if at is None or before.kind == "since":
        return replace(at, lean=-1) if at else None
    lean = next(_directions(text, atom), 1 if before.kind in {"by", "until"} else 0)
    if atom.form == "weekday" and before.kind not in {"by", "until"}:
        near = _STOP.split(text[max(0, atom.start - 120) : atom.start])[-1]
        cues = [m.lastgroup for m in _cues().finditer(near)]
        lean = 1 if cues and cues[-1] == "future" else 0
    return replace(at, lean=lean)


def _directions(text: str, atom: Atom) -> Iterator[int]:
    """+1 or -1 for each cue, the nearest before the expression first, then those after it."""
    left = _STOP.split(text[max(0, atom.start - 90) : atom.start])[-1]
    right = _STOP.split(text[atom.end : atom.end + 60])[0]
    for match in [*reversed(list(_cues().finditer(left))), *_cues().finditer(right)]:
        yield 1 if match["future"] else -1
