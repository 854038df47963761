"""The contract of `base.Store`, kept by pyoxigraph's engine, called without anything in between."""

import re
import threading
import traceback
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, TypedDict

import pyoxigraph
from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
)

from comity.graph.closing import Closing
from comity.graph.stores.base import DEFAULT_GRAPH, Dataset
from comity.graph.stores.changes import data, has_blank_node
from comity.graph.stores.trouble import trouble
from comity.ontology.errors import QueryError, StoreError
from comity.ontology.iris import PREFIXES, Iri, article_graph, local_name, term

TEXT_HASH = NamedNode(term("textHash"))


class EngineStore(Closing):
    """The contract of `base.Store`, kept by an engine that is already open."""

    def __init__(self, inner: pyoxigraph.Store, name: str) -> None:
        self._inner: pyoxigraph.Store | None = inner
        self._name = name
        # Updates that read before they write are lost, without an error, where two overlap.
        self._writing = threading.Lock()

    @property
    def folder(self) -> Path | None:
        """None: it is nowhere but in memory (see `base.Store.folder`)."""
        return None

    def replace_article(self, article_id: str, triples: Iterable[Triple]) -> None:
        """Make `triples` all that the named graph of this article holds."""
        self.replace_graph(article_graph(article_id), triples)

    def replace_articles(self, graphs: Mapping[str, bytes]) -> None:
        """Make the N-Quads of each article all that its named graph holds (see `base.Store`)."""
        held = {article for article in graphs if self._holds(article_graph(article))}
        new = b"".join(quads for article, quads in graphs.items() if article not in held)
        if new:
            self._add_lines(new)
        for article in sorted(held):
            quads = pyoxigraph.parse(graphs[article], format=RdfFormat.N_QUADS)
            self.replace_article(article, (quad.triple for quad in quads))

    def remove_article(self, article_id: str) -> None:
        """Drop the named graph of this article; an unknown article is no error."""
        self._update(f"DROP SILENT GRAPH {NamedNode(article_graph(article_id))}")

    def replace_graph(self, graph: Iri, triples: Iterable[Triple]) -> None:
        """Make `triples` all that this named graph holds; writes the difference only."""
        new = set(triples)
        with self._writing:
            old = set(self.triples(graph))
            self._change(_difference(NamedNode(graph), old, new))

    def change_graph(self, graph: Iri, removed: Set[Triple], added: Set[Triple]) -> None:
        """Take some triples out of a named graph and put others in; neither has blank nodes."""
        node = NamedNode(graph)
        with self._writing:
            self._change([data("DELETE", node, removed - added), data("INSERT", node, added)])

    def articles(self) -> dict[str, str]:
        """Article id -> hash of the text that was read, ordered by id."""
        with self._engine() as store:
            hashes = {
                local_name(str(quad.graph_name.value)): str(quad.object.value)
                for quad in store.quads_for_pattern(None, TEXT_HASH, None, None)
                if isinstance(quad.graph_name, NamedNode) and isinstance(quad.object, Literal)
            }
        return dict(sorted(hashes.items()))

    def graphs(self) -> tuple[Iri, ...]:
        """The names of the graphs that hold something, sorted."""
        with self._engine() as store:
            named = [g for g in store.named_graphs() if isinstance(g, NamedNode)]
            filled = (g for g in named if any(store.quads_for_pattern(None, None, None, g)))
            return tuple(sorted(Iri(g.value) for g in filled))

    def triples(self, graph: Iri) -> Iterator[Triple]:
        """What one graph holds, in no order that means anything."""
        with self._engine() as store:
            for quad in store.quads_for_pattern(None, None, None, _graph(graph)):
                yield quad.triple

    def quads(self) -> Iterator[Quad]:
        """What all graphs hold, in no order that means anything."""
        with self._engine() as store:
            yield from store.quads_for_pattern(None, None, None, None)

    def count(self) -> int:
        """How many quads it holds; it goes through all of them."""
        with self._engine() as store:
            return len(store)

    def query(
        self, sparql: str, dataset: Dataset | None = None, base: str | None = None
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Answer a query of our own, at once and in this process (see `base.Store.query`)."""
        graphs = _graphs(dataset)
        with self._engine() as store:
            try:
                return store.query(sparql, base_iri=base, prefixes=dict(PREFIXES), **graphs)
            except SyntaxError as error:
                raise QueryError(malformed("query", error.msg)) from error

    def dump(self, sink: IO[bytes], graph: Iri | None = None) -> None:
        """Write all quads as N-Quads, or what one graph holds as N-Triples.

        One store on disk always gives one order. What the sink raises comes as a StoreError where
        it is an OSError.
        """
        with self._engine() as store:
            if graph is None:
                store.dump(sink, RdfFormat.N_QUADS)
            else:
                store.dump(sink, RdfFormat.N_TRIPLES, from_graph=_graph(graph))

    def close(self) -> None:
        """Let go of the store; to close twice is no error."""
        self._inner = None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the store."""
        # The frames of an error hold the engine, which would stay open as long as the error.
        traceback.clear_frames(trace)
        super().__exit__(kind, error, trace)

    @contextmanager
    def _engine(self) -> Iterator[pyoxigraph.Store]:
        if self._inner is None:
            raise StoreError(f"{self._name} was closed: open it again")
        with engine_errors(self._name):
            yield self._inner

    def _holds(self, graph: Iri) -> bool:
        """Whether the graph holds anything."""
        return any(True for _ in self.triples(graph))

    def _add_lines(self, lines: bytes) -> None:
        """Add N-Quads in one transaction."""
        with self._writing, self._engine() as store:
            store.load(lines, format=RdfFormat.N_QUADS)

    def _change(self, operations: Iterable[str]) -> None:
        update = ";\n".join(filter(None, operations))
        if update:
            self._update_locked(update)

    def _update(self, sparql: str) -> None:
        with self._writing:
            self._update_locked(sparql)

    def _update_locked(self, sparql: str, base: str | None = None) -> None:
        with self._engine() as store:
            store.update(sparql, base_iri=base, prefixes=dict(PREFIXES))


class MemoryStore(EngineStore):
    """A store in memory: for tests, and for graphs that need not outlive the process.

    Keep it below some 100,000 quads: look-ups that start at a much-linked actor walk all its
    links, where the store on disk has an index.
    """

    def __init__(self) -> None:
        super().__init__(pyoxigraph.Store(), "the store in memory")


@contextmanager
def engine_errors(name: str) -> Iterator[None]:
    """Turn what the engine raises into a StoreError that names the store and the cure."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        raise trouble(name, error) from error


def _graph(name: Iri) -> NamedNode | DefaultGraph:
    return NamedNode(name) if name != DEFAULT_GRAPH else DefaultGraph()


class _Graphs(TypedDict, total=False):
    """What the engine is told of the dataset."""

    use_default_graph_as_union: bool
    default_graph: list[NamedNode | BlankNode | DefaultGraph]
    named_graphs: list[NamedNode | BlankNode]


def _graphs(dataset: Dataset | None) -> _Graphs:
    if dataset is None:
        return {"use_default_graph_as_union": True}
    if not dataset.default and not dataset.named:
        return {}
    try:
        return {
            "default_graph": [NamedNode(name) for name in dataset.default],
            "named_graphs": [NamedNode(name) for name in dataset.named],
        }
    except ValueError as error:
        raise QueryError(f"the name of a graph is not an absolute IRI: {error}") from error


def malformed(what: str, message: str) -> str:
    """The engine's message without the long list of characters it would have taken instead."""
    found = re.match(r"error at (\d+):(\d+): expected (?:one of )?(.*)", message, re.DOTALL)
    if not found:
        return f"the {what} is malformed: {message}"
    line, column, expected = found.groups()
    sentences = [part for part in expected.split(", ") if re.match(r"[A-Z]\w* [a-z]|IRI ", part)]
    cause = f": {'; '.join(sentences)}" if sentences else ""
    return f"the {what} is malformed at line {line}, column {column}{cause}"


def _difference(graph: NamedNode, old: set[Triple], new: set[Triple]) -> list[str]:
    """The operations that turn `old` into `new`; empty ones where nothing changes."""
    if has_blank_node(old | new):
        return [f"DROP SILENT GRAPH {graph}", data("INSERT", graph, new)]
    return [data("DELETE", graph, old - new), data("INSERT", graph, new - old)]
