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
    needed = radii[:, None] + radii[None, :] + _GAP
    np.fill_diagonal(needed, 0.0)
    for _ in range(rounds):
        dx = (spots[:, 0, None] - spots[None, :, 0]) / NAME_SHAPE
        dy = spots[:, 1, None] - spots[None, :, 1]
        distance = np.hypot(dx, dy) + 1e-6
        lack = np.maximum(needed - distance, 0.0)
        move = 0.3 * lack / distance
        shift = np.column_stack(((move * dx).sum(axis=1) * NAME_SHAPE, (move * dy).sum(axis=1)))
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
