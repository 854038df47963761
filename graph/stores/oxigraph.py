"""The store that ships with Comity: Oxigraph, called without anything in between.

On disk it is a folder. One process at a time may write it; readers see what was there when
they opened it. On small machines some ten million quads are comfortable.
"""

import os
import re
import threading
import time
import traceback
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Self, TypedDict

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

from comity.graph.stores.base import DEFAULT_GRAPH, Dataset
from comity.graph.stores.changes import data, has_blank_node
from comity.graph.stores.lock import NAME as LOCK_NAME
from comity.graph.stores.lock import WriterLock, may_have_writer
from comity.graph.stores.trouble import trouble
from comity.graph.stores.version import check_version
from comity.ontology.errors import InputError, QueryError, StoreError
from comity.ontology.iris import PREFIXES, Iri, article_graph, local_name, term

RETRIES = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between attempts to open a store for reading while somebody writes it."""

FLUSHED_AFTER = 2 << 20
"""Bytes of its log after which the engine writes to disk what it would keep in memory.

Whoever opens the store reads the log anew, which takes some 20 ms for a mebibyte.
"""

_FIRST = re.compile(
    rf"{re.escape(LOCK_NAME)}|LOCK|LOG(\.old\.\d+)?|IDENTITY|MANIFEST-\d+|\d+\.(log|dbtmp)"
)
"""The files that are made before CURRENT, which makes a folder a store."""

BULK = 2 << 20
"""Bytes of N-Quads from which on the engine's loader beats a transaction: a third of the time."""

TEXT_HASH = NamedNode(term("textHash"))


State = tuple[tuple[str, int, int], ...]


class EngineStore:
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
                raise QueryError(_malformed("query", error.msg)) from error

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

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the store."""
        # The frames of an error hold the engine, which would stay open as long as the error.
        traceback.clear_frames(trace)
        self.close()

    @contextmanager
    def _engine(self) -> Iterator[pyoxigraph.Store]:
        if self._inner is None:
            raise StoreError(f"{self._name} was closed: open it again")
        with _engine_errors(self._name):
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


class OxigraphStore(EngineStore):
    """A store in a folder on disk: make it with `open_store` or `read_store`."""

    def __init__(
        self,
        inner: pyoxigraph.Store,
        path: Path,
        lock: WriterLock | None,
        state: State | None = None,
    ) -> None:
        super().__init__(inner, str(path))
        self._lock, self._state = lock, state
        self._path = path
        self._flushed = 0 if lock is None else self._logged()

    @property
    def folder(self) -> Path:
        """The folder that it is in."""
        return self._path

    @property
    def is_current(self) -> bool:
        """Whether it is sure that nobody else has written to it since it was opened."""
        if self._lock is not None:
            return True
        with _engine_errors(self._name):
            return self._state == _state_of(self._path)

    def add(self, quads: Iterable[Quad]) -> None:
        """Add many quads, all of them or none; what is there already stays.

        What `quads` itself raises passes through, and nothing was added.
        """
        self._check_writable()
        with self._writing, self._engine() as store:
            store.bulk_extend(quads)

    def load(self, nquads: IO[bytes]) -> None:
        """Add all quads of a stream of N-Quads, or none.

        Raises InputError where it is malformed.
        """
        self._check_writable()
        with self._writing, self._engine() as store:
            try:
                store.bulk_load(nquads, format=RdfFormat.N_QUADS)
            except SyntaxError as error:
                raise InputError(f"the N-Quads are malformed: {error}") from error

    def update(self, sparql: str, base: str | None = None) -> None:
        """Carry out a user's update, all of it or nothing.

        It must have passed `comity.queries.update`. Raises QueryError where it is malformed.
        """
        with self._writing:
            try:
                self._update_locked(sparql, base)
            except SyntaxError as error:
                raise QueryError(_malformed("update", error.msg)) from error

    def close(self) -> None:
        """Write out what is in memory, let go of the folder and of the writer lock."""
        if self._inner is not None and self._lock is not None:
            with self._engine() as store:
                store.flush()
        super().close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _update_locked(self, sparql: str, base: str | None = None) -> None:
        self._check_writable()
        super()._update_locked(sparql, base)
        self._flush_much()

    def _add_lines(self, lines: bytes) -> None:
        self._check_writable()
        if len(lines) < BULK:
            super()._add_lines(lines)
            self._flush_much()
        else:
            with self._writing, self._engine() as store:
                store.bulk_load(lines, format=RdfFormat.N_QUADS)

    def _flush_much(self) -> None:
        # By itself the engine holds all that one process writes, gigabytes of it.
        if self._logged() - self._flushed > FLUSHED_AFTER:
            with self._engine() as store:
                store.flush()
            self._flushed = self._logged()

    def _check_writable(self) -> None:
        if self._lock is None:
            raise StoreError(f"{self._name} was opened for reading: use open_store to write")

    def _logged(self) -> int:
        """The size of the engine's logs in bytes; an old one may stay for a while."""
        with _engine_errors(self._name):
            logs = _state_of(self._path)
        return sum(size for name, size, _ in logs if name.endswith(".log"))


