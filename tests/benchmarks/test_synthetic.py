"""The made-up graphs have the shape of real ones, always the same, and break no rule."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from pyoxigraph import NamedNode

from benchmarks.synthetic.graphs import network, write_store
from benchmarks.synthetic.telling import extractions
from benchmarks.synthetic.world import World
from comity.graph.check import shape_findings
from comity.graph.claim import Extraction
from comity.graph.read_back import told_in_store
from comity.graph.stores.oxigraph import OxigraphStore, read_store
from comity.ontology.iris import ACROSS_GRAPH, DERIVED_GRAPH, TALLIES_GRAPH, THINGS_GRAPH
from comity.ontology.schema import load_model

AGAIN = {NamedNode(THINGS_GRAPH), NamedNode(TALLIES_GRAPH)}
"""What stands in other graphs as well."""


def made(claims: int, seed: int = 1) -> list[Extraction]:
    random = Random(seed)
    return list(extractions(World(claims // 4, random), claims, load_model(), random))


@pytest.fixture(scope="module")
def store(made_up: Path) -> Iterator[OxigraphStore]:
    with read_store(made_up) as store:
        yield store


def test_the_same_seed_gives_the_same_articles_and_another_seed_others() -> None:
    assert made(200) == made(200)
    assert made(200) != made(200, seed=2)


def test_quotations_stand_in_their_articles() -> None:
    claims = [(e.article, claim.quotation) for e in made(300) for claim in e.claims]
    assert len(claims) == 300
    assert all(article.text[q.start : q.end] == q.exact for article, q in claims)


def test_every_kind_of_link_is_told_and_some_actors_are_told_of_most() -> None:
    claims = [claim for e in made(2000) for claim in e.claims]
    assert {c.link for c in claims} == {"asserts", "assertsPast", "denies", "projects"}
    named: dict[str, int] = {}
    for role in (role for c in claims for role in c.situation.roles):
        named[role.entity.iri] = named.get(role.entity.iri, 0) + 1
    often = sorted(named.values(), reverse=True)
    assert sum(often[: len(often) // 10]) > sum(often) / 3


@pytest.mark.parametrize("actors", [100, 300, 1000])
def test_a_network_has_as_many_actors_as_asked_for_and_four_statements_of_each(
    actors: int,
) -> None:
    drawn = network(actors)
    assert len(drawn.nodes) == actors
    assert sum(len(edge.evidence) for edge in drawn.edges) == 4 * actors


def test_a_store_is_as_large_as_asked_for(store: OxigraphStore) -> None:
    told = sum(1 for quad in store.quads() if quad.graph_name not in AGAIN)
    assert 0.9 < told / 18_000 < 1.1


def test_a_store_breaks_no_shape(store: OxigraphStore) -> None:
    found = shape_findings(store, lambda *_: None)
    assert [f for f in found if f.severity == "violation"] == []


def test_a_store_has_claims_shortcuts_and_contradictions(store: OxigraphStore) -> None:
    told = list(told_in_store(store, load_model()))
    assert len({t.article.id for t in told}) == len(store.articles())
    assert any(True for _ in store.triples(DERIVED_GRAPH))
    facts = [t for g in store.graphs() for t in store.triples(g)]
    named = {str(t.object) for t in facts if t.predicate.value.endswith(("#about", "#toldAs"))}
    assert {f"<{t.claim.situation.iri}>" for t in told} <= named
    assert any("contradicts" in t.predicate.value for t in store.triples(ACROSS_GRAPH))


def test_a_store_never_overwrites(tmp_path: Path) -> None:
    with pytest.raises(FileExistsError):
        write_store(tmp_path, 20_000)
