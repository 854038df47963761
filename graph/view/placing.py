"""The sizes, blocs and places of nodes: what a drawing needs that no claim tells."""

from collections.abc import Mapping, Sequence
from typing import Any

from comity.graph.view.blocs import Tie, find_blocs
from comity.graph.view.layout import arrange
from comity.graph.view.links import tied_shares

_SMALL, _LARGE = 5.0, 20.0


def place(count: int, ties: Sequence[Tie]) -> list[Mapping[str, Any]]:
    """For each of `count` nodes its `size` (a radius), `x`, `y` (downwards) and `bloc`."""
    shares = tied_shares(count, ties)
    sizes = [round(_SMALL + (_LARGE - _SMALL) * share**0.6, 1) for share in shares]
    blocs = find_blocs(count, ties)
    spots = arrange(ties, sizes, blocs)
    return [
        {"size": size, "x": x, "y": y, "bloc": bloc}
        for size, (x, y), bloc in zip(sizes, spots, blocs, strict=True)
    ]