def open_store(path: Path) -> OxigraphStore:
    """Open the store in the folder `path` for writing; makes it where there is none.

    Raises StoreError where another process writes it, where the folder holds something else,
    or where it is damaged.
    """
    if path.exists() and not _is_store(path) and not _is_blank(path):
        raise _no_store(path, f"{path} exists and is not a store: name another folder with --store")
    with _engine_errors(str(path)):
        path.mkdir(parents=True, exist_ok=True)
        lock = WriterLock(path)
        try:
            _drop_old_logs(path)
            return _known(OxigraphStore(pyoxigraph.Store(path), path, lock))
        except (OSError, RuntimeError):
            lock.release()
            raise


def read_store(path: Path) -> OxigraphStore:
    """Open the store in the folder `path` for reading: it stays as it is at this moment.

    A writer may go on beside it; what a long reading of a store under change meets is either
    the old state or a StoreError, never a mixture. Raises StoreError where there is none, where
    it is damaged, or written by a newer Comity.
    """
    if not _is_store(path):
        missing = f"{path} is not a store: make one with `comity build ARTICLES --store {path}`"
        raise _no_store(path, missing)
    for pause in RETRIES:
        if not may_have_writer(path):
            break
        # A file may vanish between being named in the engine's list and being opened.
        with suppress(OSError, RuntimeError):
            return _read(path)
        time.sleep(pause)
    with _engine_errors(str(path)):
        return _read(path)


def _read(path: Path) -> OxigraphStore:
    # Looked at first, so that who writes meanwhile is never overlooked.
    state = _state_of(path)
    return _known(OxigraphStore(pyoxigraph.Store.read_only(str(path)), path, None, state))


def _known(store: OxigraphStore) -> OxigraphStore:
    """The store, unless a newer Comity wrote it."""
    try:
        check_version(store, str(store.folder))
    except StoreError as error:
        error.__traceback__ = None
        store.close()
        raise
    return store


def _state_of(path: Path) -> State:
    """Something that differs after each commit to the store in the folder `path`.

    What it compares are names, sizes and times of the engine's logs: every commit writes to one.
    """
    with os.scandir(path) as entries:
        logs = (e for e in entries if e.name.endswith(".log") or "-" in e.name)
        facts = [(e.name, e.stat()) for e in logs if not e.name.startswith(_OURS)]
    return tuple(sorted((name, stat.st_size, stat.st_mtime_ns) for name, stat in facts))


_OURS = "comity."
"""So the names of our own files begin; they change at other times."""


def _drop_old_logs(path: Path) -> None:
    """Delete the engine's logs of earlier runs: it leaves one more of 130 kB at each start."""
    for log in path.glob("LOG.old.*"):
        log.unlink()


def _is_store(path: Path) -> bool:
    return (path / "CURRENT").is_file()


def _no_store(path: Path, otherwise: str) -> StoreError:
    """Damage where a file of the engine is left of a store, else `otherwise`."""
    if any(path.glob("*.sst")):
        return trouble(str(path), OSError("its file CURRENT is missing"))
    return StoreError(otherwise)


def _is_blank(path: Path) -> bool:
    """Nothing there yet, or only what a writer leaves that was killed when it had just begun."""
    return path.is_dir() and all(_FIRST.fullmatch(entry.name) for entry in path.iterdir())


@contextmanager
def _engine_errors(name: str) -> Iterator[None]:
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


def _malformed(what: str, message: str) -> str:
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
