"""Finds amounts in text: money, shares, quantities with their commodity, counted things.

Of a range ("between 2 and 3 billion dollars") the lower bound is taken, and the amount is
approximate: that much at least the text vouches for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from comity.graph.claim import Amount
from comity.graph.extraction.amount_words import BOUND, NO_NAME, NUMBER, plain, spaced, unit_words
from comity.graph.extraction.time_words import SPACE, choice


@dataclass(frozen=True, slots=True)
class AmountMention:
    """An amount and its words: `text[start:end] == amount.expression`.

    `amount.unit` is an ISO 4217 code, "%", "pp" (percentage points), a symbol ("t", "km", "bbl")
    or the plural of what is counted ("troops"). `commodity` is what there is so much of, which ends
    at `commodity_end`; `per` the period of a rate ("year"), which may stand some words further on.
    """

    start: int
    end: int
    amount: Amount
    commodity: str | None = None
    commodity_end: int | None = None
    per: str | None = None

    @property
    def last(self) -> int:
        """Where the amount ends with its commodity."""
        return max(self.end, self.commodity_end or 0)


def find_amounts(text: str) -> list[AmountMention]:
    """The amounts of a text in its order; they never overlap."""
    found: list[AmountMention] = []
    for raw in _raws(text):
        mention = _mention(text, raw, found[-1].last if found else 0)
        if found and _is_range(text, found[-1], mention):
            found[-1] = _joined(text, found[-1], mention)
        else:
            found.append(mention)
    return _with_rates(text, found)


@dataclass(frozen=True, slots=True)
class _Raw:
    """One number with its unit; `scale` is its "million"."""

    start: int
    end: int
    number: Decimal
    scale: Decimal
    unit: str
    per: str | None
    has_sign: bool = False
    is_range: bool = False


def _number() -> str:
    words = unit_words()
    fraction = rf"(?i:{choice(words.fractions)})(?={SPACE}(?i:{choice(words.scales)}))"
    return rf"(?:{NUMBER}|{fraction}|(?i:{choice(words.numbers)})\b)"


def _scale() -> str:
    return rf"(?i:(?:{SPACE}|-)(?:{choice(unit_words().scales)}))\b"


@cache
def _grammar() -> re.Pattern[str]:
    """Money by its sign, money by its word, shares and units, counts: one alternation."""
    words, number, scale = unit_words(), _number(), _scale()
    short = rf"{SPACE}?(?:{choice(words.scale_abbreviations)})(?![\w$])"
    units = spaced({**words.units, **words.shares, **words.currency_words})
    stop = rf"(?!(?i:{choice(words.stop_words)})\b)"
    adjectives = rf"(?:{stop}[^\W\d_][\w.’'-]{{0,20}}{SPACE}){{0,3}}?"
    money = (
        rf"(?P<sign>{choice(words.currency_signs)}){SPACE}?"
        rf"(?P<money_number>{number})(?P<money_scale>{scale}|{short})?"
        rf"(?:{SPACE}?[-–—]{SPACE}?(?P<high>{NUMBER})(?P<high_scale>{scale}|{short}))?"
    )
    other = rf"(?P<number>{number})(?P<scale>{scale})?"
    unit = rf"(?:{SPACE}|-)?(?P<unit>{units})"
    count = rf"{SPACE}{adjectives}(?P<count>{spaced(words.counts)})"
    return re.compile(rf"{BOUND}(?:{money}(?!\w)|{NO_NAME}{other}(?:{unit}|{count}))")


def _raws(text: str) -> Iterator[_Raw]:
    words = unit_words()
    for match in _grammar().finditer(text):
        if match["sign"]:
            yield _money(match)
            continue
        number, scale, per = _number_value(match["number"]), _scale_value(match["scale"]), None
        if match["unit"]:
            name = plain(match["unit"])
            unit = {**words.currency_words, **words.shares, **words.units}[name]
            scale, per = scale * words.factors.get(name, 1), words.rates.get(name)
        elif _is_no_count(text, match):
            continue
        else:
            unit = words.counts[plain(match["count"])]
        yield _Raw(match.start(), match.end(), number, scale, unit, per)


def _money(match: re.Match[str]) -> _Raw:
    unit = unit_words().currency_signs[plain(match["sign"])]
    number, scale = _number_value(match["money_number"]), _scale_value(match["money_scale"])
    if match["high"] and match["money_scale"] is None:  # "$5-7 billion"
        scale = _scale_value(match["high_scale"])
    is_range = match["high"] is not None
    return _Raw(
        match.start(), match.end(), number, scale, unit, None, has_sign=True, is_range=is_range
    )


def _number_value(words: str) -> Decimal:
    name, tables = plain(words).lower(), unit_words()
    if name[0].isdecimal():
        return Decimal(name.replace(",", ""))
    return tables.numbers.get(name) or tables.fractions[name]


def _scale_value(words: str | None) -> Decimal:
    if words is None:
        return Decimal(1)
    name, tables = plain(words).strip(" -"), unit_words()
    return tables.scale_abbreviations.get(name) or tables.scales[name.lower()]


def _is_no_count(text: str, match: re.Match[str]) -> bool:
    """True for "the two diplomats", and for the years of "in 2024 people", "May 2024 soldiers"."""
    words = unit_words()
    word = re.search(r"([\w-]+)\.?\s+$", text[max(0, match.start() - 24) : match.start()])
    before = word[1] if word else ""
    if before.lower() in words.definite:
        return True
    looks_like_year = re.fullmatch(r"(?:1[89]|20)\d\d", match["number"]) and not match["scale"]
    return bool(looks_like_year) and (
        before in words.months or before.lower() in words.year_prepositions
    )


@cache
def _low_bound() -> re.Pattern[str]:
    """ "between 2 and ", "300 to ", "16–": what makes the number behind it the end of a range."""
    link = rf"(?:{SPACE}?[-–—]{SPACE}?|{SPACE}(?P<link>(?i:to|or|and)){SPACE})"
    return re.compile(
        rf"(?P<between>(?i:between){SPACE})?{BOUND}(?:{choice(unit_words().currency_signs)})?"
        rf"(?P<low>{_number()})(?P<scale>{_scale()})?{link}$"
    )


@cache
def _approximators() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = unit_words()
    before = rf"(?<![\w-])(?i:{choice(words.approximators)}){SPACE}?$"
    return re.compile(before), re.compile(rf"{SPACE}(?i:{choice(words.approximators_after)})\b")


def _mention(text: str, raw: _Raw, floor: int) -> AmountMention:
    """The amount with the words before and behind it that belong to it."""
    start, end, number, scale = raw.start, raw.end, raw.number, raw.scale
    low = None if raw.has_sign else _low(text, max(floor, start - 40), start)
    if low is not None:
        start, number = low.start(), _number_value(low["low"])
        if low["scale"] or number > raw.number:
            scale = _scale_value(low["scale"])
    before, after = _approximators()
    about = before.search(text[max(floor, start - 24) : start])
    start -= len(about[0]) if about else 0
    more = after.match(text[end : end + 12])
    end += more.end() if more else 0
    approximate = raw.is_range or bool(low or about or more)
    amount = Amount(_exact(number * scale), raw.unit, approximate, text[start:end])
    return AmountMention(start, end, amount, *_commodity(text, raw), per=raw.per)


def _exact(value: Decimal) -> Decimal:
    """The number without needless zeros or exponent."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def _low(text: str, left: int, start: int) -> re.Match[str] | None:
    """The lower number of a range that ends at `start`.

    None for "from 5 to 7" (a change) and "in 2021 and 30 tons" (no "between").
    """
    low = _low_bound().search(text, left, start)
    if low is None:
        return None
    if low["link"] and low["link"].lower() == "and":
        return low if low["between"] else None
    begin = low.start()
    return None if re.search(r"(?i)\bfrom\s+$", text[max(0, begin - 8) : begin]) else low


