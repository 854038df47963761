"""What every store must do; a new store is one more line in `STORES`."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Triple

from comity.graph.stores.base import Store
from comity.graph.stores.oxigraph import MemoryStore, open_store
from comity.ontology.errors import QueryError, StoreError
from comity.ontology.iris import ACTORS_GRAPH, DERIVED_GRAPH, article_graph, term

STORES: dict[str, Callable[[Path], Store]] = {
    "memory": lambda path: MemoryStore(),
    "disk": lambda path: open_store(path / "graph.store"),
}
AFG, WTO = NamedNode("https://w3id.org/comity/id/state/AFG"), NamedNode("urn:x:wto")
MEMBER_OF = NamedNode(term("memberOf"))
LINK = Triple(AFG, MEMBER_OF, WTO)


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with STORES[request.param](tmp_path) as opened:
        yield opened


def note(text: str) -> Triple:
    return Triple(AFG, NamedNode(term("exact")), Literal(text))


def text_hash(article: str, value: str) -> Triple:
    return Triple(NamedNode(f"urn:x:{article}"), NamedNode(term("textHash")), Literal(value))


def rows(store: Store, sparql: str) -> list[list[str]]:
    answer = store.query(sparql)
    assert isinstance(answer, QuerySolutions)
    return [[str(row[v]) for v in answer.variables] for row in answer]


def test_replacing_an_article_leaves_the_others_alone(store: Store) -> None:
    store.replace_article("a", [note("old"), note("same")])
    store.replace_article("b", [note("other")])
    store.replace_article("a", [note("same"), note("new")])
    assert set(store.triples(article_graph("a"))) == {note("same"), note("new")}
    assert set(store.triples(article_graph("b"))) == {note("other")}


def test_a_removed_article_is_gone_and_may_be_removed_again(store: Store) -> None:
    store.replace_article("a", [note("x")])
    store.remove_article("a")
    store.remove_article("a")
    assert list(store.quads()) == []
    assert store.graphs() == ()


def test_articles_are_listed_with_the_hash_of_their_text(store: Store) -> None:
    store.replace_article("b", [text_hash("b", "02")])
    store.replace_article("a", [text_hash("a", "01"), note("x")])
    assert list(store.articles().items()) == [("a", "01"), ("b", "02")]
    store.replace_article("a", [text_hash("a", "03")])
    assert store.articles()["a"] == "03"


def test_graphs_name_what_holds_something(store: Store) -> None:
    store.replace_graph(DERIVED_GRAPH, [LINK])
    store.replace_graph(ACTORS_GRAPH, [note("x")])
    store.replace_graph(ACTORS_GRAPH, [])
    assert store.graphs() == (DERIVED_GRAPH,)


def test_a_query_sees_all_graphs_and_knows_the_prefixes(store: Store) -> None:
    store.replace_graph(DERIVED_GRAPH, [LINK])
    store.replace_article("a", [note("x")])
    found = rows(store, "SELECT ?o ?t { state:AFG cmt:memberOf ?o ; cmt:exact ?t }")
    assert found == [["<urn:x:wto>", '"x"']]


def test_a_malformed_query_is_a_query_error(store: Store) -> None:
    with pytest.raises(QueryError, match="malformed"):
        store.query("SELECT ?x { ?x")


def test_blank_nodes_of_the_ontology_are_replaced_not_added(store: Store) -> None:
    for _ in range(2):
        node = BlankNode()
        axiom = [Triple(AFG, MEMBER_OF, node), Triple(node, MEMBER_OF, WTO)]
        store.replace_graph(DERIVED_GRAPH, axiom)
    assert len(list(store.quads())) == 2
    assert rows(store, "SELECT ?o { state:AFG cmt:memberOf/cmt:memberOf ?o }") == [["<urn:x:wto>"]]


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.articles()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=8))
def test_any_text_comes_back_as_it_went_in(store: Store, texts: list[str]) -> None:
    store.replace_article("a", map(note, texts))
    assert set(store.triples(article_graph("a"))) == set(map(note, texts))


@pytest.mark.parametrize(
    "text",
    [
        '" } } ; DROP ALL ; #',
        r"\u0022 } } ; DROP ALL ; #",
        "\\",
        "\\\\u0022",
        "line\r\n\ttab",
        "\0",
    ],
)
def test_text_that_looks_like_an_update_is_only_text(store: Store, text: str) -> None:
    store.replace_article("b", [note("stays")])
    store.replace_article("a", [note(text)])
    assert set(store.triples(article_graph("a"))) == {note(text)}
    assert set(store.triples(article_graph("b"))) == {note("stays")}
