"""Dates and quantities of situations as short texts, for tables and panels."""

import re

from comity.graph.claim import Amount, Period, Precision, Situation

TELLING_ROLES = ("commodity", "category", "recognizedAs", "phase", "topic")
"""Roles whose fillers belong to the value of a claim, beside its amount."""


def date_text(period: Period | None) -> str | None:
    """The period in EDTF, as coarse as the text was; None where there is none.

    "by 2030" (no begin) is "2030", "since 2021" (no end) is "2021/..".

    >>> date_text(Period("2024-10-01", "2024-10-31", "month", "month", "in October 2024"))
    '2024-10'
    """
    if period is None:
        return None
    first = _coarse(period.begin, period.begin_precision)
    last = _coarse(period.end, period.end_precision)
    if first is None or last is None:
        return last if first is None else f"{first}/.."
    return first if first == last else f"{first}/{last}"


def value_text(situation: Situation) -> str | None:
    """The amount in the words of the text, and what it is an amount of; None for neither."""
    words = [amount_text(situation.amount)] if situation.amount else []
    for role in TELLING_ROLES:
        words += [entity.label for entity in situation.fillers(role)]
    return "; ".join(dict.fromkeys(words)) or None


def amount_text(amount: Amount) -> str:
    """The words that the amount was read from, or else number and unit."""
    return amount.expression or f"{amount.value:f} {amount.unit}".strip()


def words(name: str) -> str:
    """A name out of the ontology as words.

    >>> words("TradeTurnover")
    'trade turnover'
    """
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).lower()


def _coarse(day: str | None, precision: Precision | None) -> str | None:
    if day is None:
        return None
    match precision:
        case "decade":
            return f"{day[:3]}X"
        case "year":
            return day[:4]
        case "month":
            return day[:7]
        case _:
            return day
