"""What of a query's answer can be drawn: pairs of things, and claims.

An answer draws nothing by itself. It says which of the graph's claims are drawn: those that it
names, and those that tie its pairs. A pair that no claim ties has no words to show, so it gives
no line.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Triple

from comity.graph.network import Edge, Network
from comity.graph.view.scope import part
from comity.ontology.errors import QueryError
from comity.ontology.iris import CMT, PREFIXES, Iri, local_name
from comity.queries.results import Answer, Table, Term

Below = Callable[[str], Collection[str]]

_DESCRIBING = tuple(PREFIXES[name] for name in ("rdf", "rdfs", "skos", "owl"))
_TOLD = (PREFIXES["claim"], PREFIXES["sit"])


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two things; a `relation` (the local name of one of our properties) leads from one to other.

    Without a relation the pair has no direction, and any claim ties it.
    """

    one: Iri
    other: Iri
    relation: str | None = None


@dataclass(slots=True)
class Drawn:
    """What an answer asks to draw: `told` has IRIs of claims and situations."""

    pairs: set[Pair] = field(default_factory=set)
    told: set[Iri] = field(default_factory=set)


def drawn(answer: Answer) -> Drawn:
    """The pairs and claims of an answer.

    Of a table these are the columns that hold claims or situations, or else the first two that
    hold IRIs. Of triples they are the subjects and objects: claims and situations by themselves,
    all others in pairs; what describes (types, labels, literals) ties nobody. Raises QueryError
    where there is nothing of the kind.
    """
    if isinstance(answer, bool):
        raise QueryError("yes or no can't be drawn: use CONSTRUCT, or SELECT two columns of IRIs")
    return _of_table(answer) if isinstance(answer, Table) else _of_triples(answer)


def tied(
    network: Network, pairs: Collection[Pair], below: Below
) -> tuple[Network, tuple[Pair, ...]]:
    """The edges that tie a pair, and the pairs that no edge ties, sorted.

    `below` gives the properties that imply another, itself among them.
    """
    by_ends: dict[frozenset[Iri], list[Edge]] = {}
    for edge in network.edges:
        by_ends.setdefault(frozenset((edge.source, edge.target)), []).append(edge)
    kept: set[int] = set()
    bare = []
    for pair in sorted(pairs, key=lambda pair: (pair.one, pair.other, pair.relation or "")):
        among = by_ends.get(frozenset((pair.one, pair.other)), ())
        fitting = {id(edge) for edge in among if _fits(edge, pair, below)}
        kept |= fitting
        if not fitting:
            bare.append(pair)
    return part(network, (edge for edge in network.edges if id(edge) in kept)), tuple(bare)


def _fits(edge: Edge, pair: Pair, below: Below) -> bool:
    if pair.relation is None:
        return True
    led = edge.symmetric or edge.source == pair.one
    return led and edge.relation in below(pair.relation)


def _of_triples(triples: Iterable[Triple]) -> Drawn:
    found = Drawn()
    for triple in triples:
        nodes = [n.value for n in (triple.subject, triple.object) if isinstance(n, NamedNode)]
        told = {Iri(node) for node in nodes if node.startswith(_TOLD)}
        found.told |= told
        name = triple.predicate.value
        if len(nodes) == 2 and not told and not name.startswith(_DESCRIBING):
            relation = local_name(name) if name.startswith(CMT) else None
            _add(found, Pair(Iri(nodes[0]), Iri(nodes[1]), relation))
    if not found.pairs and not found.told:
        raise QueryError("the answer holds no triple between two IRIs: there is nothing to draw")
    return found


def _of_table(table: Table) -> Drawn:
    columns = [[row[at] for row in table.rows] for at in range(len(table.columns))]
    named = [column for column in columns if _holds_iris(column)]
    told = [column for column in named if _all_told(column)]
    found = Drawn()
    if told:
        found.told = {Iri(term.value) for column in told for term in column if term}
    elif len(named) > 1:
        for one, other in zip(named[0], named[1], strict=True):
            if one and other:
                _add(found, Pair(*sorted((Iri(one.value), Iri(other.value)))))
    if not found.pairs and not found.told:
        raise QueryError(
            f"the answer ({len(table.rows)} rows of {', '.join(table.columns) or 'nothing'}) "
            "holds no pairs: SELECT two columns of IRIs, or one of claims"
        )
    return found


def _add(found: Drawn, pair: Pair) -> None:
    if pair.one != pair.other:
        found.pairs.add(pair)


def _holds_iris(column: Iterable[Term | None]) -> bool:
    kinds = {term.kind for term in column if term}
    return kinds == {"uri"}


def _all_told(column: Iterable[Term | None]) -> bool:
    return all(term.value.startswith(_TOLD) for term in column if term)
