"""Frames against clauses: every attempt with its outcome, so that nothing is left out in silence.

An attempt ends in claims or in a reason. The reader keeps the claims and counts the reasons;
`comity explain` shows both.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from spacy.tokens import Doc

from comity.graph.article import Article
from comity.graph.claim import Amount, Claim, Entity, Period, Quotation, Role, Situation
from comity.graph.extraction.clauses import Clause, children
from comity.graph.extraction.fillers import Filler, Fillers
from comity.graph.extraction.frames import Frame
from comity.graph.extraction.modality import Mood
from comity.graph.extraction.quantities import (
    AmountInText,
    Quantities,
    TimeInText,
    amounts_of,
    period_of,
)
from comity.ontology.iris import entity_iri, slug
from comity.ontology.schema import Model, RelationSpec

RULING = frozenset({"Governance", "Control"})
AT_ONCE = 1
"""So many words may stand between an amount and its own period: "$2 billion in 2021"."""
MAX_CLAIMS = 24
"""No clause makes more claims than this: long coordinations in hostile text stay bounded."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A frame tried on a clause: the claims it gave, or the reason why none."""

    clause: Clause
    frame: Frame
    claims: tuple[Claim, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """Who and whom a clause told of, even where one is missing; for frames that inherit."""

    sentence: int
    sources: tuple[Filler, ...]
    targets: tuple[Filler, ...]
    when: TimeInText | None
    head: int


@dataclass(frozen=True, slots=True)
class Context:
    """What stays the same over the clauses of a sentence, apart from the clause itself.

    `told` holds, by class of situation, what the paragraph told of it last.
    """

    article: Article
    doc: Doc
    fillers: Fillers
    model: Model
    quantities: Quantities
    told: dict[str, Told]


@dataclass(frozen=True, slots=True)
class Voice:
    """How a clause is presented, and by whom."""

    mood: Mood
    speaker: Role | None


def attempt(context: Context, clause: Clause, frame: Frame, voice: Voice) -> Attempt:
    """Try one frame on one clause."""
    reason = _mismatch(context.doc, clause, frame)
    if reason:
        return Attempt(clause, frame, reason=reason)
    spec = context.model.relation(frame.situation)
    if spec is None:
        return Attempt(clause, frame, reason="no-relation")
    pairs, reason = _pairs(context, clause, frame, spec)
    if reason:
        return Attempt(clause, frame, reason=reason)
    amounts = amounts_of(context.doc, clause, context.quantities) if frame.amount else ()
    if frame.money:
        amounts = tuple(a for a in amounts if len(a.mention.amount.unit) == 3)
    if frame.amount == "needed" and not amounts:
        return Attempt(clause, frame, reason="no-amount")
    claims = tuple(
        claim
        for source, target in pairs
        for claim in _claims(context, clause, frame, spec, source, target, amounts, voice)
    )
    for claim in claims:
        _learn_ruler(context, claim)
    return Attempt(clause, frame, claims[:MAX_CLAIMS])


def _learn_ruler(context: Context, claim: Claim) -> None:
    """Keep who is said to rule a state, for "the government in …" later in the article."""
    if claim.link != "asserts" or claim.situation.kind not in RULING:
        return
    ruler, ruled = (role.entity for role in claim.situation.roles[:2])
    if ruled.kind == "State" and context.model.is_a(ruler.kind, "Organization"):
        context.fillers.rulers[ruled.iri] = ruler


def _mismatch(doc: Doc, clause: Clause, frame: Frame) -> str:
    """The first requirement of the frame that the clause does not meet, as a reason, or ""."""
    for slot, lemmas in frame.requires.items():
        found = {doc[i].lemma_.lower() for i in _where(doc, clause, slot)}
        if not found & set(lemmas):
            return f"other-{slot}"
    return ""


def _where(doc: Doc, clause: Clause, slot: str) -> Iterable[int]:
    """The tokens that a requirement looks at."""
    head = doc[clause.head]
    if slot == "host":
        above = doc[clause.host] if clause.host is not None else head.head
        return (above.i,)
    if slot == "governor":
        return (t.i for a in head.ancestors for t in (a, *children(a, "acomp")))
    if slot == "attribute":
        return (t.i for t in head.subtree if t.i > clause.head)
    return clause.slots.get(slot, ())


Pairs = list[tuple[Filler, Filler | None]]


def _pairs(context: Context, clause: Clause, frame: Frame, spec: RelationSpec) -> tuple[Pairs, str]:
    """(source, target) fillers, or the reason why there are none."""
    sources, targets = _sides(context, clause, frame, spec)
    if frame.reciprocal and len(sources) > 1:
        rest = [t for t in targets if t.entity not in {s.entity for s in sources}]
        if not rest:
            sources, targets = sources[:1], sources[1:]
    if not (sources and targets):
        inherited = context.told.get(frame.situation) if frame.inherits else None
        if inherited is not None:
            sources, targets = sources or inherited.sources, targets or inherited.targets
    _remember(context, clause, frame, sources, targets)
    if not sources:
        return [], "no-source"
    if not targets:
        return ([(s, None) for s in sources], "") if frame.targetless else ([], "no-target")
    pairs: Pairs = [(s, t) for s, t in product(sources, targets) if s.entity.iri != t.entity.iri]
    return pairs, "" if pairs else "source-is-target"


Side = tuple[Filler, ...]


def _sides(context: Context, clause: Clause, frame: Frame, spec: RelationSpec) -> tuple[Side, Side]:
    source_kinds = frame.source_kinds or _range(context.model, spec.source)
    target_kinds = frame.target_kinds or _range(context.model, spec.target)
    sources = _first(context, clause, frame, frame.source, source_kinds, target=False)
    if frame.phase:
        phase = context.fillers.phase(clause)
        return tuple(sources), (phase,) if phase else ()
    look = _all if frame.all_targets else _first
    targets = look(context, clause, frame, frame.target, target_kinds, target=True)
    return tuple(sources), tuple(targets)


def _remember(context: Context, clause: Clause, frame: Frame, sources: Side, targets: Side) -> None:
    """Keep the first telling in a sentence: what follows it there usually only adds to it."""
    if not targets:
        return
    sentence = context.doc[clause.head].sent.start
    before = context.told.get(frame.situation)
    if before is None or before.sentence != sentence:
        when = period_of(context.doc, clause, context.quantities)
        context.told[frame.situation] = Told(sentence, sources, targets, when, clause.head)


ANYTHING = ("Actor", "Place", "Agreement", "Project", "Topic")


def _range(model: Model, role: str) -> tuple[str, ...]:
    """The classes that may fill a role: its range, or anything but an office."""
    found = model.roles[role].range
    return (found,) if found else ANYTHING


def _first(
    context: Context,
    clause: Clause,
    frame: Frame,
    slots: tuple[str, ...],
    kinds: tuple[str, ...],
    *,
    target: bool,
) -> list[Filler]:
    for slot in slots:
        found = context.fillers.in_slot(clause, slot, kinds, frame, target=target)
        if found:
            return found
    return []


def _all(
    context: Context,
    clause: Clause,
    frame: Frame,
    slots: tuple[str, ...],
    kinds: tuple[str, ...],
    *,
    target: bool,
) -> list[Filler]:
    found: dict[str, Filler] = {}
    for slot in slots:
        for filler in context.fillers.in_slot(clause, slot, kinds, frame, target=target):
            found.setdefault(filler.entity.iri, filler)
    return list(found.values())


def _claims(
    context: Context,
    clause: Clause,
    frame: Frame,
    spec: RelationSpec,
    source: Filler,
    target: Filler | None,
    amounts: tuple[AmountInText, ...],
    voice: Voice,
) -> Iterator[Claim]:
    when = period_of(context.doc, clause, context.quantities)
    if amounts:
        found = context.quantities.amounts
        amounts = tuple(a for a in found if _in_brackets_after(context.doc, source, a)) or amounts
    before = context.told.get(frame.situation)
    if when is None and frame.inherits and before is not None and not frame.series:
        when = before.when
    if not amounts:
        yield _claim(context, clause, frame, spec, source, target, None, when, voice)
    for amount in amounts:
        own = _period_after(context.quantities, amount, amounts) if frame.series else None
        yield _claim(context, clause, frame, spec, source, target, amount, own or when, voice)


def _in_brackets_after(doc: Doc, filler: Filler, amount: AmountInText) -> bool:
    """True for the figure of a list: "China (18 percent)"."""
    return amount.start - filler.end == 1 and doc[filler.end].text == "("


def _period_after(
    quantities: Quantities, amount: AmountInText, amounts: tuple[AmountInText, ...]
) -> TimeInText | None:
    """The period that follows an amount before the next amount: "$1 bn in 2021 and $2 bn in …"."""
    limit = min((a.start for a in amounts if a.start > amount.start), default=10**9)
    after = (p for p in quantities.periods if amount.end <= p.start < limit)
    return next((p for p in after if p.start - amount.end <= AT_ONCE), None)


def _claim(
    context: Context,
    clause: Clause,
    frame: Frame,
    spec: RelationSpec,
    source: Filler,
    target: Filler | None,
    amount: AmountInText | None,
    when: TimeInText | None,
    voice: Voice,
) -> Claim:
    roles = [Role(spec.source, source.entity, source.text)]
    if target is not None:
        roles.append(Role(spec.target, target.entity, target.text))
    if spec.symmetric and target is not None and source.entity.iri > target.entity.iri:
        roles = [
            Role(spec.source, target.entity, target.text),
            Role(spec.target, source.entity, source.text),
        ]
    near = context.doc[clause.head].sent.start
    near = context.doc[near - 1].sent.start if near else near
    spans = [(f.start, f.end) for f in (source, target) if f is not None and f.start >= near]
    spans.append((clause.head, clause.head + 1))
    if clause.host is not None:
        spans.append((clause.host, clause.host + 1))
    for name, slots in (("place", frame.place), ("topic", frame.topic)):
        for filler in _qualifiers(context, clause, frame, name, slots):
            if filler.entity.iri not in {r.entity.iri for r in roles}:
                roles.append(Role(name, filler.entity, filler.text))
                spans.append((filler.start, filler.end))
    if amount is not None:
        spans.append((amount.start, amount.end))
        if amount.mention.commodity:
            roles.append(_commodity(amount.mention.commodity))
    if when is not None:
        spans.append((when.start, when.end))
    situation = Situation(
        frame.situation,
        tuple(roles),
        when.mention.period if when else None,
        _quantity(amount),
        frame.mode,
    )
    scores = [f.score for f in (source, target) if f is not None]
    return _voiced(context, frame, situation, quote(context, spans), voice, scores)


def _qualifiers(
    context: Context, clause: Clause, frame: Frame, name: str, slots: tuple[str, ...]
) -> list[Filler]:
    kinds = ("Place",) if name == "place" else ()
    found = _first(context, clause, frame, slots, kinds, target=True)
    if name == "topic" and not found:
        heads = [context.doc[i] for slot in slots for i in clause.slots.get(slot, ())]
        topics = [context.fillers.topic(token) for token in heads]
        found = [topic for topic in topics if topic is not None]
    return found[:3]


def _commodity(words: str) -> Role:
    return Role("commodity", Entity(entity_iri("topic", slug(words)), words, "Commodity"), words)


def _quantity(amount: AmountInText | None) -> Amount | None:
    if amount is None:
        return None
    found, per = amount.mention.amount, amount.mention.per
    unit = f"{found.unit}/{per}" if per else found.unit
    return Amount(found.value, unit, found.approximate, found.expression)


def _voiced(
    context: Context,
    frame: Frame,
    situation: Situation,
    quotation: Quotation,
    voice: Voice,
    scores: list[float],
) -> Claim:
    mood = voice.mood
    negative = (mood.polarity == "Negative") != (frame.polarity == "Negative")
    modality = mood.modality
    if frame.modality and modality == "Asserted":
        modality = frame.modality  # type: ignore[assignment]  # checked by the frames' own test
    confidence = frame.weight
    for score in scores:
        confidence *= score
    if modality != "Asserted":
        confidence *= 0.95
    return Claim(
        context.article.id,
        situation,
        quotation,
        modality,
        "Negative" if negative else "Positive",
        mood.certainty,
        _over(context, situation, mood),
        voice.speaker,
        round(confidence, 3),
        frame.id,
    )


def _over(context: Context, situation: Situation, mood: Mood) -> bool:
    """True where a relationship had ended by the time of writing; events don't go on anyway."""
    if context.model.is_a(situation.kind, "Event"):
        return False
    period: Period | None = situation.period
    measured = situation.amount is not None
    published = context.article.published
    ended = bool(
        period and period.begin and period.end and published and period.end < published[:10]
    )
    return mood.past or (ended and not measured and period is not None and _is_span(period))


def _is_span(period: Period) -> bool:
    """True for "between 1996 and 2001", not for "in 2019": a start of which no end is told."""
    begin, end = period.begin or "", period.end or ""
    return period.begin_precision == "decade" or begin[:4] != end[:4]


def quote(context: Context, spans: list[tuple[int, int]]) -> Quotation:
    """The smallest passage that covers these token spans (ends exclusive) and reads whole."""
    doc = context.doc
    start = min(span[0] for span in spans)
    end = max(span[1] for span in spans)
    last = doc[end - 1]
    if last.dep_ == "poss" and last.head.i >= end:
        end = last.head.i + 1
    if doc[start:end].text.count("(") > doc[start:end].text.count(")"):
        end = next((t.i + 1 for t in doc[end : end + 5] if t.text == ")"), end)
    found = doc[start:end]
    exact = context.article.text[found.start_char : found.end_char]
    return Quotation(found.start_char, found.end_char, exact)
