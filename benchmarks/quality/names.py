"""When two names mean one thing: by spelling, by a known synonym, or nearly."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz

SYNONYMS = Path(__file__).with_name("synonyms.toml")
NEARLY = 90.0
"""Percentage of edit similarity from which names of six letters and more are one."""
SHARED_WORDS = 0.70
"""Share of common words from which names of two words and more are one."""
SMALL_WORDS = frozenset(
    ["of", "the", "a", "an", "and", "in", "on", "for", "to", "at", "by", "with", "s"]
)

_APOSTROPHES = re.compile(r"[‘’ʼ`´]")
_POSSESSIVE = re.compile(r"'s\b|(?<=s)'(?=\s|$)")
_DOTTED = re.compile(r"\b((?:[a-z]\.)+[a-z]?)")
_BRACKETS = re.compile(r"\([^)]*\)")
_NO_WORD = re.compile(r"[^\w+$%]+")
_ARTICLES = re.compile(r"^((the|a|an) )+")


@cache
def folded(name: str) -> str:
    """The name without case, accents, articles, possessives and marks; a synonym as its first."""
    text = unicodedata.normalize("NFKD", name).replace("ı", "i")
    text = "".join(c for c in text if not unicodedata.combining(c)).lower().replace("&", " and ")
    text = _POSSESSIVE.sub("", _APOSTROPHES.sub("'", text))
    text = _DOTTED.sub(lambda found: found[1].replace(".", ""), text)
    if _BRACKETS.sub("", text).strip():
        text = _BRACKETS.sub(" ", text)
    text = _ARTICLES.sub("", _NO_WORD.sub(" ", text).strip())
    return synonyms().get(text, text)


@cache
def synonyms() -> dict[str, str]:
    """Every name of the table, to the first of its line."""
    lines = tomllib.loads(SYNONYMS.read_text(encoding="utf-8"))["same"]
    return {name: line[0] for line in lines for name in line}


@cache
def are_one(one: str, other: str) -> bool:
    """True for two folded names of one thing."""
    if one == other:
        return bool(one)
    both_known = one in synonyms() and other in synonyms()
    if not one or not other or both_known or _numbers(one) != _numbers(other):
        return False
    if min(len(one), len(other)) >= 6 and fuzz.ratio(one, other) >= NEARLY:
        return True
    a, b = (set(name.split()) - SMALL_WORDS for name in (one, other))
    return min(len(a), len(b)) >= 2 and len(a & b) / len(a | b) >= SHARED_WORDS


def is_among(name: str, others: Iterable[str]) -> bool:
    """True where the folded name means the same as one of the others."""
    return any(are_one(name, other) for other in others)


def _numbers(name: str) -> list[str]:
    return re.findall(r"\d+", name)
