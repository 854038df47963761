"""What a store holds as lines of N-Triples, graph by graph.

Where the ledger has the text of a graph, it is taken from there: the engine needs several
microseconds for a triple, since it looks up each term. It writes what the ledger does not have
while the rest is taken. The ontology, which is small, and triples with blank nodes, which are
few, come apart.
"""

import re
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import (
    CanonicalizationAlgorithm,
    Dataset,
    DefaultGraph,
    NamedNode,
    Quad,
    RdfFormat,
    serialize,
)

from comity.graph.closing import Closing
from comity.graph.exporting.sink import CHUNK, Sink
from comity.graph.exporting.source import AsOf, Source
from comity.graph.ledger.ledger import NAME as LEDGER
from comity.graph.ledger.texts import Find, kept_texts
from comity.graph.stores.base import DEFAULT_GRAPH
from comity.graph.stores.changes import names_blank_node
from comity.graph.stores.engine import EngineStore
from comity.graph.stores.oxigraph import OxigraphStore
from comity.ontology.errors import StoreError
from comity.ontology.iris import DERIVED_GRAPH, ONTOLOGY_GRAPH, Iri, article_graph

_BLANK_LINE = re.compile(rb"^(?:_:[^\n]*|[^ \n]* [^ \n]* _:[^\n]*)\n", re.MULTILINE)


@dataclass(slots=True)
class Statements:
    """What a source holds outside the ontology's graph, to be gone through once.

    `blank` is where triples with a blank node were met and left out. What memory does not hold
    waits in `folder`.
    """

    source: Source
    folder: Path
    blank: set[Iri] = field(default_factory=set)

    def __iter__(self) -> Iterator[tuple[Iri, bytes]]:
        """Names of graphs with lines of theirs; those of one graph follow each other.

        One store gives one order. Raises OSError where `folder` can't be written, StoreError
        where the ledger is not that of the store.
        """
        store = self.source.store if isinstance(self.source, AsOf) else self.source
        with kept_texts(store) as text_of, _Aside(self.source, self.folder) as aside:
            met = 0
            for graph, text in self._kept(text_of, aside):
                met += text.count(b"\n")
                yield graph, text
            for graph, lines in aside:
                met += lines.count(b"\n")
                named, left_out = _BLANK_LINE.subn(b"", lines) if b"_:" in lines else (lines, 0)
                self.blank.update([graph] * bool(left_out))
                if named:
                    yield graph, named
            met += sum(1 for _ in self.source.triples(ONTOLOGY_GRAPH))
            if isinstance(self.source, OxigraphStore) and met != self.source.count():
                raise StoreError(
                    f"{self.source.folder / LEDGER} does not fit the store: delete it, and the "
                    "next build makes it anew from the graph"
                )

    def _kept(self, text_of: Find, aside: "_Aside") -> Iterator[tuple[Iri, bytes]]:
        """The graphs whose text is at hand; those of which it is not are asked for."""
        graphs = {*self.source.graphs(), DEFAULT_GRAPH} - {ONTOLOGY_GRAPH}
        # What the engine has to write comes first, so that it writes all the while.
        for graph in sorted(graphs, key=lambda name: (name.startswith(article_graph("")), name)):
            text = text_of(graph)
            if text is None:
                aside.ask_for(graph)
            else:
                yield graph, text


class _Aside(Closing):
    """Graphs that the engine writes to a nameless file, in a thread of its own."""

    def __init__(self, source: Source, folder: Path) -> None:
        self._source = source
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115  # close() closes it
        self._thread = ThreadPoolExecutor(1)
        self._asked: list[tuple[Iri, Future[int]]] = []

    def ask_for(self, graph: Iri) -> None:
        """One graph more."""
        self._asked.append((graph, self._thread.submit(self._write, graph)))

    def __iter__(self) -> Iterator[tuple[Iri, bytes]]:
        """Wait for all that was asked for, and give it piece by piece."""
        sizes = [(graph, size.result()) for graph, size in self._asked]
        self._file.seek(0)
        for graph, size in sizes:
            while size > 0:
                piece = self._file.read(min(size, CHUNK))
                if size > len(piece):
                    piece += self._file.readline()
                size -= len(piece)
                yield graph, piece

    def close(self) -> None:
        """Ask for nothing more, and drop the file."""
        self._thread.shutdown(cancel_futures=True)
        self._file.close()

    def _write(self, graph: Iri) -> int:
        """Returns how many bytes it has."""
        before = self._file.tell()
        source = self._source
        store = source.store if isinstance(source, AsOf) and graph != DERIVED_GRAPH else source
        if isinstance(store, EngineStore):
            # Through a sink: what the file raises is not the store's trouble.
            Sink(self._file.write).fill(lambda to: store.dump(to, graph))
        else:
            triples = sorted(store.triples(graph), key=str)
            serialize(triples, self._file, format=RdfFormat.N_TRIPLES)
        return self._file.tell() - before


def other_quads(source: Source, blank: Iterable[Iri] = ()) -> list[Quad]:
    """What `Statements` leave out: the ontology, and what holds blank nodes in the graphs `blank`.

    Blank nodes are named by their surroundings (RDFC-1.0).
    """
    found = list(_quads(source, ONTOLOGY_GRAPH))
    for graph in sorted(blank):
        found += filter(names_blank_node, _quads(source, graph))
    dataset = Dataset(filter(names_blank_node, found))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return [*dataset, *(quad for quad in found if not names_blank_node(quad))]


def label(quad: Quad) -> str:
    """The name of its graph as N-Quads has it; empty where it has none."""
    return str(quad.graph_name) if isinstance(quad.graph_name, NamedNode) else ""


def _quads(source: Source, graph: Iri) -> Iterator[Quad]:
    name = NamedNode(graph) if graph != DEFAULT_GRAPH else DefaultGraph()
    return (Quad(t.subject, t.predicate, t.object, name) for t in source.triples(graph))
