"""Writes the ontology in the formats that tools read; the same graph gives the same bytes."""

from rdflib import Graph
from rdflib.compare import to_canonical_graph

from comity.ontology.iris import PREFIXES

MORE_PREFIXES = {
    "bibo": "http://purl.org/ontology/bibo/",
    "vann": "http://purl.org/vocab/vann/",
}
"""Prefixes that only the ontology's own header needs."""


def turtle(graph: Graph) -> bytes:
    """The graph as Turtle."""
    return _settled(graph).serialize(format="turtle", encoding="utf-8")


def rdfxml(graph: Graph) -> bytes:
    """The graph as RDF/XML, which Protégé, OWLAPI and owlready2 read."""
    return _settled(graph).serialize(format="xml", encoding="utf-8")


def _settled(graph: Graph) -> Graph:
    """A copy in which names of blank nodes and the order of triples depend on nothing else."""
    settled = Graph(store="SimpleMemory", bind_namespaces="none")  # keeps the order of triples
    for prefix, namespace in sorted({**PREFIXES, **MORE_PREFIXES}.items()):
        settled.bind(prefix, namespace)
    for triple in sorted(to_canonical_graph(graph)):
        settled.add(triple)
    return settled
