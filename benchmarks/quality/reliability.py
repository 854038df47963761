"""Does confidence mean what it says? Bins of it, with the share of claims that gold bears out."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.quality.figures import Share
from benchmarks.quality.pairing import Pairing
from benchmarks.quality.records import Predicted

BOUNDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
THRESHOLDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


@dataclass(frozen=True, slots=True)
class Bin:
    """The claims of a stretch of confidence: their mean, right ones of the covered and of all."""

    least: float
    below: float
    mean: float
    covered: Share
    every: Share


def bins(predicted: Sequence[Predicted], pairing: Pairing) -> list[Bin]:
    """Those that hold a claim, from the least sure."""
    found = (_bin(predicted, pairing, least, below) for least, below in pairwise(BOUNDS))
    return [one for one in found if one.every.whole]


def from_thresholds(predicted: Sequence[Predicted], pairing: Pairing) -> list[Bin]:
    """What is left of the claims where only those from a confidence on are taken."""
    return [_bin(predicted, pairing, least, BOUNDS[-1]) for least in THRESHOLDS]


def _bin(predicted: Sequence[Predicted], pairing: Pairing, least: float, below: float) -> Bin:
    inside = {i for i, p in enumerate(predicted) if least <= p.confidence < below}
    covered = inside & pairing.same_pair.keys()
    right = inside & pairing.right
    total = sum(predicted[i].confidence for i in inside)
    return Bin(
        least,
        below,
        total / len(inside) if inside else 0.0,
        Share(len(right), len(covered)),
        Share(len(right), len(inside)),
    )
