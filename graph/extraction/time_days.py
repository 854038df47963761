"""Days, months and years as spans of days: the arithmetic under the grammar of time."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from comity.graph.claim import Precision


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day, and how exactly they are known."""

    begin: date
    end: date
    precision: Precision


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day of publication (the first, where only month or year are known).

    `lean` is +1 where words near the expression point ahead, -1 where they point back, else 0.
    `told` is the period that the text named last, which "the day before" counts from.
    """

    day: date
    precision: Precision
    lean: int = 0
    told: Days | None = None


def anchor(published: str | None) -> Anchor | None:
    """The anchor for an ISO 8601 date; raises ValueError where it is none."""
    if published is None:
        return None
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", published):
        raise ValueError(
            f"{published!r} is not an ISO 8601 date: write 2023-09-19, 2023-09 or 2023"
        )
    precision: Precision = ("year", "month", "day")[published.count("-")]
    return Anchor(date.fromisoformat(f"{published}-01-01"[:10]), precision)


def month_days(year: int, month: int, count: int = 1) -> Days:
    """`count` whole months from a month on."""
    last_year, last_month = divmod(year * 12 + month - 1 + count - 1, 12)
    last = calendar.monthrange(last_year, last_month + 1)[1]
    return Days(date(year, month, 1), date(last_year, last_month + 1, last), "month")


def whole_years(first: int, last: int, precision: Precision = "year") -> Days:
    return Days(date(first, 1, 1), date(last, 12, 31), precision)


def one_day(day: date) -> Days:
    return Days(day, day, "day")


def shifted(now: date, unit: str, steps: int) -> Days:
    """The day, week, month or year that lies so many steps from a day."""
    if unit in {"year", "decade"}:
        year = now.year + steps * (10 if unit == "decade" else 1)
        return whole_years(year, year)
    if unit == "month":
        year, month = divmod(now.year * 12 + now.month - 1 + steps, 12)
        return month_days(year, month + 1)
    return one_day(now + timedelta(days=steps * (7 if unit == "week" else 1)))


_THIRDS = {"early": 0, "mid": 1, "late": 2}


def part_of(days: Days, part: str) -> Days:
    """What "early", "mid" and "late" (thirds), "start" and "end" leave of a span.

    The start or end of a decade is a year, of a year a month; days and "whole" stay as they are.
    """
    if part == "whole" or days.precision == "day":
        return days
    if days.precision == "decade":
        first = days.begin.year
        begin, end = {
            "start": (0, 0),
            "early": (0, 3),
            "mid": (4, 6),
            "late": (7, 9),
            "end": (9, 9),
        }[part]
        return whole_years(first + begin, first + end)
    months = (days.end.year - days.begin.year) * 12 + days.end.month - days.begin.month + 1
    if months == 1:
        return _part_of_month(days, part)
    third = max(1, months // 3)
    skip, count = {
        "start": (0, 1),
        "early": (0, third),
        "mid": (third, months - 2 * third),
        "late": (months - third, third),
        "end": (months - 1, 1),
    }[part]
    year, month = divmod(days.begin.year * 12 + days.begin.month - 1 + skip, 12)
    return month_days(year, month + 1, max(1, count))


def _part_of_month(days: Days, part: str) -> Days:
    begin = days.begin + timedelta(days=10 * _THIRDS.get(part, 2 if part == "end" else 0))
    end = days.end if part in {"late", "end"} else begin + timedelta(days=9)
    return Days(begin, end, "day")
