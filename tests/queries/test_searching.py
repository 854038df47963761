"""Asking the index of a store: beside a writer, on a medium that can't be written, in time."""

import shutil
from pathlib import Path

import pytest

from comity.graph.ledger.ledger import NAME, open_ledger
from comity.graph.search.find import QUOTATIONS, Within
from comity.graph.search.index import index_article
from comity.graph.search.words import sought
from comity.graph.stores.oxigraph import open_store
from comity.ontology.errors import QueryTimeoutError, StoreError
from comity.queries.graph import Graph
from comity.queries.searching import in_index

TEXT = sought("accord*")


@pytest.fixture
def copy(world: Path, tmp_path: Path) -> Path:
    """A copy of the world, to be written."""
    shutil.copytree(world, tmp_path / "copy.store")
    return tmp_path / "copy.store"


def test_a_reader_sees_what_was_committed_and_waits_for_nobody(copy: Path) -> None:
    before, _ = in_index(copy, TEXT, QUOTATIONS)
    assert before.total > 0
    with open_store(copy) as store, open_ledger(store) as ledger:
        with ledger.transaction() as tables:
            for article in store.articles():
                index_article(tables, article, ())
            assert in_index(copy, TEXT, QUOTATIONS) == (before, 0)
        assert in_index(copy, TEXT, QUOTATIONS)[0].total == 0
        ledger.touch(store.articles())
        assert in_index(copy, TEXT, QUOTATIONS)[1] == len(store.articles())


def test_it_is_read_where_nothing_can_be_written(copy: Path) -> None:
    expected = in_index(copy, TEXT, QUOTATIONS)
    for beside in copy.glob(f"{NAME}-*"):
        beside.unlink()
    # As on a read-only medium, SQLite can't make this file there; root may write to any folder.
    (copy / f"{NAME}-shm").mkdir()
    assert in_index(copy, TEXT, QUOTATIONS) == expected


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_index_is_told(copy: Path, damage: bytes) -> None:
    for file in copy.glob(f"{NAME}*"):
        file.unlink()
    (copy / NAME).write_bytes(damage)
    with pytest.raises(StoreError) as caught:
        in_index(copy, TEXT, QUOTATIONS)
    assert NAME in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_search_ends_at_its_limit(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.queries.searching._STEPS", 1)
    with pytest.raises(QueryTimeoutError, match="rarer words"):
        in_index(copy, TEXT, QUOTATIONS, timeout=-1)


def test_names_are_of_things_and_articles(world: Path) -> None:
    found, _ = in_index(world, sought("trade"), Within(quotations=False))
    kinds = {hit.iri.split("/")[-2] for hit in found.hits}
    assert {"agr", "org"} <= kinds
    titles, _ = in_index(world, sought("railway talks"), Within(quotations=False))
    assert titles.hits[0].iri.split("/")[-2] == "art"


def test_a_graph_in_python_is_searched(world: Path) -> None:
    graph = Graph(world)
    found = graph.search("accords", actor="Dorrin").to_pandas()
    assert len(found) == 2
    assert set(found["rank"]) == {1, 2}
    with pytest.warns(UserWarning, match="nothing fits"):
        assert not graph.search("accords -accord")
