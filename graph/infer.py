"""Derives the direct links between actors, such as `state:AFG cmt:memberOf org:wto`.

Two rules that are data (`shortcuts.rq`, `shortcuts-as-of.rq`) find the links that asserted
situations give; the ontology says which further links those entail, by super-property, symmetry
and transitivity. Together that is what an OWL RL reasoner derives for these properties, less the
links of a thing to itself; a test holds the two equal.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from pyoxigraph import NamedNode, QuerySolutions, QueryTriples, Triple

from comity.graph.stores.base import Store
from comity.ontology.iris import DERIVED_GRAPH, ONTOLOGY_GRAPH, PREFIXES, article_graph

Pair = tuple[NamedNode, NamedNode]

_HIERARCHY = f"""
SELECT DISTINCT ?property ?parent ?kind WHERE {{ GRAPH <{ONTOLOGY_GRAPH}> {{
  ?property rdfs:subPropertyOf* cmt:linkedTo
  OPTIONAL {{
    {{ ?property rdfs:subPropertyOf ?parent . ?parent rdfs:subPropertyOf* cmt:linkedTo }}
    UNION
    {{ ?property a ?kind . FILTER (?kind IN (owl:SymmetricProperty, owl:TransitiveProperty)) }}
  }}
}} }}"""


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """The shortcuts, each before its super-properties, and what they entail."""

    properties: tuple[NamedNode, ...]
    parents: Mapping[NamedNode, frozenset[NamedNode]]
    symmetric: frozenset[NamedNode]
    transitive: frozenset[NamedNode]


def derive(store: Store) -> int:
    """Make the derived graph of a whole store anew; returns how many links it holds.

    A store with a ledger is kept up to date by `comity.graph.settling` instead.
    """
    links = shortcuts(store)
    store.replace_graph(DERIVED_GRAPH, links)
    return len(links)


def shortcuts(store: Store) -> set[Triple]:
    """The links that the articles in the store assert, and all that these entail.

    Needs the ontology in the store, as everything here does.
    """
    return entailed(_construct(store, _rule("shortcuts.rq")), hierarchy_of(store))


def article_links(store: Store, article: str) -> set[Triple]:
    """The links that one article in the store asserts, without what they entail."""
    rule = _rule("shortcuts.rq").replace("?article", str(NamedNode(article_graph(article))))
    return _construct(store, rule)


def shortcuts_as_of(store: Store, day: date) -> set[Triple]:
    """The links that held on a day, by what the articles say of begins, ends and denials."""
    query = _rule("shortcuts-as-of.rq")
    for name, time in (("?first", "00:00:00"), ("?last", "23:59:59")):
        query = query.replace(name, f'"{day.isoformat()}T{time}Z"^^xsd:dateTime')
    return entailed(_construct(store, query), hierarchy_of(store))


def entailed(links: Iterable[Triple], hierarchy: Hierarchy) -> set[Triple]:
    """The links and all that they entail, without those of a thing to itself."""
    pairs: defaultdict[NamedNode, set[Pair]] = defaultdict(set)
    for link in links:
        if isinstance(link.subject, NamedNode) and isinstance(link.object, NamedNode):
            pairs[link.predicate].add((link.subject, link.object))
    for name in hierarchy.properties:
        if name in hierarchy.symmetric:
            pairs[name] |= {(end, start) for start, end in pairs[name]}
        if name in hierarchy.transitive:
            pairs[name] = _closure(pairs[name])
        for parent in hierarchy.parents[name]:
            pairs[parent] |= pairs[name]
    return {
        Triple(start, name, end) for name in pairs for start, end in pairs[name] if start != end
    }


def hierarchy_of(store: Store) -> Hierarchy:
    """What the ontology in a store says of shortcuts."""
    rows = store.query(_HIERARCHY)
    assert isinstance(rows, QuerySolutions)
    parents: defaultdict[NamedNode, set[NamedNode]] = defaultdict(set)
    kinds: defaultdict[str, set[NamedNode]] = defaultdict(set)
    for row in rows:
        name, parent, kind = row["property"], row["parent"], row["kind"]
        assert isinstance(name, NamedNode)
        parents[name] |= {parent} if isinstance(parent, NamedNode) else set()
        if isinstance(kind, NamedNode):
            kinds[kind.value].add(name)
    owl = PREFIXES["owl"]
    return Hierarchy(
        properties=_children_first(parents),
        parents={name: frozenset(above) for name, above in parents.items()},
        symmetric=frozenset(kinds[owl + "SymmetricProperty"]),
        transitive=frozenset(kinds[owl + "TransitiveProperty"]),
    )


@cache
def _rule(name: str) -> str:
    return files("comity.graph").joinpath(name).read_text(encoding="utf-8")


def _construct(store: Store, query: str) -> set[Triple]:
    results = store.query(query)
    assert isinstance(results, QueryTriples)
    return set(results)


def _closure(pairs: set[Pair]) -> set[Pair]:
    """All pairs of which the second can be reached from the first."""
    following: defaultdict[NamedNode, set[NamedNode]] = defaultdict(set)
    for start, end in pairs:
        following[start].add(end)
    closed: set[Pair] = set()
    for start in tuple(following):
        todo, seen = [start], set[NamedNode]()
        while todo:
            new = following.get(todo.pop(), set()) - seen
            seen |= new
            todo += new
        closed |= {(start, end) for end in seen}
    return closed


def _children_first(parents: Mapping[NamedNode, set[NamedNode]]) -> tuple[NamedNode, ...]:
    """The properties, each before its super-properties."""
    ancestors = _closure({(name, above) for name in parents for above in parents[name]})
    height = {name: sum(start == name for start, _ in ancestors) for name in parents}
    return tuple(sorted(parents, key=lambda name: (-height[name], name.value)))
