"""The words of `ontology/lexicon/time.toml`, as the grammar of time asks for them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from comity.graph.extraction.lexicon import read_words

SPACE = r"(?:[ \t\u00a0\u202f]{1,3}|[ \t]?\n[ \t]?)"
"""White space within an expression: a line may end there, a paragraph may not."""


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Word -> number, and lists of words; what each list is for stands in the file."""

    months: Mapping[str, int]
    month_abbreviations: Mapping[str, int]
    weekdays: Mapping[str, int]
    weekday_abbreviations: Mapping[str, int]
    seasons: Mapping[str, tuple[int, int]]
    ordinals: Mapping[str, int]
    numbers: Mapping[str, int]
    days: Mapping[str, int]
    parts: Mapping[str, str]
    kinds: Mapping[str, str]
    future_cues: tuple[str, ...]
    past_cues: tuple[str, ...]
    weekday_names: frozenset[str]
    after_year: frozenset[str]
    after_month: frozenset[str]
    year_licences: frozenset[str]
    month_licences: frozenset[str]
    count_licences: frozenset[str]
    not_plural: frozenset[str]
    unit_licences: frozenset[str]
    counts: frozenset[str]
    statives: frozenset[str]
    onsets: frozenset[str]
    undated: frozenset[str]
    comments: frozenset[str]
    changes: frozenset[str]
    trends: frozenset[str]
    other_time: frozenset[str]


@cache
def time_words() -> TimeWords:
    """The tables, read once; raises DataError where one is missing."""
    return read_words(("time.toml", "units.toml"), _time_words)


def _time_words(data: Mapping[str, Any], units: Mapping[str, Any]) -> TimeWords:
    return TimeWords(
        months=data["months"],
        month_abbreviations=data["month_abbreviations"],
        weekdays=data["weekdays"],
        weekday_abbreviations=data["weekday_abbreviations"],
        seasons={name: (first, count) for name, (first, count) in data["seasons"].items()},
        ordinals=data["ordinals"],
        numbers=data["numbers"],
        days=data["days"],
        parts=_inverted(data["parts"]),
        kinds=_inverted(data["kinds"]),
        future_cues=tuple(data["cues"]["future"]),
        past_cues=tuple(data["cues"]["past"]),
        weekday_names=frozenset(data["names"]["weekday"]),
        after_year=frozenset(data["names"]["after_year"]),
        after_month=frozenset(data["names"]["after_month"]),
        year_licences=frozenset(data["licences"]["year"]),
        month_licences=frozenset(data["licences"]["month"]),
        count_licences=frozenset(data["licences"]["count"]),
        not_plural=frozenset(data["licences"]["not_plural"]),
        unit_licences=frozenset(data["licences"]["the_unit"]),
        counts=_counted(units),
        statives=frozenset(data["narration"]["statives"]),
        onsets=frozenset(data["narration"]["onsets"]),
        trends=frozenset(data["narration"]["trends"]),
        changes=frozenset(data["narration"]["changes"]),
        comments=frozenset(data["narration"]["comments"]),
        undated=frozenset(data["narration"]["undated"]),
        other_time=frozenset(data["narration"]["other_time"]),
    )


def choice(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first, spaces loosened."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("\\ ", SPACE) for word in ordered)


def _inverted(table: Mapping[str, list[str]]) -> dict[str, str]:
    return {word: name for name, words in table.items() for word in words}


def _counted(units: Mapping[str, Mapping[str, list[str]]]) -> frozenset[str]:
    """What stands behind a number that is no year: things, units, scales, shares."""
    names = [name for group in units["counts"].values() for name in group]
    for table in ("units", "scales", "shares", "currency_words"):
        names += units[table]
    return frozenset(name.split()[0] for name in names if not name.startswith("U"))
