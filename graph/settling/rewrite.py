"""The third step: the graphs of articles whose claims move."""

import sqlite3

from pyoxigraph import Triple

from comity.graph.across.tellings import as_told, description
from comity.graph.read_back import Index
from comity.graph.settling.conclude import conclude
from comity.graph.settling.work import Work
from comity.ontology.iris import article_graph

_TARGETS = """
SELECT moved.iri, moved.target, (SELECT min(article) FROM telling WHERE iri = moved.target)
FROM telling AS moved WHERE moved.article = ? AND moved.target IS NOT NULL"""


def rewrite(work: Work) -> None:
    """Write the marked articles' graphs as they are told now, and conclude from them."""
    for batch in work.marked("unsettled", "article"):
        with work.ledger.transaction() as tables:
            for (article,) in batch:
                told = _rewrite(work, tables, article)
                conclude(work, tables, article, told, Index(told))
            tables.executemany("DELETE FROM unsettled WHERE article = ?", batch)


def _rewrite(work: Work, tables: sqlite3.Connection, article: str) -> set[Triple]:
    """Bring an article's graph up to date; returns what it holds then."""
    stored = work.stored(article)
    moves: dict[str, str] = {}
    borrowed: dict[str, frozenset[Triple]] = {}
    for iri, target, first in tables.execute(_TARGETS, (article,)):
        moves[iri] = target
        borrowed[target] = description(work.read(first, work.stored(first)), target)
    told = as_told(work.read(article, stored), moves, borrowed)
    if told != stored:
        work.store.change_graph(article_graph(article), stored - told, told - stored)
    return told
