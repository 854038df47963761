"""What is asked: every question of the catalogue about the busiest things of a store."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, QuerySolutions

from comity.graph.stores.base import Store
from comity.ontology.iris import PREFIXES
from comity.queries import catalogue
from comity.queries.catalogue import CatalogueQuery
from comity.queries.names import KINDS

_BUSIEST = """
SELECT ?thing (COUNT(*) AS ?claims) WHERE {
  { GRAPH ?graph { ?claim cmt:about ?told . ?told ?role ?thing } }
  UNION
  { ?claim cmt:speaker ?thing }
  FILTER(STRSTARTS(STR(?thing), "https://w3id.org/comity/id/"))
  FILTER(!STRSTARTS(STR(?thing), "https://w3id.org/comity/id/sit/"))
  FILTER(!STRSTARTS(STR(?thing), "https://w3id.org/comity/id/claim/"))
}
GROUP BY ?thing ORDER BY DESC(?claims) ?thing"""
_FIRST = {"what-is": "org", "statements-by": "person"}
"""Kinds of things of which a question finds most, where that is not a state."""


@dataclass(frozen=True, slots=True)
class Question:
    """One query as Comity puts it, and as one over a single graph that holds all triples."""

    name: str
    sparql: str
    merged: str


def questions(store: Store) -> Iterator[Question]:
    """One for each query that is asked of the graph alone, and one more where it may stay open."""
    busiest = _busiest(store)
    for query in catalogue.load_all():
        if query.group == "Search":
            continue
        values = _values(query, busiest)
        yield _question(query.name, query, values)
        needed = {p.name for p in query.parameters if p.default is not None}
        if named := {name: value for name, value in values.items() if name in needed}:
            if named != values:
                yield _question(f"{query.name} (open)", query, named)
        elif values:
            yield _question(f"{query.name} (open)", query, {})


def _busiest(store: Store) -> dict[str, list[NamedNode]]:
    """Kind of IRI -> things of that kind, those that most claims tell of first."""
    found: dict[str, list[NamedNode]] = {}
    rows = store.query(_BUSIEST)
    assert isinstance(rows, QuerySolutions)
    for row in rows:
        thing = row["thing"]
        assert isinstance(thing, NamedNode)
        found.setdefault(thing.value.split("/")[-2], []).append(thing)
    return found


def _values(query: CatalogueQuery, busiest: dict[str, list[NamedNode]]) -> dict[str, NamedNode]:
    values: dict[str, NamedNode] = {}
    for parameter in query.parameters:
        if parameter.type != "date":
            kinds = KINDS[parameter.type]
            kind = _FIRST.get(query.name, "state" if "state" in kinds else kinds[0])
            values[parameter.name] = next(t for t in busiest[kind] if t not in values.values())
    return values


def _question(name: str, query: CatalogueQuery, values: dict[str, NamedNode]) -> Question:
    sparql = query.bind(values)
    return Question(name, sparql, merged(sparql))


def merged(sparql: str) -> str:
    """The query without its GRAPH clauses, for an engine that holds all triples in one graph."""
    while found := re.search(r"GRAPH \S+ \{", sparql):
        depth, end = 1, found.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(sparql[end], 0)
            end += 1
        inner = sparql[found.end() : end - 1].strip()
        dot = "" if inner.endswith((".", "}")) else " ."
        sparql = f"{sparql[: found.start()]}{inner}{dot}{sparql[end:]}"
    declared = set(re.findall(r"PREFIX (\w+):", sparql))
    used = set(re.findall(r"\b(\w+):\w", sparql)) & PREFIXES.keys()
    return "".join(f"PREFIX {p}: <{PREFIXES[p]}>\n" for p in sorted(used - declared)) + sparql
