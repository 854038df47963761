"""Where the nodes stand."""

import itertools
import math

import pytest

from comity.graph.view.layout import Tie, arrange


def star(leaves: int, start: int = 0) -> list[Tie]:
    return [(start, start + leaf, 1.0) for leaf in range(1, leaves + 1)]


def nearest(spots: list[tuple[int, int]]) -> float:
    return min(math.dist(a, b) for a, b in itertools.combinations(spots, 2))


@pytest.mark.parametrize("leaves", [1, 2, 7, 40])
def test_nodes_keep_clear_of_each_other(leaves: int) -> None:
    spots = arrange(star(leaves), [10.0] * (leaves + 1))
    assert nearest(spots) > 2 * 10


def test_what_is_tied_stands_nearer_than_what_is_not() -> None:
    bridge = (0, 10, 1.0)
    spots = arrange([*star(9), *star(9, start=10), bridge], [6.0] * 20)
    own = sum(math.dist(spots[0], spots[leaf]) for leaf in range(1, 10))
    foreign = sum(math.dist(spots[0], spots[leaf]) for leaf in range(11, 20))
    assert own < 0.7 * foreign


def test_parts_without_a_tie_between_them_do_not_mix() -> None:
    spots = arrange([*star(12), (13, 14, 1.0)], [6.0] * 15)
    assert nearest([*spots[:13], spots[13]]) > 30
    assert math.dist(spots[13], spots[14]) < 200


def test_no_node_stands_on_a_line_between_two_others() -> None:
    ties = [(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0), (0, 3, 1.0), (0, 2, 1.0), (3, 4, 1.0)]
    spots = arrange(ties, [10.0] * 5)
    for a, b, _ in ties:
        for node in set(range(5)) - {a, b}:
            detour = math.dist(spots[a], spots[node]) + math.dist(spots[node], spots[b])
            assert detour > math.dist(spots[a], spots[b]) + 1


@pytest.mark.parametrize("count", [0, 1, 2, 5])
def test_nodes_without_ties_have_places_too(count: int) -> None:
    assert len(set(arrange([], [5.0] * count))) == count


def test_it_is_centred_and_the_same_each_time() -> None:
    first = arrange(star(20), [8.0] * 21)
    assert first == arrange(star(20), [8.0] * 21)
    for axis in (0, 1):
        assert abs(min(s[axis] for s in first) + max(s[axis] for s in first)) <= 1


def test_many_small_parts_make_a_block_not_a_tower() -> None:
    core: list[Tie] = [(0, leaf, 1.0) for leaf in range(1, 60)]
    pairs: list[Tie] = [(node, node + 1, 1.0) for node in range(60, 460, 2)]
    spots = arrange([*core, *pairs], [8.0] * 460)
    assert len(set(spots)) == 460
    width = max(x for x, _ in spots) - min(x for x, _ in spots)
    height = max(y for _, y in spots) - min(y for _, y in spots)
    assert 0.4 < width / height < 2.5
