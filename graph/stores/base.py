"""What every store can do, whatever engine is behind it."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from pyoxigraph import Quad, QueryBoolean, QuerySolutions, QueryTriples, Triple

from comity.ontology.iris import Iri


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query is put to, by their names; a name that no graph bears is empty.

    The graphs of `default` together are its default graph; those of `named` are all that GRAPH
    finds. Where both are left empty, what the query itself says with FROM and FROM NAMED counts.
    """

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


DEFAULT_GRAPH = Iri("")
"""Stands for the graph that has no name. A build leaves it empty; an update may write to it."""

AS_WRITTEN = Dataset()
"""What the query itself says."""


class Store(Protocol):
    """A graph made of named graphs: one for each article, and those that are not an article's.

    `replace_article`, `remove_article`, `replace_graph` and `change_graph` are one transaction
    each: after a crash either the old or the new graph is there, whole (on a server, where the
    graph is no larger than `sparql.PART`). Every method raises
    `StoreError` where the engine fails. A store is a context manager that closes itself.
    """

    @property
    def folder(self) -> Path | None:
        """Where it is kept, and what belongs to it beside the graphs; None where nowhere."""

    def replace_article(self, article_id: str, triples: Iterable[Triple]) -> None:
        """Make `triples` all that the named graph of this article holds."""

    def replace_articles(self, graphs: Mapping[str, bytes]) -> None:
        """Make the N-Quads of each article (by its id) all that its named graph holds.

        What is many is written together. After a crash each of these articles is there whole,
        as it was or as it is to be, or not at all where it is new.
        """

    def remove_article(self, article_id: str) -> None:
        """Drop the named graph of this article; an unknown article is no error."""

    def replace_graph(self, graph: Iri, triples: Iterable[Triple]) -> None:
        """Make `triples` all that this named graph holds (ontology, actors, derived)."""

    def change_graph(self, graph: Iri, removed: Set[Triple], added: Set[Triple]) -> None:
        """Take some triples out of a named graph and put others in; neither has blank nodes."""

    def articles(self) -> dict[str, str]:
        """Article id -> hash of the text that was read, ordered by id."""

    def graphs(self) -> tuple[Iri, ...]:
        """The names of the graphs that hold something, sorted."""

    def triples(self, graph: Iri) -> Iterator[Triple]:
        """What one graph holds, in no order that means anything."""

    def quads(self) -> Iterator[Quad]:
        """What all graphs hold, in no order that means anything."""

    def query(
        self, sparql: str, dataset: Dataset | None = None, base: str | None = None
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Answer a query of our own, at once and in this process.

        The prefixes of `comity.ontology.iris` are known; relative IRIs are resolved against
        `base`, and malformed without one. Without a `dataset` the default graph
        is the union of all graphs; a FROM is ignored then here, and heeded by servers. The
        engine counts a triple once for each graph that holds it, as situations and labels that
        several articles share are: count with DISTINCT. Derived triples stand in one graph
        alone.

        Queries that a user wrote go through `comity.queries.execute` instead: this method has
        neither guard nor time limit. Raises `QueryError` where the query is malformed.
        """

    def close(self) -> None:
        """Let go of the store and of its lock; to close twice is no error."""

    def __enter__(self) -> Self:
        """The store itself."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the store."""
