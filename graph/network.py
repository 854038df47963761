"""Who is linked to whom: the graph as nodes and edges, each edge with its claims.

One shape for everything that draws or tabulates the network: the HTML view, GraphML, GEXF and
the CSV files for Neo4j and Gephi.
"""

from dataclasses import dataclass

from comity.ontology.iris import Iri


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim behind an edge, in words: every field is ready to be shown.

    `before` and `after` are what stands around the quotation in its sentence (may be empty).
    `date` is EDTF-like ("2024-10", "2022-03-21/2023-03-20"), `value` an amount in words.
    """

    claim: Iri
    quotation: str
    before: str
    after: str
    link: str
    modality: str
    polarity: str
    certainty: str
    confidence: float
    speaker: str | None
    date: str | None
    value: str | None
    source: str
    publisher: str | None
    published: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Node:
    """A thing at an end of some edge. `kind` is the local name of its class ("State")."""

    iri: Iri
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Edge:
    """All claims that tie `source` to `target` by situations of one class (and mode).

    `relation` is the shortcut's local name ("memberOf", "actsToward"), `kind` the situation's
    class ("Membership", "ConsultEvent"), `label` what to show ("member of", "consult: visit").
    `symmetric` edges have no direction. `shortcut` is true where the shortcut triple holds,
    i.e. at least one claim asserts it.
    """

    source: Iri
    target: Iri
    relation: str
    kind: str
    label: str
    symmetric: bool
    shortcut: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes sorted by IRI, edges by (source, target, kind, label)."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
