"""The graph of one article as bytes: a pure function of the article."""

import pickle

import pyoxigraph
import pytest
from pyoxigraph import NamedNode, RdfFormat

from comity.graph.article import Article
from comity.graph.article_graph import ArticleGraph, Worker
from comity.graph.extraction.reader import Reader
from comity.graph.identity import Known, identified
from comity.graph.populate import actor_triples, article_triples
from comity.ontology.iris import article_graph

ARTICLE = Article(
    "talks",
    "Norway met Chile in Oslo.\n\n"
    'Chile said: "We will\u2028join the \\ WTO \U0001f30d."\n\nPeru left.',
    title='A "title"\nwith a line break',
    published="2024-05-30",
)


@pytest.fixture(scope="module")
def worker(reader: Reader) -> Worker:
    return Worker(reader)


@pytest.fixture(scope="module")
def graph(worker: Worker) -> ArticleGraph:
    return worker.graph_of(ARTICLE)


def test_the_bytes_hold_just_the_triples_of_the_article(
    graph: ArticleGraph, worker: Worker, reader: Reader
) -> None:
    known = Known.of(actor_triples())
    extraction = identified(reader.extract(ARTICLE), known)
    assert set(graph.triples()) == set(article_triples(extraction, worker.run, known.iris))
    quads = list(pyoxigraph.parse(graph.quads, format=RdfFormat.N_QUADS))
    assert {quad.graph_name for quad in quads} == {NamedNode(article_graph(ARTICLE.id))}
    assert graph.claims == len(extraction.claims) > 0
    assert graph.issues == extraction.issues


def test_a_line_is_a_quad_in_the_order_of_bytes_and_stands_once(graph: ArticleGraph) -> None:
    lines = graph.quads.split(b"\n")
    assert lines.pop() == b""
    assert lines == sorted(set(lines))
    assert len(lines) == len(set(graph.triples()))


def test_an_article_read_again_after_another_gives_the_same(
    graph: ArticleGraph, worker: Worker
) -> None:
    worker.graph_of(Article("other", "Talks of Chile and Norway about the WTO failed in 2019."))
    assert worker.graph_of(ARTICLE) == graph
    assert pickle.loads(pickle.dumps(graph)) == graph
