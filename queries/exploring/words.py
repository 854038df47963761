"""Claims with their words, and things with their names, read for those that are asked for."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from pyoxigraph import Literal, NamedNode, Triple

from comity.graph.claim import Entity
from comity.graph.read_back import Index, described, told_in_graph
from comity.graph.told import Told
from comity.ontology.iris import ACTORS_GRAPH, ONTOLOGY_GRAPH, PREFIXES, Iri
from comity.ontology.schema import Model
from comity.queries.exploring.text import fill
from comity.queries.exploring.ties import rows
from comity.queries.names import Ask
from comity.queries.results import Term


def told(ask: Ask, model: Model, claims: Collection[Iri]) -> dict[Iri, Told]:
    """The claims by their IRIs; one that the graph doesn't hold is left out.

    Raises StoreError where a claim lacks what every claim has.
    """
    if not claims:
        return {}
    graphs: defaultdict[str, set[Triple]] = defaultdict(set)
    for row in rows(ask(fill("told", claim=_nodes(claims)))):
        triple = _triple(row["node"], row["property"], row["value"])
        if triple is not None:
            graphs[row["graph"].value].add(triple)
    shared = Index(graphs.pop(ACTORS_GRAPH, ()), graphs.pop(ONTOLOGY_GRAPH, ()))
    found: dict[Iri, Told] = {}
    for graph in sorted(graphs):
        for one in told_in_graph(graphs[graph], shared, model):
            if one.iri in claims:
                found[one.iri] = one
    return found


def contradicting(ask: Ask, claims: Collection[Iri]) -> Mapping[Iri, tuple[Iri, ...]]:
    """For each claim those that contradict it, sorted."""
    found: dict[Iri, list[Iri]] = {claim: [] for claim in claims}
    if claims:
        for row in rows(ask(fill("contradicting", claim=_nodes(claims)))):
            found[Iri(row["one"].value)].append(Iri(row["other"].value))
    return {claim: tuple(sorted(set(others))) for claim, others in found.items()}


def things(ask: Ask, model: Model, iris: Collection[Iri]) -> dict[Iri, Entity]:
    """Labels and classes of things; what has none is called by the end of its IRI."""
    if not iris:
        return {}
    found = rows(ask(fill("things", thing=_nodes(iris))))
    triples = (_triple(row["node"], row["property"], row["value"]) for row in found)
    facts = Index(triple for triple in triples if triple is not None)
    return {iri: described(iri, facts, model) for iri in iris}


def _nodes(iris: Collection[Iri]) -> Sequence[NamedNode]:
    return [NamedNode(iri) for iri in sorted(iris)]


def _triple(node: Term, name: Term, value: Term) -> Triple | None:
    if node.kind != "uri" or value.kind == "bnode":
        return None
    return Triple(NamedNode(node.value), NamedNode(name.value), _object(value))


def _object(value: Term) -> NamedNode | Literal:
    if value.kind == "uri":
        return NamedNode(value.value)
    if value.language:
        return Literal(value.value, language=value.language)
    return Literal(value.value, datatype=NamedNode(value.datatype or PREFIXES["xsd"] + "string"))
