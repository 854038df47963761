"""Where the nodes stand."""

import itertools
import math
import os
import random
import subprocess
import sys

import pytest

from comity.graph.view.blocs import Tie, find_blocs
from comity.graph.view.layout import SEEN_WHOLE, arrange

Spots = list[tuple[int, int]]


def star(leaves: int, start: int = 0) -> list[Tie]:
    return [(start, start + leaf, 1.0) for leaf in range(1, leaves + 1)]


def placed(ties: list[Tie], radii: list[float]) -> Spots:
    return arrange(ties, radii, find_blocs(len(radii), ties))


def nearest(spots: Spots) -> float:
    return min(math.dist(a, b) for a, b in itertools.combinations(spots, 2))


def communities(count: int, size: int) -> list[Tie]:
    """`count` rings of `size` nodes with chords in each, and one tie from each ring to the next."""
    random_ = random.Random(count)
    ties = []
    for at in range(count):
        own = range(at * size, (at + 1) * size)
        for node in own:
            ties.append((node, at * size + (node + 1) % size, 1.0))
            other = random_.choice(own)
            if other != node:
                ties.append((node, other, 1.0))
        ties.append((at * size, (at + 1) % count * size, 1.0))
    return ties


@pytest.mark.parametrize("leaves", [1, 2, 7, 40])
def test_nodes_keep_clear_of_each_other(leaves: int) -> None:
    assert nearest(placed(star(leaves), [10.0] * (leaves + 1))) > 2 * 10


def test_what_is_tied_stands_nearer_than_what_is_not() -> None:
    spots = placed([*star(9), *star(9, start=10), (0, 10, 1.0)], [6.0] * 20)
    own = sum(math.dist(spots[0], spots[leaf]) for leaf in range(1, 10))
    foreign = sum(math.dist(spots[0], spots[leaf]) for leaf in range(11, 20))
    assert own < 0.7 * foreign


def test_parts_without_a_tie_between_them_do_not_mix() -> None:
    spots = placed([*star(12), (13, 14, 1.0)], [6.0] * 15)
    assert nearest([*spots[:13], spots[13]]) > 30
    assert math.dist(spots[13], spots[14]) < 200


def test_no_node_stands_on_a_line_between_two_others() -> None:
    ties = [(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0), (0, 3, 1.0), (0, 2, 1.0), (3, 4, 1.0)]
    spots = placed(ties, [10.0] * 5)
    for a, b, _ in ties:
        for node in set(range(5)) - {a, b}:
            detour = math.dist(spots[a], spots[node]) + math.dist(spots[node], spots[b])
            assert detour > math.dist(spots[a], spots[b]) + 1


@pytest.mark.parametrize("count", [0, 1, 2, 5])
def test_nodes_without_ties_have_places_too(count: int) -> None:
    assert len(set(placed([], [5.0] * count))) == count


def test_it_is_centred() -> None:
    spots = placed(star(20), [8.0] * 21)
    for axis in (0, 1):
        assert abs(min(s[axis] for s in spots) + max(s[axis] for s in spots)) <= 1


def test_many_small_parts_make_a_block_not_a_tower() -> None:
    core: list[Tie] = [(0, leaf, 1.0) for leaf in range(1, 60)]
    pairs: list[Tie] = [(node, node + 1, 1.0) for node in range(60, 460, 2)]
    spots = placed([*core, *pairs], [8.0] * 460)
    assert len(set(spots)) == 460
    width = max(x for x, _ in spots) - min(x for x, _ in spots)
    height = max(y for _, y in spots) - min(y for _, y in spots)
    assert 0.4 < width / height < 2.5


def test_blocs_are_those_who_are_tied_to_each_other() -> None:
    blocs = find_blocs(60, communities(3, 20))
    assert [len(set(blocs[at : at + 20])) for at in (0, 20, 40)] == [1, 1, 1]
    assert len(set(blocs)) == 3


def test_who_is_tied_to_nobody_else_but_a_bloc_belongs_to_it() -> None:
    ties = [*communities(2, 20), (0, 40, 1.0), (40, 41, 0.3)]
    blocs = find_blocs(42, ties)
    assert blocs[40] == blocs[41] == blocs[0]


def test_in_a_large_network_every_bloc_has_an_area_of_its_own() -> None:
    count, size = 8, 60
    assert count * size > SEEN_WHOLE
    spots = placed(communities(count, size), [6.0] * (count * size))
    assert nearest(spots) > 2 * 6 + 10
    circles = []
    for at in range(count):
        own = spots[at * size : (at + 1) * size]
        x, y = (sum(values) / size for values in zip(*own, strict=True))
        circles.append((x, y, own))
    for x, y, own in circles:
        farthest = max(math.dist((x, y), spot) for spot in own)
        others = (spot for _, _, spots_ in circles if spots_ is not own for spot in spots_)
        # A bloc isn't quite round, so the corner of a neighbour may reach into its circle.
        strangers = sum(math.dist((x, y), spot) < 0.85 * farthest for spot in others)
        assert strangers == 0


SCRIPT = """
import random
from comity.graph.view.blocs import find_blocs
from comity.graph.view.layout import arrange
random_ = random.Random(1)
ties = [(node, random_.randrange(node), 1.0 + node % 3) for node in range(1, 700)]
print(arrange(ties, [6.0] * 700, find_blocs(700, ties)))
"""


def test_it_is_the_same_under_any_hash_seed_and_number_of_threads() -> None:
    outputs = set()
    for seed, threads in (("1", "1"), ("2", "2")):
        more = {"PYTHONHASHSEED": seed, "OPENBLAS_NUM_THREADS": threads, "OMP_NUM_THREADS": threads}
        environment = {**os.environ, **more}
        command = [sys.executable, "-c", SCRIPT]
        run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        outputs.add(run.stdout)
    assert len(outputs) == 1
