"""What the editor of the query page completes: prefixes, and the terms of the ontology."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

from comity.ontology.iris import PREFIXES
from comity.ontology.schema import schema
from comity.queries.formats import curie

_KINDS: Final[Mapping[URIRef, str]] = {
    OWL.Class: "class",
    OWL.ObjectProperty: "property",
    OWL.DatatypeProperty: "property",
    OWL.AnnotationProperty: "property",
    OWL.NamedIndividual: "value",
}

_BORROWED: Final[Mapping[str, str]] = {
    "rdf:type": "The class of a thing; in a query one may write a.",
    "rdfs:label": "The name of a thing.",
    "rdfs:subClassOf": "All that is in the one class is in the other.",
}
"""Terms of RDF that every graph uses and no ontology declares."""


def vocabulary() -> dict[str, Any]:
    """`prefixes` by name, and `terms`, sorted: each with its prefixed `name`, its `kind` (class,
    property or value), its `label`, its `definition`, and `takes`, the classes it stands between.

    It takes some tenths of a second, so keep it. Raises DataError where a file of the ontology
    is missing or malformed.
    """
    graph = schema()
    found = {entry["name"]: entry for entry in [*_borrowed(), *_declared(graph)]}
    return {"prefixes": dict(PREFIXES), "terms": [found[name] for name in sorted(found)]}


def _borrowed() -> Iterator[dict[str, str]]:
    for name, definition in _BORROWED.items():
        label = name.partition(":")[2]
        yield _entry(name, "property", label, definition, "")


def _declared(graph: Graph) -> Iterator[dict[str, str]]:
    for subject, kind in graph.subject_objects(RDF.type):
        if isinstance(subject, URIRef) and (known := _kind(graph, kind)):
            name = curie(str(subject))
            if name != str(subject):
                yield _entry(
                    name,
                    known,
                    _text(graph, subject, RDFS.label) or name.partition(":")[2],
                    _text(graph, subject, SKOS.definition),
                    _takes(graph, subject) if known == "property" else "",
                )


def _kind(graph: Graph, kind: object) -> str | None:
    """What a term of this type is; members of a class of the ontology are its values."""
    if not isinstance(kind, URIRef):
        return None
    return _KINDS.get(kind) or ("value" if (kind, RDF.type, OWL.Class) in graph else None)


def _entry(name: str, kind: str, label: str, definition: str, takes: str) -> dict[str, str]:
    return {"name": name, "kind": kind, "label": label, "definition": definition, "takes": takes}


def _takes(graph: Graph, term: URIRef) -> str:
    """`Membership → Actor`; a side on which anything may stand is left open."""
    sides = [_classes(graph, term, predicate) for predicate in (RDFS.domain, RDFS.range)]
    return f"{sides[0] or 'anything'} → {sides[1] or 'anything'}" if any(sides) else ""


def _classes(graph: Graph, term: URIRef, predicate: URIRef) -> str:
    named = sorted(str(side) for side in graph.objects(term, predicate) if isinstance(side, URIRef))
    return ", ".join(curie(iri).partition(":")[2] for iri in named)


def _text(graph: Graph, term: URIRef, predicate: URIRef) -> str:
    value = graph.value(term, predicate)
    return str(value) if isinstance(value, Literal) else ""
