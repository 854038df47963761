"""What an article as a whole tells about those whom it names, for weighing who is meant."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from comity.graph.claim import Entity
from comity.graph.extraction.document import Parsed
from comity.graph.extraction.fillers import PERSONAL
from comity.graph.extraction.likely.openings import Opening, Tie
from comity.graph.extraction.likely.routes import OF_NOUNS, Tree, tree_of
from comity.graph.extraction.mention import Mention, Mentions
from comity.graph.extraction.subjects import grammatical_subjects
from comity.graph.extraction.time_words import time_words
from comity.graph.extraction.tokens import Doc
from comity.ontology.iris import Iri, entity_iri
from comity.ontology.schema import Model

NO_SIDES = frozenset({"Office", "Phase", "Commodity"})
NO_SOURCES = frozenset({"MediaOrganization"})
"""They tell of others."""
PLACES = frozenset({"Place", "City", "Region", "Facility", "TransportCorridor"})
OF_PLACES = frozenset(
    {
        "AssaultEvent", "ConsultEvent", "MobilizeEvent", "RetreatEvent", "ProtestEvent",
    }
)  # fmt: skip
"""What may be told of a place as its target."""
WHERE = frozenset({"in", "at", "near", "over", "off", "during", "since", "amid"})
WITHOUT_PLACE = frozenset(
    {
        "ConsultEvent", "AgreeEvent", "SanctionsRelation", "CooperateEvent", "AidEvent",
        "RequestEvent",
    }
)  # fmt: skip
"""Of these nobody is a side who only stands where it happened, or what it is about."""
DEEDS = frozenset(
    {
        "AssaultEvent", "CoerceEvent", "SanctionEvent", "SanctionsRelation", "MobilizeEvent",
        "ThreatenEvent", "ProtestEvent", "AccuseEvent",
    }
)  # fmt: skip
"""Whoever comments on one of these has not done it."""
THINGS = tuple(entity_iri(prefix, "") for prefix in ("topic", "agr", "prj"))
"""What the IRIs of topics, agreements and projects begin with."""
MOST = 20
"""So many mentions, the nearest to the predicate, may be its sides."""

Candidate = tuple[Mention, bool]
"""A mention, and whether it stands in the sentence before."""


@dataclass(frozen=True, slots=True)
class Text:
    """An article: its parse, who is named in which sentence, and how often what was told of whom.

    `sentence_of` leads from a token to its sentence. `sources` and `targets` count an entity alone
    and with a class of situation; `told` holds (class, source, target).
    """

    mentions: Mentions
    tree: Tree
    sentences: tuple[tuple[int, int], ...]
    sentence_of: Mapping[int, int]
    opens_paragraph: frozenset[int]
    named_in: Mapping[int, tuple[Mention, ...]]
    children: Mapping[int, tuple[int, ...]]
    often: Mapping[Iri, int]
    sources: Mapping[tuple[Iri, str], int]
    targets: Mapping[tuple[Iri, str], int]
    pairs: Mapping[Tie, int]
    told: frozenset[tuple[str, Iri, Iri]]
    told_here: frozenset[tuple[int, frozenset[Iri]]]

    def candidates(self, opening: Opening) -> list[Candidate]:
        """Who may be a side: those of its sentence, and of the one before in the paragraph."""
        here = self.sentence_of[opening.head]
        found = [(m, False) for m in self.named_in.get(here, ())]
        if here and here not in self.opens_paragraph:
            found += [(m, True) for m in self.named_in.get(here - 1, ())]
        found.sort(key=lambda c: (c[1], abs(c[0].root - opening.head)))
        return found[:MOST]

    def may_tie(self, opening: Opening, source: Mention, target: Mention) -> bool:
        """False for one and the same, for whole and part, and for those who act for the other."""
        ones, others = _entities(source), _entities(target)
        if opening.situation in WITHOUT_PLACE and any(map(self._is_where, (source, target))):
            return False
        if opening.situation in PERSONAL and self.tree.deps[target.root] in OF_NOUNS:
            return False  # "Chadian officials"
        if self._is_in_thing(opening, target) or self._are_others(opening, source, target):
            return False
        pair = (source.entity.iri, target.entity.iri)
        if {e.iri for e in ones} & {e.iri for e in others}:
            return False
        if (opening.situation, *pair) in self.told:
            return False
        return not (self._acts_for(ones, others) or self._acts_for(others, ones))

    def _is_in_thing(self, opening: Opening, target: Mention) -> bool:
        """True for Mali in "welcomed the truce between Mali and Chad": the truce is welcome."""
        if not any(iri.startswith(THINGS) for tie in opening.told for iri in tie[1:]):
            return False
        filled = {
            token
            for attempt in opening.attempts
            for slot in attempt.frame.target
            for token in attempt.clause.slots.get(slot, ())
        }
        above = self.tree.above(target.root)
        return self.tree.deps[target.root] != "poss" and not filled.isdisjoint(above[1:])

    def _are_others(self, opening: Opening, source: Mention, target: Mention) -> bool:
        """True for "hailed the deal and thanked Mali and Chad": they are a list of another verb."""
        first = self._first_of_list(source.root)
        if first != self._first_of_list(target.root) or self.tree.deps[first] != "dobj":
            return False
        verb = self.tree.heads[first]
        apart = verb != opening.head and opening.head not in self.tree.above(verb)
        return apart and verb not in self.tree.above(opening.head)

    def _first_of_list(self, token: int) -> int:
        while self.tree.deps[token] == "conj":
            token = self.tree.heads[token]
        return token

    def _is_where(self, mention: Mention) -> bool:
        """True for "in Peru", "over Peru"."""
        tree = self.tree
        return tree.deps[mention.root] == "pobj" and tree.lower[tree.heads[mention.root]] in WHERE

    def both(self, source: Mention, target: Mention) -> frozenset[Iri]:
        """The two sides as those for whom they act: a state for its minister."""
        return frozenset({self._principal(source.entity), self._principal(target.entity)})

    def _principal(self, entity: Entity) -> Iri:
        post = self.mentions.affiliations.get(entity.iri)
        return post.iri if post is not None else entity.represents or entity.iri

    def _acts_for(self, ones: tuple[Entity, ...], others: tuple[Entity, ...]) -> bool:
        wholes = {e.iri for e in others}
        posts = (self.mentions.affiliations.get(e.iri) for e in ones)
        return any(e.represents in wholes for e in ones) or any(
            post.iri in wholes for post in posts if post is not None
        )


def _comments(opening: Opening, source: Mention) -> bool:
    """True for Mali in "Mali condemned the attack in Chad": it was not its own."""
    deed = opening.context.doc[opening.head]
    while deed.dep_ == "conj":
        deed = deed.head
    verb = deed.head
    if deed.dep_ != "dobj" or opening.situation not in DEEDS:
        return False
    subjects = grammatical_subjects(verb) if verb.lemma_ in time_words().comments else []
    return any(source.root in {inner.i for inner in t.subtree} for t in subjects)


def may_be_source(model: Model, opening: Opening, mention: Mention) -> bool:
    """Whether its class allows it (the ranges of the roles; only actors act), and what it does."""
    kind = mention.entity.kind
    if not model.is_a(kind, "Actor"):
        return False
    relation = model.relation(opening.situation)
    named = [a.frame.source_kinds for a in opening.attempts]
    role = relation.source if relation else None
    fits = kind not in NO_SOURCES and _fits(model, mention, named, role)
    return fits and not _comments(opening, mention)


def may_be_target(model: Model, opening: Opening, mention: Mention) -> bool:
    """Whether its class allows it."""
    if mention.entity.kind in PLACES and opening.situation not in OF_PLACES:
        return False
    relation = model.relation(opening.situation)
    named = [a.frame.target_kinds for a in opening.attempts]
    return _fits(model, mention, named, relation.target if relation else None)


def _fits(model: Model, mention: Mention, named: list[tuple[str, ...]], role: str | None) -> bool:
    """Whether one of its entities is of a class that some frame names, or else the role's range."""
    ranges = (model.roles[role].range,) if role else (None,)
    kinds = {kind for one in named for kind in (one or ranges)}
    return any(
        kind is None or model.is_a(entity.kind, kind)
        for entity in _entities(mention)
        for kind in kinds
    )


