"""Answers as bytes: whole, within their limits, and readable again."""

import pyoxigraph
import pytest
from pyoxigraph import Literal, NamedNode, QueryResultsFormat, QuerySolutions, Triple

from comity.graph.stores.engine import MemoryStore
from comity.ontology.errors import FormatError, QueryTooBigError
from comity.ontology.iris import ACTORS_GRAPH, PREFIXES, article_graph, entity_iri, term
from comity.queries.serialize import GRAPH_FORMATS, RESULT_FORMATS, Formats, serialize

ROWS = "SELECT ?n ?text { ?s cmt:exact ?n ; rdfs:label ?text }"
TRIPLES = "CONSTRUCT { ?s cmt:exact ?n } { ?s cmt:exact ?n }"
# All that could be taken for the mark between two rows.
TRICKY = ('"},{"', "a\r\nb", "\n", "<result>", "},{", '""', "\\", "\\\\", '\\"},{\\"', '"\r\n"')


@pytest.fixture
def store() -> MemoryStore:
    store = MemoryStore()
    label = NamedNode(PREFIXES["rdfs"] + "label")
    triples = []
    for number, text in enumerate(TRICKY):
        node = NamedNode(entity_iri("topic", str(number)))
        triples += [Triple(node, NamedNode(term("exact")), Literal(number))]
        triples += [Triple(node, label, Literal(text))]
    store.replace_graph(ACTORS_GRAPH, triples)
    return store


def formats(name: str) -> Formats:
    return {"table": name, "graph": name}


def given(
    store: MemoryStore, query: str, name: str, rows: int = 1000, size: int = 1 << 20
) -> bytes:
    return serialize(store.query(query), formats(name), rows, size)[1]


@pytest.mark.parametrize("name", RESULT_FORMATS)
def test_rows_are_counted_whatever_stands_in_them(store: MemoryStore, name: str) -> None:
    assert given(store, ROWS, name, rows=len(TRICKY))
    with pytest.raises(QueryTooBigError, match="more than 9 rows"):
        given(store, ROWS, name, rows=len(TRICKY) - 1)


@pytest.mark.parametrize("name", RESULT_FORMATS)
def test_rows_without_values_count_too(store: MemoryStore, name: str) -> None:
    empty = "SELECT ?x ?y { VALUES (?x ?y) { (UNDEF UNDEF) (UNDEF UNDEF) } }"
    assert given(store, empty, name, rows=2)
    with pytest.raises(QueryTooBigError):
        given(store, empty, name, rows=1)
    assert given(store, "SELECT ?x { ?x cmt:none ?y }", name, rows=1)


@pytest.mark.parametrize("name", ["json", "xml", "tsv"])
def test_a_table_is_read_back(store: MemoryStore, name: str) -> None:
    body = given(store, ROWS, name)
    results = pyoxigraph.parse_query_results(body, format=RESULT_FORMATS[name])
    assert isinstance(results, QuerySolutions)
    texts = {row["text"].value for row in results if isinstance(row["text"], Literal)}
    assert texts == set(TRICKY)


@pytest.mark.parametrize("name", GRAPH_FORMATS)
def test_triples_are_sorted_and_bounded(store: MemoryStore, name: str) -> None:
    body = given(store, TRIPLES, name)
    assert body == given(store, TRIPLES, name)
    quads = list(pyoxigraph.parse(body, format=GRAPH_FORMATS[name]))
    assert len(quads) == len(TRICKY)
    with pytest.raises(QueryTooBigError, match="rows"):
        given(store, TRIPLES, name, rows=5)
    with pytest.raises(QueryTooBigError, match="more than 100 bytes"):
        given(store, TRIPLES, name, size=100)


@pytest.mark.parametrize("name", RESULT_FORMATS)
def test_bytes_are_bounded(store: MemoryStore, name: str) -> None:
    with pytest.raises(QueryTooBigError, match="more than 100 bytes"):
        given(store, ROWS, name, size=100)


def test_only_the_prefixes_in_use_are_declared(store: MemoryStore) -> None:
    text = given(store, TRIPLES, "turtle").decode()
    assert "@prefix topic:" in text
    assert "@prefix cmt:" in text
    assert text.count("@prefix") == 3, "the third is the type's of the numbers"


def test_what_xml_cannot_hold_is_refused(store: MemoryStore) -> None:
    node = NamedNode("urn:x")
    store.replace_article("a", [Triple(node, NamedNode(term("exact")), Literal("a\x01"))])
    for query, name in (
        ("SELECT ?o { <urn:x> ?p ?o }", "xml"),
        ("CONSTRUCT WHERE { <urn:x> ?p ?o }", "rdfxml"),
    ):
        with pytest.raises(FormatError, match="XML can't"):
            given(store, query, name)
    assert given(store, "SELECT ?o { <urn:x> ?p ?o }", "json")
    assert article_graph("a") in store.graphs()


def test_a_kind_that_nobody_wants_is_refused(store: MemoryStore) -> None:
    with pytest.raises(FormatError, match="table"):
        serialize(store.query(ROWS), {"table": None, "graph": "turtle"}, 10, 1000)
    with pytest.raises(FormatError, match="triples"):
        serialize(store.query(TRIPLES), {"table": "json", "graph": None}, 10, 1000)


def test_yes_and_no(store: MemoryStore) -> None:
    for name, form in RESULT_FORMATS.items():
        body = given(store, "ASK {}", name)
        assert b"true" in body
        if form != QueryResultsFormat.CSV:
            assert bool(pyoxigraph.parse_query_results(body, format=form)) is True
