"""Cues: what speaks for or against an actor as a side of a predicate, in words.

No cue names an actor. Those of a candidate are weighed apart for source and target, those of a pair
are what only both together show.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from comity.graph.extraction.likely.openings import Opening
from comity.graph.extraction.likely.routes import VERBS, Route
from comity.graph.extraction.likely.text import Candidate, Text
from comity.graph.extraction.mention import Mention
from comity.ontology.iris import Iri

DISTANCES = (2, 4, 7, 12, 20, 35)
"""Upper bounds of the classes of distance, in tokens."""
LENGTHS = (12, 20, 30, 45)
"""Upper bounds of the classes of sentence length, in tokens."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
DEEP = 3
MOST = 6
"""Larger numbers are one class."""


@dataclass(frozen=True, slots=True)
class Candidacy:
    """A candidate for the sides of an opening, with what pairs of candidates ask of it."""

    mention: Mention
    before: bool
    cues: tuple[str, ...]
    slot: str
    depth: int
    above: tuple[int, ...]
    source_slot: bool
    target_slot: bool


@dataclass(frozen=True, slots=True)
class Ground:
    """What is the same for all candidates of an opening."""

    text: Text
    opening: Opening
    above: tuple[int, ...]
    slots: Mapping[int, str]
    subjects: Mapping[int, str]
    source_slots: frozenset[str]
    target_slots: frozenset[str]
    told_sources: frozenset[int]
    told_targets: frozenset[int]
    speaker: Iri | None
    manner: str
    near: int

    @property
    def family(self) -> str:
        """The kind of frame that it would be told with."""
        return self.opening.best.frame.id.partition(".")[0]


def ground_of(
    text: Text, opening: Opening, candidates: list[Candidate], speaker: Iri | None
) -> Ground:
    """Look up once what the cues of all candidates need."""
    tree, clause = text.tree, opening.best.clause
    above = tuple(tree.above(opening.head))
    slots: dict[int, str] = {}
    for attempt in opening.attempts:
        for name, tokens in attempt.clause.slots.items():
            for token in tokens:
                slots.setdefault(token, name)
    subjects = {
        tree.first_of_list(child): f"{tree.deps[child]}{min(n, DEEP + 1)}"
        for n, token in enumerate(above)
        for child in text.children.get(token, ())
        if tree.deps[child] in SUBJECTS
    }
    told = [(tree.first_of_list(m.root), m.entity.iri) for m, _ in candidates]
    sources = {source for source, _ in opening.told}
    targets = {target for _, target in opening.told}
    return Ground(
        text,
        opening,
        above,
        slots,
        subjects,
        frozenset(s.partition(".")[0] for a in opening.attempts for s in a.frame.source),
        frozenset(s.partition(".")[0] for a in opening.attempts for s in a.frame.target),
        frozenset(first for first, iri in told if iri in sources),
        frozenset(first for first, iri in told if iri in targets),
        speaker,
        f"{clause.kind}{' passive' if clause.passive else ''}",
        sum(not before for _, before in candidates),
    )


def predicate_cues(ground: Ground) -> Iterator[str]:
    """What shows of the predicate itself whether it tells of anybody further."""
    opening, tree = ground.opening, ground.text.tree
    best, of = opening.best, f"of {opening.situation}"
    reason = best.reason or "told"
    yield f"word {best.clause.lemma} {of}"
    yield f"frame {best.frame.id}"
    yield f"family {ground.family}"
    yield reason
    yield f"{reason} {of}"
    yield f"tells {of}"
    yield ground.manner
    yield f"dependency {tree.deps[opening.head]}"
    yield f"named here {min(ground.near, 2 * MOST)}"
    start, end = ground.text.sentences[ground.text.sentence_of[opening.head]]
    yield f"sentence of class {_class(end - start, LENGTHS)}"
    yield from (f"has {name}" for name in ("subject", "object") if name in best.clause.slots)
    if best.frame.requires:
        yield "frame asks for further words"


def candidacies(ground: Ground, candidates: list[Candidate]) -> list[Candidacy]:
    """Each candidate with its cues."""
    tree = ground.text.tree
    aboves = [tree.above(mention.root) for mention, _ in candidates]
    routes = [
        None if before else tree.route(above, ground.above)
        for above, (_, before) in zip(aboves, candidates, strict=True)
    ]
    steps = [route.steps if route else 2 * MOST for route in routes]
    ranks = {n: rank for rank, n in enumerate(sorted(range(len(steps)), key=steps.__getitem__))}
    found = []
    for n, ((mention, before), above) in enumerate(zip(candidates, aboves, strict=True)):
        slot, depth = _slot(ground, above) if not before else ("", 0)
        cues = [
            *_of_mention(ground, mention, before=before),
            *_of_slot(ground, mention, above, slot, depth, before=before),
            *_of_route(ground, routes[n], ranks[n]),
            *_of_place(ground, mention, above, candidates),
            *_of_text(ground, mention),
        ]
        known = (slot in ground.source_slots, slot in ground.target_slots)
        found.append(Candidacy(mention, before, tuple(cues), slot, depth, tuple(above), *known))
    return found


def _of_mention(ground: Ground, mention: Mention, *, before: bool) -> Iterator[str]:
    of = f"of {ground.opening.situation}"
    yield f"a {mention.entity.kind}"
    yield f"a {mention.entity.kind} {of}"
    yield f"by {mention.via}"
    if before:
        yield "in the sentence before"
    speaks = mention.entity.iri == ground.speaker
    if ground.speaker:
        says = "speaks" if speaks else "another speaks"
        yield says
        yield f"{says} {of}"
    if mention.entity in ground.text.mentions.issuers:
        yield "issues the text"
        yield f"issues the text {of}"


