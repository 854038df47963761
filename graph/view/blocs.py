"""Who belongs together: blocs of actors that are tied to each other more than to the rest.

Found by Louvain's method (Blondel et al., "Fast unfolding of communities in large networks",
J. Stat. Mech. 2008, P10008), from a fixed seed. A bloc is a finding of the drawing, not of the
articles: it is never exported as a fact.
"""

from collections.abc import Sequence

import networkx as nx
import numpy as np

from comity.graph.view.clearance import pack, separate
from comity.graph.view.forces import WIDER, Floats, Ints, level, settle, turn

Tie = tuple[int, int, float]

_SEED = 7
_SMALLEST = 6
_DENSE = 0.6
_NO_LINES = np.zeros((0, 2), dtype=np.int64)
_MARGIN = 36.0
_BETWEEN = 90.0


def find_blocs(count: int, ties: Sequence[Tie]) -> list[int]:
    """For each of `count` nodes the number of its bloc, the largest bloc being 0.

    Blocs of fewer than six nodes join the one that they are tied to best; a part of the
    network that has no tie to the rest is a bloc, whatever its size.
    """
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(count))
    for a, b, weight in ties:
        before = graph[a][b]["weight"] if graph.has_edge(a, b) else 0.0
        graph.add_edge(a, b, weight=before + weight)
    found = nx.community.louvain_communities(graph, weight="weight", seed=_SEED)
    bloc = [0] * count
    for at, members in enumerate(sorted((sorted(one) for one in found), key=lambda one: one[0])):
        for node in members:
            bloc[node] = at
    _join_small(graph, bloc)
    sizes = np.bincount(bloc) if count else np.zeros(0)
    order = {int(old): new for new, old in enumerate(np.argsort(-sizes, kind="stable"))}
    return [order[old] for old in bloc]


def _join_small(graph: "nx.Graph[int]", bloc: list[int]) -> None:
    members: dict[int, list[int]] = {}
    for node, at in enumerate(bloc):
        members.setdefault(at, []).append(node)
    for at in sorted(members, key=lambda one: (len(members[one]), one)):
        if len(members[at]) >= _SMALLEST:
            continue
        pulls: dict[int, float] = {}
        for node in members[at]:
            for other, tie in graph[node].items():
                if bloc[other] != at:
                    pulls[bloc[other]] = pulls.get(bloc[other], 0.0) + tie["weight"]
        if pulls:
            best = min(pulls, key=lambda one: (-pulls[one], one))
            for node in members[at]:
                bloc[node] = best
            members[best] += members.pop(at)


def arrange_blocs(ties: Sequence[Tie], radii: Floats, bloc: Ints) -> Floats:
    """Coordinates (`n` x 2, pixels) in which each bloc has an area of its own.

    Each bloc is laid out by itself, then the blocs as circles; at last each is turned so that
    its members stand on the side of those elsewhere that they are tied to.
    """
    ends = np.array([(a, b) for a, b, _ in ties], dtype=np.int64)
    weights = np.array([weight for _, _, weight in ties], dtype=np.float64)
    groups = [np.flatnonzero(bloc == at) for at in range(int(bloc.max()) + 1)]
    spots = np.zeros((len(radii), 2))
    for group in groups:
        spots[group] = _inside(group, ends, weights, radii)
    reach = np.array([np.hypot(*spots[group].T).max() for group in groups]) + _MARGIN
    centres = _centres(bloc, ends, weights, reach)
    _face_partners(spots, groups, centres, bloc, ends, weights)
    return np.asarray(spots + centres[bloc])


def _inside(group: Ints, ends: Ints, weights: Floats, radii: Floats) -> Floats:
    """One bloc about (0, 0)."""
    if len(group) == 1:
        return np.zeros((1, 2))
    place = np.full(len(radii), -1)
    place[group] = np.arange(len(group))
    own = place[ends]
    inner = (own >= 0).all(axis=1)
    if not inner.any():
        own, inner = np.array([[0, 1]]), np.array([True])
        weights = np.ones(1)
    spots = level(settle(len(group), own[inner], weights[inner], rounds=120)) * _DENSE
    spots = separate(spots, _NO_LINES, radii[group], rounds=150)
    low, high = spots.min(axis=0), spots.max(axis=0)
    return np.asarray(spots - (low + high) / 2)


def _centres(bloc: Ints, ends: Ints, weights: Floats, reach: Floats) -> Floats:
    count = len(reach)
    if count == 1:
        return np.zeros((1, 2))
    across = bloc[ends[:, 0]] != bloc[ends[:, 1]]
    pairs = np.sort(bloc[ends[across]], axis=1)
    keys, back = np.unique(pairs[:, 0] * count + pairs[:, 1], return_inverse=True)
    # Against the sizes of both, so that not everything is drawn to the largest.
    total = np.bincount(back, weights[across], len(keys))
    between = np.column_stack((keys // count, keys % count))
    share = total / np.sqrt(reach[between[:, 0]] * reach[between[:, 1]])
    spots = settle(count, between, share / share.max() * 4, rounds=400)
    spread = np.sqrt((spots**2).sum(axis=1).mean()) + 1e-9
    wanted = np.sqrt((reach**2).sum()) * 1.5
    return pack(spots / spread * wanted * np.array((WIDER, 1.0)), reach, _BETWEEN)


def _face_partners(
    spots: Floats,
    groups: Sequence[Ints],
    centres: Floats,
    bloc: Ints,
    ends: Ints,
    weights: Floats,
) -> None:
    """Turn, and if need be mirror, each bloc in place."""
    both = np.concatenate((ends, ends[:, ::-1]))
    force = np.concatenate((weights, weights))
    away = bloc[both[:, 0]] != bloc[both[:, 1]]
    both, force = both[away], force[away]
    there = centres[bloc[both[:, 1]]] - centres[bloc[both[:, 0]]]
    there = there / (np.hypot(there[:, 0], there[:, 1])[:, None] + 1e-9)
    for at, group in enumerate(groups):
        own = bloc[both[:, 0]] == at
        here, aim, pull = spots[both[own, 0]], there[own], force[own]
        best = (-1.0, 1.0, 0.0)
        for mirror in (1.0, -1.0):
            x, y = here[:, 0] * mirror, here[:, 1]
            dot = (pull * (x * aim[:, 0] + y * aim[:, 1])).sum()
            cross = (pull * (x * aim[:, 1] - y * aim[:, 0])).sum()
            best = max(best, (float(np.hypot(dot, cross)), mirror, float(np.arctan2(cross, dot))))
        spots[group] = turn(spots[group] * np.array((best[1], 1.0)), best[2])
