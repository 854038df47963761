"""What follows from one article's graph as it stands: text, words, facts, whom it links."""

import sqlite3

from pyoxigraph import Triple

from comity.graph.infer import article_links
from comity.graph.ledger.texts import keep_text
from comity.graph.read_back import Index
from comity.graph.search.index import index_article
from comity.graph.settling.count import note
from comity.graph.settling.rows import replace_rows
from comity.graph.settling.work import Work


def conclude(
    work: Work, tables: sqlite3.Connection, article: str, triples: set[Triple], graph: Index
) -> None:
    """Write down what an article, which now holds `triples`, supports, tells and has of words.

    `graph` is their index. Marks what that changes.
    """
    keep_text(tables, article, triples)
    index_article(tables, article, triples)
    note(work, tables, article, triples, graph)
    new = {
        (link.subject.value, link.predicate.value, link.object.value)  # type: ignore[union-attr]
        for link in article_links(work.store, article)
    }
    columns = ("article", "start", "property", "target")
    changed = replace_rows(tables, "support", columns, article, new)
    pairs = {tuple(sorted((start, target))) for start, _, target in changed}
    tables.executemany("INSERT OR IGNORE INTO stale_pair VALUES (?, ?)", sorted(pairs))
