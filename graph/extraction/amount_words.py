"""The words of `ontology/lexicon/units.toml`, as the grammar of amounts asks for them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from comity.graph.extraction.lexicon import read_words
from comity.graph.extraction.time_words import choice


@dataclass(frozen=True, slots=True)
class UnitWords:
    """Word -> value, code or unit, and lists of words; what each is for stands in the file."""

    scales: Mapping[str, Decimal]
    scale_abbreviations: Mapping[str, Decimal]
    numbers: Mapping[str, Decimal]
    fractions: Mapping[str, Decimal]
    currency_signs: Mapping[str, str]
    currency_words: Mapping[str, str]
    shares: Mapping[str, str]
    units: Mapping[str, str]
    factors: Mapping[str, Decimal]
    rates: Mapping[str, str]
    counts: Mapping[str, str]
    approximators: tuple[str, ...]
    approximators_after: tuple[str, ...]
    periods: Mapping[str, str]
    stop_words: frozenset[str]
    months: tuple[str, ...]
    year_prepositions: frozenset[str]
    definite: frozenset[str]


@cache
def unit_words() -> UnitWords:
    """The tables, read once; raises DataError where one is missing."""
    return read_words(("units.toml", "time.toml"), _unit_words)


def _unit_words(data: Mapping[str, Any], time: Mapping[str, Any]) -> UnitWords:
    counts = {name: name for group in data["counts"].values() for name in group}
    return UnitWords(
        scales=_decimals(data["scales"]),
        scale_abbreviations=_decimals(data["scale_abbreviations"]),
        numbers=_decimals(data["numbers"]),
        fractions=_decimals(data["fractions"]),
        currency_signs=data["currency_signs"],
        currency_words=data["currency_words"],
        shares=data["shares"],
        units=data["units"],
        factors=_decimals(data["factors"]),
        rates=data["rates"],
        counts=counts,
        approximators=tuple(data["approximators"]["before"]),
        approximators_after=tuple(data["approximators"]["after"]),
        periods={word: name for name, words in data["periods"].items() for word in words},
        stop_words=frozenset(data["commodity"]["stop"]),
        months=(*time["months"], *time["month_abbreviations"]),
        year_prepositions=frozenset(data["year_prepositions"]),
        definite=frozenset(data["definite"]),
    )


def _decimals(table: Mapping[str, int | str]) -> dict[str, Decimal]:
    return {word: Decimal(value) for word, value in table.items()}


def spaced(words: Mapping[str, object]) -> str:
    """A regular expression for any of the words, each ending where a word ends."""
    return rf"(?:{choice(words)})(?!\w)"


NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,12})(?:\.\d{1,6})?(?![\d]|[.,]\d)"
"""Digits with thousands separated by commas."""

BOUND = r"(?<![\w.,+/#@=])"
"""What may not stand right before a number: it would be part of a word or another number."""
NO_NAME = r"(?<![^\W\d][-–—])(?<![$€£¥])"
"""Nor these, before a number without a sign of money ("F-16")."""


def plain(words: str) -> str:
    """Words with single spaces, as the tables write them."""
    return re.sub(r"\s+", " ", words)
