"""How sure the reader is of a claim: a logistic regression over its grounds.

The weights are data (`confidence.toml`), learned from annotated texts by
`python -m benchmarks.quality.calibrate`. A ground that the file does not know counts nothing, so
that new frames start from what is usual.
"""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from comity.graph.extraction.grounds import CHANCE, SCALE, Grounds
from comity.graph.extraction.version import WEIGHTS, weights_text
from comity.ontology.errors import DataError

LEAST, MOST = 0.01, 0.99
"""Nothing that was read is quite impossible, and nothing quite certain."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What speaks for a claim of which nothing is known (`bias`), and each ground for or against.

    All are in log-odds.
    """

    bias: float
    grounds: Mapping[str, float]

    def confidence(self, grounds: Grounds) -> float:
        """How likely a claim with these grounds is right, from 0 to 1."""
        odds = self.bias + math.fsum(self.grounds.get(ground, 0.0) for ground in grounds)
        return round(min(max(1 / (1 + math.exp(-odds)), LEAST), MOST), 3)

    def contributions(self, grounds: Grounds) -> list[tuple[str, float]]:
        """The grounds that count, the weightiest first; the steps of one scale as one ground."""
        found: dict[str, tuple[str, float]] = {}
        for ground in grounds:
            if ground in self.grounds:
                word = ground.partition(" ")[0]
                scale = word if word in {SCALE, CHANCE} else ground
                _, so_far = found.get(scale, ("", 0.0))
                found[scale] = (ground, so_far + self.grounds[ground])
        return sorted(found.values(), key=lambda pair: (-abs(pair[1]), pair[0]))


def load_weights() -> Weights:
    """The weights that ship with Comity. Raises DataError where the file is damaged."""
    return parse_weights(weights_text())


def parse_weights(text: str) -> Weights:
    """Weights out of the text of a TOML file. Raises DataError."""
    try:
        table = tomllib.loads(text)
        weights = {str(name): float(weight) for name, weight in table["grounds"].items()}
        found = Weights(float(table["bias"]), weights)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataError(f"{WEIGHTS}: {error!r}; write it anew, see its head") from error
    if not all(math.isfinite(weight) for weight in (found.bias, *weights.values())):
        raise DataError(f"{WEIGHTS}: a weight is no number; write it anew, see its head")
    return found
