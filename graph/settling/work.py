"""What every step of settling works on."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from pyoxigraph import NamedNode, QueryTriples, Triple

from comity.graph.across.actors import under
from comity.graph.across.tellings import as_read
from comity.graph.ledger.ledger import BATCH, Ledger
from comity.graph.read_back import Index
from comity.graph.stores.base import Store
from comity.ontology.iris import ACTORS_GRAPH, ONTOLOGY_GRAPH, Iri, article_graph
from comity.ontology.schema import Model

Progress = Callable[[str, int], None]
"""Is told, before each batch, what is being settled and how many of it are left."""


class Work:
    """A store and its ledger, with what all articles share.

    `apart` has the IRIs of the actors that somebody decided to keep apart.
    """

    def __init__(
        self,
        store: Store,
        ledger: Ledger,
        model: Model,
        apart: frozenset[str],
        progress: Progress = lambda what, left: None,
    ) -> None:
        self.store, self.ledger, self.model, self.apart = store, ledger, model, apart
        self._progress = progress

    @cached_property
    def shared(self) -> Index:
        """The ontology and the reference actors."""
        return Index(self.store.triples(ONTOLOGY_GRAPH), self.store.triples(ACTORS_GRAPH))

    def stored(self, article: str) -> set[Triple]:
        """An article's graph as it is in the store; empty where there is none."""
        return set(self.store.triples(article_graph(article)))

    def read(self, article: str, stored: Iterable[Triple]) -> set[Triple]:
        """An article's graph as it was read, under the decisions of today."""
        return under(self.apart, article, as_read(stored), lambda: self.shared, self.model)

    def marked(self, table: str, columns: str) -> Iterator[list[tuple[str, ...]]]:
        """What is marked in a table, batch by batch; each must be taken out before the next."""
        query = f"SELECT {columns} FROM {table} ORDER BY {columns} LIMIT {BATCH}"
        while batch := self.ledger.rows(query):
            [(left,)] = self.ledger.rows(f"SELECT count(*) FROM {table}")
            self._progress(table.replace("_", " "), left)
            yield batch

    def about(self, graph: Iri, nodes: Iterable[str]) -> set[Triple]:
        """What a graph says of some nodes."""
        values = " ".join(str(NamedNode(node)) for node in nodes)
        found = self.store.query(
            f"CONSTRUCT {{ ?node ?p ?o }} WHERE {{ VALUES ?node {{ {values} }} "
            f"GRAPH <{graph}> {{ ?node ?p ?o }} }}"
        )
        assert isinstance(found, QueryTriples)
        return set(found)
