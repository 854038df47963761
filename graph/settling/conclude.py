"""What follows from one article's graph as it stands: the pairs of actors that it links."""

import sqlite3

from comity.graph.infer import article_links
from comity.graph.settling.work import Work


def conclude(work: Work, tables: sqlite3.Connection, article: str) -> None:
    """Write down what an article supports now, and mark the pairs for which that changed."""
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
