"""What the SPARQL endpoint says of itself (SPARQL 1.1 Service Description)."""

from collections.abc import Iterator

import pyoxigraph
from pyoxigraph import NamedNode, Triple

from comity.ontology.iris import (
    ACROSS_GRAPH,
    ACTORS_GRAPH,
    DERIVED_GRAPH,
    ONTOLOGY_GRAPH,
    PREFIXES,
)
from comity.queries.serialize import GRAPH_FORMATS

SD = "http://www.w3.org/ns/sparql-service-description#"
W3_FORMATS = "http://www.w3.org/ns/formats/"
RESULT_FORMATS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "RDF_XML", "JSON-LD", "TriG", "N-Quads",
)  # fmt: skip
TYPE = NamedNode(PREFIXES["rdf"] + "type")
GRAPHS = (ACROSS_GRAPH, ACTORS_GRAPH, DERIVED_GRAPH, ONTOLOGY_GRAPH)
"""The graphs that every store has; those of articles are too many to name."""


def describe(endpoint: str, form: str, *, writable: bool, federated: bool) -> bytes:
    """The description of the service at the address `endpoint`, in a format of graphs."""
    prefixes = {"sd": SD, "formats": W3_FORMATS, "graph": ACTORS_GRAPH.rpartition("/")[0] + "/"}
    triples = list(_triples(endpoint, writable, federated))
    body = pyoxigraph.serialize(triples, format=GRAPH_FORMATS[form], prefixes=prefixes)
    return body or b""


def _triples(endpoint: str, writable: bool, federated: bool) -> Iterator[Triple]:
    service, dataset = NamedNode(f"{endpoint}#service"), NamedNode(f"{endpoint}#dataset")
    default = NamedNode(f"{endpoint}#default")
    yield Triple(service, TYPE, _sd("Service"))
    yield Triple(service, _sd("endpoint"), NamedNode(endpoint))
    yield Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    if writable:
        yield Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Update"))
    yield Triple(service, _sd("feature"), _sd("UnionDefaultGraph"))
    if federated:
        yield Triple(service, _sd("feature"), _sd("BasicFederatedQuery"))
    for name in RESULT_FORMATS:
        yield Triple(service, _sd("resultFormat"), NamedNode(W3_FORMATS + name))
    yield Triple(service, _sd("defaultDataset"), dataset)
    yield Triple(dataset, TYPE, _sd("Dataset"))
    yield Triple(dataset, _sd("defaultGraph"), default)
    yield Triple(default, TYPE, _sd("Graph"))
    for graph in GRAPHS:
        named = NamedNode(f"{endpoint}#{graph.rpartition('/')[2]}")
        yield Triple(dataset, _sd("namedGraph"), named)
        yield Triple(named, TYPE, _sd("NamedGraph"))
        yield Triple(named, _sd("name"), NamedNode(graph))


def _sd(name: str) -> NamedNode:
    return NamedNode(SD + name)