def _is_in_compound(doc: Doc, mention: Mention) -> bool:
    """True for "US" in "US-mediated talks": slots lead to whom such a word means."""
    after = doc[mention.end : mention.end + 2]
    return len(after) == 2 and after[0].text == "-" and not after[0].whitespace_


def _entities(mention: Mention) -> tuple[Entity, ...]:
    return mention.members or (mention.entity,)


def text_of(parsed: Parsed, mentions: Mentions, found: Iterable[Opening]) -> Text:
    """What there is to know of an article once its frames were tried."""
    sentences = tuple((s.start, s.end) for s in parsed.doc.sents)
    sentence_of = {i: n for n, (start, end) in enumerate(sentences) for i in range(start, end)}
    starts = {start for start, _ in parsed.paragraphs}
    named_in: defaultdict[int, list[Mention]] = defaultdict(list)
    often: Counter[Iri] = Counter()
    tree = tree_of(parsed.doc)
    for mention in mentions.all:
        if mention.entity.kind not in NO_SIDES and not _is_in_compound(parsed.doc, mention):
            named_in[sentence_of[mention.start]].append(mention)
            often[mention.entity.iri] += 1
    sources: Counter[tuple[Iri, str]] = Counter()
    targets: Counter[tuple[Iri, str]] = Counter()
    pairs: Counter[Tie] = Counter()
    told = set()
    told_here = set()
    principal = {e.iri: e.represents or e.iri for m in mentions.all for e in _entities(m)}
    principal |= {iri: post.iri for iri, post in mentions.affiliations.items()}
    for opening in found:
        for source, target in opening.told:
            both = frozenset({principal.get(source, source), principal.get(target, target)})
            told_here.add((sentence_of[opening.head], both))
            sources.update([(source, ""), (source, opening.situation)])
            targets.update([(target, ""), (target, opening.situation)])
            pairs[source, target] += 1
            told.add((opening.situation, source, target))
    return Text(
        mentions,
        tree,
        sentences,
        sentence_of,
        frozenset(n for n, (start, _) in enumerate(sentences) if start in starts),
        {n: tuple(ms) for n, ms in named_in.items()},
        {t.i: tuple(c.i for c in t.children) for t in parsed.doc if t.children},
        often,
        sources,
        targets,
        pairs,
        frozenset(told),
        frozenset(told_here),
    )
