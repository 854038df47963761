"""What every store must do, in this process or far away."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, QueryTriples, Triple

from comity.graph.article_graph import sorted_quads
from comity.graph.stores.base import Dataset, Store
from comity.graph.stores.engine import MemoryStore
from comity.graph.stores.oxigraph import open_store
from comity.ontology.errors import QueryError, QueryTooBigError, StoreError
from comity.ontology.iris import ACTORS_GRAPH, DERIVED_GRAPH, PREFIXES, article_graph, term
from tests.stores import remote_store

STORES = ("memory", "disk", "oxigraph", "virtuoso")
AFG, WTO = NamedNode("https://w3id.org/comity/id/state/AFG"), NamedNode("urn:x:wto")
MEMBER_OF = NamedNode(term("memberOf"))
LINK = Triple(AFG, MEMBER_OF, WTO)


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with opened(request, tmp_path) as store:
        yield store


def opened(request: pytest.FixtureRequest, folder: Path) -> Store:
    """An empty store."""
    if request.param == "memory":
        return MemoryStore()
    if request.param == "disk":
        return open_store(folder / "graph.store")
    store = remote_store(request.getfixturevalue(f"{request.param}_url"), request.param)
    for graph in store.graphs():
        store.remove_graph(graph)
    return store


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


@pytest.mark.parametrize("count", [1, 300], ids=["few", "many"])
def test_articles_are_replaced_together(store: Store, count: int) -> None:
    """Many of them go another way into a store on disk than few."""
    more = [note(f"{number} {'long ' * 200}") for number in range(count)]
    store.replace_articles({"a": sorted_quads("a", [note("old"), note("same")])})
    told = {"a": [note("same"), note("new")], **{f"b{n}": [note(str(n)), *more] for n in range(12)}}
    store.replace_articles({name: sorted_quads(name, told[name]) for name in told})
    store.replace_articles({})
    assert len(store.graphs()) == 13
    for name, triples in told.items():
        assert set(store.triples(article_graph(name))) == set(triples)


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


XSD = PREFIXES["xsd"]


def value(lexical: str, datatype: str) -> Literal:
    return Literal(lexical, datatype=NamedNode(XSD + datatype))


EXACT = [
    *(value(text, "decimal") for text in ("0.93", "5", "-0.5", "12345678901234567890.123456789")),
    *(value(text, "integer") for text in ("0", "-3", "2147483647")),
    *(value(text, "boolean") for text in ("true", "false")),
    value("2024-12-31T23:59:59Z", "dateTime"),
    value("0900-01-01T00:00:00Z", "dateTime"),
    value("2024-01-01T10:00:00+02:00", "dateTime"),
    value("2024-02-29", "date"),
    value("https://a.example/x", "anyURI"),
    Literal("Wien", language="de-at"),
    Literal(""),
    Literal("é" * 100_000),
    Literal("\0\x01\x7f\x85\u2028\ufeff\ufffe\U0001f600"),
]
REWRITTEN = {
    "memory": {value("0.50", "decimal"): value("0.5", "decimal")},
    "disk": {value("0.50", "decimal"): value("0.5", "decimal")},
    "oxigraph": {
        value("0.50", "decimal"): value("0.5", "decimal"),
        value("3", "nonNegativeInteger"): value("3", "integer"),
    },
    "virtuoso": {
        value("0.50", "decimal"): value("0.5", "decimal"),
        value("2147483648", "integer"): value("2147483648", "decimal"),
        value("P1Y", "duration"): value("12", "duration"),
    },
}
"""What a store writes differently, as docs/stores.md says."""


def told(literals: Iterable[Literal]) -> set[Triple]:
    """Each of a subject of its own: for Virtuoso 0 and false are one value."""
    exact = NamedNode(term("exact"))
    return {Triple(NamedNode(f"urn:x:{n}"), exact, o) for n, o in enumerate(literals)}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(st.text(st.characters(exclude_categories=["Cs"])), max_size=8), st.data())
def test_a_graph_is_changed_in_part(store: Store, texts: set[str], data: st.DataObject) -> None:
    first, second = (
        set(map(note, data.draw(st.sets(st.sampled_from(sorted(texts)))))) if texts else set()
        for _ in range(2)
    )
    store.replace_article("a", first | {note("stays")})
    store.change_graph(article_graph("a"), first - second, second - first)
    assert set(store.triples(article_graph("a"))) == second | {note("stays")}


def test_a_graph_is_changed_a_lot(store: Store) -> None:
    old, new = ({note(f"{n} {kind}") for n in range(800)} for kind in ("old", "new"))
    store.replace_article("a", [note("stays"), *old])
    store.change_graph(article_graph("a"), old, new)
    assert set(store.triples(article_graph("a"))) == {note("stays"), *new}


def test_the_values_that_comity_writes_come_back_exactly(store: Store) -> None:
    store.replace_article("a", told(EXACT))
    assert set(store.triples(article_graph("a"))) == told(EXACT)
    answer = store.query("SELECT ?o { ?s cmt:exact ?o }")
    assert isinstance(answer, QuerySolutions)
    assert {row["o"] for row in answer} == set(EXACT)


@pytest.mark.parametrize(
    ("store", "given", "kept"),
    [(name, *pair) for name, pairs in REWRITTEN.items() for pair in pairs.items()],
    indirect=["store"],
)
def test_a_value_that_is_rewritten(store: Store, given: Literal, kept: Literal) -> None:
    store.replace_article("a", told([given]))
    assert set(store.triples(article_graph("a"))) == told([kept])


def test_triples_are_given_for_construct(store: Store) -> None:
    store.replace_graph(DERIVED_GRAPH, [LINK])
    answer = store.query("CONSTRUCT { ?o cmt:partyTo ?s } WHERE { ?s cmt:memberOf ?o }")
    assert isinstance(answer, QueryTriples)
    assert [str(triple) for triple in answer] == [f"{WTO} <{term('partyTo')}> {AFG}"]


def test_yes_and_no(store: Store) -> None:
    store.replace_graph(DERIVED_GRAPH, [LINK])
    for object_, answer in (("?any", True), ("<urn:x:none>", False)):
        assert bool(store.query(f"ASK {{ ?s cmt:memberOf {object_} }}")) is answer


def test_a_query_may_be_put_to_some_graphs_alone(store: Store) -> None:
    store.replace_article("a", [note("x")])
    store.replace_article("b", [note("y")])
    names = (article_graph("a"), article_graph("b"))
    for dataset, found in (
        (Dataset(default=names[:1]), [["x"]]),
        (Dataset(default=names), [["x"], ["y"]]),
    ):
        answer = store.query("SELECT ?t { ?s cmt:exact ?t } ORDER BY ?t", dataset)
        assert isinstance(answer, QuerySolutions)
        assert [[row["t"].value] for row in answer] == found


def test_relative_names_are_resolved_against_the_base(store: Store) -> None:
    store.replace_graph(DERIVED_GRAPH, [LINK])
    answer = store.query("ASK { <AFG> ?p ?o }", base="https://w3id.org/comity/id/state/")
    assert bool(answer)


def test_an_answer_that_a_server_cuts_short_is_an_error(
    virtuoso_url: str,
) -> None:
    with remote_store(virtuoso_url, "virtuoso") as store:
        store.replace_article("a", [note(str(number)) for number in range(300)])
        with pytest.raises(QueryTooBigError, match="cuts answers at 50000 rows: add LIMIT"):
            store.query("SELECT ?a ?b { ?x cmt:exact ?a . ?y cmt:exact ?b }")


def test_a_query_that_a_server_gives_up_is_an_error(virtuoso_url: str) -> None:
    with remote_store(virtuoso_url, "virtuoso") as store:
        store.replace_article("a", [note(str(number)) for number in range(300)])
        # Its time-outs, here of 1 s, answer with status 200 and what there is by then.
        store.server = replace(store.server, query=f"{store.server.query}?timeout=1000")
        pattern = " . ".join(f"?x{n} cmt:exact ?y{n}" for n in range(6))
        with pytest.raises(StoreError, match="gave up the query at a time limit of its own"):
            store.query(f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}")