def _is_range(text: str, first: AmountMention, last: AmountMention) -> bool:
    """True for "250% to 390%" and "between $5 and $7 billion"."""
    if first.amount.unit != last.amount.unit or first.commodity is not None:
        return False
    gap = text[first.end : last.start]
    before = re.search(r"(?i)\b(from|between)\s+$", text[max(0, first.start - 12) : first.start])
    if re.fullmatch(r"\s+and\s+", gap):
        return before is not None and before[1].lower() == "between"
    is_change = before is not None and before[1].lower() == "from"
    return not is_change and re.fullmatch(r"\s+to\s+|\s?[-–—]\s?", gap) is not None


def _joined(text: str, first: AmountMention, last: AmountMention) -> AmountMention:
    """A range of two amounts; "million" behind the second holds for the first one too."""
    value, scale = first.amount.value, _scale_within(last)
    if value * scale <= last.amount.value and _scale_within(first) == 1:
        value *= scale
    before = re.search(r"(?i)\bbetween\s+$", text[max(0, first.start - 12) : first.start])
    start = first.start - (len(before[0]) if before else 0)
    amount = Amount(_exact(value), last.amount.unit, True, text[start : last.end])
    return replace(last, start=start, amount=amount)


def _scale_within(mention: AmountMention) -> Decimal:
    words = unit_words()
    names = rf"({choice(words.scales)})\b|(?<=\d)({choice(words.scale_abbreviations)})(?![\w$])"
    match = re.search(rf"(?i:{names})", mention.amount.expression)
    return _scale_value(match[0]) if match else Decimal(1)


