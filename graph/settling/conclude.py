"""What follows from one article's graph as it stands: its words, its facts, whom it links."""

import sqlite3

from pyoxigraph import Triple

from comity.graph.infer import article_links
from comity.graph.search.index import index_article
from comity.graph.settling.count import note
from comity.graph.settling.work import Work


def conclude(work: Work, tables: sqlite3.Connection, article: str, triples: set[Triple]) -> None:
    """Write down what an article, which now holds `triples`, supports, tells and has of words.

    Marks what that changes.
    """
    index_article(tables, article, triples)
    note(work, tables, article, triples)
    query = "SELECT start, property, target FROM support WHERE article = ?"
    old = set(tables.execute(query, (article,)))
    new = {
        (link.subject.value, link.predicate.value, link.object.value)  # type: ignore[union-attr]
        for link in article_links(work.store, article)
    }
    tables.executemany(
        "DELETE FROM support WHERE article = ? AND start = ? AND property = ? AND target = ?",
        [(article, *link) for link in old - new],
    )
    tables.executemany(
        "INSERT INTO support VALUES (?, ?, ?, ?)", [(article, *link) for link in new - old]
    )
    pairs = {tuple(sorted((start, target))) for start, _, target in old ^ new}
    tables.executemany("INSERT OR IGNORE INTO stale_pair VALUES (?, ?)", sorted(pairs))
