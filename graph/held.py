"""Whether a store holds an article just as it would be read now.

It looks up what one graph says of one article, so it costs the same however many there are.
"""

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples

from comity.graph.article_graph import current_run
from comity.graph.pool.job import Job, article_of, doc_of
from comity.graph.populate import heading_triples
from comity.graph.stores.base import Store
from comity.ontology.iris import article_graph


class Held:
    """What a store holds, as far as it was read by this reader with this ontology."""

    def __init__(self, store: Store) -> None:
        self._store, self._run = store, current_run()

    def current(self, job: Job) -> str | None:
        """The id of the article, if reading it again would give what the store holds.

        A file is opened only if there is an article of its name that this reader read. Raises
        InputError where that file can't be read.
        """
        if not any(map(self._is_ours, self._graphs(doc_of(job)))):
            return None
        article = article_of(job)
        graph, about = NamedNode(article_graph(article.id)), NamedNode(article.iri)
        found = self._store.query(
            f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {graph} {{ "
            f"VALUES ?s {{ {about} {NamedNode(self._run.iri)} }} ?s ?p ?o }} }}"
        )
        assert isinstance(found, QueryTriples)
        return article.id if set(found) == set(heading_triples(article, self._run)) else None

    def _graphs(self, name: str) -> list[NamedNode]:
        """The graphs of the articles of that name: one, unless they came from several addresses."""
        query = f"SELECT ?graph WHERE {{ GRAPH ?graph {{ ?article cmt:doc {Literal(name)} }} }}"
        found = self._store.query(query)
        assert isinstance(found, QuerySolutions)
        return [row["graph"] for row in found if isinstance(row["graph"], NamedNode)]

    def _is_ours(self, graph: NamedNode) -> bool:
        run = NamedNode(self._run.iri)
        found = self._store.query(f"ASK {{ GRAPH {graph} {{ {run} a cmt:ExtractionRun }} }}")
        return isinstance(found, QueryBoolean) and bool(found)
