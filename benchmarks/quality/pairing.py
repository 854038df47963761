"""Which predictions are which gold claims: who fits whom, and the best pairing one to one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from benchmarks.quality.names import is_among
from benchmarks.quality.records import Gold, Predicted

NEAR = frozenset(
    frozenset(pair.split())
    for pair in (
        "memberOf partyTo", "memberOf participatesIn", "partyTo agreed", "rejects opposes",
        "accuses opposes", "aids promises", "aids supports", "invests participatesIn",
        "allied cooperates", "met visited", "coerces sanctions", "protests opposes",
        "participatesIn met",
    )
)  # fmt: skip
"""Relations that readers may fairly choose between."""

A_PAIR = 10.0
"""Worth of any pair: more pairs count before better ones."""

Pairs = Mapping[tuple[int, int], float]


@dataclass(frozen=True, slots=True)
class Pairing:
    """How predictions and gold (by index) go together.

    `same_pair`: prediction -> gold of the same two names. `fits`: (prediction, gold) -> worth.
    `best`: prediction -> gold, one to one. `repeats`: further predictions of what is in gold.
    `covered`: further gold that a paired prediction of the whole group covers. `loose`: gold
    whose two names were predicted, whatever the relation.
    """

    same_pair: Mapping[int, tuple[int, ...]]
    fits: Pairs
    best: Mapping[int, int]
    repeats: frozenset[int]
    covered: frozenset[int]
    loose: frozenset[int]

    @property
    def right(self) -> frozenset[int]:
        """The predictions that gold bears out."""
        return self.repeats | self.best.keys()

    @property
    def found(self) -> frozenset[int]:
        """The gold claims that were predicted."""
        return self.covered | set(self.best.values())


def pair_up(predicted: Sequence[Predicted], gold: Sequence[Gold], *, exact: bool) -> Pairing:
    """Pair document by document; with `exact`, only equal relations fit."""
    of_doc: dict[str, list[int]] = defaultdict(list)
    for j, claim in enumerate(gold):
        of_doc[claim.doc].append(j)
    same_pair: dict[int, tuple[int, ...]] = {}
    fits: dict[tuple[int, int], float] = {}
    for i, one in enumerate(predicted):
        sides = {j: _sides(one, gold[j]) for j in of_doc[one.doc]}
        same_pair[i] = tuple(j for j, side in sides.items() if side)
        for j in same_pair[i]:
            nearness = _nearness(one, gold[j], exact=exact)
            if nearness and (sides[j] == "as told" or gold[j].mutual):
                fits[i, j] = A_PAIR + nearness + _likeness(one, gold[j])
    same_pair = {i: js for i, js in same_pair.items() if js}
    best = assigned(fits)
    taken = set(best.values())
    group = {j: (gold[j].doc, gold[j].relation, gold[j].quote) for j in range(len(gold))}
    loose = {(i, j): fits.get((i, j), A_PAIR) for i, js in same_pair.items() for j in js}
    return Pairing(
        same_pair,
        fits,
        best,
        repeats=frozenset(i for i, _ in fits if i not in best),
        covered=frozenset(
            j for i, j in fits if j not in taken and i in best and group[j] == group[best[i]]
        ),
        loose=frozenset(assigned(loose).values()),
    )


def _sides(one: Predicted, claim: Gold) -> str:
    """How the names fit: "as told", "turned", or not ("")."""
    if is_among(one.subject, claim.subjects) and is_among(one.object, claim.objects):
        return "as told"
    turned = is_among(one.subject, claim.objects) and is_among(one.object, claim.subjects)
    return "turned" if turned else ""


def _nearness(one: Predicted, claim: Gold, *, exact: bool) -> float:
    """How well the relations fit, 0 to 1. In gold, "other" says that none of the list is apt."""
    relations = {one.relation, claim.relation}
    if len(relations) == 1:
        return 1.0
    if exact:
        return 0.0
    undone = claim.polarity == "negative" and relations == {"partyTo", "rejects"}
    if relations in NEAR or undone:
        return 0.8
    return 0.6 if claim.relation == "other" and not opposite(one, claim) else 0.0


def opposite(one: Predicted, claim: Gold) -> bool:
    """True where one is positive and the other negative."""
    return {one.polarity, claim.polarity} == {"positive", "negative"}


def _likeness(one: Predicted, claim: Gold) -> float:
    """What decides between gold claims that fit: date, words, names, polarity, modality."""
    worth = 0.1 * (one.subject == claim.subject) + 0.1 * (one.object == claim.object)
    if one.date and claim.date:
        same_year = one.date[:4] == claim.date[:4]
        worth += 0.4 if one.date == claim.date else 0.2 if same_year else -0.2
    elif not one.date and not claim.date:
        worth += 0.1
    if one.words and claim.words:
        worth += 0.8 * len(one.words & claim.words) / len(one.words | claim.words)
    return worth + 0.1 * (one.polarity == claim.polarity) + 0.1 * (one.modality == claim.modality)


def assigned(worths: Pairs) -> dict[int, int]:
    """The one-to-one choice of greatest worth, as prediction -> gold."""
    graph: nx.Graph[int] = nx.Graph()
    for (i, j), worth in sorted(worths.items()):
        # Nodes are numbers, whose order in sets is the same in every run: gold is below zero.
        graph.add_edge(i, -1 - j, weight=worth)
    chosen = (
        sorted(pair)
        for part in nx.connected_components(graph)
        for pair in nx.max_weight_matching(graph.subgraph(part))
    )
    return dict(sorted((i, -1 - below) for below, i in chosen))
