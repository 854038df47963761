"""Histories: sentences that go on telling of the time which one before them named."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from comity.graph.claim import Period
from comity.graph.extraction.document import Parsed
from comity.graph.extraction.quantities import Quantities
from comity.graph.extraction.syntax import children
from comity.graph.extraction.time_days import Anchor
from comity.graph.extraction.tokens import Span, Token

LONG = timedelta(days=31)
"""What ended longer before publication is no news."""
SPANS = frozenset({"week", "month", "year", "decade"})
ELSEWHEN = frozenset(
    {"later", "eventually", "subsequently", "afterwards", "afterward", "since", "soon", "ago",
     "earlier", "previously", "finally", "ultimately", "now", "nowadays", "thereafter", "next"}
)  # fmt: skip
"""Words that lead a history on to a time which it does not name."""


def backgrounds(
    parsed: Parsed, at: Anchor, quantities: Mapping[int, Quantities]
) -> Iterator[tuple[int, Period]]:
    """Sentences in the past tense that follow, in their paragraph, one that names a past time."""
    starts = {start for start, _ in parsed.paragraphs}
    running: Period | None = None
    for sentence in parsed.doc.sents:
        if sentence.start in starts:
            running = None
        named = quantities[sentence.start].periods if sentence.start in quantities else ()
        if not _is_past(sentence.root) or (not named and _passes(sentence)):
            running = None
        elif not named:
            if running is not None and not (_is_short(running) and _is_before(sentence.root)):
                yield sentence.start, running
        else:
            running = _long_past(named[0].mention.period, at) if len(named) == 1 else None


def _long_past(period: Period, at: Anchor) -> Period | None:
    over = period.begin and period.end and period.end < (at.day - LONG).isoformat()
    return period if over else None


def _is_past(verb: Token) -> bool:
    auxiliaries = children(verb, "aux", "auxpass")
    return any(token.tag_ == "VBD" for token in (verb, *auxiliaries))


def leads_on(sentence: Span) -> bool:
    """True for "later Chad withdrew", "eventually": another time than what was told before."""
    return any(t.lower_ in ELSEWHEN and t.dep_ == "advmod" for t in sentence)


def _passes(sentence: Span) -> bool:
    """True where time passes: "in the decade that followed", "after four months", "later"."""
    return leads_on(sentence) or any(t.lemma_.lower() in SPANS for t in sentence)


def _is_short(period: Period) -> bool:
    """True for a time within one year; a reign has room for what had happened in it."""
    return (period.begin or "")[:4] == (period.end or "")[:4]


def _is_before(verb: Token) -> bool:
    """True in the pluperfect: it tells of what came before that time."""
    return any(c.lower_ in {"had", "’d"} for c in children(verb, "aux"))
