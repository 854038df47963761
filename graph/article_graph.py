"""The graph of one article as bytes: what every engine that reads articles hands on.

Reading is a pure function of the article, so a pool of processes, a cluster and a loop give the
same bytes. They can be pickled, sent and written to files as they are.
"""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph
from pyoxigraph import NamedNode, RdfFormat, Triple

from comity.graph.article import Article
from comity.graph.claim import Extraction, Issue
from comity.graph.extraction.version import reader_version
from comity.graph.identity import Known, identified
from comity.graph.pool.job import Job, article_of
from comity.graph.populate import (
    ExtractionRun,
    actor_triples,
    article_triples,
    ontology_version,
)
from comity.ontology.errors import InputError
from comity.ontology.iris import article_graph

if TYPE_CHECKING:
    from comity.graph.extraction.reader import Reader


@dataclass(frozen=True, slots=True)
class ArticleGraph:
    """What one article says, ready to be stored.

    `quads` are the sorted N-Quads lines of its named graph, in UTF-8, each once. `claims` and
    `words` are counts; `issues` is what was left out.
    """

    article_id: str
    doc: str
    text_hash: str
    quads: bytes
    claims: int
    words: int
    issues: tuple[Issue, ...] = ()

    def triples(self) -> Iterator[Triple]:
        """The quads again, without the name of their graph."""
        for quad in pyoxigraph.parse(self.quads, format=RdfFormat.N_QUADS):
            yield quad.triple


class Worker:
    """Turns articles into their graphs; make one for each process, and use it for many.

    `apart` has the IRIs of the actors that somebody decided to keep apart, article by article.
    """

    def __init__(self, reader: "Reader", apart: frozenset[str] = frozenset()) -> None:
        self.run = current_run()
        self._reader, self._apart = reader, apart
        self._known = Known.of(actor_triples())

    @classmethod
    def load(cls, apart: frozenset[str] = frozenset()) -> "Worker":
        """A worker with a reader of its own; takes about two seconds."""
        from comity.graph.extraction.reader import load_reader

        return cls(load_reader(), apart)

    def graph_of(self, article: Article) -> ArticleGraph:
        """Read the article: the same article always gives the same bytes."""
        return self.graph_from(self.extraction_of(article))

    def extraction_of(self, article: Article) -> Extraction:
        """What the reader finds in the article, its actors by the names that a graph gives them."""
        return identified(self._reader.extract(article), self._known, self._apart)

    def graph_from(self, extraction: Extraction) -> ArticleGraph:
        """The graph of what `extraction_of` found."""
        article = extraction.article
        return ArticleGraph(
            article_id=article.id,
            doc=article.doc,
            text_hash=article.text_hash,
            quads=sorted_quads(article.id, article_triples(extraction, self.run, self._known.iris)),
            claims=len(extraction.claims),
            words=len(article.text.split()),
            issues=extraction.issues,
        )

    @property
    def workers(self) -> int:
        """One article is read at a time."""
        return 1

    def submit(self, job: Job) -> Future[ArticleGraph]:
        """As a pool's, but the article is read here and now."""
        future: Future[ArticleGraph] = Future()
        try:
            future.set_result(self.graph_of(article_of(job)))
        except InputError as error:
            future.set_exception(error)
        return future


def current_run() -> ExtractionRun:
    """What reads articles here and now: this reader, with this ontology."""
    return ExtractionRun(reader_version(), ontology_version())


def sorted_quads(article_id: str, triples: Iterable[Triple]) -> bytes:
    """The triples as N-Quads lines of the article's named graph: sorted, each once, in UTF-8."""
    graph = NamedNode(article_graph(article_id))
    # The terms write themselves in N-Quads syntax, with line breaks escaped.
    return "".join(sorted({f"{triple} {graph} .\n" for triple in triples})).encode()
