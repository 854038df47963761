"""What the index of words costs and saves, on a store: `python -m benchmarks.search STORE`.

The index is made anew in a temporary folder: its CPU seconds stand against those of loading the
same quads with bare pyoxigraph, its bytes against those of the store. Then the catalogue's `search`
is asked by the index, and as SPARQL with CONTAINS, which is what one would write without it.
"""

import argparse
import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pyoxigraph
from pyoxigraph import NamedNode, RdfFormat

from comity.graph.search.find import search
from comity.graph.search.index import REFERENCE, index_article
from comity.graph.search.schema import create_tables
from comity.graph.search.words import sought
from comity.graph.stores.oxigraph import OxigraphStore, read_store
from comity.ontology.iris import ACTORS_GRAPH, article_graph
from comity.queries import catalogue
from comity.queries.results import Table, read_answer
from comity.queries.searching import MOST

TEXTS = ("pipeline", "sanctions", "trade", "railway -minister", '"support for"')

_Made = TypeVar("_Made")


def main() -> None:
    """Print two tables."""
    parser = argparse.ArgumentParser(description="What the index of words costs, and saves.")
    parser.add_argument("store", type=Path)
    path = parser.parse_args().store
    with read_store(path) as store, tempfile.TemporaryDirectory() as folder:
        index = sqlite3.connect(Path(folder) / "index.sqlite", isolation_level=None)
        seconds = _indexed(store, index)
        (pages,) = index.execute("PRAGMA page_count").fetchone()
        size = sum(file.stat().st_size for file in path.iterdir()) / 1e6
        loading = _loading(store, Path(folder))
        print("| | index | loading, store | share |\n|---|---|---|---|")
        print(f"| CPU s | {seconds:.1f} | {loading:.1f} | {seconds / loading:.2f} |")
        print(f"| MB | {pages * 4096 / 1e6:.1f} | {size:.0f} | {pages * 4096 / 1e6 / size:.3f} |\n")
        print("| text | fit | index ms | index and graph ms | CONTAINS ms | saved × |")
        print("|---|---|---|---|---|---|")
        for text in TEXTS:
            _ask(store, index, text)


def _indexed(store: OxigraphStore, index: sqlite3.Connection) -> float:
    """Fill the index; the seconds are those of indexing alone, without reading the graphs."""
    create_tables(index)
    graphs = {REFERENCE: ACTORS_GRAPH} | {one: article_graph(one) for one in store.articles()}
    seconds = 0.0
    index.execute("BEGIN")
    for article, graph in graphs.items():
        triples = list(store.triples(graph))
        begin = time.process_time()
        index_article(index, article, triples)
        seconds += time.process_time() - begin
    return seconds + _timed(lambda: index.execute("COMMIT"))[0]


def _loading(store: OxigraphStore, folder: Path) -> float:
    """Seconds that bare pyoxigraph takes to load what the store holds."""
    file = folder / "all.nq"
    pyoxigraph.serialize(store.quads(), str(file), RdfFormat.N_QUADS)
    bare = pyoxigraph.Store(str(folder / "bare"))
    return _timed(lambda: bare.bulk_load(path=str(file), format=RdfFormat.N_QUADS))[0]


def _ask(store: OxigraphStore, index: sqlite3.Connection, text: str) -> None:
    query, wanted = catalogue.load("search"), sought(text)

    def answer(sparql: str) -> Table:
        found = read_answer(store.query(sparql))
        assert isinstance(found, Table)
        return found

    looked, found = _timed(lambda: search(index, wanted, MOST))
    ranked = tuple(NamedNode(hit.iri) for hit in found.hits)
    read, _ = _timed(lambda: answer(query.bind({"text": ranked})))
    written, _ = _timed(lambda: answer(query.bind({"text": wanted})))
    both = looked + read
    print(
        f"| {text} | {found.total:,} | {1000 * looked:.1f} | {1000 * both:.0f} "
        f"| {1000 * written:.0f} | {written / both:.1f} |"
    )


def _timed(do: Callable[[], _Made]) -> tuple[float, _Made]:
    begin = time.process_time()
    made = do()
    return time.process_time() - begin, made


if __name__ == "__main__":
    main()
