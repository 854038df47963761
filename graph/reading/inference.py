"""What can be read off the text itself where nobody states it: the title, the date.

Both may be wrong, which is why `Article.inferred` names them. The text stays as it is.
"""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from comity.graph.extraction.time import find_periods
from comity.graph.extraction.time_atoms import Atom, find_atoms
from comity.graph.extraction.time_resolve import resolve, weekday_of
from comity.graph.reading.metadata import Metadata, iso_date

_FIRST, _LAST = 8, 3
_SHORT = 90
_STATED = re.compile(
    r"(?i)\W{0,3}(?:first |originally )?(?:published|posted|date|dated|released)"
    r"\s?(?:on|at|:)?\s+(.+)"
)
_CREDIT = re.compile(r"(?i)(?:source|photo|image|picture|credit|caption|by)\b[ :].{0,80}")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")
TITLE_WORDS = range(3, 25)


def inferred_from(text: str) -> Metadata:
    """The title and the date of publication that the text shows."""
    paragraphs = [paragraph.strip() for paragraph in text.split("\n\n")]
    return Metadata(title=_title(paragraphs), published=_published(paragraphs) or _month(text))


def _title(paragraphs: list[str]) -> str | None:
    """The first line, if it looks like a headline and text follows; credits may stand before."""
    for paragraph, following in pairwise(paragraphs[:4]):
        line = " ".join(paragraph.split())
        if _CREDIT.fullmatch(line):
            continue
        fits = len(line.split()) in TITLE_WORDS and not _SENTENCE_END.search(line)
        is_date = iso_date(line) is not None
        return line if fits and not is_date and following and line[-1] not in ",;:" else None
    return None


def _published(paragraphs: list[str]) -> str | None:
    """ "Published on September 19, 2023", or a line near the top that is a date and no more."""
    for paragraph in [*paragraphs[:_FIRST], *paragraphs[-_LAST:]]:
        for line in paragraph.split("\n")[:4]:
            stated = _STATED.fullmatch(line.strip()) if len(line) < _SHORT else None
            day = iso_date(stated[1]) if stated else None
            if day is not None and len(day) > 4:
                return day
    for paragraph in paragraphs[:_FIRST]:
        mentions = find_periods(paragraph, None) if len(paragraph) < _SHORT else []
        if len(mentions) == 1 and mentions[0].period.expression == paragraph.rstrip("."):
            day = iso_date(paragraph.rstrip("."))
            if day is not None and len(day) == 10:
                return day
    return None


_DATED_DAY = frozenset({"mdy", "dmy"})


def _month(text: str) -> str | None:
    """The month of the last "Monday, (November 25)" whose weekday fits one named year.

    News gives a weekday to the days just before it, so the article is of that month, give or
    take some days. None where two of the named years would fit, or none.
    """
    named = [mention.period.begin for mention in find_periods(text, None) if mention.kind == "at"]
    years = {int(begin[:4]) for begin in named if begin is not None}
    days: list[date] = []
    for atom in find_atoms(text):
        if atom.form not in _DATED_DAY or "year" in atom.fields or "weekday" not in atom.fields:
            continue
        fitting = [day for year in sorted(years) if (day := _day_in(atom, year)) is not None]
        if len(fitting) == 1:
            days.append(fitting[0])
    if not days or max(days) - min(days) > timedelta(days=31):
        return None
    return max(days).isoformat()[:7]


def _day_in(atom: Atom, year: int) -> date | None:
    """The day in that year, if it is of the weekday that the text gives it."""
    found = resolve(replace(atom, fields={**atom.fields, "year": str(year)}), None)
    fits = found is not None and found.begin.weekday() == weekday_of(atom.fields)
    return found.begin if found is not None and fits else None
