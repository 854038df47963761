"""The text of a graph is taken from the ledger only where it is sure to be the store's."""

import io
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from pyoxigraph import Literal, NamedNode, Quad, Triple

from comity.graph.article import Article
from comity.graph.article_graph import Worker
from comity.graph.build import build
from comity.graph.exporting.formats import export
from comity.graph.extraction.reader import Reader
from comity.graph.ledger.ledger import NAME, Ledger, open_ledger
from comity.graph.ledger.texts import Find, kept_texts, text_of
from comity.graph.settling.settle import settle
from comity.graph.stores.engine import MemoryStore
from comity.graph.stores.oxigraph import OxigraphStore, open_store, read_store
from comity.ontology.errors import StoreError
from comity.ontology.iris import Iri, article_graph
from tests.graph.exporting.test_fast import STATEMENTS, store_of

FIRST, SECOND = "Norway signed a treaty with Peru.", "Peru joined the United Nations in 1945."


Add = Callable[[OxigraphStore, Ledger, str, str], None]


@pytest.fixture
def add(reader: Reader) -> Add:
    """Reads an article into a store."""

    def read(store: OxigraphStore, ledger: Ledger, doc: str, text: str) -> None:
        list(build([Article(doc, text)], store, ledger, Worker(reader)))

    return read


@pytest.fixture
def folder(tmp_path: Path, add: Add) -> Path:
    """A store of two articles, settled."""
    with writing(tmp_path / "graph.store") as (store, ledger):
        add(store, ledger, "one", FIRST)
        add(store, ledger, "two", SECOND)
        settle(store, ledger)
    return tmp_path / "graph.store"


@contextmanager
def writing(folder: Path) -> Iterator[tuple[OxigraphStore, Ledger]]:
    with open_store(folder) as store, open_ledger(store) as ledger:
        yield store, ledger


def known(store: OxigraphStore, find: Find) -> set[Iri]:
    """The graphs whose text is at hand, which must be that of the store."""
    texts = {graph: find(graph) for graph in store.graphs()}
    for graph, text in texts.items():
        assert text is None or text == text_of(store.triples(graph))
    return {graph for graph, text in texts.items() if text is not None}


def articles(store: OxigraphStore) -> set[Iri]:
    return set(map(article_graph, store.articles()))


def test_all_articles_of_a_settled_store_are_at_hand(folder: Path) -> None:
    with read_store(folder) as store, kept_texts(store) as find:
        assert known(store, find) == articles(store)
        assert len(articles(store)) == 2


def test_an_article_that_is_still_to_be_settled_is_not(folder: Path, add: Add) -> None:
    with writing(folder) as (store, ledger):
        settled = articles(store)
        add(store, ledger, "three", FIRST)
        ledger.touch([min(store.articles())])
        with kept_texts(store) as find:
            found = known(store, find)
            assert found == settled - {article_graph(min(store.articles()))}


def test_nothing_is_at_hand_when_somebody_wrote_since_the_store_was_opened(
    folder: Path, add: Add
) -> None:
    with read_store(folder) as before:
        graphs = before.graphs()
        with writing(folder) as (store, ledger):
            add(store, ledger, "one", SECOND)
            settle(store, ledger)
        # The engine may have deleted files of the old state: it is not looked at any more.
        with kept_texts(before) as find:
            assert set(map(find, graphs)) == {None}
    with read_store(folder) as after, kept_texts(after) as find:
        assert known(after, find) == articles(after)


def test_a_removed_article_is_forgotten(folder: Path) -> None:
    with writing(folder) as (store, ledger):
        gone, left = sorted(store.articles())
        ledger.touch([gone])
        store.remove_article(gone)
        settle(store, ledger)
        assert ledger.rows("SELECT article FROM text") == [(left,)]


def test_a_damaged_text_is_none(folder: Path) -> None:
    with sqlite3.connect(folder / NAME) as connection:
        connection.execute("UPDATE text SET packed = substr(packed, 1, 40)")
    connection.close()
    with read_store(folder) as store, kept_texts(store) as find:
        assert known(store, find) == set()


@pytest.mark.parametrize("cure", ["none", "delete"])
def test_a_ledger_that_does_not_fit_the_store_is_found_out(
    folder: Path, tmp_path: Path, cure: str
) -> None:
    with open_store(folder) as store:
        graph = NamedNode(article_graph(min(store.articles())))
        told = Triple(graph, NamedNode("urn:x:says"), Literal("what no build wrote"))
        store.add([Quad(told.subject, told.predicate, told.object, graph)])
    if cure == "delete":
        (folder / NAME).unlink()
    target = tmp_path / "graph.ttl"
    with read_store(folder) as store:
        if cure == "none":
            with pytest.raises(StoreError, match="does not fit the store: delete it"):
                export(store, target)
            assert not target.exists()
        else:
            export(store, target)
            assert "what no build wrote" in target.read_text("utf-8")


def test_a_store_in_memory_has_none() -> None:
    with kept_texts(MemoryStore()) as find:
        assert find(article_graph("a")) is None


@settings(deadline=None, max_examples=50)
@given(STATEMENTS)
def test_the_text_is_what_the_engine_writes(statements: list[tuple[Iri, Triple]]) -> None:
    store = store_of(statements)
    for graph in store.graphs():
        out = io.BytesIO()
        store.dump(out, graph)
        lines = b"".join(sorted(out.getvalue().splitlines(True)))
        assert text_of(store.triples(graph)) == lines
