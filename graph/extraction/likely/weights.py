"""The weights of cues, which are data (`weights.toml`): learned from annotated texts."""

import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files

from comity.ontology.errors import DataError

FILE = "weights.toml"

Weights = Mapping[str, float]
"""Cue -> log-odds."""


@dataclass(frozen=True, slots=True)
class Cues:
    """What the cues of predicates, sources, targets and pairs are worth, in log-odds.

    `bias` is what speaks for a pair of which nothing is known, `least` how likely a pair must be
    to be told (0 to 1).
    """

    bias: float
    least: float
    predicate: Weights
    source: Weights
    target: Weights
    pair: Weights
    most_of_pair: float

    def contributions(self, cues: Mapping[str, Iterable[str]]) -> list[tuple[str, float]]:
        """The cues that count, each with what it is said of, the weightiest first."""
        found = [
            (f"{part}: {cue}", weights[cue])
            for part, weights in (
                ("predicate", self.predicate),
                ("source", self.source),
                ("target", self.target),
                ("both", self.pair),
            )
            for cue in cues["pair" if part == "both" else part]
            if cue in weights
        ]
        return sorted(found, key=lambda one: (-abs(one[1]), one[0]))

    @property
    def needed(self) -> float:
        """`least` as log-odds."""
        return math.log(self.least / (1 - self.least))


def worth(weights: Weights, cues: Iterable[str]) -> float:
    """The sum of what cues are worth; one that is not known counts nothing."""
    return math.fsum(weights[cue] for cue in cues if cue in weights)


def load_cues() -> Cues:
    """The weights that ship with Comity. Raises DataError where the file is damaged."""
    return parse_cues(cues_text())


def cues_text() -> str:
    """The file itself."""
    return files(__package__).joinpath(FILE).read_text(encoding="utf-8")


def parse_cues(text: str) -> Cues:
    """Weights out of the text of a TOML file. Raises DataError."""
    try:
        table = tomllib.loads(text)
        sides = {
            name: {str(cue): float(weight) for cue, weight in table[name].items()}
            for name in ("predicate", "source", "target", "pair")
        }
        bias, least = float(table["bias"]), float(table["least"])
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataError(f"{FILE}: {error!r}; write it anew, see its head") from error
    if not all(math.isfinite(w) for w in (bias, *(w for s in sides.values() for w in s.values()))):
        raise DataError(f"{FILE}: a weight is no number; write it anew, see its head")
    if not 0 < least < 1:
        raise DataError(f"{FILE}: least lies between 0 and 1; write it anew, see its head")
    most = math.fsum(sorted((w for w in sides["pair"].values() if w > 0), reverse=True)[:MOST])
    return Cues(bias, least, **sides, most_of_pair=most)


MOST = 5
"""A pair seldom has more cues that speak for it; what could at best be added for them."""
