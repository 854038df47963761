"""The first step: what the articles that were touched tell now."""

import json
import sqlite3
from collections.abc import Iterable

from comity.graph.across.actors import Naming, namings
from comity.graph.across.tellings import tellings
from comity.graph.read_back import Index
from comity.graph.settling.conclude import conclude
from comity.graph.settling.rows import described, facts_of
from comity.graph.settling.work import Work


def gather(work: Work) -> None:
    """Write down what the touched articles tell, and mark whatever that may change."""
    _note_decisions(work)
    for batch in work.marked("touched", "article"):
        with work.ledger.transaction() as tables:
            for (article,) in batch:
                _gather(work, tables, article)
            tables.executemany("DELETE FROM touched WHERE article = ?", batch)


def _note_decisions(work: Work) -> None:
    """A new decision touches the articles that name whom it is about."""
    decided = frozenset(iri for (iri,) in work.ledger.rows("SELECT iri FROM apart"))
    changed = [(iri,) for iri in sorted(decided ^ work.apart)]
    if changed:
        with work.ledger.transaction() as tables:
            tables.executemany(
                "INSERT OR IGNORE INTO touched SELECT article FROM naming WHERE shared = ?", changed
            )
            tables.executemany("INSERT OR IGNORE INTO stale_name VALUES (?)", changed)
            tables.execute("DELETE FROM apart")
            rows = [(iri,) for iri in sorted(work.apart)]
            tables.executemany("INSERT INTO apart VALUES (?)", rows)


def _gather(work: Work, tables: sqlite3.Connection, article: str) -> None:
    stored = work.stored(article)
    triples = work.read(article, stored)
    facts = Index(triples)
    _write_tellings(work, tables, article, facts)
    _write_namings(tables, article, namings(article, triples, facts))
    if triples == stored:
        conclude(work, tables, article, triples, facts)
    else:
        tables.execute("INSERT OR IGNORE INTO unsettled VALUES (?)", (article,))


def _write_tellings(work: Work, tables: sqlite3.Connection, article: str, facts: Index) -> None:
    mark = "INSERT OR IGNORE INTO stale_group "
    tables.execute(f"{mark} SELECT alike FROM telling WHERE article = ?", (article,))
    tables.execute("DELETE FROM telling WHERE article = ?", (article,))
    found = tellings(article, facts, work.model)
    rows = [
        (article, t.iri, t.what, facts_of(t), described(facts, t.iri), None, None) for t in found
    ]
    tables.executemany("INSERT INTO telling VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    tables.executemany(f"{mark} VALUES (?)", [(t.what,) for t in found])


def _write_namings(tables: sqlite3.Connection, article: str, found: Iterable[Naming]) -> None:
    mark = "INSERT OR IGNORE INTO stale_name "
    tables.execute(f"{mark} SELECT shared FROM naming WHERE article = ?", (article,))
    tables.execute("DELETE FROM naming WHERE article = ?", (article,))
    for n in found:
        row = (n.shared, n.own, article, n.label, json.dumps(n.passages))
        tables.execute("INSERT INTO naming VALUES (?, ?, ?, ?, ?)", row)
        tables.execute(f"{mark} VALUES (?)", (n.shared,))
