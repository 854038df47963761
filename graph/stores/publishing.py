"""A store, made anew on a server: only what differs there is sent.

Beside the graphs the server keeps a mark for each of them: the hash of what was sent, and the
size it then had there. A graph is up to date where its hash is that of the mark *and* its size is
still the one of the mark, so a graph that somebody changed or lost there is sent again. (A change
that keeps both the number of triples and the length of all their texts goes unseen: then drop the
graph there.) A mark is taken away before its graph is written and set when it is, so a run that
was cut off at any point says nothing of what it did not finish, and the next one goes on.
"""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Triple

from comity.graph.stores.changes import has_blank_node
from comity.graph.stores.sparql import PART, SparqlStore
from comity.ontology.errors import StoreError
from comity.ontology.iris import GRAPH, Iri, article_graph

MARKS = Iri("urn:x-comity:published")
"""The graph of the marks, and the property that ties a graph to its mark."""

BATCH = 200
"""So many graphs are marked at once, and sent again at most where a run is cut off."""

_MARK = NamedNode(MARKS)
_SIZES = """
SELECT ?g (COUNT(*) AS ?triples) (SUM(IF(isBlank(?o), 0, STRLEN(STR(?o)))) AS ?letters)
WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER({}) }} GROUP BY ?g"""


class Source(Protocol):
    """The part of a `Store` that is published."""

    def graphs(self) -> tuple[Iri, ...]:
        """The names of the graphs that hold something, sorted."""

    def triples(self, graph: Iri) -> Iterator[Triple]:
        """What one graph holds."""


@dataclass(frozen=True, slots=True)
class Publishing:
    """How far it has come: `done` of `total` graphs, of which so many were `sent`."""

    done: int
    total: int
    sent: int


@dataclass(frozen=True, slots=True)
class Published:
    """What was done: numbers of graphs, and those of which the server holds fewer triples than
    were sent, each with both numbers."""

    sent: int
    unchanged: int
    removed: int
    short: tuple[tuple[Iri, int, int], ...]


@dataclass(frozen=True, slots=True)
class _Size:
    triples: int
    letters: int


@dataclass(frozen=True, slots=True)
class _Mark:
    digest: str
    size: _Size

    def triple(self, graph: Iri) -> Triple:
        text = f"{self.digest} {self.size.triples} {self.size.letters}"
        return Triple(NamedNode(graph), _MARK, Literal(text))


@dataclass(frozen=True, slots=True)
class _Told:
    """What a graph holds here."""

    graph: Iri
    triples: tuple[Triple, ...]
    mark: _Mark
    length: int


def publish(
    source: Source,
    target: SparqlStore,
    progress: Callable[[Publishing], None] = lambda publishing: None,
) -> Published:
    """Make the server's graphs equal to those of `source`, and drop there what is gone here.

    Dropped is what lies below `comity.ontology.iris.GRAPH` or was published before; other graphs
    of the server stay as they are. Nobody else may publish there at the same time. Raises
    StoreError where the server fails, and where `source` has no article, since all would go.
    """
    names = source.graphs()
    if not any(name.startswith(article_graph("")) for name in names):
        raise StoreError("the store holds no article: publishing it would empty the server")
    work = _Work(target, _marks(target))
    work.held = _sizes(target, {*names, *work.marks})
    unchanged = sent = 0
    batch: list[_Told] = []
    for done, told in enumerate((_told(name, source.triples(name)) for name in names), start=1):
        if work.is_current(told):
            unchanged += 1
        else:
            batch.append(told)
        if len(batch) == BATCH or sum(t.length for t in batch) > PART or done == len(names):
            work.send(batch)
            sent += len(batch)
            batch = []
            progress(Publishing(done, len(names), sent))
    removed = work.remove(names)
    return Published(sent, unchanged, removed, work.check() if sent else ())


