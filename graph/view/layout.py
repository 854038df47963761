"""Where the nodes stand, the same for the same network.

It is computed here and not in the browser, so that the page shows at once and always in the
same way. A part of the network that is small enough to be seen whole is laid out by forces; a
larger one in blocs, each in an area of its own.
"""

from collections.abc import Sequence

import networkx as nx
import numpy as np

from comity.graph.view.blocs import Tie, arrange_blocs
from comity.graph.view.clearance import NAME_SHAPE, separate
from comity.graph.view.forces import WIDER, Floats, Ints, level, settle

SEEN_WHOLE = 250
"""Up to so many actors a picture can be taken in without areas."""

_MOAT = 80.0
_TURNS = 4000
_SHELF = (130.0, 62.0)
_BLOCK = 1.5
_GAPS = 2000


def arrange(
    ties: Sequence[Tie], radii: Sequence[float], blocs: Sequence[int]
) -> list[tuple[int, int]]:
    """Whole-numbered coordinates for `len(radii)` nodes, y downwards, centred on (0, 0).

    `ties` are pairs of indices with a weight > 0; `radii` keep nodes apart; `blocs` are what
    `find_blocs` says. Parts that nothing ties together are laid out by themselves, the smaller
    ones in gaps of the larger, those that find no gap in rows below.
    """
    sizes = np.array(radii, dtype=np.float64)
    spots = np.zeros((len(radii), 2))
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(radii)))
    graph.add_weighted_edges_from(ties)
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=_by_size)
    part_of = {node: at for at, part in enumerate(parts) for node in part}
    own: list[list[Tie]] = [[] for _ in parts]
    for tie in ties:
        own[part_of[tie[0]]].append(tie)
    placed = np.zeros(0, dtype=np.int64)
    left: list[Ints] = []
    for members, inner in zip(parts, own, strict=True):
        part = np.array(members, dtype=np.int64)
        place = {node: at for at, node in enumerate(members)}
        moved = [(place[a], place[b], weight) for a, b, weight in inner]
        spots[part] = _arrange_part(moved, sizes[part], np.array(blocs, dtype=np.int64)[part])
        shift = None if left else _free_place(spots[part], spots[placed])
        if shift is None:
            left.append(part)
            continue
        spots[part] += shift
        placed = np.concatenate((placed, part))
    _shelve(spots, placed, left)
    if len(spots):
        spots -= (spots.max(axis=0) + spots.min(axis=0)) / 2
    return [(int(x), int(y)) for x, y in np.rint(spots)]


def _by_size(members: list[int]) -> tuple[int, int]:
    return -len(members), members[0]


def _arrange_part(ties: Sequence[Tie], radii: Floats, blocs: Ints) -> Floats:
    """Coordinates of nodes that are all tied together, by some way or other."""
    count = len(radii)
    if count == 1:
        return np.zeros((1, 2))
    if count > SEEN_WHOLE:
        return arrange_blocs(ties, radii, np.unique(blocs, return_inverse=True)[1])
    ends = np.array([(a, b) for a, b, _ in ties], dtype=np.int64)
    weights = np.array([weight for _, _, weight in ties], dtype=np.float64)
    return separate(level(settle(count, ends, weights, rounds=400)), ends, radii)


def _free_place(part: Floats, others: Floats) -> Floats | None:
    """How to shift a part so that it clears the others: tried along a spiral from the middle."""
    if not len(others):
        return np.zeros(2)
    if len(others) > _GAPS:
        return None
    for turn in range(_TURNS):
        reach, angle = 14 * np.sqrt(turn), turn * np.pi * (3 - np.sqrt(5))
        shift = reach * np.array((np.cos(angle) * WIDER, np.sin(angle)))
        across = (part + shift)[:, None, :] - others[None, :, :]
        if np.hypot(across[..., 0] / NAME_SHAPE, across[..., 1]).min() > _MOAT:
            return np.asarray(shift)
    return None


def _shelve(spots: Floats, placed: Ints, parts: Sequence[Ints]) -> None:
    """Put parts in rows below what is placed, as wide as that or as makes a block of them."""
    if not parts:
        return
    boxes = [np.ptp(spots[part], axis=0) + _SHELF for part in parts]
    low, high = spots[placed].min(axis=0), spots[placed].max(axis=0)
    width = max(high[0] - low[0], _BLOCK * np.sqrt(sum(float(box.prod()) for box in boxes)))
    x, y, depth = 0.0, high[1] + _MOAT, 0.0
    middle = (low[0] + high[0]) / 2
    for part, box in zip(parts, boxes, strict=True):
        if x + box[0] > width and x:
            x, y, depth = 0.0, y + depth, 0.0
        corner = np.array((middle - width / 2 + x, y)) + np.array(_SHELF) / 2
        spots[part] += corner - spots[part].min(axis=0)
        x, depth = x + box[0], max(depth, box[1])
