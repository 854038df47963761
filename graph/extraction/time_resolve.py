"""Says when an expression of time was: an atom and the day of publication give days.

What the text leaves open is not guessed: without a day of publication, "on Monday" is no day.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

from comity.graph.extraction.time_atoms import Atom
from comity.graph.extraction.time_days import (
    Anchor,
    Days,
    month_days,
    one_day,
    shifted,
    whole_years,
)
from comity.graph.extraction.time_relative import (
    Fields,
    as_told,
    at_least,
    count,
    known,
    later,
    overnight,
    some_ago,
    step_of,
    then,
    turned,
    vague,
    weekend,
)
from comity.graph.extraction.time_words import time_words

AHEAD_DAYS = 183
"""How far after publication a date without a year may lie where nothing points ahead."""


def resolve(atom: Atom, published: Anchor | None) -> Days | None:
    """The days of an expression, or None where the text does not tell."""
    try:
        return _RESOLVERS[atom.form](atom.fields, published)
    except (ValueError, OverflowError):  # 30 February, the year 0
        return None


def resolve_pair(first: Atom, last: Atom, published: Anchor | None) -> tuple[Days, Days] | None:
    """Both ends of an interval; a year that only one of them names holds for the other too."""
    one, two = resolve(first, published), resolve(last, published)
    if lacks_year(first) and two is not None and not lacks_year(last):
        one = _in_year_near(first, two.begin, -1)
    elif lacks_year(last) and one is not None:
        two = _in_year_near(last, one.begin, 1)
    if one is not None and two is not None and two.end < one.begin and last.form == "weekday":
        two = replace(two, begin=two.begin + _WEEK, end=two.end + _WEEK)
    return (one, two) if one is not None and two is not None and one.begin <= two.end else None


_AGAINST = 8
"""How many times further away a date counts that lies where the words near it don't point."""
_WEEK = timedelta(days=7)


def lacks_year(atom: Atom) -> bool:
    """True for a month or day that does not say in which year it lies."""
    return atom.form in {"mdy", "dmy", "month"} and not {"year", "which"} & atom.fields.keys()


def _in_year_near(atom: Atom, other: date, step: int) -> Days | None:
    """The atom in the year of `other`, or in the next one in the direction of `step`."""
    for year in (other.year, other.year + step):
        found = resolve(replace(atom, fields={**atom.fields, "year": str(year)}), None)
        if found is not None and (found.begin - other).days * step >= 0:
            return found
    return None


def _year(fields: Fields, at: Anchor | None) -> int | None:
    """The year that an expression names, or that "last year" and "the year" stand for."""
    if "year" in fields:
        return int(fields["year"])
    if "which" in fields or "the" in fields:
        now = at_least(at, "day", "month", "year")
        return now.year + step_of(fields.get("which", "this").lower())
    return None


def _month(fields: Fields) -> int:
    words = time_words()
    name = fields["month"].rstrip(".")
    if name.isdigit():
        return int(name)
    return {**words.month_abbreviations, **words.months}[name.capitalize()]


def weekday_of(fields: Fields) -> int | None:
    """The weekday that an expression names (0 is Monday), if any."""
    words, name = time_words(), fields.get("weekday", "").rstrip(".")
    return {**words.weekday_abbreviations, **words.weekdays}.get(name)


def _day(fields: Fields, at: Anchor | None) -> Days:
    month = _month(fields)
    numbers = [int(re.sub(r"\D", "", fields[f])) for f in ("day", "to_day") if f in fields]
    if numbers[-1] < numbers[0]:
        raise ValueError("the days run backwards")

    def in_year(year: int) -> Days:
        return Days(date(year, month, numbers[0]), date(year, month, numbers[-1]), "day")

    return _nearest(in_year, _year(fields, at), at, weekday_of(fields))


def _only_month(fields: Fields, at: Anchor | None) -> Days:
    month = _month(fields)
    return _nearest(lambda year: month_days(year, month), _year(fields, at), at, None)


def _nearest(
    in_year: Callable[[int], Days], year: int | None, at: Anchor | None, weekday: int | None
) -> Days:
    """The days in their year; where none is named, in the year that comes nearest."""
    if year is not None:
        return in_year(year)
    now = at_least(at, "day", "month")
    lean = at.lean if at else 0
    options: list[tuple[float, Days]] = []
    for candidate in (now.year - 1, now.year, now.year + 1):
        try:
            days = in_year(candidate)
        except ValueError:  # 29 February
            continue
        ahead = (days.begin - now).days
        if ahead > (365 if lean > 0 else AHEAD_DAYS) or ahead < -365:
            continue
        wrong_day = weekday is not None and days.begin.weekday() != weekday
        against = (ahead > 0 and lean < 0) or (days.end < now and lean > 0)
        options.append((abs(ahead) * (_AGAINST if against else 1) + 10_000 * wrong_day, days))
    return min(options, key=lambda option: option[0])[1]


def _spanning(fields: Fields, at: Anchor | None) -> Days:
    """ "2019-2021", "2024-25", and "2024-05", which is a month."""
    first, last = int(fields["year"]), int(fields["to_year"])
    if last < 100:
        if last <= first % 100:
            return month_days(first, last)
        last += first - first % 100
    if last < first:
        raise ValueError("the years run backwards")
    return whole_years(first, last)