@dataclass(slots=True)
class _Work:
    """What is known of the server: its marks, and the sizes of its graphs at the beginning."""

    target: SparqlStore
    marks: dict[Iri, _Mark]
    held: Mapping[Iri, _Size] = field(default_factory=dict)
    sent: dict[Iri, _Mark] = field(default_factory=dict)

    def is_current(self, told: _Told) -> bool:
        mark = self.marks.get(told.graph)
        return (
            mark is not None
            and mark.digest == told.mark.digest
            and mark.size == self.held.get(told.graph)
        )

    def send(self, batch: Collection[_Told]) -> None:
        """Write some graphs, without their marks meanwhile."""
        self._unmark(told.graph for told in batch)
        together: list[_Told] = []
        for told in batch:
            # Quads are added to what a graph holds: right for a new one alone.
            if (
                self.target.server.quads
                and told.graph not in self.held
                and not has_blank_node(told.triples)
            ):
                together.append(told)
            else:
                self.target.replace_graph(told.graph, told.triples)
        if together:
            self.target.add_quads(
                Quad(t.subject, t.predicate, t.object, NamedNode(told.graph))
                for told in together
                for t in told.triples
            )
        fresh = {told.graph: told.mark for told in batch}
        self.target.change_graph(MARKS, set(), {fresh[graph].triple(graph) for graph in fresh})
        self.sent |= fresh

    def remove(self, kept: Iterable[Iri]) -> int:
        """Drop what is gone here; the mark last, since it may be all that tells of a graph."""
        ours = {graph for graph in self.held if graph.startswith(GRAPH)}
        gone = sorted((ours | set(self.marks)) - set(kept) - set(self.sent))
        for graph in gone:
            self.target.remove_graph(graph)
            self._unmark([graph])
        return len(gone)

    def check(self) -> tuple[tuple[Iri, int, int], ...]:
        """Look at what arrived; marks tell from then on of the sizes as the server has them."""
        held = _sizes(self.target, self.sent)
        short = []
        for graph, mark in self.sent.items():
            size = held.get(graph)
            if size is None:
                raise StoreError(
                    f"the server took {graph} and does not show it: do its addresses for queries "
                    "and for graphs belong to one store?"
                )
            if size != mark.size:
                other = _Mark(mark.digest, size).triple(graph)
                self.target.change_graph(MARKS, {mark.triple(graph)}, {other})
            if size.triples < mark.size.triples:
                short.append((graph, mark.size.triples, size.triples))
        return tuple(short)

    def _unmark(self, graphs: Iterable[Iri]) -> None:
        known = {self.marks[graph].triple(graph) for graph in graphs if graph in self.marks}
        self.target.change_graph(MARKS, known, set())


def _told(graph: Iri, triples: Iterable[Triple]) -> _Told:
    """A graph with its hash: of its lines in order, so of the same triples the same."""
    held = tuple(triples)
    lines = sorted(f"{triple} .\n".encode() for triple in held)
    letters = sum(len(t.object.value) for t in held if isinstance(t.object, NamedNode | Literal))
    digest = hashlib.sha256(b"".join(lines)).hexdigest()
    return _Told(graph, held, _Mark(digest, _Size(len(held), letters)), sum(map(len, lines)))


def _marks(target: SparqlStore) -> dict[Iri, _Mark]:
    found = {}
    for triple in target.triples(MARKS):
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, Literal):
            digest, *sizes = triple.object.value.split()
            if len(sizes) == 2 and all(size.isdecimal() for size in sizes):
                mark = _Mark(digest, _Size(int(sizes[0]), int(sizes[1])))
                found[Iri(triple.subject.value)] = mark
    return found


def _sizes(target: SparqlStore, graphs: Iterable[Iri]) -> dict[Iri, _Size]:
    """The sizes of our graphs on the server, and of these."""
    others = [str(NamedNode(name)) for name in sorted(graphs) if not name.startswith(GRAPH)]
    named = f" || ?g IN ({', '.join(others)})" if others else ""
    answer = target.query(_SIZES.format(f'STRSTARTS(STR(?g), "{GRAPH}"){named}'))
    assert isinstance(answer, QuerySolutions)
    sizes = {}
    for row in answer:
        graph, triples, letters = row["g"], row["triples"], row["letters"]
        assert isinstance(graph, NamedNode)
        assert isinstance(triples, Literal)
        length = int(float(letters.value)) if isinstance(letters, Literal) else 0
        sizes[Iri(graph.value)] = _Size(int(triples.value), length)
    return sizes
