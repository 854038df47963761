"""The whole flow for many articles: read, extract, populate, infer.

The article is the unit of work: its named graph is written in one transaction, so a build that
was stopped goes on where it was, and one bad article never stops the rest.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from comity.graph.across.relate import relate
from comity.graph.article import Article
from comity.graph.claim import Extraction
from comity.graph.extraction.reader import Reader, reader_version
from comity.graph.identity import Known, identified
from comity.graph.infer import derive
from comity.graph.populate import (
    ExtractionRun,
    actor_triples,
    article_triples,
    heading_triples,
    ontology_triples,
    ontology_version,
)
from comity.graph.stores.base import Store
from comity.ontology.errors import InputError
from comity.ontology.iris import ACTORS_GRAPH, ONTOLOGY_GRAPH, article_graph
from comity.ontology.schema import load_model


@dataclass(frozen=True, slots=True)
class Read:
    """An article was read and its graph written."""

    extraction: Extraction


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
    articles: Iterable[Article | InputError],
    store: Store,
    reader: Reader,
    apart: frozenset[str] = frozenset(),
) -> Iterator[Outcome]:
    """Bring the store up to date with the articles, one outcome for each, in their order.

    `apart` has the actors that somebody decided not to merge. Nothing is derived until `finish`
    is called.
    """
    run = ExtractionRun(reader_version(), ontology_version())
    actors = actor_triples()
    store.replace_graph(ONTOLOGY_GRAPH, ontology_triples())
    store.replace_graph(ACTORS_GRAPH, actors)
    known = Known.of(actors)
    for article in articles:
        if isinstance(article, InputError):
            yield Failed(article)
        elif _is_current(store, article, run):
            yield Unchanged(article)
        else:
            extraction = identified(reader.extract(article), known, apart)
            store.replace_article(article.id, article_triples(extraction, run, known.iris))
            yield Read(extraction)


def finish(store: Store, apart: frozenset[str] = frozenset()) -> int:
    """Relate the articles to each other and derive the shortcuts; returns their number.

    The store is then the same, whatever the order in which its articles came.
    """
    relate(store, load_model(), apart)
    return derive(store)


def _is_current(store: Store, article: Article, run: ExtractionRun) -> bool:
    about = {NamedNode(article.iri), NamedNode(run.iri)}
    held = {t for t in store.triples(article_graph(article.id)) if t.subject in about}
    return held == set(heading_triples(article, run))
