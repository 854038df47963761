"""When something happened that a text tells without any word of time.

A report tells in the past tense what happened in the days before its publication, a digest or a
statement tells in the present tense what happens on the day. Backgrounds (pluperfect, relative
clauses, what someone owns or wants) and what is repeated are left without a date.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from comity.graph.claim import Period
from comity.graph.extraction.backgrounds import SPANS, backgrounds
from comity.graph.extraction.document import Parsed
from comity.graph.extraction.quantities import Quantities
from comity.graph.extraction.scope import (
    MAX_CLIMB,
    WITHIN,
    comes_at_another_time,
    period_of,
    teller,
    verb_beside,
)
from comity.graph.extraction.syntax import children, is_infinitive, lemma_of
from comity.graph.extraction.time_days import (
    Anchor,
    Days,
    anchor,
    month_days,
    one_day,
    shifted,
)
from comity.graph.extraction.time_words import TimeWords, time_words
from comity.graph.extraction.tokens import Doc, Token
from comity.graph.extraction.verb_clauses import Clause, verb_clause

Tense = Literal["present", "past", "perfect"]

FRESH = timedelta(days=10)
"""A report names a day that lies at most so long before its publication."""
VISIT = timedelta(days=7)
"""The days that a report names may be so many: "from July 25 to 26"."""
PRESENT_TO_PAST = 3
"""A digest has so many main verbs in the present tense for each in the past."""

PRESENT = frozenset({"VBZ", "VBP"})
BACKGROUND = frozenset({"after", "since", "following", "before", "until"})
ONGOING = frozenset({"ongoing", "current", "continuing"})
LENGTHS = SPANS | {"hour", "day", "century", "generation", "while", "long", "time"}
ORDINALS = frozenset({"first", "second", "third", "last", "latest", "only"})
"""Of who does what happens: "became the third to join"."""
FINITE = frozenset({"VBD", "VBG", "VBN"})


@dataclass(frozen=True, slots=True)
class Narration:
    """How an article tells of its own time.

    `current`: in the present tense, what happens on the day. `report`: in the past tense, what
    happened from the day on that it names first. `backgrounds`: the period of each sentence (by its
    first token) that only goes on telling of the time which one before it named.
    """

    published: Anchor | None
    current: bool = False
    report: date | None = None
    backgrounds: Mapping[int, Period] = field(default_factory=dict)


def narration_of(
    parsed: Parsed, published: str | None, quantities: Mapping[int, Quantities]
) -> Narration:
    """How the article tells, by the tense of its main verbs and the periods that it names.

    `quantities` holds those of each sentence that is no heading, by its first token.
    """
    at, words = anchor(published), time_words()
    if at is None:
        return Narration(at)
    told = quantities.keys() - parsed.headings  # a headline's present tense tells the past
    roots = [s.root for s in parsed.doc.sents if s.start in told]
    tenses = [_tense(root) for root in roots if root.lemma_.lower() not in words.statives]
    current = tenses.count("present") > PRESENT_TO_PAST * tenses.count("past")
    report = next((day for q in quantities.values() for day in _fresh_days(at, q)), None)
    behind = {} if report else dict(backgrounds(parsed, at, quantities))
    return Narration(at, current, report, behind)


def _fresh_days(at: Anchor, quantities: Quantities) -> Iterator[date]:
    """The days that a sentence names which lie shortly before publication."""
    for period in (found.mention.period for found in quantities.periods):
        if period.begin is None or period.end is None or period.begin_precision != "day":
            continue
        day, end = date.fromisoformat(period.begin), date.fromisoformat(period.end)
        known = shifted(at.day, at.precision, 0) if at.precision == "month" else one_day(at.day)
        if known.begin - FRESH <= day <= known.end and end - day <= VISIT:
            yield day


def background_of(narration: Narration, doc: Doc, clause: Clause) -> Period | None:
    """The past time which a sentence before that of the clause named, where it goes on so."""
    head = doc[clause.head]
    period = narration.backgrounds.get(head.sent.start)
    if period is None or any(t.dep_ == "relcl" for t in (head, *head.ancestors)):
        return None
    return period


def inferred_period(
    narration: Narration, doc: Doc, clause: Clause, *, is_event: bool
) -> Period | None:
    """The day or month in which the clause's situation happened, or None where that is open.

    A relationship (`is_event` false) is only dated by a verb that tells how it begins. An event
    that a digest only names ("during an overnight attack") is of its year.
    """
    at = narration.published
    if at is None:
        return None
    if is_event and _is_ongoing(doc[clause.head]):
        return _inferred(shifted(at.day, "year" if at.precision == "year" else "month", 0))
    told = _told_period(narration, at, doc, clause, is_event=is_event)
    if told is None and is_event and narration.current and not _is_background(doc[clause.head]):
        return _inferred(shifted(at.day, "year", 0))
    return told


def period_ahead(narration: Narration, doc: Doc, clause: Clause) -> Period | None:
    """From publication on: when what is news of a plan happens, if it ever does.

    None where somebody planned it at another time: in a relative clause, in the pluperfect, in a
    text that tells of long ago.
    """
    at, head = narration.published, doc[clause.head]
    told = narration.current or narration.report is not None
    if at is None or not told or at.precision != "day" or _is_background(head):
        return None
    if _tense(head.sent.root) is None:
        return None
    begin = at.day.isoformat()
    return Period(begin, None, "day", None, "", inferred=True)


def _told_period(
    narration: Narration, at: Anchor, doc: Doc, clause: Clause, *, is_event: bool
) -> Period | None:
    verb = teller(doc, clause)
    if verb is None or not _is_told(clause, verb, is_event=is_event):
        return None
    tense = _told_tense(verb, time_words())
    is_beside = clause.kind == "noun" and clause.host is None
    fresh = tense in {"present", "past"} or is_beside
    if tense == "perfect" and not narration.current:
        # News in the perfect tense ("has recalled its envoy") is of the year in which it is told.
        return _inferred(shifted(at.day, "year", 0))
    if tense is None or not (narration.current or (narration.report and fresh)):
        return None
    if tense == "present" and not narration.current and _is_state(verb):
        return None
    if tense == "present" and narration.current and at.precision == "day":
        return _inferred(one_day(at.day))
    if at.precision == "year":
        return _inferred(shifted(at.day, "year", 0))
    first = narration.report or at.day
    months = (at.day.year - first.year) * 12 + at.day.month - first.month + 1
    return _inferred(month_days(first.year, first.month, months))


def _is_background(head: Token) -> bool:
    """True in a relative clause, in the pluperfect, and behind "after", "since" and such."""
    return any(
        token.dep_ == "relcl"
        or (token.dep_ == "prep" and token.lower_ in BACKGROUND)
        or any(mark.lower_ in BACKGROUND for mark in children(token, "mark"))
        or any(aux.lower_ == "had" for aux in children(token, "aux"))
        for token in (head, *head.ancestors)
    )


def _is_state(verb: Token) -> bool:
    """True for "is banned", not for "is being banned"."""
    passive = bool(children(verb, "auxpass"))
    return passive and not any(c.lower_ == "being" for c in children(verb, "auxpass", "aux"))


def _is_ongoing(head: Token) -> bool:
    """True for "the ongoing withdrawal"."""
    return head.pos_ == "NOUN" and any(c.lower_ in ONGOING for c in children(head, "amod"))


def _is_told(clause: Clause, verb: Token, *, is_event: bool) -> bool:
    """True if the verb tells that it happens: not that it is, nor a relationship by the way."""
    lemma, words = lemma_of(verb), time_words()
    if is_event and clause.host is not None:
        return lemma != "be"
    if is_event:
        return lemma not in words.statives
    noun = verb.doc[clause.head]
    carried = clause.host is not None or noun.dep_ in {"dobj", "nsubjpass"}
    carried = carried or (noun.dep_ == "pobj" and noun.head.lower_ == "in")  # "in support of"
    return lemma in words.onsets and (clause.kind != "noun" or carried)


def _inferred(days: Days) -> Period:
    begin, end = days.begin.isoformat(), days.end.isoformat()
    return Period(begin, end, days.precision, days.precision, "", inferred=True)


@dataclass(frozen=True, slots=True)
class Dating:
    """All that an article says of time, to ask for the date of a verb anywhere in it."""

    narration: Narration
    quantities: Mapping[int, Quantities]

    def of_verb(self, verb: Token) -> Period | None:
        """When the relationship began that the verb tells, as "elected" does of an office."""
        clause, found = verb_clause(verb), self.quantities.get(verb.sent.start)
        told = period_of(verb.doc, clause, found) if found else None
        if told is not None:
            return told.mention.period
        return inferred_period(self.narration, verb.doc, clause, is_event=False)


def _told_tense(verb: Token, words: TimeWords) -> Tense | None:
    """The tense in which the main line of the text tells the verb, or None if it isn't in it."""
    tense: Tense | None = None
    for _ in range(MAX_CLIMB):
        if not _happens(verb, words):
            return None
        if tense is None:
            tense = _tense(verb)
            if tense is None and not _shares_tense(verb):
                return None
        if verb.dep_ == "ROOT":
            return tense
        above = verb_beside(verb)
        if above is None or (verb.dep_ == "pcomp" and verb.head.lower_ not in WITHIN):
            return None
        verb = above
    return None


