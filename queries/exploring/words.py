"""Claims with their words, and things with their names, read for those that are asked for."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Protocol

from pyoxigraph import Literal, NamedNode, Triple

from comity.graph.claim import Entity
from comity.graph.network_build import evidence_of
from comity.graph.read_back import Index, described, told_in_graph
from comity.graph.told import Told
from comity.graph.view.links import STATUS_OF
from comity.graph.view.records import Sources, claim_record, clean
from comity.ontology.iris import (
    ACTORS_GRAPH,
    ONTOLOGY_GRAPH,
    PREFIXES,
    Iri,
    entity_iri,
    local_name,
    term,
)
from comity.ontology.schema import Model
from comity.queries.exploring.text import fill
from comity.queries.exploring.ties import rows
from comity.queries.names import Ask
from comity.queries.results import Term

BESIDE: Final = 5
"""Claims that contradict another are shown beside it, at most so many."""


@dataclass(frozen=True, slots=True)
class Read:
    """A claim, and the situation that it is about by the name that the graph has for it."""

    told: Told
    situation: Iri


def told(ask: Ask, model: Model, claims: Collection[Iri]) -> dict[Iri, Read]:
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
    found: dict[Iri, Read] = {}
    for graph in sorted(graphs):
        facts = Index(graphs[graph])
        for one in told_in_graph(graphs[graph], shared, model):
            if one.iri in claims:
                found[one.iri] = Read(one, Iri(facts.needed(one.iri, term("about"))))
    return found


def contradicting(ask: Ask, claims: Collection[Iri]) -> Mapping[Iri, tuple[Iri, ...]]:
    """For each claim those that contradict it, sorted."""
    found: dict[Iri, list[Iri]] = {claim: [] for claim in claims}
    if claims:
        for row in rows(ask(fill("contradicting", claim=_nodes(claims)))):
            found[Iri(row["one"].value)].append(Iri(row["other"].value))
    return {claim: tuple(sorted(set(others))) for claim, others in found.items()}


def things(ask: Ask, model: Model, iris: Collection[Iri]) -> dict[Iri, Entity]:
    """Labels, ready to be shown, and classes of things; one without is called by its IRI's end."""
    if not iris:
        return {}
    found = rows(ask(fill("things", thing=_nodes(iris))))
    triples = (_triple(row["node"], row["property"], row["value"]) for row in found)
    facts = Index(triple for triple in triples if triple is not None)
    return {iri: _shown(described(iri, facts, model)) for iri in iris}


def _shown(thing: Entity) -> Entity:
    return replace(thing, label=clean(thing.label, 300) or clean(local_name(thing.iri), 300))


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


class Source(Protocol):
    """Who answers, and the ontology that the answers are in."""

    ask: Ask
    model: Model


def place_of(quotation: str) -> tuple[str, int, int]:
    """Article and span, which a quotation is called by: for sorting by text."""
    article, start, end = (*local_name(quotation).split("-"), "0", "0")[:3]
    return article, int(start), int(end)


class Words:
    """Claims as records, with those that contradict them."""

    def __init__(self, explorer: Source, claims: Sequence[Iri]) -> None:
        self.sources = Sources()
        against = contradicting(explorer.ask, claims)
        self._against = {claim: others[:BESIDE] for claim, others in against.items()}
        wanted = {*claims, *(other for others in self._against.values() for other in others)}
        self._told = told(explorer.ask, explorer.model, wanted)

    def has(self, claim: Iri) -> bool:
        """Whether the graph holds the claim."""
        return claim in self._told

    def read(self, claim: Iri) -> Read:
        """The claim as it was read back."""
        return self._told[claim]

    def record(self, claim: Iri) -> dict[str, Any]:
        """A claim as the page has it, its IRI, its article's, and the claims against it."""
        against = [self.plain(other) for other in self._against[claim] if other in self._told]
        return {**self.plain(claim), "against": against}

    def plain(self, claim: Iri) -> dict[str, Any]:
        """A claim as the page has it, its IRI and its article's."""
        one = self._told[claim].told
        words = evidence_of(one)
        return {
            **claim_record(words, self.sources),
            "iri": claim,
            "article": entity_iri("art", one.claim.article_id),
            "status": STATUS_OF[words.link],
        }
