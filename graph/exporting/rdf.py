"""The other RDF formats, piece by piece, with what pyoxigraph leaves to chance put in order."""

import json
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import IO, Any

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from comity.graph.exporting.graphs import xml_text
from comity.graph.exporting.keys import TYPE, key, keyed, ntriples_line, triples_of
from comity.graph.exporting.merged import Merged
from comity.graph.exporting.sink import Sink
from comity.graph.exporting.source import Source
from comity.graph.exporting.statements import Statements, label, other_quads
from comity.graph.exporting.terms import iri
from comity.graph.exporting.turtle import prefix_block
from comity.graph.exporting.turtle import statements as turtle_statements
from comity.graph.sorting import LineSorter
from comity.ontology.errors import OutputError
from comity.ontology.iris import PREFIXES, Iri

XSD_STRING = PREFIXES["xsd"] + "string"

_ROOT = re.compile(r"<rdf:RDF( [^>]*)>")


def ntriples(merged: Merged, folder: Path) -> Iterator[bytes]:
    """The graph as N-Triples, lines sorted."""
    with LineSorter(folder) as sorter:
        sorter.add_all(map(ntriples_line, merged.lines))
        yield from sorter


def nquads(store: Source, folder: Path) -> Iterator[bytes]:
    """Everything in the store, graph by graph, as N-Quads, lines sorted."""
    statements = Statements(store, folder)
    with LineSorter(folder) as sorter:
        for graph, lines in statements:
            sorter.add(in_graph(lines, graph).splitlines(True))
        sorter.add([f"{quad} .\n".encode() for quad in other_quads(store, statements.blank)])
        yield from sorter


def in_graph(ntriples: bytes, graph: Iri) -> bytes:
    """N-Triples as N-Quads."""
    return ntriples.replace(b" .\n", f" <{graph}> .\n".encode()) if graph else ntriples


def trig(store: Source, folder: Path) -> Iterator[bytes]:
    """Everything in the store as TriG, one block for each named graph, sorted by its name."""
    yield prefix_block("@prefix {prefix}: <{iri}> .\n").encode()
    statements = Statements(store, folder)
    with LineSorter(folder) as sorter:
        for graph, lines in statements:
            name = f"<{graph}>\t".encode() if graph else b"\t"
            sorter.add([name + line for line in keyed(lines)])
        others = other_quads(store, statements.blank)
        sorter.add([f"{label(q)}\t".encode() + key(q.triple) for q in others])
        for name, sorted_lines in groupby(sorter, key=lambda line: line.partition(b"\t")[0]):
            yield iri(name) + b" {\n" if name else b"{\n"
            own = (line[len(name) + 1 :] for line in sorted_lines)
            yield from turtle_statements(own, indent=b"\t")
            yield b"}\n"


def rdfxml(merged: Merged, out: IO[bytes]) -> None:
    """Write the graph as RDF/XML.

    Characters that XML can't hold become U+FFFD. Raises OutputError where a predicate can't be
    an XML name.
    """
    root = True

    def take(lines: bytes) -> None:
        nonlocal root
        text = xml_text(lines.decode()).replace("\r", "&#13;")
        if root:
            text, root = _ROOT.sub(_sorted_root, text, count=1), False
        out.write(text.encode())

    sink = Sink(take)
    triples, known = triples_of(merged.lines), dict(PREFIXES)
    try:
        sink.fill(lambda to: serialize(triples, to, RdfFormat.RDF_XML, prefixes=known))
    except (ValueError, OSError) as error:
        if error is sink.error:
            raise
        raise OutputError(f"the graph can't be written as RDF/XML: {error}") from error
    out.write(b"\n")


def jsonld(merged: Merged) -> Iterator[bytes]:
    """The graph as JSON-LD: one object a subject, IRIs shortened by the context."""
    context = dict(sorted(PREFIXES.items()))
    head = json.dumps(context, ensure_ascii=False, indent=1)
    yield f'{{"@context": {head},\n"@graph": [\n'.encode()
    separator = b""
    for subject, triples in groupby(triples_of(merged.lines), key=lambda t: t.subject):
        yield separator + json.dumps(_node(subject, list(triples)), ensure_ascii=False).encode()
        separator = b",\n"
    yield b"\n]}\n"


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
