"""Which period and which amounts belong to which clause.

The grammars of `time` and `amounts` find them in the text of a sentence; the parse says where
they belong: to the nearest predicate above.
"""

from dataclasses import dataclass

from comity.graph.claim import Period
from comity.graph.extraction.amounts import AmountMention, find_amounts
from comity.graph.extraction.document import Parsed
from comity.graph.extraction.headlines import is_headline
from comity.graph.extraction.time import PeriodMention, find_periods
from comity.graph.extraction.time_words import time_words
from comity.graph.extraction.tokens import Doc, Span, Token
from comity.graph.extraction.verb_clauses import Clause

CLAUSES = frozenset({"conj", "relcl", "ccomp", "parataxis"})
CURRENCY = 3
"""Letters of the code of a currency."""


@dataclass(frozen=True, slots=True)
class TimeInText:
    """A period with the indices of its first token and the one after its last."""

    mention: PeriodMention
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class AmountInText:
    """An amount (with its commodity) with the indices of its first and last token."""

    mention: AmountMention
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quantities:
    """The periods and amounts of one sentence; `published` is the article's date."""

    periods: tuple[TimeInText, ...]
    amounts: tuple[AmountInText, ...]
    published: str | None = None


def find_quantities(
    sentence: Span, published: str | None, told: Period | None = None
) -> Quantities:
    """All periods (but "every year") and amounts of a sentence, in order.

    `told` is the period that the sentences before named last.
    """
    periods = []
    for time in find_periods(sentence.text, published, told):
        span = _tokens(sentence, time.start, time.end)
        if time.kind != "every" and span is not None:
            periods.append(TimeInText(time, *span))
    amounts = []
    for amount in find_amounts(sentence.text):
        end = max(amount.end, amount.commodity_end or 0)
        span = _tokens(sentence, amount.start, end)
        if span is not None:
            amounts.append(AmountInText(amount, *span))
    return Quantities(tuple(periods), tuple(amounts), published)


def quantities_of(parsed: Parsed) -> dict[int, Quantities]:
    """The quantities of each sentence that is no mere heading, by its first token."""
    found: dict[int, Quantities] = {}
    told: Period | None = None
    for sentence in parsed.doc.sents:
        if sentence.start not in parsed.headings or is_headline(parsed, sentence):
            quantities = find_quantities(sentence, parsed.article.published, told)
            found[sentence.start] = quantities
            told = quantities.periods[-1].mention.period if quantities.periods else told
    return found


def _tokens(sentence: Span, start: int, end: int) -> tuple[int, int] | None:
    base = sentence.start_char
    span = sentence.doc.covering(base + start, base + end)
    return span.start, span.end


def amounts_of(doc: Doc, clause: Clause, quantities: Quantities) -> tuple[AmountInText, ...]:
    """The amounts below the clause's predicate, its complement included, in order."""
    heads = {*carriers(clause), *clause.slots.get("complement", ())}
    roots = ((a, root_of(doc, a.start, a.end)) for a in quantities.amounts)
    return tuple(a for a, root in roots if _is_below(root, heads) and not _is_change(root))


def counted(
    doc: Doc, clause: Clause, amounts: tuple[AmountInText, ...]
) -> tuple[AmountInText, ...]:
    """The first of the amounts that tells how much of its object or noun there is, if any."""
    heads = {clause.head} if clause.kind == "noun" else set(clause.slots.get("object", ()))
    for amount in amounts:
        root = root_of(doc, amount.start, amount.end)
        is_money = len(amount.mention.amount.unit) == CURRENCY
        if not is_money and _measures(root, heads):
            return (amount,)
    return ()


def _measures(root: Token, heads: set[int]) -> bool:
    """True where the amount is of a head itself: not that of "sanctions against two people"."""
    for token in (root, *root.ancestors):
        if token.i in heads:
            return True
        if token.dep_ == "prep" and token.lower_ != "of":
            return False
    return False


def _is_change(root: Token) -> bool:
    """True for what is no amount of it: "exports rose by 12 percent", "up 12 percent"."""
    above = root.head
    by = above.lower_ == "by" and above.head.lemma_.lower() in time_words().trends
    return by or (above.lower_ in {"up", "down"} and root.dep_ == "npadvmod")


def _is_below(token: Token, heads: set[int]) -> bool:
    """True if the token hangs from one of the heads, and from no clause in between."""
    if token.i in heads:
        return True
    for ancestor in token.ancestors:
        if ancestor.i in heads:
            return True
        if ancestor.pos_ in {"VERB", "AUX"} and ancestor.dep_ in CLAUSES:
            return False
    return False


def carriers(clause: Clause) -> set[int]:
    """The tokens of the predicate and of the verb that carries it."""
    return {clause.head} if clause.host is None else {clause.head, clause.host}


def root_of(doc: Doc, start: int, end: int) -> Token:
    return doc[start:end].root
