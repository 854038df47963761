"""Forces between nodes: ties pull, nodes push, a weak gravity keeps them near (ForceAtlas2)."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

UNIT = 27
"""How many pixels at natural size stand for one step between neighbours."""
WIDER = 1.08
"""The page is a little wider than high."""

_SEED = 7
_EXACT = 800
_CELLS = 28
_GRAVITY = 0.9
_EVENNESS = 0.75


def settle(count: int, ends: Ints, weights: Floats, rounds: int) -> Floats:
    """Coordinates (`count` x 2) of nodes that `ends` (pairs of indices) tie together.

    Up to 800 nodes every pair repels; beyond that the nodes of a grid cell repel as one.
    """
    spots = _relax(_start(count, ends, weights), ends, weights, rounds)
    return _even_out(spots)


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
    """Let the forces act, in ever smaller steps."""
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


def _even_out(spots: Floats) -> Floats:
    """Draw in what lies far out and give the middle room: forces alone crowd the middle."""
    spots = spots - np.median(spots, axis=0)
    reach = np.hypot(spots[:, 0], spots[:, 1]) + 1e-9
    rank = np.empty(len(spots))
    rank[np.argsort(reach, kind="stable")] = np.arange(len(spots))
    wanted = np.sqrt((rank + 0.3) / len(spots)) * reach.max()
    return np.asarray(spots * ((1 - _EVENNESS) + _EVENNESS * wanted / reach)[:, None])


def level(spots: Floats) -> Floats:
    """Turn the longest extent level and give the page's unit (pixels at natural size).

    It is made wider than high because names are written from left to right.
    """
    spots = spots - spots.mean(axis=0)
    x, y = spots[:, 0], spots[:, 1]
    angle = 0.5 * np.arctan2(2 * (x * y).sum(), (x * x).sum() - (y * y).sum())
    turned = turn(spots, -angle)
    spread = np.sqrt((turned**2).mean(axis=0)) + 1e-9
    even = np.maximum(spread, spread.max() / 2)  # A row of nodes shouldn't become a cloud.
    return np.asarray(turned / even * np.array((WIDER, 1.0)) * UNIT * np.sqrt(len(spots)))


def turn(spots: Floats, angle: float) -> Floats:
    """The spots turned about (0, 0), in radians, from the x axis towards the y axis."""
    x, y = spots[:, 0], spots[:, 1]
    cos, sin = np.cos(angle), np.sin(angle)
    return np.column_stack((x * cos - y * sin, x * sin + y * cos))
