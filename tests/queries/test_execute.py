"""Users' queries: answered as plain values, stopped at their limits, unable to write."""

import os
import re
import sys
import time
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from comity.graph.stores.oxigraph import open_store
from comity.ontology.errors import (
    QueryError,
    QueryRefusedError,
    QueryTimeoutError,
    QueryTooBigError,
    StoreError,
)
from comity.ontology.iris import ACTORS_GRAPH, PREFIXES, article_graph, term
from comity.queries import execute
from comity.queries.execute import run
from comity.queries.results import Table, Term

EXACT, LABEL = NamedNode(term("exact")), NamedNode(PREFIXES["rdfs"] + "label")
HARD = "SELECT (SUM(?a * ?b * ?c * ?d) AS ?n) { " + " ".join(
    f"VALUES ?{name} {{ {' '.join(map(str, range(100)))} }}" for name in "abcd"
) + "}"  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("execute") / "graph.store"
    node = NamedNode("urn:x:a")
    with open_store(folder) as store:
        store.replace_graph(ACTORS_GRAPH, [Triple(node, LABEL, Literal("Å", language="nb"))])
        numbers = (Triple(node, EXACT, Literal(number)) for number in range(300))
        store.replace_article("a", numbers)
    return folder


def test_a_table_keeps_what_kind_of_term_each_value_is(path: Path) -> None:
    query = """SELECT ?s ?label ?n ?none ?plain {
      ?s rdfs:label ?label ; cmt:exact ?n FILTER(?n = 7) BIND("x" AS ?plain)
      OPTIONAL { ?s a ?none } }"""
    answer = run(path, query)
    row = (
        Term("uri", "urn:x:a"),
        Term("literal", "Å", language="nb"),
        Term("literal", "7", PREFIXES["xsd"] + "integer"),
        None,
        Term("literal", "x"),
    )
    assert answer == Table(("s", "label", "n", "none", "plain"), (row,))


def test_a_blank_node_stays_one(path: Path) -> None:
    answer = run(path, "SELECT ?b { BIND(BNODE() AS ?b) }")
    assert isinstance(answer, Table)
    assert [term.kind for row in answer.rows for term in row if term] == ["bnode"]


def test_yes_and_no(path: Path) -> None:
    assert run(path, "ASK { ?s cmt:exact 7 }") is True
    assert run(path, "ASK { ?s cmt:exact 'seven' }") is False


def test_triples_are_sorted_and_each_given_once(path: Path) -> None:
    answer = run(path, 'CONSTRUCT { ?s a cmt:B , cmt:A ; rdfs:label "\\"\\n" } { ?s cmt:exact ?n }')
    assert isinstance(answer, tuple)
    assert len(answer) == 3
    assert list(answer) == sorted(answer, key=str)
    assert Triple(NamedNode("urn:x:a"), LABEL, Literal('"\n')) in answer


def test_the_default_graph_is_the_union_and_graphs_can_be_named(path: Path) -> None:
    graph = article_graph("a")
    query = f"SELECT DISTINCT ?g {{ ?s rdfs:label ?l . GRAPH ?g {{ ?s cmt:exact ?n }} FILTER(?g = <{graph}>) }}"  # noqa: E501
    assert run(path, query) == Table(("g",), ((Term("uri", graph),),))


def test_from_names_graphs_of_the_store_and_fetches_nothing(path: Path) -> None:
    query = "SELECT (COUNT(*) AS ?n) FROM <{}> {{ ?s ?p ?o }}"
    counts = {
        graph: run(path, query.format(graph))
        for graph in (
            ACTORS_GRAPH,
            article_graph("a"),
            "http://127.0.0.1:9/x",
            "file:///etc/passwd",
        )
    }
    integer = PREFIXES["xsd"] + "integer"
    assert [answer.rows[0][0] for answer in counts.values() if isinstance(answer, Table)] == [
        Term("literal", number, integer) for number in ("1", "300", "0", "0")
    ]


def test_a_query_is_stopped_at_its_limit(path: Path) -> None:
    began = time.monotonic()
    with pytest.raises(QueryTimeoutError, match=r"stopped after 1 s.*--timeout"):
        run(path, HARD, timeout=1)
    assert time.monotonic() - began < 4


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the process in /proc")
def test_a_stopped_query_leaves_no_process(path: Path) -> None:
    before = _children()
    with pytest.raises(QueryTimeoutError):
        run(path, HARD, timeout=0.7)
    assert _children() == before


def _children() -> set[str]:
    """The numbers of the processes that this one has started."""
    stats = (_read(file) for file in Path("/proc").glob("[0-9]*/stat"))
    fields = (stat.split(b" ", 1)[0] + stat.rpartition(b")")[2] for stat in stats if stat)
    parents = (line.decode().split() for line in fields)
    return {child for child, _, parent, *_ in parents if parent == str(os.getpid())}


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


def test_too_many_rows_are_refused(path: Path) -> None:
    for query in ("SELECT ?n { ?s cmt:exact ?n }", "CONSTRUCT { ?s a ?n } { ?s cmt:exact ?n }"):
        with pytest.raises(QueryError, match=r"more than 299 rows: add LIMIT"):
            run(path, query, max_rows=299)
    answer = run(path, "SELECT ?n { ?s cmt:exact ?n }", max_rows=300)
    assert isinstance(answer, Table)
    assert len(answer.rows) == 300


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux")
def test_too_much_memory_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(execute, "MAX_MEMORY", 1 << 29)
    doubled = "BIND('" + "x" * 1000 + "' AS ?v0) " + " ".join(
        f"BIND(CONCAT(?v{n}, ?v{n}) AS ?v{n + 1})" for n in range(24)
    )  # fmt: skip
    with pytest.raises(QueryError, match="memory"):
        run(path, f"SELECT (STRLEN(?v24) AS ?n) {{ {doubled} }}")


def test_what_only_the_engine_notices_is_told_with_its_place(path: Path) -> None:
    with pytest.raises(QueryError, match=r"malformed at line 2, column \d+"):
        run(path, "SELECT ?s\n(COUNT(*) AS ?n) { ?s ?p ?o }")


def test_the_guard_stands_before_the_engine(path: Path) -> None:
    with pytest.raises(QueryRefusedError, match=r"SERVICE .* is refused"):
        run(path, "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    with pytest.raises(QueryError, match=r"changes the graph"):
        run(path, "DROP ALL")


def test_a_query_that_breaks_the_engine_breaks_only_its_process(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(execute, "COMMAND", (sys.executable, "-c", "import os; os.abort()"))
    with pytest.raises(QueryTooBigError, match="broke its engine"):
        run(path, "ASK {}")


def test_a_missing_store_is_a_store_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"comity build"):
        run(tmp_path / "none.store", "ASK {}")


def test_files_of_the_users_folder_are_not_run(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('ran')")
    monkeypatch.chdir(tmp_path)
    assert run(path, "ASK {}") is True


def test_a_query_can_run_while_a_build_writes(path: Path) -> None:
    with open_store(path) as store:
        for text in ("one", "two", "three", "four"):
            store.replace_article("b", [Triple(NamedNode("urn:x:b"), EXACT, Literal(text))])
            assert run(path, f"ASK {{ ?s cmt:exact '{text}' }}") is True
        store.remove_article("b")


def test_messages_are_one_line(path: Path) -> None:
    for query in ("SELECT ?x {", "SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }"):
        with pytest.raises(QueryError) as error:
            run(path, query)
        assert not re.search(r"\n", str(error.value))
