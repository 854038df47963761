"""The likely sides of a predicate: pairs of actors, each with how likely the text ties them so."""

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from comity.graph.extraction.likely.cues import (
    Candidacy,
    Ground,
    candidacies,
    ground_of,
    pair_cues,
    predicate_cues,
)
from comity.graph.extraction.likely.openings import Opening
from comity.graph.extraction.likely.text import Text, may_be_source, may_be_target
from comity.graph.extraction.likely.weights import Cues, worth
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.verb_clauses import Clause
from comity.ontology.iris import Iri
from comity.ontology.schema import Model

SpeakerOf = Callable[[Clause], Iri | None]
"""Leads from a clause to who says it, None where the article itself does."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two candidates for the sides of an opening, with the cues that they have together."""

    ground: Ground
    source: Candidacy
    target: Candidacy

    def cues(self) -> dict[str, tuple[str, ...]]:
        """All that speaks for or against it, by what it is said of."""
        return {
            "predicate": tuple(dict.fromkeys(predicate_cues(self.ground))),
            "source": tuple(dict.fromkeys(self.source.cues)),
            "target": tuple(dict.fromkeys(self.target.cues)),
            "pair": tuple(dict.fromkeys(pair_cues(self.ground, self.source, self.target))),
        }


@dataclass(frozen=True, slots=True)
class Likely:
    """A pair that was chosen, and how likely it is (0 to 1)."""

    pair: Pair
    chance: float

    @property
    def opening(self) -> Opening:
        """Of what predicate."""
        return self.pair.ground.opening

    @property
    def source(self) -> Mention:
        """Who."""
        return self.pair.source.mention

    @property
    def target(self) -> Mention:
        """Whom."""
        return self.pair.target.mention


def pairs(text: Text, opening: Opening, speaker_of: SpeakerOf, model: Model) -> Iterator[Pair]:
    """All pairs that could be its sides."""
    for ground, source, targets in _by_source(text, opening, speaker_of, model):
        for target in targets:
            if text.may_tie(opening, source.mention, target.mention):
                yield Pair(ground, source, target)


def _by_source(
    text: Text, opening: Opening, speaker_of: SpeakerOf, model: Model
) -> Iterator[tuple[Ground, Candidacy, list[Candidacy]]]:
    candidates = text.candidates(opening)
    sources = [may_be_source(model, opening, mention) for mention, _ in candidates]
    targets = [may_be_target(model, opening, mention) for mention, _ in candidates]
    if len(candidates) < 2 or not any(sources) or not any(targets):
        return
    ground = ground_of(text, opening, candidates, speaker_of(opening.best.clause))
    found = candidacies(ground, candidates)
    for source, may in zip(found, sources, strict=True):
        if may:
            others = (
                target
                for target, can in zip(found, targets, strict=True)
                if can and target is not source and not (target.before and source.before)
            )
            yield ground, source, list(others)


def likely_sides(
    text: Text, found: Iterable[Opening], speaker_of: SpeakerOf, model: Model, cues: Cues
) -> list[Likely]:
    """The likely pairs, the likeliest first; of two for the same actors and sentence the likelier.

    A logistic regression over cues, learned from annotated texts
    (`python -m benchmarks.quality.learn_sides`).
    """
    weighed = [
        likely for opening in found for likely in _weighed(text, opening, speaker_of, model, cues)
    ]
    weighed.sort(key=lambda likely: -likely.chance)
    kept: list[Likely] = []
    taken: set[tuple[object, frozenset[Iri]]] = set(text.told_here)
    for likely in weighed:
        both = text.both(likely.source, likely.target)
        here = text.sentence_of[likely.opening.head]
        keys = {(here, both), (likely.opening.situation, both)}
        if taken.isdisjoint(keys):
            taken |= keys
            kept.append(likely)
    return kept


def _weighed(
    text: Text, opening: Opening, speaker_of: SpeakerOf, model: Model, cues: Cues
) -> Iterator[Likely]:
    """The pairs of an opening that are likely enough."""
    usual: float | None = None
    as_target: dict[int, float] = {}
    for ground, source, targets in _by_source(text, opening, speaker_of, model):
        if usual is None:
            usual = cues.bias + worth(cues.predicate, set(predicate_cues(ground)))
        as_source = usual + worth(cues.source, set(source.cues))
        for target in targets:
            key = id(target)
            if key not in as_target:
                as_target[key] = worth(cues.target, set(target.cues))
            odds = as_source + as_target[key]
            if odds + cues.most_of_pair < cues.needed:
                continue
            if not text.may_tie(opening, source.mention, target.mention):
                continue
            odds += worth(cues.pair, set(pair_cues(ground, source, target)))
            if odds >= cues.needed:
                yield Likely(Pair(ground, source, target), round(1 / (1 + math.exp(-odds)), 3))
