"""The figures of a scoring: precision, recall and what else is counted over a pairing."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.quality.names import are_one
from benchmarks.quality.pairing import Pairing, opposite, pair_up
from benchmarks.quality.records import RELATIONS, Gold, Predicted, predictions

COARSE = {"reported": "asserted", "proposed": "planned", "expected": "planned"}
"""Modalities that the strict figure takes for one."""


@dataclass(frozen=True, slots=True)
class Score:
    """Right ones among the predicted, found ones among the gold."""

    right: int
    predicted: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of the predicted that is right."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that is found."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    @property
    def value(self) -> float:
        """As a number from 0 to 1."""
        return self.part / self.whole if self.whole else 0.0


@dataclass(frozen=True, slots=True)
class Figures:
    """All that is counted.

    `covered` is the precision on pairs of actors that gold has some claim on: gold is not
    complete, so that this is the fair precision, and the plain one a floor. `confusion`:
    (relation of gold, relation predicted) of the covered pairs of which no claim is right.
    """

    overall: Score
    important: Score
    exact: Score
    relaxed: Score
    strict: Score
    covered: Share
    polarity: Share
    modality: Share
    modality_coarse: Share
    year: Share
    speaker: Share
    by_relation: Mapping[str, Score]
    by_importance: Mapping[int, Share]
    confusion: Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Scored:
    """Predictions against gold, and what came of it."""

    predicted: Sequence[Predicted]
    gold: Sequence[Gold]
    pairing: Pairing
    figures: Figures


def score(rows: Iterable[Mapping[str, object]], gold: Sequence[Gold]) -> Scored:
    """Pair and count the rows of a table; those on documents without gold are left out."""
    documents = {claim.doc for claim in gold}
    predicted = [p for p in predictions(rows) if p.doc in documents]
    pairing = pair_up(predicted, gold, exact=False)
    exact = pair_up(predicted, gold, exact=True)
    return Scored(predicted, gold, pairing, _figures(predicted, gold, pairing, exact))


def _figures(
    predicted: Sequence[Predicted], gold: Sequence[Gold], pairing: Pairing, exact: Pairing
) -> Figures:
    pairs = [(predicted[i], gold[j]) for i, j in pairing.best.items()]
    right, found = pairing.right, pairing.found
    full = sum(not opposite(p, g) and _coarse(p) == _coarse(g) for p, g in pairs)
    every = Score(len(right), len(predicted), len(found), len(gold))
    seen = len(pairing.loose | found)
    return Figures(
        overall=every,
        important=_important(predicted, gold, pairing),
        exact=Score(len(exact.right), len(predicted), len(exact.found), len(gold)),
        relaxed=Score(len(pairing.same_pair), len(predicted), seen, len(gold)),
        strict=Score(full, len(predicted) - len(pairing.repeats), full, len(gold)),
        covered=Share(len(right), len(pairing.same_pair)),
        polarity=_share(pairs, lambda p, g: p.polarity == g.polarity),
        modality=_share(pairs, lambda p, g: p.modality == g.modality),
        modality_coarse=_share(pairs, lambda p, g: _coarse(p) == _coarse(g)),
        year=_share(((p, g) for p, g in pairs if g.date), lambda p, g: p.date[:4] == g.date[:4]),
        speaker=_share(
            ((p, g) for p, g in pairs if g.speaker), lambda p, g: are_one(p.speaker, g.speaker)
        ),
        by_relation=_by_relation(predicted, gold, pairing),
        by_importance={
            level: Share(sum(gold[j].importance == level for j in found), count)
            for level, count in sorted(Counter(g.importance for g in gold).items())
        },
        confusion=_confusion(predicted, gold, pairing),
    )


def _important(predicted: Sequence[Predicted], gold: Sequence[Gold], pairing: Pairing) -> Score:
    """Of importance 1 alone; predictions of what matters less are set aside, not wrong."""
    first = {j for j, claim in enumerate(gold) if claim.importance == 1}
    told: dict[int, set[int]] = {i: {j} for i, j in pairing.best.items()}
    for i, j in pairing.fits:
        if i in pairing.repeats:
            told.setdefault(i, set()).add(j)
    right = {i for i in pairing.right if told[i] & first}
    aside = len(pairing.right - right)
    return Score(len(right), len(predicted) - aside, len(pairing.found & first), len(first))


def _by_relation(
    predicted: Sequence[Predicted], gold: Sequence[Gold], pairing: Pairing
) -> dict[str, Score]:
    used = {p.relation for p in predicted} | {g.relation for g in gold}
    scores = {}
    for relation in [r for r in RELATIONS if r in used] + sorted(used - set(RELATIONS)):
        mine = {i for i, p in enumerate(predicted) if p.relation == relation}
        theirs = {j for j, g in enumerate(gold) if g.relation == relation}
        right, found = mine & pairing.right, theirs & pairing.found
        scores[relation] = Score(len(right), len(mine), len(found), len(theirs))
    return scores


def _confusion(
    predicted: Sequence[Predicted], gold: Sequence[Gold], pairing: Pairing
) -> Counter[tuple[str, str]]:
    return Counter(
        (told, predicted[i].relation)
        for i, js in pairing.same_pair.items()
        if i not in pairing.right
        for told in sorted({gold[j].relation for j in js})
    )


def _coarse(claim: Predicted | Gold) -> str:
    return COARSE.get(claim.modality, claim.modality)


def _share(
    pairs: Iterable[tuple[Predicted, Gold]], holds: Callable[[Predicted, Gold], bool]
) -> Share:
    answers: Collection[bool] = [holds(p, g) for p, g in pairs]
    return Share(sum(answers), len(answers))
