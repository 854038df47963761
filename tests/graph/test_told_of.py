"""Reading some claims gives what reading everything gives of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from comity.graph.network import Network
from comity.graph.network_build import network_of
from comity.graph.read_back import told_in_store
from comity.graph.stores.oxigraph import OxigraphStore, read_store
from comity.graph.told import Told
from comity.graph.told_of import ClaimReader, claims_in, claims_on, claims_on_pairs
from comity.ontology.iris import Iri, article_graph, entity_iri, term
from comity.ontology.schema import Model, load_model

MODEL = load_model()


@pytest.fixture(scope="module")
def store(made_up: Path) -> Iterator[OxigraphStore]:
    with read_store(made_up) as store:
        yield store


@pytest.fixture(scope="module")
def everything(store: OxigraphStore) -> list[Told]:
    return list(told_in_store(store, MODEL))


def involved(told: Told) -> set[Iri]:
    return {role.entity.iri for role in told.claim.situation.roles}


def busiest(everything: list[Told], count: int) -> list[Iri]:
    named = [iri for told in everything for iri in sorted(involved(told))]
    return sorted(set(named), key=lambda iri: (-named.count(iri), iri))[:count]


def read(store: OxigraphStore, places: set[tuple[Iri, Iri]], model: Model = MODEL) -> list[Told]:
    return sorted(ClaimReader(store, model).told(places), key=lambda told: told.order)


def in_order(told: list[Told]) -> list[Told]:
    return sorted(told, key=lambda told: told.order)


def test_all_claims_come_back_as_they_are(store: OxigraphStore, everything: list[Told]) -> None:
    places = {(article_graph(t.claim.article_id), t.iri) for t in everything}
    assert read(store, places) == in_order(everything)


def test_claims_on_some_actors(store: OxigraphStore, everything: list[Told]) -> None:
    actors = set(busiest(everything, 3))
    expected = [told for told in everything if involved(told) & actors]
    assert len(expected) > 10
    assert read(store, claims_on(store, actors)) == in_order(expected)


def test_claims_on_pairs(store: OxigraphStore, everything: list[Told]) -> None:
    hub, *others = busiest(everything, 8)
    pairs = [(hub, other) for other in others]
    expected = [t for t in everything if any(set(pair) <= involved(t) for pair in pairs)]
    assert expected
    assert len(expected) < len(claims_on(store, [hub]))
    assert read(store, claims_on_pairs(store, pairs)) == in_order(expected)
    assert claims_on_pairs(store, [(b, a) for a, b in pairs]) == claims_on_pairs(store, pairs)


def test_claims_by_name_and_by_situation(store: OxigraphStore, everything: list[Told]) -> None:
    one = everything[0]
    place = (article_graph(one.claim.article_id), one.iri)
    assert claims_in(store, [one.iri]) == {place}
    assert place in claims_in(store, [one.claim.situation.iri])
    assert claims_in(store, [entity_iri("claim", "0"), term("Claim")]) == set()


def test_the_network_of_an_actor_is_part_of_the_whole(
    store: OxigraphStore, everything: list[Told]
) -> None:
    def edges(network: Network, iri: Iri) -> set[object]:
        return {edge for edge in network.edges if iri in (edge.source, edge.target)}

    (hub,) = busiest(everything, 1)
    part = network_of(read(store, claims_on(store, [hub])), MODEL)
    assert edges(part, hub) == edges(network_of(everything, MODEL), hub)


def test_nothing_on_nobody(store: OxigraphStore) -> None:
    assert claims_on(store, []) == set()
    assert claims_on(store, [entity_iri("state", "XZZ")]) == set()
    assert claims_on_pairs(store, []) == set()
    assert read(store, set()) == []
