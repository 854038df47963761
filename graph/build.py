"""From articles to their graphs in a store: read, extract, populate.

The article is the unit of work: its named graph is written in one transaction, so a build that
was stopped goes on where it was, and one bad article never stops the rest.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from comity.graph.article import Article
from comity.graph.article_graph import ArticleGraph, Worker
from comity.graph.ledger.ledger import Ledger
from comity.graph.populate import actor_triples, ontology_triples
from comity.graph.stores.base import Store
from comity.ontology.errors import InputError
from comity.ontology.iris import ACTORS_GRAPH, ONTOLOGY_GRAPH, article_graph


@dataclass(frozen=True, slots=True)
class Read:
    """An article was read and its graph written."""

    graph: ArticleGraph


@dataclass(frozen=True, slots=True)
class Unchanged:
    """An article is in the store as it is, read by this reader."""

    article: Article


@dataclass(frozen=True, slots=True)
class Failed:
    """A file could not be read."""

    error: InputError


Outcome = Read | Unchanged | Failed


def build(
    articles: Iterable[Article | InputError], store: Store, ledger: Ledger, worker: Worker
) -> Iterator[Outcome]:
    """Bring the store up to date with the articles, one outcome for each, in their order.

    Nothing is derived until `comity.graph.settling` goes on from what the ledger notes.
    """
    store.replace_graph(ONTOLOGY_GRAPH, ontology_triples())
    store.replace_graph(ACTORS_GRAPH, actor_triples())
    for article in articles:
        if isinstance(article, InputError):
            yield Failed(article)
        elif _is_current(store, article, worker):
            yield Unchanged(article)
        else:
            graph = worker.graph_of(article)
            ledger.note({article.id: graph.issues})
            store.replace_article(article.id, graph.triples())
            yield Read(graph)


def _is_current(store: Store, article: Article, worker: Worker) -> bool:
    about = {NamedNode(article.iri), NamedNode(worker.run.iri)}
    held = {t for t in store.triples(article_graph(article.id)) if t.subject in about}
    return held == worker.heading(article)
