"""What is counted over all articles: the things that they name, the facts that several tell."""

import sqlite3
from collections.abc import Iterable

import pyoxigraph
from pyoxigraph import RdfFormat, Triple

from comity.graph.read_back import Index
from comity.graph.settling.work import Work
from comity.graph.tallies import Key, facts, named_values, tallied, things
from comity.ontology.iris import ACTORS_GRAPH, ONTOLOGY_GRAPH, TALLIES_GRAPH, THINGS_GRAPH

_FACT = "kind, source, target, situation"


def note(work: Work, tables: sqlite3.Connection, article: str, triples: set[Triple]) -> None:
    """Write down what an article's graph names and tells now; mark what that may change."""
    _note_things(tables, article, things(triples))
    old = set(tables.execute(f"SELECT {_FACT} FROM fact WHERE article = ?", (article,)))
    new = {tuple(fact) for fact in facts(Index(triples), work.model)}
    tables.executemany(
        "DELETE FROM fact WHERE article = ? AND kind = ? AND source = ? AND target = ?"
        " AND situation = ?",
        [(article, *fact) for fact in old - new],
    )
    tables.executemany(
        "INSERT INTO fact VALUES (?, ?, ?, ?, ?)", [(article, *fact) for fact in new - old]
    )
    marks = sorted({fact[:3] for fact in old ^ new})
    tables.executemany("INSERT OR IGNORE INTO stale_fact VALUES (?, ?, ?)", marks)


def _note_things(tables: sqlite3.Connection, graph: str, named: Iterable[Triple]) -> None:
    old = {line for (line,) in tables.execute("SELECT line FROM thing WHERE graph = ?", (graph,))}
    new = {str(triple) for triple in named}
    gone = [(graph, line) for line in old - new]
    tables.executemany("DELETE FROM thing WHERE graph = ? AND line = ?", gone)
    tables.executemany("INSERT INTO thing VALUES (?, ?)", [(graph, line) for line in new - old])
    marks = [(line,) for line in sorted(old ^ new)]
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
