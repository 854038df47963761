"""The W3C's three tests of the service description."""

import httpx
import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple

SD = "http://www.w3.org/ns/sparql-service-description#"
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")

RANGES = {
    "defaultDataset": "Dataset",
    "defaultGraph": "Graph",
    "namedGraph": "NamedGraph",
}
"""Property -> the class that each of its values must be said to have."""

DOMAINS = {
    "endpoint": "Service",
    "supportedLanguage": "Service",
    "resultFormat": "Service",
    "feature": "Service",
    "defaultDataset": "Service",
    "defaultGraph": "Dataset",
    "namedGraph": "Dataset",
    "name": "NamedGraph",
}
"""Property -> the class that each of its subjects must be said to have."""

LANGUAGES = {SD + "SPARQL10Query", SD + "SPARQL11Query", SD + "SPARQL11Update"}


def read(client: httpx.Client) -> list[Triple]:
    """What the service says of itself: test returns-rdf. Raises where that is no RDF."""
    answer = client.get("/sparql", headers={"Accept": "text/turtle"})
    answer.raise_for_status()
    quads = pyoxigraph.parse(answer.content, format=RdfFormat.TURTLE, base_iri=str(answer.url))
    return [quad.triple for quad in quads]


def has_endpoint(triples: list[Triple], address: str) -> bool:
    """Test has-endpoint-triple."""
    wanted = (NamedNode(SD + "endpoint"), NamedNode(address))
    return any((triple.predicate, triple.object) == wanted for triple in triples)


def conforms(triples: list[Triple]) -> bool:
    """Test conforms-to-schema: domains, ranges, values and numbers of section 3 of the text."""
    kinds: dict[object, set[str]] = {}
    for triple in triples:
        if triple.predicate == TYPE and isinstance(triple.object, NamedNode):
            kinds.setdefault(triple.subject, set()).add(triple.object.value.removeprefix(SD))
    for triple in triples:
        name = triple.predicate.value.removeprefix(SD)
        if name in DOMAINS and DOMAINS[name] not in kinds.get(triple.subject, ()):
            return False
        if name in RANGES and RANGES[name] not in kinds.get(triple.object, ()):
            return False
        if name == "supportedLanguage" and _iri(triple.object) not in LANGUAGES:
            return False
        if name in DOMAINS and isinstance(triple.object, Literal):
            return False
    services = [node for node, names in kinds.items() if "Service" in names]
    named = [node for node, names in kinds.items() if "NamedGraph" in names]
    return bool(services) and all(
        _count(triples, node, name) == 1
        for nodes, name in ((services, "endpoint"), (services, "defaultDataset"), (named, "name"))
        for node in nodes
    )


def _count(triples: list[Triple], subject: object, name: str) -> int:
    return sum(t.subject == subject and t.predicate.value == SD + name for t in triples)


def _iri(term: NamedNode | BlankNode | Literal | Triple) -> str | None:
    return term.value if isinstance(term, NamedNode) else None
