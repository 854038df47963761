"""What is counted over all articles: the things that they name, the facts that several tell."""

import sqlite3
from collections.abc import Iterable

import pyoxigraph
from pyoxigraph import RdfFormat, Triple

from comity.graph.read_back import Index
from comity.graph.settling.rows import replace_rows
from comity.graph.settling.work import Work
from comity.graph.tallies import Key, facts, named_values, tallied, things
from comity.ontology.iris import ACTORS_GRAPH, ONTOLOGY_GRAPH, TALLIES_GRAPH, THINGS_GRAPH

_FACT = ("kind", "source", "target", "situation")


def note(
    work: Work, tables: sqlite3.Connection, article: str, triples: set[Triple], graph: Index
) -> None:
    """Write down what an article's graph names and tells now; mark what that may change."""
    _note_things(tables, article, things(triples))
    new = {tuple(fact) for fact in facts(graph, work.model)}
    changed = replace_rows(tables, "fact", ("article", *_FACT), article, new)
    marks = sorted({fact[:3] for fact in changed})
    tables.executemany("INSERT OR IGNORE INTO stale_fact VALUES (?, ?, ?)", marks)


def _note_things(tables: sqlite3.Connection, graph: str, named: Iterable[Triple]) -> None:
    new = {(str(triple),) for triple in named}
    marks = sorted(replace_rows(tables, "thing", ("graph", "line"), graph, new))
    tables.executemany("INSERT OR IGNORE INTO stale_thing VALUES (?)", marks)


def note_shared(work: Work, tables: sqlite3.Connection) -> None:
    """As `note`, of the things that the reference actors and the ontology name."""
    _note_things(tables, ACTORS_GRAPH, things(work.store.triples(ACTORS_GRAPH)))
    _note_things(tables, ONTOLOGY_GRAPH, named_values(work.store.triples(ONTOLOGY_GRAPH)))


def name(work: Work) -> None:
    """Bring the graph of things up to date for what was marked."""
    for batch in work.marked("stale_thing", "line"):
        with work.ledger.transaction() as tables:
            query = "SELECT 1 FROM thing WHERE line = ?"
            held = {line for line in batch if tables.execute(query, line).fetchone()}
            gone, come = set(batch) - held, held
            work.store.change_graph(THINGS_GRAPH, _triples(gone), _triples(come))
            tables.executemany("DELETE FROM stale_thing WHERE line = ?", batch)


def _triples(lines: Iterable[tuple[str, ...]]) -> set[Triple]:
    text = "".join(f"{line} .\n" for (line,) in lines)
    return {quad.triple for quad in pyoxigraph.parse(text, format=RdfFormat.N_TRIPLES)}


def count(work: Work) -> None:
    """Tally the marked facts anew."""
    columns = "kind, source, target"
    for batch in work.marked("stale_fact", columns):
        keys = [Key(*row) for row in batch]
        with work.ledger.transaction() as tables:
            new = {triple for key in keys for triple in _tally(tables, key)}
            old = work.about(TALLIES_GRAPH, (key.node.value for key in keys))
            work.store.change_graph(TALLIES_GRAPH, old - new, new - old)
            where = " AND ".join(f"{column} = ?" for column in columns.split(", "))
            tables.executemany(f"DELETE FROM stale_fact WHERE {where}", batch)


def _tally(tables: sqlite3.Connection, key: Key) -> set[Triple]:
    query = "SELECT article, situation FROM fact WHERE kind = ? AND source = ? AND target = ?"
    rows = tables.execute(query, key).fetchall()
    return tallied(key, len({article for article, _ in rows}), {told for _, told in rows})