def _decade(fields: Fields, at: Anchor | None) -> Days:
    first = int(fields["decade"]) * 10
    return whole_years(first, first + 9, "decade")


def _fiscal(fields: Fields, at: Anchor | None) -> Days:
    """The calendar year of that number: fiscal years begin in another month in each state."""
    year = int(fields.get("year") or "20" + fields["short"])
    return whole_years(year, year)


def _fraction(fields: Fields, at: Anchor | None, length: int) -> Days:
    """A quarter (3 months) or a half (6) of a year."""
    year, count = _year(fields, at), 12 // length
    number = count if "last" in fields else int(fields.get("number", "0"))
    number = number or time_words().ordinals[fields["ordinal"].lower()]
    if year is None or number > count:
        raise ValueError("no such part of a year")
    return month_days(year, (number - 1) * length + 1, length)


def _season(fields: Fields, at: Anchor | None) -> Days:
    first, count = time_words().seasons[fields["season"].lower()]
    if "which" in fields and "year" not in fields:
        return _which(lambda year: month_days(year, first, count), fields["which"], at)
    year = _year(fields, at)
    if year is None:
        raise ValueError("not known")
    return month_days(year, first, count)


def _which(in_year: Callable[[int], Days], which: str, at: Anchor | None) -> Days:
    """ "last April", "next March": the one before or after publication."""
    now, step = at_least(at, "day", "month"), step_of(which.lower())
    years = (now.year + 1, now.year, now.year - 1)
    if step < 0:
        return next(days for days in map(in_year, years) if days.end < now)
    if step > 0:
        return next(days for days in map(in_year, reversed(years)) if days.begin > now)
    return in_year(now.year)


def _which_day(fields: Fields, at: Anchor | None) -> Days:
    if "month" in fields:
        month = _month(fields)
        return _which(lambda year: month_days(year, month), fields["which"], at)
    now, step = at_least(at, "day"), step_of(fields["which"].lower())
    days = ((weekday_of(fields) or 0) - now.weekday()) % 7
    if step < 0 or (step == 0 and days and at is not None and at.lean < 0):
        days = days - 7
    elif step > 0:
        days = days or 7
    return one_day(now + timedelta(days=days))


def _bare_weekday(fields: Fields, at: Anchor | None) -> Days:
    """The last one on or before publication; the next one where words point ahead."""
    now = at_least(at, "day")
    behind = (now.weekday() - (weekday_of(fields) or 0)) % 7
    days = 7 - behind if at is not None and at.lean > 0 else -behind
    return one_day(now + timedelta(days=days))


def _word(fields: Fields, at: Anchor | None) -> Days:
    word = " ".join(fields["word"].lower().split())
    return one_day(at_least(at, "day") + timedelta(days=time_words().days[word]))


def _ago(fields: Fields, at: Anchor | None) -> Days:
    now, unit = known(fields["unit"], at), fields["unit"]
    found = shifted(now, unit, -count(fields))
    if unit != "week":
        return found
    slack = timedelta(days=3)
    return Days(found.begin - slack, found.end + slack, "day")


def _running(fields: Fields, at: Anchor | None) -> Days:
    """ "the past decade", "the next three years": from or up to publication."""
    now, unit = known(fields["unit"], at), fields["unit"]
    step = step_of(fields["which"].lower())
    here, there = shifted(now, unit, 0), shifted(now, unit, step * count(fields))
    first, last = (there, here) if step < 0 else (here, there)
    return Days(first.begin, last.end, here.precision)


def _unit(fields: Fields, at: Anchor | None) -> Days:
    """ "last week", "this month", "next year": whole calendar units."""
    now, unit, step = known(fields["unit"], at), fields["unit"], step_of(fields["which"].lower())
    if unit in {"month", "year"}:
        return shifted(now, unit, step)
    if unit == "quarter":
        year, quarter = divmod(now.year * 4 + (now.month - 1) // 3 + step, 4)
        return month_days(year, quarter * 3 + 1, 3)
    if unit == "decade":
        first = (now.year // 10 + step) * 10
        return whole_years(first, first + 9, "decade")
    monday = now - timedelta(days=now.weekday()) + step * _WEEK
    first_day = monday + timedelta(days=5 if unit == "weekend" else 0)
    return Days(first_day, monday + timedelta(days=6), "day")


def _whole_year(fields: Fields, at: Anchor | None) -> Days:
    year = int(fields["year"])
    return whole_years(year, year)


Resolver = Callable[[Fields, Anchor | None], Days]
_RESOLVERS: Mapping[str, Resolver] = MappingProxyType(
    {
        "iso": _day, "dotted": _day, "mdy": _day, "dmy": _day,
        "my": _only_month, "month": _only_month, "year": _whole_year, "years": _spanning,
        "decade": _decade, "fiscal": _fiscal,
        "quarter": lambda fields, at: _fraction(fields, at, 3),
        "quarter_of": lambda fields, at: _fraction(fields, at, 3),
        "half": lambda fields, at: _fraction(fields, at, 6),
        "season": _season, "which_season": _season, "which": _which_day,
        "weekend": weekend, "overnight": overnight, "vague": vague, "some_ago": some_ago,
        "later": later, "told": as_told, "turned": turned, "then": then,
        "weekday": _bare_weekday, "word": _word, "ago": _ago,
        "span": _running, "one": _running, "unit": _unit, "the_unit": _unit,
    }
)  # fmt: skip
