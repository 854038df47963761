"""Ways from one thing to another: over what is stated, and nothing else."""

import itertools
from typing import Any

import pytest

from comity.graph.view.scope import Span
from comity.ontology.errors import UnknownNameError
from comity.ontology.iris import ID, Iri
from comity.queries.exploring.explorer import Asked, Explorer
from comity.queries.exploring.path import find_paths


def iri(curie: str) -> Iri:
    return Iri(ID + curie.replace(":", "/"))


def labels(found: Any) -> list[list[str]]:
    return [[found["nodes"][at]["label"] for at in route] for route in found["routes"]]


def test_every_hop_of_a_way_is_stated_by_a_claim(explorer: Explorer) -> None:
    found = 0
    for start in explorer.foremost(6):
        for end in explorer.foremost(20):
            ways = find_paths(explorer, start, end, 3, Asked())
            found += len(ways["routes"])
            stated = {
                frozenset((link["from"], link["to"]))
                for link in ways["links"]
                if link["status"] == "stated" and link["claims"] > 0
            }
            for route in ways["routes"]:
                hops = list(itertools.pairwise(route))
                assert hops
                assert {frozenset(hop) for hop in hops} <= stated
                assert len(set(route)) == len(route)
            assert len({len(route) for route in ways["routes"]}) <= 1
            assert bool(ways["routes"]) != bool(ways["why"])
    assert found


def test_filters_bind_ways_too(explorer: Explorer) -> None:
    a, b = explorer.foremost(2)
    assert find_paths(explorer, a, b, 1, Asked())["routes"]
    nothing = Asked(span=Span("1901", "1902"))
    ways = find_paths(explorer, a, b, 1, nothing)
    assert ways["routes"] == []
    assert ways["why"]


def test_a_thing_has_no_way_to_itself(explorer: Explorer) -> None:
    a = explorer.foremost(1)[0]
    assert find_paths(explorer, a, a, 1, Asked())["why"] == ["Both ends are the same."]


def test_what_nobody_names_is_told(explorer: Explorer) -> None:
    with pytest.raises(UnknownNameError):
        find_paths(explorer, iri("state:QQQ"), explorer.foremost(1)[0], 1, Asked())
