"""Which period and which amounts belong to which clause.

The grammars of `time` and `amounts` find them in the text of a sentence; the parse says where
they belong: to the nearest predicate above.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from comity.graph.extraction.amounts import AmountMention, find_amounts
from comity.graph.extraction.clauses import Clause
from comity.graph.extraction.time import PeriodMention, find_periods

CLAUSES = frozenset({"conj", "relcl", "ccomp", "parataxis"})


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
    """The periods and amounts of one sentence."""

    periods: tuple[TimeInText, ...]
    amounts: tuple[AmountInText, ...]


def find_quantities(sentence: Span, published: str | None) -> Quantities:
    """All periods (but "every year") and amounts of a sentence, in order."""
    periods = []
    for time in find_periods(sentence.text, published):
        span = _tokens(sentence, time.start, time.end)
        if time.kind != "every" and span is not None:
            periods.append(TimeInText(time, *span))
    amounts = []
    for amount in find_amounts(sentence.text):
        end = max(amount.end, amount.commodity_end or 0)
        span = _tokens(sentence, amount.start, end)
        if span is not None:
            amounts.append(AmountInText(amount, *span))
    return Quantities(tuple(periods), tuple(amounts))


def _tokens(sentence: Span, start: int, end: int) -> tuple[int, int] | None:
    base = sentence.start_char
    span = sentence.doc.char_span(base + start, base + end, alignment_mode="expand")
    return (span.start, span.end) if span is not None else None


def period_of(doc: Doc, clause: Clause, quantities: Quantities) -> TimeInText | None:
    """The period of the clause: its own, else that of a predicate which governs it."""
    core = _core(clause)
    own = _nearest(doc, core, [(p.start, p.end, p) for p in quantities.periods])
    if own is not None:
        return own
    head = doc[clause.head]
    for ancestor in head.ancestors:
        if ancestor.pos_ in {"VERB", "AUX"}:
            found = _nearest(doc, {ancestor.i}, [(p.start, p.end, p) for p in quantities.periods])
            if found is not None:
                return found
    return None


def amounts_of(doc: Doc, clause: Clause, quantities: Quantities) -> tuple[AmountInText, ...]:
    """The amounts below the clause's predicate, its complement included, in order."""
    heads = {*_core(clause), *clause.slots.get("complement", ())}
    return tuple(a for a in quantities.amounts if _is_below(_root(doc, a.start, a.end), heads))


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


def _core(clause: Clause) -> set[int]:
    return {clause.head} if clause.host is None else {clause.head, clause.host}


def _nearest(
    doc: Doc, core: set[int], spans: Iterable[tuple[int, int, TimeInText]]
) -> TimeInText | None:
    """The first span whose tokens hang from the core with no other verb in between."""
    for start, end, value in spans:
        root = _root(doc, start, end)
        if root.i in core or _hangs_from(root, core):
            return value
    return None


def _root(doc: Doc, start: int, end: int) -> Token:
    return doc[start:end].root


def _hangs_from(token: Token, core: set[int]) -> bool:
    for ancestor in token.ancestors:
        if ancestor.i in core:
            return True
        if ancestor.pos_ in {"VERB", "AUX"}:
            return False
    return False