def _happens(verb: Token, words: TimeWords) -> bool:
    """False for what is repeated, and for what a conjunction or adverb puts into another time."""
    for child in verb.children:
        low = child.lower_
        if child.dep_ == "advmod" and low in words.undated:
            return False
        other = child.dep_ in {"mark", "prep"} and low in words.other_time
        if other and not _is_of_time_told(child):
            return False
        if child.dep_ == "npadvmod" and (
            any(c.lower_ in {"every", "each"} for c in child.children)
            or (comes_at_another_time(verb) and child.lemma_ in SPANS)
        ):
            return False
    return not any(c.lower_ == "had" for c in children(verb, "aux"))


def _is_of_time_told(word: Token) -> bool:
    """True for the purpose in "met for a summit", and for "the first to visit since the war"."""
    if word.lower_ == "since":
        return is_infinitive(word.head) and word.head.dep_ in {"relcl", "acl"}
    if word.lower_ != "for" or word.dep_ != "prep":
        return False
    return not any(c.lemma_.lower() in LENGTHS for c in children(word, "pobj"))


def _shares_tense(verb: Token) -> bool:
    """True for a participle, which happens together with the verb above it."""
    if is_infinitive(verb) and verb.dep_ in {"relcl", "acl"}:
        return any(c.lower_ in ORDINALS for c in verb.head.children)
    if is_infinitive(verb):
        return verb.dep_ == "xcomp" and verb.head.lower_ not in {"have", "has", "had", "used"}
    return verb.tag_ in {"VBG", "VBN", "VB"} and not children(verb, "aux")


def _tense(verb: Token) -> Tense | None:
    """The tense of a finite verb; None for the pluperfect, for "will sign" and participles."""
    auxiliaries = children(verb, "aux", "auxpass")
    low = {token.lower_ for token in auxiliaries}
    if "had" in low or any(token.tag_ == "MD" for token in auxiliaries):
        return None
    if low & {"have", "has", "’ve", "'ve"}:
        return "perfect"
    tags = {verb.tag_, *(token.tag_ for token in auxiliaries)}
    if tags & PRESENT or (verb.tag_ not in FINITE and children(verb, "nsubj")):
        # The tagger takes many a plural's present tense for an infinitive or a noun.
        return "present"
    return "past" if "VBD" in tags else None
