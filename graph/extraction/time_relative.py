"""Relative expressions of time: days and years counted from publication or from what was told."""

from collections.abc import Mapping
from datetime import date, timedelta

from comity.graph.claim import Precision
from comity.graph.extraction.time_days import Anchor, Days, month_days, shifted
from comity.graph.extraction.time_words import time_words

Fields = Mapping[str, str]


def at_least(at: Anchor | None, *precisions: Precision) -> date:
    """The day of publication; ValueError where it isn't known as exactly as that."""
    if at is None or at.precision not in precisions:
        raise ValueError("not known")
    return at.day


def step_of(word: str) -> int:
    """-1 for "last", 1 for "next", else 0."""
    return {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(word.split()[-1], 0)


def count(fields: Fields) -> int:
    """The number of units that the expression names."""
    word = fields.get("count", "1").lower()
    return int(word) if word.isdigit() else time_words().numbers[word]


def known(unit: str, at: Anchor | None) -> date:
    """The day of publication, if it is known well enough to count such units from it."""
    if unit in {"year", "decade"}:
        return at_least(at, "day", "month", "year")
    return at_least(at, "day", "month") if unit in {"month", "quarter"} else at_least(at, "day")


def weekend(fields: Fields, at: Anchor | None) -> Days:
    """The Saturday and Sunday that are over, or have begun."""
    now = at_least(at, "day")
    saturday = now - timedelta(days=(now.weekday() - 5) % 7)
    return Days(saturday, saturday + timedelta(days=1), "day")


def overnight(fields: Fields, at: Anchor | None) -> Days:
    now = at_least(at, "day")
    return Days(now - timedelta(days=1), now, "day")


def vague(fields: Fields, at: Anchor | None) -> Days:
    """ "Recent weeks", "the coming months": so many as one may think of at most."""
    now, unit = known(fields["unit"], at), fields["unit"]
    ahead = fields["which"].split()[0] in _AHEAD
    length = _VAGUE[unit]
    here, there = shifted(now, unit, 0), shifted(now, unit, length if ahead else -length)
    first, last = (here, there) if ahead else (there, here)
    return Days(first.begin, last.end, here.precision)


def some_ago(fields: Fields, at: Anchor | None) -> Days:
    """ "Several days ago", and "several days earlier" than what is told of publication's time."""
    now, unit = known(fields["unit"], at), fields["unit"]
    told = at.told if at else None
    if fields["way"] == "earlier" and told is not None and told.end < now - _NEWS:
        raise ValueError("earlier than what was told")
    first, last = shifted(now, unit, -_VAGUE[unit]), shifted(now, unit, -2)
    return Days(first.begin, last.end, first.precision)


_NEWS = timedelta(days=31)
_AHEAD = frozenset({"coming", "next"})
_VAGUE = {"day": 7, "week": 6, "month": 9, "year": 9, "decade": 5}
"""How many days "several days" are at most, and so on."""


def later(fields: Fields, at: Anchor | None) -> Days:
    """ "Two days earlier", "a year later": counted from what was told last."""
    back = (fields.get("way") or fields["side"]) in {"earlier", "before"}
    if fields.get("way") == "earlier" and at is not None and at.told is None:
        return shifted(known(fields["unit"], at), fields["unit"], -count(fields))
    return _from_told(at, fields["unit"], count(fields) * (-1 if back else 1))


def as_told(fields: Fields, at: Anchor | None) -> Days:
    """ "That day", "the previous year", "the day after"."""
    word = fields.get("told") or fields.get("turn") or fields["side"]
    return _from_told(at, fields.get("unit", "day"), _STEPS.get(word.lower(), 0))


_STEPS = {
    "previous": -1, "preceding": -1, "last": -1, "before": -1,
    "next": 1, "following": 1, "after": 1,
}  # fmt: skip


def turned(fields: Fields, at: Anchor | None) -> Days:
    """ "The next month": after what was told, where that is long over; else after publication."""
    now, unit = known(fields["unit"], at), fields["unit"]
    if at is not None and at.told is not None and at.told.end < now - _NEWS:
        return as_told(fields, at)
    here, there = shifted(now, unit, 0), shifted(now, unit, 1)
    return Days(here.begin, there.end, here.precision)


def then(fields: Fields, at: Anchor | None) -> Days:
    """ "The following spring", "that May": of the year that was told, or the first one after it."""
    told = at.told if at else None
    if told is None:
        raise ValueError("not known")
    words = time_words()
    if "season" in fields:
        first, months = words.seasons[fields["season"].lower()]
    else:
        first, months = words.months[fields["month"].capitalize()], 1
    step, year = _STEPS.get(fields["told"].lower(), 0), told.begin.year
    if step > 0 and (told.precision == "year" or month_days(year, first, months).begin <= told.end):
        year += 1
    elif step < 0 and (told.precision == "year" or month_days(year, first).end >= told.begin):
        year -= 1
    return month_days(year, first, months)


def _from_told(at: Anchor | None, unit: str, steps: int) -> Days:
    told = at.told if at else None
    exact = {"day": {"day"}, "week": {"day"}, "month": {"day", "month"}, "quarter": {"day"}}
    if told is None or told.precision not in exact.get(unit, {"day", "month", "year"}):
        raise ValueError("not known")
    if unit == "week" and steps == 0:
        monday = told.begin - timedelta(days=told.begin.weekday())
        return Days(monday, monday + timedelta(days=6), "day")
    return shifted(told.begin, unit, steps)
