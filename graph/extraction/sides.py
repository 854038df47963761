"""The two sides of a situation: which fillers are its sources, which its targets."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, permutations, product

from comity.graph.extraction.abroad import is_abroad
from comity.graph.extraction.answers import rebuttals
from comity.graph.extraction.backgrounds import leads_on
from comity.graph.extraction.context import Context, Told, inherited
from comity.graph.extraction.deeds import deeds
from comity.graph.extraction.frames import Frame
from comity.graph.extraction.indirect import fillers_in
from comity.graph.extraction.owners import Filler
from comity.graph.extraction.quantities import AmountInText
from comity.graph.extraction.relatives import is_each_other
from comity.graph.extraction.salience import GOVERNING
from comity.graph.extraction.scope import (
    period_of,
)
from comity.graph.extraction.verb_clauses import Clause
from comity.ontology.iris import Iri
from comity.ontology.schema import Model, RelationSpec

Pairs = list[tuple[Filler, Filler | None]]
Side = tuple[Filler, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """(source, target) fillers, or the reason why there are none; and to whom slots led."""

    pairs: Pairs
    reason: str
    sources: frozenset[Iri] = frozenset()
    targets: frozenset[Iri] = frozenset()


def pairs_of(
    context: Context,
    clause: Clause,
    frame: Frame,
    spec: RelationSpec,
    amounts: tuple[AmountInText, ...],
) -> Sides:
    """Who and whom the frame tells of.

    Only a clause with a figure, or of a narrow frame, may take over both sides from what was
    told before.
    """
    if frame.reciprocal and _is_between_others(context, clause, frame):
        return Sides([], "no-source")
    sources, targets = _sides(context, clause, frame, spec)
    if frame.abroad:
        away: Pairs = [(s, t) for s, t in product(sources, targets) if is_abroad(context, s, t)]
        return Sides(away, "" if away else "at-home", _iris(sources), _iris(targets))
    pairs, reason = _paired(context, clause, frame, sources, targets, amounts)
    return Sides(pairs, reason, _iris(sources), _iris(targets))


def _iris(side: Side) -> frozenset[Iri]:
    return frozenset(filler.entity.iri for filler in side)


def _paired(
    context: Context,
    clause: Clause,
    frame: Frame,
    sources: Side,
    targets: Side,
    amounts: tuple[AmountInText, ...],
) -> tuple[Pairs, str]:
    if frame.rebuts:
        return rebuttals(context, sources, frame)
    if frame.reciprocal and len(sources) > 1:
        rest = [t for t in targets if t.entity not in {s.entity for s in sources}]
        if not rest:
            _remember(context, clause, frame, sources[:1], sources[1:])
            if frame.situation in ONE_WAY:
                # "Traded accusations": each made one.
                return _mutual(sources), ""
            together: Pairs = [(a, b) for a, b in _together(sources) if not _is_one(a, b)]
            return together, "" if together else "too-many"
    if bool(sources) != bool(targets) or (not sources and (amounts or frame.requires)):
        before = _referred_to(context, clause, frame)
        within = clause.kind == "verb" and not frame.requires
        if not sources and _has_unknown_subject(context, clause):
            before = None
        sources, targets = _completed(sources, targets, before, within=within)
    if not targets and len(sources) > 1 and _is_mutual(context, clause, frame):
        return _mutual(sources), ""
    _remember(context, clause, frame, sources, targets)
    if not sources:
        return [], "no-source"
    if not targets:
        return ([(s, None) for s in sources], "") if frame.targetless else ([], "no-target")
    pairs: Pairs = [(s, t) for s, t in product(sources, targets) if not _is_one(s, t)]
    return pairs, "" if pairs else "source-is-target"


def _is_mutual(context: Context, clause: Clause, frame: Frame) -> bool:
    """True where "each other" stands in a slot of the target: "accused each other"."""
    slots = (context.fillers.tokens(clause, slot) for slot in frame.target)
    return any(is_each_other(token) for tokens in slots for token in tokens)


def _mutual(sources: tuple[Filler, ...]) -> Pairs:
    """Each of a few with each of the others."""
    few = sources[:MAX_PAIRED]
    return [(a, b) for a, b in permutations(few, 2) if not _is_one(a, b)]


ONE_WAY = frozenset({"AccuseEvent", "ThreatenEvent"})
"""What one does to another, also where both do it."""
MAX_PAIRED = 4
"""Of more participants than this no two are told of as a pair."""


def _together(sources: Side) -> list[tuple[Filler, Filler]]:
    """Who did it with whom: each two of a few; of many, each of one phrase with each of another.

    "The secretary of state and the ministers of Chad, Niger, Mali, Benin and Togo met": he met
    each of them, of whom it was told only that they took part.
    """
    pairs = list(combinations(sources, 2))
    if len(sources) <= MAX_PAIRED:
        return pairs
    phrases: list[int] = []
    for filler, before in zip(sources, (None, *sources), strict=False):
        within = before is not None and filler.start < before.end
        phrases.append(phrases[-1] if within else len(phrases))
    if len(set(phrases)) > MAX_PAIRED:
        return []
    phrase = {f.entity.iri: p for f, p in zip(sources, phrases, strict=True)}
    return [(a, b) for a, b in pairs if phrase[a.entity.iri] != phrase[b.entity.iri]]


def _completed(
    sources: Side, targets: Side, before: Told | None, *, within: bool
) -> tuple[Side, Side]:
    """The sides, with what is missing taken from what was told before, if that fits them.

    Who claims an attack completes one without an author; another country's trade is not with
    the partner that was told of before. `within`: what is told happened in what was told before.
    """
    if before is None:
        return sources, targets
    if not sources and (within or not targets or _overlap(targets, before.targets)):
        sources = before.sources
    nameless = all(f.entity.kind == "UnnamedGroup" for f in before.sources)
    if not targets and (nameless or _overlap(sources, before.sources)):
        targets = before.targets
    return sources, targets


def _has_unknown_subject(context: Context, clause: Clause) -> bool:
    """True for "no group claimed responsibility": nobody, not who was told before."""
    subjects = [context.doc[i] for i in clause.slots.get("subject", ())]
    words = {w.lower_ for subject in subjects for w in (subject, *subject.children)}
    return not words.isdisjoint(NOBODY)


def _is_between_others(context: Context, clause: Clause, frame: Frame) -> bool:
    """True for "Chad welcomed closer ties among neighbours": they are not known, Chad is none."""
    if clause.kind != "noun":
        return False
    among = [s for s in ("between", "among", "amongst") if s in clause.slots]
    kinds = frame.source_kinds
    return bool(among) and not any(
        fillers_in(context.fillers, clause, slot, kinds, frame, target=False) for slot in among
    )


SAID = frozenset(
    {"RequestEvent", "AccuseEvent", "RejectEvent", "HostileStance", "FavourableStance"}
)
"""What an organ may say to the government of its own state."""
NOBODY = frozenset({"no", "none", "nobody", "neither"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def _referred_to(context: Context, clause: Clause, frame: Frame) -> Told | None:
    """What was told before, where the clause refers to it.

    A noun does so by an article ("the attack"); a verb by such a noun ("killed in the attack"),
    or, of those that are narrow, in itself ("claimed responsibility"); a further figure of a
    series needs none ("trade is to reach $3 billion").
    """
    if not frame.inherits or frame.series or (clause.kind == "verb" and frame.requires):
        return inherited(context, frame)
    words = context.fillers.gazetteer.words
    heads = [context.doc[clause.head]]
    if clause.kind == "verb":
        heads = list(deeds(context.doc, words, clause))
    definite = any(c.lower_ in DEFINITE or c.dep_ == "poss" for h in heads for c in h.children)
    return inherited(context, frame) if definite else None


def _is_one(source: Filler, target: Filler) -> bool:
    """True where both are one or of the same words, or the source is an organ of the target.

    A parliament is none of "the government".
    """
    if source.entity.kind == target.entity.kind == "UnnamedGroup" and source.end == target.end:
        return True
    if target.entity.iri == source.entity.represents:
        return not _is_told_to_govern(target)
    return target.entity.iri == source.entity.iri


def _is_told_to_govern(target: Filler) -> bool:
    return target.text.lower().split()[-1] in GOVERNING


def _overlap(some: Side, others: Side) -> bool:
    return bool({f.entity.iri for f in some} & {f.entity.iri for f in others})


def _sides(context: Context, clause: Clause, frame: Frame, spec: RelationSpec) -> tuple[Side, Side]:
    source_kinds = frame.source_kinds or _range(context.model, spec.source)
    target_kinds = frame.target_kinds or _range(context.model, spec.target)
    search = Search(frame.source, source_kinds, target=False)
    sources = next(fillers_by_slot(context, clause, frame, search), [])
    if frame.phase:
        phase = context.fillers.phase(clause)
        return tuple(sources), (phase,) if phase else ()
    known = frozenset(f.entity.iri for f in sources)
    if frame.situation not in SAID:
        known |= frozenset(f.entity.represents for f in sources if f.entity.represents)
    if len(sources) > 2 and not frame.reciprocal and _is_one_of(context, clause, frame, sources):
        # "The participants thanked Togo": the others did.
        known = frozenset()
    search = Search(frame.target, target_kinds, target=True, but=known)
    slots = fillers_by_slot(context, clause, frame, search)
    if frame.all_targets:
        each = {filler.entity.iri: filler for found in slots for filler in found}
        return tuple(sources), tuple(each.values())
    targets = next(slots, [])
    if frame.groups and "Place" in frame.target_kinds:
        # "Hit a power plant in Ghana": both were hit.
        hit = (context.doc[i] for slot in frame.target for i in clause.slots.get(slot, ()))
        targets += filter(None, map(context.fillers.site, hit))
    return tuple(sources), tuple(targets)


def _is_one_of(context: Context, clause: Clause, frame: Frame, sources: list[Filler]) -> bool:
    """True where those who act are told of as one, and the target slot names just one of them."""
    if len({f.start for f in sources}) > 1:
        return False
    search = Search(frame.target, frame.target_kinds or ("Actor",), target=True)
    found = next(fillers_by_slot(context, clause, frame, search), [])
    return len(found) == 1 and found[0].entity.iri in {f.entity.iri for f in sources}


def _remember(context: Context, clause: Clause, frame: Frame, sources: Side, targets: Side) -> None:
    """Keep the first telling in a sentence: what follows it there usually only adds to it."""
    if not targets:
        return
    sentence = context.doc[clause.head].sent
    before = context.told.get(frame.situation)
    if before is None or before.sentence != sentence.start:
        when = period_of(context.doc, clause, context.quantities)
        earlier = inherited(context, frame)
        if when is None and earlier is not None and not leads_on(sentence):
            when = earlier.when
        context.told[frame.situation] = Told(sentence.start, sources, targets, when)


ANYTHING = ("Actor", "Place", "Agreement", "Project", "Topic")


def _range(model: Model, role: str) -> tuple[str, ...]:
    """The classes that may fill a role: its range, or anything but an office."""
    found = model.roles[role].range
    return (found,) if found else ANYTHING


@dataclass(frozen=True, slots=True)
class Search:
    """Where to look for fillers, of which classes, for which side, and whom to pass over."""

    slots: tuple[str, ...]
    kinds: tuple[str, ...]
    target: bool
    but: frozenset[Iri] = frozenset()


def fillers_by_slot(
    context: Context, clause: Clause, frame: Frame, search: Search
) -> Iterator[list[Filler]]:
    """The fillers of each slot that has any, in the order of the slots."""
    before = context.told.get(frame.situation)
    told_of = before is not None and before.sentence == context.doc[clause.head].sent.start
    for slot in search.slots:
        if slot == "anyone" and told_of and before is not None and before.targets:
            # "… attacked Chad, killing nine people": they add nothing to who was attacked.
            continue
        found = fillers_in(context.fillers, clause, slot, search.kinds, frame, target=search.target)
        found = [filler for filler in found if filler.entity.iri not in search.but]
        if found:
            yield found