def _of_slot(
    ground: Ground, mention: Mention, above: list[int], slot: str, depth: int, *, before: bool
) -> Iterator[str]:
    tree, of = ground.text.tree, f"of {ground.opening.situation}"
    dep = tree.deps[mention.root]
    head = tree.lower[tree.heads[mention.root]]
    yield f"dependency {dep}"
    yield f"dependency {dep} {of}"
    side = "before" if mention.start < ground.opening.head else "after"
    yield f"{side} the {ground.manner} {dep}"
    if dep in {"pobj", "pcomp"}:
        yield f"behind {head}"
        yield f"behind {head} {of}"
    else:
        preps = (t for t in above[1 : DEEP + 2] if tree.deps[t] == "prep")
        over = next((tree.lower[t] for t in preps), None)
        if over is not None:
            yield f"in a phrase behind {over}"
            yield f"in a phrase behind {over} {of}"
    if before:
        return
    place = f"{slot or 'no'} slot"
    yield place
    yield f"{place} {depth} of {ground.manner}"
    yield f"{place} {of}"
    yield f"{place} of {ground.family}"
    first = tree.first_of_list(mention.root)
    if first in ground.told_sources:
        yield "listed with a source"
    if first in ground.told_targets:
        yield "listed with a target"
    firsts = map(tree.first_of_list, above)
    under = next((ground.subjects[t] for t in firsts if t in ground.subjects), None)
    if under is not None:
        yield f"in {under}"
        yield f"in {under} of {ground.manner} {of}"


def _of_route(ground: Ground, route: Route | None, rank: int) -> Iterator[str]:
    yield f"nearest but {min(rank, MOST)}"
    if route is None:
        return
    yield f"steps {min(route.steps, 9)}"
    yield f"route {route.shape}"
    yield f"route {route.shape} of {ground.manner}"
    yield f"meets at {route.meets}"
    if route.up:
        yield f"up to {route.up[-1]}"
    if route.down:
        yield f"down by {route.down[0]}"


def _of_place(
    ground: Ground, mention: Mention, above: list[int], candidates: list[Candidate]
) -> Iterator[str]:
    tree, head = ground.text.tree, ground.opening.head
    low, high = sorted((mention.root, head))
    yield f"distance of class {_class(high - low, DISTANCES)}"
    between = sum(low < other.root < high for other, _ in candidates)
    yield f"others between {min(between, MOST)}"
    verbs = sum(tree.pos[i] == "VERB" for i in range(low + 1, min(high, low + DISTANCES[-1])))
    yield f"verbs between {min(verbs, MOST)}"
    own = next((t for t in above[1:] if tree.pos[t] in VERBS), None)
    if own is not None and own == next((t for t in ground.above if tree.pos[t] in VERBS), None):
        yield "of the same verb"
    elif own is not None:
        yield f"under {tree.lemmas[own]}"
    over = tree.heads[mention.root]
    if tree.deps[mention.root] in SUBJECTS and tree.deps[over] == "ROOT":
        yield "subject of the sentence"


def _of_text(ground: Ground, mention: Mention) -> Iterator[str]:
    text, iri, situation = ground.text, mention.entity.iri, ground.opening.situation
    yield f"named {min(text.often[iri], MOST)} times"
    for name, counts in (("source", text.sources), ("target", text.targets)):
        yield f"{name} of such {min(counts.get((iri, situation), 0), DEEP)} times"
        yield f"{name} {min(counts.get((iri, ''), 0), MOST)} times"


def pair_cues(ground: Ground, source: Candidacy, target: Candidacy) -> Iterator[str]:
    """What only the two together show."""
    opening, of = ground.opening, f"of {ground.opening.situation}"
    one, other = source.mention.entity, target.mention.entity
    known = " ".join(
        (
            _known(one.iri, opening.sources, "source"),
            _known(other.iri, opening.targets, "target"),
        )
    )
    yield known
    yield f"{known} {of}"
    if one.iri in opening.targets or other.iri in opening.sources:
        yield "known the other way round"
    if opening.told:
        told = {iri for tie in opening.told for iri in tie}
        yield f"told already {one.iri in told:d}{other.iri in told:d}"
    yield f"{one.kind} and {other.kind} {of}"
    yield f"{source.slot or 'no'} slot and {target.slot or 'no'} slot of {ground.manner}"
    yield f"{source.slot} {source.depth} and {target.slot} {target.depth}"
    yield f"slots of the frame {source.source_slot:d}{source.target_slot:d}" + (
        f"{target.source_slot:d}{target.target_slot:d}"
    )
    if source.before or target.before:
        side = "source" if source.before else "target"
        yield f"{side} before, {opening.best.reason or 'told'}"
    yield "source first" if source.mention.start < target.mention.start else "target first"
    if target.mention.root in source.above[1:]:
        yield "source inside target"
    if source.mention.root in target.above[1:]:
        yield "target inside source"
    pairs = ground.text.pairs
    for way, tie in (("so", (one.iri, other.iri)), ("the other way round", (other.iri, one.iri))):
        if tie in pairs:
            yield f"tied {way} elsewhere"


def _known(iri: Iri, sides: frozenset[Iri], name: str) -> str:
    if not sides:
        return f"no {name} known,"
    return f"known {name}," if iri in sides else f"another {name} known,"


def _slot(ground: Ground, above: list[int]) -> tuple[str, int]:
    """The slot in whose phrase the first token stands, and how far up its filler is."""
    found = ((ground.slots[t], n) for n, t in enumerate(above) if t in ground.slots)
    slot, depth = next(found, ("", 0))
    return slot, min(depth, DEEP)


def _class(number: int, bounds: tuple[int, ...]) -> int:
    return next((n for n, bound in enumerate(bounds) if number <= bound), len(bounds))
