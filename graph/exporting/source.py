"""What an export reads: a store, or a store with the shortcuts of another day."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from pyoxigraph import NamedNode, Quad, Triple

from comity.graph.infer import shortcuts_as_of
from comity.graph.stores.base import Store
from comity.ontology.iris import DERIVED_GRAPH, Iri


class Source(Protocol):
    """The part of a `Store` that exports read."""

    def graphs(self) -> tuple[Iri, ...]:
        """The names of the graphs that hold something, sorted."""

    def triples(self, graph: Iri) -> Iterator[Triple]:
        """What one graph holds."""

    def quads(self) -> Iterator[Quad]:
        """What all graphs hold."""


class AsOf:
    """A store whose derived graph holds the links of one day instead (`shortcuts_as_of`).

    The articles and their claims are all there, later ones too.
    """

    def __init__(self, store: Store, day: date) -> None:
        self.store = store
        self._links = frozenset(shortcuts_as_of(store, day))

    def graphs(self) -> tuple[Iri, ...]:
        """The names of the graphs that hold something, sorted."""
        others = {graph for graph in self.store.graphs() if graph != DERIVED_GRAPH}
        return tuple(sorted(others | ({DERIVED_GRAPH} if self._links else set())))

    def triples(self, graph: Iri) -> Iterator[Triple]:
        """What one graph holds."""
        return iter(self._links) if graph == DERIVED_GRAPH else self.store.triples(graph)

    def quads(self) -> Iterator[Quad]:
        """What all graphs hold."""
        for graph in self.graphs():
            for triple in self.triples(graph):
                yield Quad(triple.subject, triple.predicate, triple.object, NamedNode(graph))
