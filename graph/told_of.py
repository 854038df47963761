"""The claims on some things alone, read out of a store of any size without reading the rest.

What comes back is what `read_back.told_in_store` gives, for these claims: only the triples that
they lead to are read, graph by graph.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from pyoxigraph import Literal, NamedNode, QuerySolutions, Triple

from comity.graph.read_back import Index, told_in_graph
from comity.graph.stores.base import Store
from comity.graph.told import Told
from comity.ontology.iris import ACTORS_GRAPH, CMT, ONTOLOGY_GRAPH, Iri, term
from comity.ontology.schema import Model

_BATCH = 2000
_Item = TypeVar("_Item")

_WAYS = frozenset(map(term, ("extractedBy", "modality", "polarity", "certainty", "mode")))

Place = tuple[Iri, Iri]
"""A graph, and a node in it."""

Pair = tuple[Iri, Iri]


def claims_on(store: Store, things: Collection[Iri]) -> set[Place]:
    """Where the claims stand about situations that involve one of the things."""
    return {(graph, claim) for graph, claim, _, _ in _about(store, things)}


def claims_on_pairs(store: Store, pairs: Collection[Pair]) -> set[Place]:
    """Where the claims stand about situations that involve both things of a pair."""
    partners: defaultdict[Iri, set[Iri]] = defaultdict(set)
    # Of a star rather the points than the centre: claims on a centre are many.
    busy = Counter(end for pair in pairs for end in pair)
    for one, other in pairs:
        less, more = sorted((one, other), key=lambda end: (busy[end], end))
        partners[less].add(more)
    found = list(_about(store, partners))
    involved: defaultdict[Place, set[str]] = defaultdict(set)
    for graph, fact in _said_of(store, {(graph, told) for graph, _, told, _ in found}):
        if isinstance(fact.object, NamedNode):
            involved[graph, _iri(fact.subject)].add(fact.object.value)
    return {
        (graph, claim)
        for graph, claim, told, thing in found
        if not partners[thing].isdisjoint(involved[graph, told])
    }


def _about(store: Store, things: Collection[Iri]) -> Iterator[tuple[Iri, ...]]:
    """Graph, claim, situation and thing, for each claim about something that involves a thing."""
    for batch in _batches(sorted(things)):
        yield from _rows(
            store,
            f"""SELECT ?graph ?claim ?told ?thing WHERE {{
              VALUES ?thing {{ {_iris(batch)} }}
              GRAPH ?graph {{ ?told ?role ?thing . ?claim cmt:about|cmt:toldAs ?told }}
            }}""",
        )


def claims_in(store: Store, nodes: Collection[Iri]) -> set[Place]:
    """Where the claims stand that are among `nodes`, or are about situations among them."""
    found: set[Place] = set()
    for batch in _batches(sorted(nodes)):
        own = f"VALUES ?claim {{ {_iris(batch)} }} GRAPH ?graph {{ ?claim a cmt:Claim }}"
        about = (
            f"VALUES ?told {{ {_iris(batch)} }} "
            "GRAPH ?graph { ?claim cmt:about|cmt:toldAs ?told }"
        )
        for pattern in (own, about):
            rows = _rows(store, f"SELECT DISTINCT ?graph ?claim WHERE {{ {pattern} }}")
            found |= {(graph, claim) for graph, claim in rows}
    return found


class ClaimReader:
    """Reads claims one by one; the ontology and the reference actors are read once."""

    def __init__(self, store: Store, model: Model) -> None:
        self._store, self._model = store, model
        self._shared = Index(store.triples(ONTOLOGY_GRAPH), store.triples(ACTORS_GRAPH))

    def told(self, claims: Collection[Place]) -> list[Told]:
        """The claims, graph by graph.

        Raises StoreError where a claim lacks what every claim has.
        """
        facts = self._facts(claims)
        found: list[Told] = []
        for graph in sorted(facts):
            found += told_in_graph(facts[graph], self._shared, self._model)
        return found

    def _facts(self, claims: Collection[Place]) -> Mapping[Iri, list[Triple]]:
        """What the graphs say of the claims, of what these lead to, and of the things involved.

        Claims lead to their situations, these to their things: three readings are enough.
        """
        facts: defaultdict[Iri, list[Triple]] = defaultdict(list)
        seen: set[Place] = set()
        todo = set(claims)
        for _ in range(3):
            seen |= todo
            following: set[Place] = set()
            for graph, triple in _said_of(self._store, todo):
                facts[graph].append(triple)
                if isinstance(triple.object, NamedNode) and _leads_on(triple.predicate.value):
                    following.add((graph, Iri(triple.object.value)))
            todo = following - seen
        return facts


def _said_of(store: Store, places: Collection[Place]) -> Iterator[tuple[Iri, Triple]]:
    """What the graphs say of the nodes, without what is said of blank nodes."""
    for batch in _batches(sorted(places)):
        values = " ".join(f"({NamedNode(graph)} {NamedNode(node)})" for graph, node in batch)
        rows = store.query(
            f"""SELECT ?graph ?node ?property ?value WHERE {{
              VALUES (?graph ?node) {{ {values} }}
              GRAPH ?graph {{ ?node ?property ?value }}
            }}"""
        )
        assert isinstance(rows, QuerySolutions)
        for graph, node, name, value in rows:
            if isinstance(value, NamedNode | Literal):
                yield Iri(graph.value), Triple(node, name, value)


def _leads_on(predicate: str) -> bool:
    """Of what a claim leads to, the ways of telling stand for themselves."""
    return predicate.startswith(CMT) and predicate not in _WAYS


def _batches(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    return (items[at : at + _BATCH] for at in range(0, len(items), _BATCH))


def _iri(node: object) -> Iri:
    assert isinstance(node, NamedNode), "nodes are looked up by their IRIs"
    return Iri(node.value)


def _iris(nodes: Iterable[str]) -> str:
    return " ".join(str(NamedNode(node)) for node in nodes)


def _rows(store: Store, sparql: str) -> Iterator[tuple[Iri, ...]]:
    rows = store.query(sparql)
    assert isinstance(rows, QuerySolutions)
    for row in rows:
        yield tuple(Iri(value.value) for value in row)
