"""Keeping nodes apart, and lines off nodes that they don't belong to."""

import numpy as np

from comity.graph.view.forces import Floats, Ints

NAME_SHAPE = 1.35
"""A name needs so much more room to the side than above."""

_GAP = 46.0
_CLEARANCE = 9.0
_FEW_CROSSINGS = 100_000


def separate(spots: Floats, ends: Ints, radii: Floats, rounds: int = 100) -> Floats:
    """Move nodes apart until none overlap, with room for their names."""
    farthest = (2 * radii.max() + _GAP) if len(radii) else 0.0
    for _ in range(rounds):
        flat = spots / np.array((NAME_SHAPE, 1.0))
        first, second = near_pairs(flat, farthest)
        across = flat[first] - flat[second]
        distance = np.hypot(across[:, 0], across[:, 1]) + 1e-6
        lack = np.maximum(radii[first] + radii[second] + _GAP - distance, 0.0)
        move = across * (0.3 * lack / distance)[:, None]
        shift = np.zeros_like(spots)
        for axis, wider in ((0, NAME_SHAPE), (1, 1.0)):
            shift[:, axis] += np.bincount(first, move[:, axis], len(spots)) * wider
            shift[:, axis] -= np.bincount(second, move[:, axis], len(spots)) * wider
        if len(ends) * len(spots) <= _FEW_CROSSINGS:
            shift += _off_lines(spots, ends, radii)
        if not len(shift) or np.abs(shift).max() < 0.25:
            break
        spots = spots + shift
    return spots


def near_pairs(spots: Floats, reach: float) -> tuple[Ints, Ints]:
    """All pairs of spots that are nearer than `reach`, and some that are not; each pair once.

    Spots are sorted into square cells as wide as `reach`, and only neighbouring cells compared.
    """
    cell = np.floor((spots - spots.min(axis=0)) / reach).astype(np.int64) + 1
    columns = int(cell[:, 0].max()) + 2
    key = cell[:, 1] * columns + cell[:, 0]
    order = np.argsort(key, kind="stable")
    sorted_keys = key[order]
    firsts, seconds = [], []
    for step in (0, 1, columns - 1, columns, columns + 1):
        begin = np.searchsorted(sorted_keys, sorted_keys + step, side="left")
        end = np.searchsorted(sorted_keys, sorted_keys + step, side="right")
        if step == 0:
            begin = np.arange(len(order)) + 1  # Each pair of a cell once.
        count = np.maximum(end - begin, 0)
        firsts.append(np.repeat(np.arange(len(order)), count))
        offset = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
        seconds.append(np.repeat(begin, count) + offset)
    return order[np.concatenate(firsts)], order[np.concatenate(seconds)]


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


def pack(centres: Floats, radii: Floats, gap: float) -> Floats:
    """Circles drawn together as near as they go without one covering another (`n` x 2).

    The last rounds only push, so that none overlap by more than a hundredth of `gap`.
    """
    needed = radii[:, None] + radii[None, :] + gap
    np.fill_diagonal(needed, 0.0)
    for round_ in range(600):
        if round_ < 300:
            centres = centres * 0.985
        across = centres[:, None, :] - centres[None, :, :]
        distance = np.hypot(across[..., 0], across[..., 1]) + 1e-6
        lack = np.maximum(needed - distance, 0.0)
        # The smaller of two gives way.
        share = radii[None, :] ** 2 / (radii[:, None] ** 2 + radii[None, :] ** 2)
        shift = (across * (share * lack / distance)[..., None]).sum(axis=1) * 0.6
        if round_ >= 300 and lack.max() < gap / 100:
            break
        centres = centres + shift
    return centres
