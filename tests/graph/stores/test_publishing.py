"""A store onto a server: all of it, only what differs, and over a network that breaks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, QuerySolutions, Triple

from benchmarks.proxy import breaking
from comity.graph.stores import publishing
from comity.graph.stores.engine import MemoryStore
from comity.graph.stores.http import Client
from comity.graph.stores.oxigraph import read_store
from comity.graph.stores.publishing import MARKS, publish
from comity.graph.stores.servers import server
from comity.graph.stores.sparql import SparqlStore
from comity.ontology.errors import StoreError
from comity.ontology.iris import ACTORS_GRAPH, DERIVED_GRAPH, Iri, article_graph
from tests.stores import DBA, assert_same, remote_store, several

FOREIGN = Iri("urn:x:somebody-else")
P = NamedNode("urn:x:p")


@pytest.fixture(params=["oxigraph", "virtuoso"])
def target(request: pytest.FixtureRequest) -> Iterator[SparqlStore]:
    """An empty store on a server; it may hold a graph of somebody else's."""
    with remote_store(request.getfixturevalue(f"{request.param}_url"), request.param) as store:
        for graph in (*store.graphs(), MARKS, FOREIGN):
            store.remove_graph(graph)
        yield store


@pytest.fixture
def kind(target: SparqlStore) -> str:
    return "virtuoso" if "sparql-auth" in target.server.query else "oxigraph"


def note(text: str) -> Triple:
    return Triple(NamedNode("urn:x:s"), P, Literal(text))


def small(*articles: str) -> MemoryStore:
    store = MemoryStore()
    for article in articles:
        store.replace_article(article, [note(article), note("é of " + article)])
    return store


def test_all_of_a_store_and_nothing_the_second_time(made_up: Path, target: SparqlStore) -> None:
    with read_store(made_up) as source:
        count = len(source.graphs())
        first = publish(source, target)
        assert (first.sent, first.unchanged, first.removed, first.short) == (count, 0, 0, ())
        assert_same(source, target)
        second = publish(source, target)
    assert (second.sent, second.unchanged, second.removed) == (0, count, 0)


def test_only_what_changed_is_sent_and_what_is_gone_is_dropped(target: SparqlStore) -> None:
    target.replace_graph(FOREIGN, [note("stays")])
    source = small("a", "b", "c")
    publish(source, target)
    source.replace_article("a", [note("new")])
    source.remove_article("b")
    source.replace_article("d", [note("d")])
    done = publish(source, target)
    assert (done.sent, done.unchanged, done.removed) == (2, 1, 1)
    assert_same(source, target)
    assert set(target.triples(FOREIGN)) == {note("stays")}


def test_graphs_of_the_users_own_go_along(target: SparqlStore) -> None:
    source = small("a")
    source.replace_graph(FOREIGN, [note("mine")])
    publish(source, target)
    assert set(target.triples(FOREIGN)) == {note("mine")}
    source.replace_graph(FOREIGN, [])
    assert publish(source, target).removed == 1
    assert set(target.triples(FOREIGN)) == set()


@pytest.mark.parametrize("change", ["added", "dropped", "reworded", "unmarked"])
def test_what_somebody_changed_on_the_server_is_mended(target: SparqlStore, change: str) -> None:
    source = small("a", "b")
    publish(source, target)
    graph = article_graph("a")
    if change == "added":
        target.change_graph(graph, set(), {note("forged")})
    elif change == "dropped":
        target.remove_graph(graph)
    elif change == "reworded":
        target.change_graph(graph, {note("a")}, {note("a longer text")})
    else:
        target.remove_graph(MARKS)
    done = publish(source, target)
    assert done.sent == (2 if change == "unmarked" else 1)
    assert_same(source, target)


def test_an_empty_store_empties_no_server(target: SparqlStore) -> None:
    publish(small("a"), target)
    with pytest.raises(StoreError, match="holds no article"):
        publish(MemoryStore(), target)
    assert target.graphs() == (article_graph("a"),)


def test_values_that_a_server_takes_for_the_same_are_told(target: SparqlStore, kind: str) -> None:
    source = small("a")
    zero, false = (
        NamedNode(f"http://www.w3.org/2001/XMLSchema#{t}") for t in ("integer", "boolean")
    )
    told = [Literal("0", datatype=zero), Literal("false", datatype=false)]
    source.replace_article("b", [Triple(NamedNode("urn:x:s"), P, value) for value in told])
    done = publish(source, target)
    assert done.short == (((article_graph("b"), 2, 1),) if kind == "virtuoso" else ())
    assert publish(source, target).sent == 0


def test_a_graph_in_several_parts(target: SparqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.graph.stores.sparql.PART", 500)
    source = small("a", "b", "c")
    source.replace_graph(DERIVED_GRAPH, [note(f"{number} é") for number in range(100)])
    publish(source, target)
    source.replace_graph(DERIVED_GRAPH, [note(f"{number} e") for number in range(90)])
    publish(source, target)
    assert_same(source, target)


@pytest.mark.parametrize("allowed", [0, 3_000, 15_000, 35_000])
def test_a_network_that_is_cut(
    target: SparqlStore, kind: str, allowed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "BATCH", 2)
    address, source = target.server.query.rpartition("/")[0], several()
    with (
        breaking(address, allowed) as proxy,
        SparqlStore(server(proxy.url, kind), Client(DBA, pauses=(0.01,))) as broken,
        pytest.raises(StoreError, match=r"can't be reached .*is the server running"),
    ):
        publish(source, broken)
    marked = {str(triple.subject)[1:-1] for triple in target.triples(MARKS)}
    for graph in marked:
        assert set(target.triples(Iri(graph))) == set(source.triples(Iri(graph)))
    done = publish(source, target)
    assert (done.unchanged, done.sent) == (len(marked), 9 - len(marked))
    assert_same(source, target)


def test_some_cuts_are_got_over(target: SparqlStore, kind: str) -> None:
    address, source = target.server.query.rpartition("/")[0], several()
    with (
        breaking(address, 20_000, cuts=2) as proxy,
        SparqlStore(server(proxy.url, kind), Client(DBA, pauses=(0.01, 0.01, 0.01))) as shaky,
    ):
        publish(source, shaky)
        assert proxy.cut == 2
    assert_same(source, target)


def test_the_marks_are_no_graph_of_ours(target: SparqlStore) -> None:
    source = small("a")
    source.replace_graph(ACTORS_GRAPH, [note("x")])
    publish(source, target)
    assert target.graphs() == source.graphs()
    answer = target.query("SELECT ?g { GRAPH ?g { ?s <urn:x:p> ?o } FILTER(?o = 'x') }")
    assert isinstance(answer, QuerySolutions)
    assert [str(row["g"]) for row in answer] == [f"<{ACTORS_GRAPH}>"]
