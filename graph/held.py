"""Whether a store holds an article just as it would be read now.

It looks up what one graph says of one article, so it costs the same however many there are. What
a file became, stands in the ledger by the file's bytes: so most need not even be parsed.
"""

import hashlib
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Triple

from comity.graph.article import Article
from comity.graph.article_graph import current_run
from comity.graph.ledger.ledger import Ledger
from comity.graph.pool.job import Job, article_of, doc_of
from comity.graph.populate import heading_triples
from comity.graph.stores.base import Store
from comity.ontology.iris import article_graph, content_hash, entity_iri


class Held:
    """What a store holds, as far as it was read by this reader with this ontology."""

    def __init__(self, store: Store, ledger: Ledger) -> None:
        self._store, self._ledger, self._run = store, ledger, current_run()
        self._new: list[tuple[str, str, str]] = []

    def digest(self, job: Job) -> str | None:
        """Stands for a file with all that belongs to it, and for what reads it."""
        if isinstance(job, Article):
            return None
        about = f"{self._run.iri}\n{job.path.name}\n{len(job.data)}\n{job.sidecar is None}\n"
        found = hashlib.blake2b(about.encode(errors="surrogateescape"), digest_size=16)
        for part in (job.data, job.sidecar or b""):
            found.update(part)
        return found.hexdigest()

    def current(self, job: Job) -> str | None:
        """The id of the article, if reading it again would give what the store holds.

        A file that the ledger does not know is parsed only if there is an article of its name
        that this reader read. Raises InputError where that file can't be read.
        """
        digest = self.digest(job)
        source = self._ledger.source(digest) if digest else None
        if source is not None:
            article_id, heading = source
            return article_id if _hash(self._heading(article_id)) == heading else None
        if not any(map(self._is_ours, self._graphs(doc_of(job)))):
            return None
        article = article_of(job)
        if self._heading(article.id) != set(heading_triples(article, self._run)):
            return None
        self.keep(article.id, digest)
        return article.id

    def keep(self, article_id: str, digest: str | None) -> None:
        """Keep in mind what became of a file, by its digest, now that the store holds it."""
        if digest:
            self._new.append((digest, article_id, _hash(self._heading(article_id))))

    def write(self) -> None:
        """Write to the ledger what is kept in mind."""
        if self._new:
            self._ledger.keep_sources(self._new)
            self._new.clear()

    def _heading(self, article_id: str) -> set[Triple]:
        """What the store says of an article itself and of this reader."""
        graph = NamedNode(article_graph(article_id))
        about = f"{NamedNode(entity_iri('art', article_id))} {NamedNode(self._run.iri)}"
        found = self._store.query(
            f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {graph} {{ VALUES ?s {{ {about} }} "
            "?s ?p ?o } }"
        )
        assert isinstance(found, QueryTriples)
        return set(found)

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


def _hash(triples: Iterable[Triple]) -> str:
    return content_hash(*sorted(map(str, triples)))
