"""The other RDF formats, by pyoxigraph, with what it leaves to chance put in order."""

import json
import re
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from comity.graph.exporting.graphs import xml_text
from comity.graph.exporting.merged import TYPE, Merged, canonical, reading_order
from comity.graph.exporting.source import Source
from comity.graph.exporting.turtle import prefix_block, without_prefixes
from comity.ontology.errors import OutputError
from comity.ontology.iris import PREFIXES

XSD_STRING = PREFIXES["xsd"] + "string"

_ROOT = re.compile(r"<rdf:RDF( [^>]*)>")


def ntriples(merged: Merged) -> bytes:
    """The graph as N-Triples, lines sorted."""
    return _lines(merged.triples)


def nquads(store: Source) -> bytes:
    """Everything in the store, graph by graph, as N-Quads, lines sorted."""
    return _lines(canonical(store.quads()))


def trig(store: Source) -> bytes:
    """Everything in the store as TriG, one block for each named graph, sorted by its name."""
    quads = sorted(canonical(store.quads()), key=lambda q: (str(q.graph_name), *_order(q)))
    text = serialize(quads, format=RdfFormat.TRIG, prefixes=dict(PREFIXES))
    body = without_prefixes((text or b"").decode())
    return (prefix_block("@prefix {prefix}: <{iri}> .\n") + body).encode()


def rdfxml(merged: Merged) -> bytes:
    """The graph as RDF/XML.

    Characters that XML can't hold become U+FFFD. Raises OutputError where a predicate can't be
    an XML name.
    """
    try:
        data = serialize(merged.triples, format=RdfFormat.RDF_XML, prefixes=dict(PREFIXES))
    except (ValueError, OSError) as error:
        raise OutputError(f"the graph can't be written as RDF/XML: {error}") from error
    text = xml_text((data or b"").decode()).replace("\r", "&#13;")
    return _ROOT.sub(_sorted_root, text, count=1).encode() + b"\n"


def jsonld(merged: Merged) -> bytes:
    """The graph as JSON-LD: one object a subject, IRIs shortened by the context."""
    nodes = [
        _node(subject, list(triples))
        for subject, triples in groupby(merged.triples, key=lambda t: t.subject)
    ]
    context = dict(sorted(PREFIXES.items()))
    lines = ",\n".join(json.dumps(node, ensure_ascii=False) for node in nodes)
    head = json.dumps(context, ensure_ascii=False, indent=1)
    return f'{{"@context": {head},\n"@graph": [\n{lines}\n]}}\n'.encode()


def _lines(statements: Iterable[Triple | Quad]) -> bytes:
    return "".join(sorted(f"{statement} .\n" for statement in statements)).encode()


def _order(quad: Quad) -> tuple[int, str, int, str, str]:
    return reading_order(quad.triple)


def _sorted_root(match: re.Match[str]) -> str:
    """The root element with its namespaces in order."""
    return f"<rdf:RDF {' '.join(sorted(match[1].split()))}>"


def _node(subject: object, triples: list[Triple]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": _short(subject)}
    for predicate, group in groupby(triples, key=lambda t: t.predicate):
        if predicate == TYPE:
            values: list[Any] = [_short(t.object) for t in group]
        else:
            values = [_value(t.object) for t in group]
        key = "@type" if predicate == TYPE else _short(predicate)
        node[key] = values[0] if len(values) == 1 else values
    return node


def _value(term: object) -> Any:
    if not isinstance(term, Literal):
        return {"@id": _short(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == XSD_STRING:
        return term.value
    return {"@value": term.value, "@type": _short(term.datatype)}


def _short(term: object) -> str:
    """An IRI by its prefix, a blank node by its label."""
    if isinstance(term, BlankNode):
        return f"_:{term.value}"
    if not isinstance(term, NamedNode):
        raise TypeError(f"{term} is no node")
    fitting = [(iri, prefix) for prefix, iri in PREFIXES.items() if term.value.startswith(iri)]
    if not fitting:
        return term.value
    iri, prefix = max(fitting)
    local = term.value.removeprefix(iri)
    return term.value if local.startswith("//") else f"{prefix}:{local}"
