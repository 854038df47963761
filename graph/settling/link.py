"""The last step: the shortcuts between pairs of actors of which some support came or went.

What a pair's own links entail by super-property and symmetry stays within the pair. A transitive
property reaches further: where one of its pairs came or went, all pairs that could be reached by
it, before or now, are marked as well.
"""

import sqlite3
from collections.abc import Mapping

from pyoxigraph import NamedNode, QueryTriples, Triple

from comity.graph.infer import Hierarchy, entailed, hierarchy_of
from comity.graph.settling.work import Work
from comity.ontology.iris import DERIVED_GRAPH

_Pair = tuple[str, str]

_REACHED = """
WITH RECURSIVE reached (node) AS (
    SELECT target FROM chain WHERE property = :name AND start = :node
    UNION SELECT chain.target FROM chain JOIN reached
        ON chain.property = :name AND chain.start = reached.node
) SELECT node FROM reached"""
_REACHING = """
WITH RECURSIVE reaching (node) AS (
    SELECT :node
    UNION SELECT chain.start FROM chain JOIN reaching
        ON chain.property = :name AND chain.target = reaching.node
) SELECT node FROM reaching"""
_LINKS = "SELECT DISTINCT start, property, target FROM support WHERE start = ? AND target = ?"


def link(work: Work) -> int:
    """Bring the derived graph up to date for the marked pairs; returns how many links it has."""
    hierarchy = hierarchy_of(work.store)
    for batch in work.marked("stale_pair", "one, other"):
        pairs = [(one, other) for one, other in batch]
        with work.ledger.transaction() as tables:
            # A mark that this sets within the batch is met by what the batch does next.
            for pair in pairs:
                _rechain(tables, hierarchy, pair)
            linked = {pair: _derived(tables, hierarchy, pair) for pair in pairs}
            _write(work, linked)
            _count(tables, linked)
            tables.executemany("DELETE FROM stale_pair WHERE one = ? AND other = ?", pairs)
    rows = work.ledger.rows("SELECT number FROM total WHERE name = 'links'")
    return int(rows[0][0]) if rows else 0


def _rechain(tables: sqlite3.Connection, hierarchy: Hierarchy, pair: _Pair) -> None:
    """Note which transitive properties tie the pair; mark what can be reached by a change."""
    for name in hierarchy.transitive:
        where = "property = ? AND start = ? AND target = ?"
        for start, target in (pair, pair[::-1]):
            row = (name.value, start, target)
            held = tables.execute(f"SELECT 1 FROM chain WHERE {where}", row).fetchone()
            own = entailed(_own_links(tables, pair), hierarchy)
            holds = Triple(NamedNode(start), name, NamedNode(target)) in own
            if holds == bool(held):
                continue
            _mark_reached(tables, name.value, start)
            if holds:
                tables.execute("INSERT INTO chain VALUES (?, ?, ?)", row)
            else:
                tables.execute(f"DELETE FROM chain WHERE {where}", row)
            _mark_reached(tables, name.value, start)


def _mark_reached(tables: sqlite3.Connection, name: str, start: str) -> None:
    """Mark each pair of one that leads to `start` and one that can be reached from there on."""
    for (source,) in tables.execute(_REACHING, {"name": name, "node": start}).fetchall():
        ends = _reached(tables, name, source) - {source}
        rows = [(min(source, end), max(source, end)) for end in ends]
        tables.executemany("INSERT OR IGNORE INTO stale_pair VALUES (?, ?)", rows)


def _reached(tables: sqlite3.Connection, name: str, node: str) -> set[str]:
    return {end for (end,) in tables.execute(_REACHED, {"name": name, "node": node})}


def _derived(tables: sqlite3.Connection, hierarchy: Hierarchy, pair: _Pair) -> set[Triple]:
    """All links between the two, in either direction."""
    links = _own_links(tables, pair)
    for name in hierarchy.transitive:
        links |= {
            Triple(NamedNode(start), name, NamedNode(target))
            for start, target in (pair, pair[::-1])
            if target in _reached(tables, name.value, start)
        }
    return entailed(links, hierarchy)


def _own_links(tables: sqlite3.Connection, pair: _Pair) -> set[Triple]:
    """What articles assert between the two."""
    return {
        Triple(NamedNode(start), NamedNode(name), NamedNode(target))
        for ends in (pair, pair[::-1])
        for start, name, target in tables.execute(_LINKS, ends)
    }


def _write(work: Work, linked: Mapping[_Pair, set[Triple]]) -> None:
    values = " ".join(
        f"({NamedNode(start)} {NamedNode(target)})"
        for pair in linked
        for start, target in (pair, pair[::-1])
    )
    found = work.store.query(
        f"CONSTRUCT {{ ?from ?p ?to }} WHERE {{ VALUES (?from ?to) {{ {values} }} "
        f"GRAPH <{DERIVED_GRAPH}> {{ ?from ?p ?to }} }}"
    )
    assert isinstance(found, QueryTriples)
    old, new = set(found), set[Triple]().union(*linked.values())
    work.store.change_graph(DERIVED_GRAPH, old - new, new - old)


def _count(tables: sqlite3.Connection, linked: Mapping[_Pair, set[Triple]]) -> None:
    change = 0
    for pair, links in linked.items():
        query = "SELECT links FROM pair WHERE one = ? AND other = ?"
        before = (tables.execute(query, pair).fetchone() or (0,))[0]
        change += len(links) - before
        tables.execute("DELETE FROM pair WHERE one = ? AND other = ?", pair)
        if links:
            tables.execute("INSERT INTO pair VALUES (?, ?, ?)", (*pair, len(links)))
    tables.execute("INSERT OR IGNORE INTO total VALUES ('links', 0)")
    tables.execute("UPDATE total SET number = number + ? WHERE name = 'links'", (change,))
