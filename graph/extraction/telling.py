"""From fillers to claims: amounts, periods, qualifiers, mood and the quotation."""

from collections.abc import Iterator
from dataclasses import replace

from comity.graph.claim import Amount, Claim, Entity, Period, Quotation, Role, Situation
from comity.graph.extraction.backgrounds import leads_on
from comity.graph.extraction.context import Context, Voice, inherited
from comity.graph.extraction.frames import Frame
from comity.graph.extraction.lasting import begins, is_span, without_end
from comity.graph.extraction.moods import Mood
from comity.graph.extraction.narration import (
    background_of,
    inferred_period,
    period_ahead,
)
from comity.graph.extraction.owners import Filler
from comity.graph.extraction.quantities import (
    AmountInText,
    Quantities,
    TimeInText,
)
from comity.graph.extraction.scope import (
    governing_period,
    own_period,
)
from comity.graph.extraction.sides import Search, fillers_by_slot
from comity.graph.extraction.tokens import Doc
from comity.graph.extraction.verb_clauses import Clause, verb_clause
from comity.ontology.iris import entity_iri, slug, term
from comity.ontology.schema import RelationSpec

AHEAD = frozenset({"Planned", "Promised", "Proposed", "Expected"})
BINDING = frozenset({"sanctioner"})
"""Roles that only a state or a union can have by itself."""
ORGANS = frozenset({"GovernmentBody", "IntergovernmentalOrganization", "Government"})
AT_ONCE = 1
"""So many words may stand between an amount and its own period: "$2 billion in 2021"."""


def claims_of(
    context: Context,
    clause: Clause,
    frame: Frame,
    spec: RelationSpec,
    source: Filler,
    target: Filler | None,
    amounts: tuple[AmountInText, ...],
    voice: Voice,
) -> Iterator[Claim]:
    act = clause if voice.saying is None else verb_clause(context.doc[voice.saying])
    when = own_period(context.doc, act, context.quantities)
    if when is None:
        above = governing_period(context.doc, act, context.quantities)
        when = _from_then_on(context, above) if voice.mood.modality in AHEAD else above
    if amounts:
        found = context.quantities.amounts
        amounts = tuple(a for a in found if _in_brackets_after(context.doc, source, a)) or amounts
    before = inherited(context, frame)
    goes_on = not leads_on(context.doc[clause.head].sent)
    if when is None and before is not None and goes_on and not frame.series:
        when = before.when
    voice = _own_voice(context, clause, frame, source, voice)
    if frame.modality == "Asserted":
        voice = replace(voice, mood=replace(voice.mood, modality="Asserted", polarity="Positive"))
    if not amounts:
        yield _claim(context, clause, frame, spec, source, target, None, when, voice)
    for amount in amounts:
        listed = frame.series or len(amounts) > 1
        own = _period_after(context.quantities, amount, amounts) if listed else None
        yield _claim(context, clause, frame, spec, source, target, amount, own or when, voice)


def _own_voice(
    context: Context, clause: Clause, frame: Frame, source: Filler, voice: Voice
) -> Voice:
    """The voice of a frame in which the source itself speaks, or does by saying."""
    speaker, mood = voice.speaker, voice.mood
    if mood.by_carrier and "host" in frame.requires:  # the frame itself is about the carrier
        mood = replace(mood, modality="Asserted")
    acts = any(source.start <= i < source.end for i in clause.slots.get("subject", ()))
    if (frame.speaks and speaker is None) or (voice.own and speaker is not None and acts):
        speaker = Role("speaker", source.entity, source.text)
    announces = speaker is not None and speaker.entity.iri == source.entity.iri
    if frame.performs and announces and mood.modality == "Planned":
        mood = replace(mood, modality="Asserted")
    return replace(voice, mood=mood, speaker=speaker)


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
    roles = _roles(context, spec, source, target)
    spans = _spans(context, clause, frame, source, target)
    for name, slots in (("place", frame.place), ("topic", frame.topic)):
        for filler in _qualifiers(context, clause, frame, name, slots):
            if filler.entity.iri not in {r.entity.iri for r in roles}:
                roles.append(Role(name, filler.entity, filler.text))
                spans.append((filler.start, filler.end))
    if amount is not None and amount.mention.commodity:
        roles.append(_commodity(amount.mention.commodity))
    spans.extend((part.start, part.end) for part in (amount, when) if part is not None)
    period = when.mention.period if when else _period_of_news(context, clause, frame, voice)
    if period is not None and begins(context, clause, frame):
        period = without_end(period)
    situation = Situation(frame.situation, tuple(roles), period, _quantity(amount), frame.mode)
    if frame.phase:
        situation, voice = _still_proposed(situation, voice)
    scores = [f.score for f in (source, target) if f is not None]
    return _voiced(context, frame, situation, _quote(context, spans), voice, scores)


def _from_then_on(context: Context, when: TimeInText | None) -> TimeInText | None:
    """What is planned on a day lies after it: "said on Monday that it would withdraw".

    But for a day to come: "is scheduled for Friday".
    """
    published = context.article.published
    if when is None or (published and (when.mention.period.begin or "") > published):
        return when
    period = replace(when.mention.period, end=None, end_precision=None)
    return replace(when, mention=replace(when.mention, period=period, kind="since"))


