"""The third step: the graphs of articles whose claims move, and what follows from each graph."""

import sqlite3

from pyoxigraph import Triple

from comity.graph.across.tellings import as_told, description
from comity.graph.infer import article_links
from comity.graph.settling.work import Work
from comity.ontology.iris import article_graph

_TARGETS = """
SELECT moved.iri, moved.target, (SELECT min(article) FROM telling WHERE iri = moved.target)
FROM telling AS moved WHERE moved.article = ? AND moved.target IS NOT NULL"""

_Link = tuple[str, str, str]


def rewrite(work: Work) -> None:
    """Write the marked articles' graphs as they are told now; mark the pairs that they link."""
    for batch in work.marked("unsettled", "article"):
        with work.ledger.transaction() as tables:
            for (article,) in batch:
                _write_links(tables, article, _rewrite(work, tables, article))
            tables.executemany("DELETE FROM unsettled WHERE article = ?", batch)


def _rewrite(work: Work, tables: sqlite3.Connection, article: str) -> set[_Link]:
    """Bring one article's graph up to date; returns the links that it asserts."""
    stored = work.stored(article)
    if not stored:
        return set()
    moves: dict[str, str] = {}
    borrowed: dict[str, frozenset[Triple]] = {}
    for iri, target, first in tables.execute(_TARGETS, (article,)):
        moves[iri] = target
        borrowed[target] = description(work.read(first, work.stored(first)), target)
    told = as_told(work.read(article, stored), moves, borrowed)
    if told != stored:
        work.store.change_graph(article_graph(article), stored - told, told - stored)
    return {
        (link.subject.value, link.predicate.value, link.object.value)  # type: ignore[union-attr]
        for link in article_links(work.store, article)
    }


def _write_links(tables: sqlite3.Connection, article: str, new: set[_Link]) -> None:
    query = "SELECT start, property, target FROM support WHERE article = ?"
    old = set(tables.execute(query, (article,)))
    tables.executemany(
        "DELETE FROM support WHERE article = ? AND start = ? AND property = ? AND target = ?",
        [(article, *link) for link in old - new],
    )
    tables.executemany(
        "INSERT INTO support VALUES (?, ?, ?, ?)", [(article, *link) for link in new - old]
    )
    pairs = {tuple(sorted((start, target))) for start, _, target in old ^ new}
    tables.executemany("INSERT OR IGNORE INTO stale_pair VALUES (?, ?)", sorted(pairs))
