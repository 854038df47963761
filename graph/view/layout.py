"""Where the nodes stand: a force layout in numpy, the same for the same network.

Ties pull, nodes push, and a weak gravity keeps separate parts near. It is computed here and
not in the browser, so that the page shows at once and always in the same way.
"""

from collections.abc import Sequence

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Tie = tuple[int, int, float]

_SEED = 7
_EXACT = 800
_CELLS = 28
_GRAVITY = 0.9
_EVENNESS = 0.75
_UNIT = 27
_WIDER = 1.08
_NAME_SHAPE = 1.35
_GAP = 46.0
_MOAT = 80.0
_CLEARANCE = 9.0
_TURNS = 4000
_SHELF = (130.0, 62.0)
_BLOCK = 1.5
_FEW_CROSSINGS = 100_000


def arrange(ties: Sequence[Tie], radii: Sequence[float]) -> list[tuple[int, int]]:
    """Whole-numbered coordinates for `len(radii)` nodes, y downwards, centred on (0, 0).

    `ties` are pairs of indices with a weight > 0; `radii` keep nodes apart. Parts that nothing
    ties together are laid out by themselves, the smaller ones in gaps of the larger, those that
    find no gap in rows below. Up to 800
    nodes every pair of a part repels; beyond that the nodes of a grid cell repel as one.
    """
    sizes = np.array(radii, dtype=np.float64)
    spots = np.zeros((len(radii), 2))
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(radii)))
    graph.add_weighted_edges_from(ties)
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=_by_size)
    placed = np.zeros(0, dtype=np.int64)
    left: list[Ints] = []
    for members in parts:
        part = np.array(members, dtype=np.int64)
        inner = {node: at for at, node in enumerate(members)}
        own = [(inner[a], inner[b], weight) for a, b, weight in ties if a in inner]
        spots[part] = _arrange_part(own, sizes[part])
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


