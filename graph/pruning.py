"""Removes the articles that are no longer there to be read."""

from collections.abc import Container

from pyoxigraph import Literal, NamedNode, QuerySolutions

from comity.graph.ledger.ledger import Ledger
from comity.graph.stores.base import Store
from comity.ontology.iris import article_graph

BATCH = 500


def prune(store: Store, ledger: Ledger, kept: Container[str], failed: Container[str]) -> int:
    """Remove all articles but those of the ids `kept`; returns how many those were.

    Articles by a name in `failed` stay as they are: their files are there, and could not be read.
    """
    gone = [
        article
        for article in store.articles()
        if article not in kept and _doc(store, article) not in failed
    ]
    for start in range(0, len(gone), BATCH):
        batch = gone[start : start + BATCH]
        ledger.note({article: () for article in batch})
        for article in batch:
            store.remove_article(article)
    return len(gone)


def _doc(store: Store, article: str) -> str:
    graph = NamedNode(article_graph(article))
    found = store.query(f"SELECT ?doc WHERE {{ GRAPH {graph} {{ ?article cmt:doc ?doc }} }}")
    assert isinstance(found, QuerySolutions)
    docs = (row["doc"] for row in found)
    return next((doc.value for doc in docs if isinstance(doc, Literal)), "")