def _period_of_news(context: Context, clause: Clause, frame: Frame, voice: Voice) -> Period | None:
    """The period that the sentences before give, or the article's own date to what is news."""
    mood = voice.mood
    background = background_of(context.narration, context.doc, clause)
    if background is not None:
        return background
    if voice.saying is not None:
        said = verb_clause(context.doc[voice.saying])
        return inferred_period(context.narration, context.doc, said, is_event=True)
    if mood.modality in AHEAD and frame.modality is None:
        return period_ahead(context.narration, context.doc, clause)
    is_event = context.model.is_a(frame.situation, "Event")
    if mood.modality not in {"Asserted", "Possible"} or (mood.past and not is_event):
        return None
    return inferred_period(context.narration, context.doc, clause, is_event=is_event)


def _roles(
    context: Context, spec: RelationSpec, source: Filler, target: Filler | None
) -> list[Role]:
    """The two roles; those of a symmetric relation in the order of their entities' IRIs.

    What an organ of a state or union orders binds on behalf of it: it has the role as well.
    """
    sides = [source] if target is None else [source, target]
    if spec.symmetric:
        sides.sort(key=lambda filler: filler.entity.iri)
    names = (spec.source, spec.target)
    roles = [Role(name, f.entity, f.text) for name, f in zip(names, sides, strict=False)]
    principal = _principal(context, source.entity) if spec.source in BINDING else None
    if principal is not None and (target is None or principal.iri != target.entity.iri):
        roles.append(Role(spec.source, principal, source.text))
    return roles


def _principal(context: Context, organ: Entity) -> Entity | None:
    """The state or union for which an organ, or who holds an office of it, acts."""
    fillers = context.fillers
    if organ.kind in ORGANS and organ.represents:
        return fillers.gazetteer.represented(organ)
    owner = fillers.mentions.affiliations.get(organ.iri) if organ.kind == "Person" else None
    return owner if owner is not None and owner.kind == "State" else None


def _spans(
    context: Context, clause: Clause, frame: Frame, source: Filler, target: Filler | None
) -> list[tuple[int, int]]:
    """The tokens that the quotation must hold: the predicate, and fillers that are not far."""
    first = context.doc[clause.head].sent.start
    near = context.doc[first - 1].sent.start if first else first
    spans = [(f.start, f.end) for f in (source, target) if f is not None and f.start >= near]
    spans += [(i, i + 1) for i in (clause.head, clause.host) if i is not None]
    words = frame.requires.get("attribute", ())
    tokens = context.doc[clause.head].subtree if words else ()
    spans.extend((t.i, t.i + 1) for t in tokens if t.lemma_.lower() in words)
    return spans


def _still_proposed(situation: Situation, voice: Voice) -> tuple[Situation, Voice]:
    """A project whose building is planned or sought is, as a fact, in the phase of a proposal."""
    if voice.mood.modality == "Asserted":
        return situation, voice
    phase = Entity(term("ProposedPhase"), "proposed", "Phase")
    roles = tuple(
        replace(role, entity=phase) if role.name == "phase" else role for role in situation.roles
    )
    return replace(situation, roles=roles), Voice(
        replace(voice.mood, modality="Asserted"), voice.speaker
    )


def _qualifiers(
    context: Context, clause: Clause, frame: Frame, name: str, slots: tuple[str, ...]
) -> list[Filler]:
    search = Search(slots, ("Place",) if name == "place" else (), target=True)
    found = next(fillers_by_slot(context, clause, frame, search), [])
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
    if modality == "Asserted" and _is_to_come(context, situation):
        modality = "Planned" if context.model.is_a(situation.kind, "Event") else "Expected"
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


def _is_to_come(context: Context, situation: Situation) -> bool:
    """True where it begins after the article was published: nobody can report it as done."""
    published = context.article.published
    begin = situation.period.begin if situation.period else None
    return bool(published and begin and begin[: len(published)] > published)


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
    return not measured and (mood.past or (ended and period is not None and is_span(period)))


def _quote(context: Context, spans: list[tuple[int, int]]) -> Quotation:
    """The smallest passage that covers these token spans (ends exclusive) and reads whole."""
    doc, text = context.doc, context.article.text
    start = min(span[0] for span in spans)
    end = max(span[1] for span in spans)
    last = doc[end - 1]
    if last.dep_ == "poss" and last.head.i >= end:
        end = last.head.i + 1
        last = doc[end - 1]
    opened, closed = (text.count(mark, doc[start].idx, last.idx + len(last)) for mark in "()")
    if opened > closed:
        end = next((t.i + 1 for t in doc[end : end + 5] if t.text == ")"), end)
    elif closed > opened:
        brackets = [t.i for t in doc[max(0, start - 5) : start] if t.text == "("]
        start = brackets[-1] if brackets else start
    found = doc[start:end]
    return Quotation(found.start_char, found.end_char, text[found.start_char : found.end_char])