def _arrange_part(ties: Sequence[Tie], radii: Floats) -> Floats:
    """Coordinates of nodes that are all tied together, by some way or other."""
    count = len(radii)
    if count == 1:
        return np.zeros((1, 2))
    ends = np.array([(a, b) for a, b, _ in ties], dtype=np.int64)
    weights = np.array([weight for _, _, weight in ties], dtype=np.float64)
    spots = _start(count, ends, weights)
    spots = _relax(spots, ends, weights, rounds=max(120, min(400, 90_000 // count)))
    spots = _level(_even_out(spots))
    return _separate(spots, ends, radii) if count <= _EXACT else spots


def _free_place(part: Floats, others: Floats) -> Floats | None:
    """How to shift a part so that it clears the others: tried along a spiral from the middle."""
    if not len(others):
        return np.zeros(2)
    for turn in range(_TURNS):
        reach, angle = 14 * np.sqrt(turn), turn * np.pi * (3 - np.sqrt(5))
        shift = reach * np.array((np.cos(angle) * _WIDER, np.sin(angle)))
        across = (part + shift)[:, None, :] - others[None, :, :]
        if np.hypot(across[..., 0] / _NAME_SHAPE, across[..., 1]).min() > _MOAT:
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


def _degrees(count: int, ends: Ints, weights: Floats) -> Floats:
    degrees = np.bincount(ends[:, 0], weights, count) + np.bincount(ends[:, 1], weights, count)
    return degrees.astype(np.float64)


def _start(count: int, ends: Ints, weights: Floats) -> Floats:
    """A sunflower with the best-tied nodes in the middle, shaken a little."""
    order = np.argsort(-_degrees(count, ends, weights), kind="stable")
    rank = np.empty(count)
    rank[order] = np.arange(count)
    angle = rank * np.pi * (3 - np.sqrt(5))
    spots = np.sqrt(rank + 0.5)[:, None] * np.column_stack((np.cos(angle), np.sin(angle)))
    return np.asarray(spots + np.random.default_rng(_SEED).normal(0, 0.1, (count, 2)))


def _relax(spots: Floats, ends: Ints, weights: Floats, rounds: int) -> Floats:
    """Let ties pull and nodes push, in ever smaller steps (ForceAtlas2's forces)."""
    count = len(spots)
    mass = 1 + np.sqrt(_degrees(count, ends, weights))
    pull = np.sqrt(weights)[:, None]
    step = np.sqrt(count) * 0.3
    for turn in range(rounds):
        force = _push(spots, mass)
        across = pull * (spots[ends[:, 1]] - spots[ends[:, 0]])
        for axis in (0, 1):
            force[:, axis] += np.bincount(ends[:, 0], across[:, axis], count)
            force[:, axis] -= np.bincount(ends[:, 1], across[:, axis], count)
        reach = np.hypot(spots[:, 0], spots[:, 1])[:, None] + 1e-9
        force -= _GRAVITY * mass[:, None] * spots / reach
        length = np.hypot(force[:, 0], force[:, 1])[:, None] + 1e-9
        limit = step * (1 - turn / rounds) ** 1.5 + 1e-3
        spots = spots + force / length * np.minimum(length / mass[:, None] * 0.25, limit)
    return spots


def _push(spots: Floats, mass: Floats) -> Floats:
    """How all other nodes, or the centres of their grid cells, push each node away."""
    centres, loads = (spots, mass) if len(spots) <= _EXACT else _cells(spots, mass)
    force = np.empty_like(spots)
    for begin in range(0, len(spots), 1024):
        part = slice(begin, begin + 1024)
        dx = spots[part, 0, None] - centres[None, :, 0]
        dy = spots[part, 1, None] - centres[None, :, 1]
        strength = mass[part, None] * loads[None, :] / (dx * dx + dy * dy + 0.05)
        force[part, 0] = (strength * dx).sum(axis=1)
        force[part, 1] = (strength * dy).sum(axis=1)
    return force


def _cells(spots: Floats, mass: Floats) -> tuple[Floats, Floats]:
    low, high = spots.min(axis=0), spots.max(axis=0)
    cell = np.minimum((spots - low) / (high - low + 1e-9) * _CELLS, _CELLS - 1).astype(np.int64)
    key = cell[:, 0] * _CELLS + cell[:, 1]
    loads = np.bincount(key, mass, _CELLS * _CELLS).astype(np.float64)
    full = loads > 0
    sums = [np.bincount(key, mass * spots[:, axis], _CELLS * _CELLS)[full] for axis in (0, 1)]
    return np.column_stack(sums) / loads[full, None], loads[full]


def _level(spots: Floats) -> Floats:
    """Turn the longest extent level, and give the page's unit (pixels at its natural size).

    It is made wider than high because names are written from left to right.
    """
    spots = spots - spots.mean(axis=0)
    x, y = spots[:, 0], spots[:, 1]
    angle = 0.5 * np.arctan2(2 * (x * y).sum(), (x * x).sum() - (y * y).sum())
    turned = np.column_stack(
        (x * np.cos(angle) + y * np.sin(angle), y * np.cos(angle) - x * np.sin(angle))
    )
    spread = np.sqrt((turned**2).mean(axis=0)) + 1e-9
    even = np.maximum(spread, spread.max() / 2)  # A row of nodes shouldn't become a cloud.
    return np.asarray(turned / even * np.array((_WIDER, 1.0)) * _UNIT * np.sqrt(len(spots)))


def _even_out(spots: Floats) -> Floats:
    """Draw in what lies far out and give the middle room: forces alone crowd the middle."""
    spots = spots - np.median(spots, axis=0)
    reach = np.hypot(spots[:, 0], spots[:, 1]) + 1e-9
    rank = np.empty(len(spots))
    rank[np.argsort(reach, kind="stable")] = np.arange(len(spots))
    wanted = np.sqrt((rank + 0.3) / len(spots)) * reach.max()
    return np.asarray(spots * ((1 - _EVENNESS) + _EVENNESS * wanted / reach)[:, None])


def _separate(spots: Floats, ends: Ints, radii: Floats) -> Floats:
    """Move nodes apart until none overlap; names need more room to the side than above."""
    needed = radii[:, None] + radii[None, :] + _GAP
    np.fill_diagonal(needed, 0.0)
    for _ in range(100):
        dx = (spots[:, 0, None] - spots[None, :, 0]) / _NAME_SHAPE
        dy = spots[:, 1, None] - spots[None, :, 1]
        distance = np.hypot(dx, dy) + 1e-6
        lack = np.maximum(needed - distance, 0.0)
        move = 0.3 * lack / distance
        shift = np.column_stack(((move * dx).sum(axis=1) * _NAME_SHAPE, (move * dy).sum(axis=1)))
        if len(ends) * len(spots) <= _FEW_CROSSINGS:
            shift += _off_lines(spots, ends, radii)
        if np.abs(shift).max() < 0.25:
            break
        spots = spots + shift
    return spots


def _off_lines(spots: Floats, ends: Ints, radii: Floats) -> Floats:
    """How to shift the nodes that lie on a line between two others."""
    begin, along = spots[ends[:, 0]], spots[ends[:, 1]] - spots[ends[:, 0]]
    length = (along**2).sum(axis=1) + 1e-6
    offset = spots[:, None, :] - begin[None, :, :]
    where = (offset * along).sum(axis=2) / length
    side = (offset[..., 0] * along[:, 1] - offset[..., 1] * along[:, 0]) / np.sqrt(length)
    lack = np.maximum(radii[:, None] + _CLEARANCE - np.abs(side), 0.0)
    nodes = np.arange(len(spots))[:, None]
    own = (nodes == ends[None, :, 0]) | (nodes == ends[None, :, 1])
    lack[own | (where < 0.02) | (where > 0.98)] = 0.0
    push = 0.3 * lack * np.where(side < 0, -1.0, 1.0) / np.sqrt(length)
    # Not by `@`: the order of its sums, so the last digit, depends on the number of threads.
    return np.column_stack(((push * along[:, 1]).sum(axis=1), -(push * along[:, 0]).sum(axis=1)))
