"""Finds expressions of time in text, one at a time: "November 25", "last year", "the 1950s".

An atom is what was read, not yet when it was; `time_resolve` says that.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from comity.graph.extraction.time_words import SPACE, TimeWords, choice, time_words


@dataclass(frozen=True, slots=True)
class Atom:
    """One expression: its form (a key of `_patterns`) and the words in its slots."""

    start: int
    end: int
    form: str
    fields: Mapping[str, str]


_SOME = rf"(?:several|few|couple{SPACE}of)"
_BOUND = r"(?<![\w$€£¥₽₴₹₺₩₪₦+/@#=.])(?<!(?<!mid)(?<!Mid)(?<!\d)[-–—])(?<!\w,)"
_YEAR_DIGITS = r"(?:1[5-9]\d\d|20\d\d)"
_YEAR_END = r"(?![\w%+/$€£]|[.,:]\d|-[A-Za-z]?\d)"
_YEAR = rf"(?P<year>{_YEAR_DIGITS}){_YEAR_END}"
_DAY_DIGITS = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
_DAY = rf"(?P<day>{_DAY_DIGITS})"
_DASH = r"[-–—]"
_WHICH = r"(?P<which>(?i:last|this|next))"
_UNTO = rf"(?:{SPACE}?{_DASH}{SPACE}?|{SPACE}(?:to|until|till|through){SPACE})"


def _day_patterns(words: TimeWords) -> dict[str, str]:
    named = {name.upper(): number for name, number in words.months.items()} | dict(words.months)
    month = rf"(?P<month>(?:{choice(named)})\b|(?:{choice(words.month_abbreviations)})\b\.?)"
    weekday = rf"(?:{choice(words.weekdays)}|(?:{choice(words.weekday_abbreviations)})\.?)"
    before = (
        rf"(?:(?:(?i:last|this|next){SPACE})?(?P<weekday>{weekday}),?{SPACE}"
        rf"(?P<open>\()?(?:(?i:the){SPACE})?)?"
    )
    to_day = rf"(?:{_UNTO}(?P<to_day>{_DAY_DIGITS}))?"
    of_year = rf"(?:,?{SPACE}(?:of{SPACE})?(?:{_YEAR}|{_WHICH}{SPACE}year\b))"
    close = r"(?(open)\)?)"
    the = rf"(?:the{SPACE})?"
    return {
        "iso": rf"(?P<year>{_YEAR_DIGITS})-(?P<month>0[1-9]|1[0-2])-(?P<day>\d\d)(?![\w/-])",
        "dotted": rf"(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>{_YEAR_DIGITS})(?!\w|\.\d)",
        "mdy": rf"{before}{month}{SPACE}{the}{_DAY}{to_day}{of_year}?{close}",
        "dmy": rf"{before}{the}{_DAY}{to_day}{SPACE}(?:of{SPACE})?{month}{of_year}?{close}",
        "my": rf"{month}{of_year}",
    }


def _year_patterns(words: TimeWords) -> dict[str, str]:
    reference = rf"(?:{_YEAR}|{_WHICH}{SPACE}year\b|(?P<the>the){SPACE}year\b(?!{SPACE}\d))"
    ordinal = rf"(?P<ordinal>(?i:{choice(words.ordinals)}))"
    last = r"(?P<last>(?i:last|final|closing|latter))"
    of_reference = rf"(?:{SPACE}(?:of{SPACE}(?:the{SPACE}year{SPACE})?)?{reference})"
    seasons = choice([*words.seasons, *(name.capitalize() for name in words.seasons)])
    return {
        "years": rf"(?P<year>{_YEAR_DIGITS}){SPACE}?[-–—/]{SPACE}?"
        rf"(?P<to_year>{_YEAR_DIGITS}|\d\d)(?![\w%/]|-\w|[.,:]\d)",
        "decade": rf"(?:(?i:the){SPACE})?(?P<decade>1[5-9]\d|20\d)0s\b",
        "fiscal": rf"(?:(?i:the){SPACE})?(?:(?i:fiscal|financial){SPACE}(?:year{SPACE})?|FY[ -]?)"
        rf"(?:{_YEAR}|(?P<short>\d\d)(?![\w.,/-]))",
        "quarter": rf"Q(?P<number>[1-4])(?:(?:,?{SPACE}(?:of{SPACE})?)"
        rf"(?:{_YEAR}|{_WHICH}{SPACE}year\b))",
        "quarter_of": rf"(?:(?i:the){SPACE})?(?:{ordinal}|{last}){SPACE}quarter{of_reference}",
        "half": rf"(?:(?:(?i:the){SPACE})?(?:{ordinal}|{last}){SPACE}half|H(?P<number>[12]))"
        rf"{of_reference}",
        "season": rf"(?:(?i:the){SPACE})?(?P<season>{seasons})\b{of_reference}",
        "which_season": rf"{_WHICH}{SPACE}(?P<season>{seasons})\b",
    }


def _relative_patterns(words: TimeWords) -> dict[str, str]:
    count = rf"(?P<count>\d{{1,3}}(?!\d)|(?i:{choice(words.numbers)})\b)"
    months, weekdays = choice(words.months), choice(words.weekdays)
    seasons = choice(words.seasons)
    units = r"(?P<unit>day|week|month|year|decade)"
    which = rf"(?P<which>(?i:this{SPACE}past|this{SPACE}coming|last|this|next|past|coming))"
    over = r"(?P<which>(?i:past|last|next|coming|previous))"
    return {
        "overnight": r"(?:O|o)vernight\b",
        "span": rf"(?:(?i:the){SPACE})?{over}{SPACE}(?:{count}(?:{SPACE}|-)){units}s\b",
        "unit": rf"{_WHICH}{SPACE}(?P<unit>weekend|week|month|quarter|year|decade)\b",
        "the_unit": r"(?<=of )(?P<which>the) (?P<unit>week|month|quarter|year|decade)\b",
        "which": rf"{which}{SPACE}(?:(?P<month>{months})|(?P<weekday>{weekdays}))\b",
        "ago": rf"{count}{SPACE}{units}s?{SPACE}ago\b",
        "word": rf"(?P<word>(?i:{choice(words.days)}))\b",
        "weekend": rf"the{SPACE}(?:past{SPACE})?weekend\b",
        "vague": rf"(?P<which>recent|(?:last|past|next){SPACE}{_SOME}|coming(?:{SPACE}{_SOME})?)"
        rf"{SPACE}{units}s\b",
        "some_ago": rf"(?:several|(?:a{SPACE})?few|some){SPACE}{units}s{SPACE}"
        r"(?P<way>ago|earlier)\b",
        "later": rf"{count}{SPACE}{units}s?{SPACE}(?:(?P<way>earlier|later)\b"
        rf"|(?P<side>before|after(?:wards?)?)(?=[,.;]|$))(?!{SPACE}than\b)",
        "then": rf"(?:(?i:the){SPACE})?(?P<told>(?i:same|previous|preceding|following|next|that))"
        rf"{SPACE}(?:(?P<season>{seasons})|(?P<month>{months}))\b(?!{SPACE}\d)",
        "turned": rf"(?i:the){SPACE}(?P<told>(?i:next)){SPACE}(?P<unit>week|month|year)\b",
        "told": rf"(?:(?i:the){SPACE})?(?P<told>(?i:same|previous|preceding|following|that))"
        rf"{SPACE}{units}\b(?!{SPACE}ago)|(?i:the){SPACE}(?P<turn>next|last){SPACE}day\b"
        rf"|(?i:the){SPACE}day{SPACE}(?P<side>before|after)(?=[,.;]|$)",
        "one": rf"(?:the|The){SPACE}(?P<which>past|last|next|coming){SPACE}{units}\b",
        "every": rf"(?i:(?:every|each|per){SPACE}(?:(?:{choice(words.numbers)}|\d{{1,2}}){SPACE})?"
        rf"(?:year|month|week|day|quarter|summer|winter|spring|autumn)s?\b|annually\b|per{SPACE}annum\b"
        r"|(?:yearly|monthly|weekly|daily)\b(?=[.,;:)]|\s*$))",
        "weekday": rf"(?P<weekday>{weekdays})\b",
        "month": rf"(?P<month>{months})\b",
        "year": _YEAR,
    }


@cache
def _grammar() -> re.Pattern[str]:
    """All forms as one alternation, so that a text is passed through once."""
    words = time_words()
    patterns = _day_patterns(words) | _year_patterns(words) | _relative_patterns(words)
    named = [
        f"(?P<{form}>{pattern.replace('(?P<', f'(?P<{form}__').replace('(?(', f'(?({form}__')})"
        for form, pattern in patterns.items()
    ]
    return re.compile(_BOUND + "(?:" + "|".join(named) + ")")


@lru_cache(512)  # the recognizer's stand-in asks for the sentences of an article, then the reader
def find_atoms(text: str) -> tuple[Atom, ...]:
    """All expressions of time in the order of the text; they never overlap."""
    if not any(map(str.isdigit, text)) and _cues().isdisjoint(_WORDS.findall(text.lower())):
        return ()
    found: list[Atom] = []
    for atom in _candidates(text):
        if _is_licensed(text, atom, found[-1] if found else None):
            found.append(atom)
    return tuple(found)


_WORDS = re.compile(r"[a-z]+")


@cache
def _cues() -> frozenset[str]:
    """Words of which every expression without a figure has one."""
    words = time_words()
    named = (words.months, words.month_abbreviations, words.weekdays, words.weekday_abbreviations)
    listed = [name for names in (*named, words.days, words.seasons) for name in names]
    units = ["day", "week", "month", "year", "decade", "quarter", "half", "weekend"]
    listed += [*units, *(f"{unit}s" for unit in units), *(f"{name}s" for name in words.seasons)]
    listed += ["overnight", "annually", "annum", "yearly", "monthly", "weekly", "daily"]
    return frozenset(word for name in listed for word in _WORDS.findall(name.lower()))


def _candidates(text: str) -> Iterator[Atom]:
    for match in _grammar().finditer(text):
        form = match.lastgroup or ""
        fields = {
            name.partition("__")[2]: value
            for name, value in match.groupdict().items()
            if value is not None and name.startswith(f"{form}__")
        }
        yield Atom(match.start(), match.end(), form, fields)


_LAST_WORD = re.compile(r"([\w’'.-]*?[\w.-])[ \t\u00a0\n]{0,3}$")
_NEXT_WORD = re.compile(r"[ \t\u00a0\n]{1,3}((?:[A-Z]\.){2,4}|[\w-]+)")
_JOIN = re.compile(rf"\s*(?:,|,?{SPACE}?(?:and|or|to|{_DASH}))\s*")


def _is_licensed(text: str, atom: Atom, previous: Atom | None) -> bool:
    """False where a month, a year or a weekday is part of a name, or a count."""
    words = time_words()
    before, after = _neighbours(text, atom)
    if atom.form == "weekday":
        return f"{before} {atom.fields['weekday']}" not in words.weekday_names
    joined = previous is not None and _JOIN.fullmatch(text[previous.end : atom.start]) is not None
    if atom.form == "month":
        fits = joined or before.lower() in words.month_licences or _opens_interval(text, atom)
        return fits and not (before.lower() == "the" and after in words.after_month)
    if atom.form == "year":
        return _is_year(before, after, text[max(0, atom.start - 2) : atom.start], joined)
    if atom.form == "the_unit":
        left = _LAST_WORD.search(text[max(0, atom.start - 24) : atom.start - 3])
        return left is not None and left[1].lower() in words.unit_licences
    return True


def _opens_interval(text: str, atom: Atom) -> bool:
    """ "January to March", "May–June 2024": the first of two months needs no preposition."""
    months = choice(time_words().months)
    onward = rf"(?:{SPACE}(?:to|through|until){SPACE}|{_DASH})(?:early |mid-|late )?(?:{months})\b"
    return re.match(onward, text[atom.end : atom.end + 40]) is not None


def _neighbours(text: str, atom: Atom) -> tuple[str, str]:
    left = _LAST_WORD.search(text[max(0, atom.start - 24) : atom.start])
    right = _NEXT_WORD.match(text[atom.end : atom.end + 24])
    return (left[1] if left else "", right[1] if right else "")


def _is_year(before: str, after: str, gap: str, joined: bool) -> bool:
    words = time_words()
    if after in words.counts or after in words.after_year:
        return False
    word = before.lower()
    is_plural = after.islower() and after.endswith("s") and after not in words.not_plural
    if is_plural and (word in words.count_licences or (word == "" and "(" not in gap)):
        return False
    if joined or "(" in gap or not before or gap.endswith((", ", ". ", ": ", "; ", "\n")):
        return True
    return word in words.year_licences or word.endswith(("’s", "'s", "s’", "s'"))