_OF = re.compile(rf"{SPACE}(?:worth{SPACE})?of{SPACE}")
_WORD = re.compile(r"[^\W\d_](?:[\w’'-]|\.(?=\w)){0,30}")
_COMMODITY_WORDS = 4


def _commodity(text: str, raw: _Raw) -> tuple[str | None, int | None]:
    """What stands behind "of": up to four words, to the first that no name of goods has."""
    words = unit_words()
    of = _OF.match(text, raw.end)
    if of is None or raw.unit in {"%", "pp"} or raw.unit in words.counts.values():
        return None, None
    start = end = of.end()
    for index in range(_COMMODITY_WORDS):
        begin = end + (1 if index and text[end : end + 1] == " " else 0)
        word = _WORD.match(text, begin) if begin > end or not index else None
        if word is None or word[0].lower() in words.stop_words:
            break
        if index and word[0].endswith(("ed", "ing", "ly")):
            break
        end = word.end()
    return (text[start:end], end) if end > start else (None, None)


@cache
def _rates() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w])(?i:{choice(unit_words().periods)})(?![\w-])(?!{SPACE}ago\b)")


_SENTENCE_END = re.compile(r"[.!?;](?:\s|$)|\n\s*\n")
_RATE_REACH = 60
_LIST_GAP = re.compile(r",?\s*(?:(?:and|or|as well as|plus)\s+)?")


def _with_rates(text: str, found: list[AmountMention]) -> list[AmountMention]:
    """Each amount with its "per year"; that of the last item of a list holds for all of them."""
    done: list[AmountMention] = []
    for index in range(len(found) - 1, -1, -1):
        mention, later = found[index], done[-1] if done else None
        limit = min(mention.last + _RATE_REACH, later.start if later else len(text))
        reach = _SENTENCE_END.split(text[mention.last : limit], maxsplit=1)[0]
        rate = _rates().search(reach)
        if rate is not None:
            mention = replace(mention, per=unit_words().periods[plain(rate[0]).lower()])
        elif later is not None and later.per and _is_listed(text, mention, later):
            mention = replace(mention, per=later.per)
        done.append(mention)
    return done[::-1]


def _is_listed(text: str, mention: AmountMention, later: AmountMention) -> bool:
    same_unit = mention.amount.unit == later.amount.unit
    return same_unit and _LIST_GAP.fullmatch(text[mention.last : later.start]) is not None
