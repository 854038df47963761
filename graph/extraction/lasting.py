"""Relationships that go on: the date of how one began is no date of its end."""

from dataclasses import replace

from comity.graph.claim import Period
from comity.graph.extraction.context import Context
from comity.graph.extraction.frames import Frame
from comity.graph.extraction.scope import teller
from comity.graph.extraction.syntax import lemma_of
from comity.graph.extraction.time_words import time_words
from comity.graph.extraction.tokens import Token
from comity.graph.extraction.verb_clauses import Clause


def begins(context: Context, clause: Clause, frame: Frame) -> bool:
    """True where the clause tells how what lasts began: "joined", "recognized", "imposed"."""
    verb = teller(context.doc, clause) if frame.situation in context.model.lasting else None
    return verb is not None and is_onset(verb)


def is_onset(verb: Token) -> bool:
    """True for a verb that tells that something begins or ends: "join", "appoint"."""
    return lemma_of(verb) in time_words().onsets


def without_end(period: Period) -> Period:
    """From "in 2019" on; "from 1996 to 2001" and "by 2030" stay as they are."""
    if period.begin is None or is_span(period):
        return period
    return replace(period, end=None, end_precision=None)


def is_span(period: Period) -> bool:
    """True for "between 1996 and 2001", not for "in 2019": a start of which no end is told."""
    begin, end = period.begin or "", period.end or ""
    return period.begin_precision == "decade" or begin[:4] != end[:4]
