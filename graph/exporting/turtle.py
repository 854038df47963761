"""The merged graph as Turtle for people: one prefix block, sections, subjects together.

The ontology goes through rdflib, which nests lists and keeps their order; the data, hundreds of
times larger, from sorted lines to text, term by term as pyoxigraph writes them.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from rdflib.namespace import split_uri

from comity.graph.exporting.keys import key
from comity.graph.exporting.merged import Frame, Merged
from comity.graph.exporting.terms import iri, term, verb
from comity.ontology.iris import KINDS, PREFIXES

SECTIONS = {
    "state": "States", "org": "Organizations", "agr": "Agreements", "prj": "Projects",
    "person": "Persons", "place": "Places", "group": "Groups", "office": "Offices",
    "topic": "Topics", "art": "Articles", "sit": "Situations", "claim": "Claims",
    "quote": "Quotations", "run": "Extraction runs", "merge": "Merged actors",
    "tally": "Tallies",
}  # fmt: skip


def turtle(merged: Merged) -> Iterator[bytes]:
    """The graph as one Turtle document, in pieces."""
    yield from turtle_head(merged.frame)
    for rank, lines in groupby(merged.data, key=itemgetter(slice(2))):
        title = SECTIONS[KINDS[int(rank)]] if int(rank) < len(KINDS) else "Other"
        yield f"# {title}\n\n".encode()
        yield from statements(lines, gap=b"\n")


def turtle_head(frame: Frame) -> Iterator[bytes]:
    """What stands before the data: prefixes, header and ontology."""
    yield prefix_block("@prefix {prefix}: <{iri}> .\n").encode()
    yield from statements(map(key, frame.header), gap=b"\n")
    if frame.ontology:
        yield f"# Ontology\n\n{_ontology(frame.ontology)}".encode()


def statements(lines: Iterable[bytes], indent: bytes = b"", gap: bytes = b"") -> Iterator[bytes]:
    """Lines of `keys` as statements of Turtle, with `gap` after each subject."""
    begin, end = b" .\n" + gap + indent, b" .\n" + gap
    next_predicate = b" ;\n\t" + indent
    subject = predicate = b""
    for line in lines:
        _, of, _, name, object_ = line.split(b"\t", 4)
        text = term(object_[:-1])
        if of != subject:
            begin_with = (begin if subject else indent) + (iri(of) if of.startswith(b"<") else of)
            yield b"%b %b %b" % (begin_with, verb(name), text)
            subject, predicate = of, name
        elif name != predicate:
            yield b"%b%b %b" % (next_predicate, verb(name), text)
            predicate = name
        else:
            yield b" , " + text
    if subject:
        yield end


def prefix_block(line: str) -> str:
    """All prefixes, one line of this form each, and a blank line."""
    lines = (line.format(prefix=p, iri=full) for p, full in sorted(PREFIXES.items()))
    return "".join(lines) + "\n"


def without_prefixes(text: str) -> str:
    """A Turtle or TriG document without its first block of prefixes (they come in any order)."""
    lines = itertools.dropwhile(lambda line: line.startswith("@prefix "), text.splitlines(True))
    return "".join(lines).lstrip("\n")


def _ontology(triples: Sequence[Triple]) -> str:
    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, full in PREFIXES.items():
        graph.bind(prefix, full)
    for triple in triples:
        subject, object_ = _rdflib_term(triple.subject), _rdflib_term(triple.object)
        graph.add((subject, rdflib.URIRef(triple.predicate.value), object_))
    foreign = sorted({split_uri(str(p))[0] for p in graph.predicates()} - set(PREFIXES.values()))
    for number, full in enumerate(foreign, start=1):
        graph.bind(f"ns{number}", full)
    block = "".join(f"@prefix ns{n}: <{full}> .\n" for n, full in enumerate(foreign, start=1))
    return block + without_prefixes(graph.serialize(format="turtle"))


def _rdflib_term(term: object) -> rdflib.term.Node:
    match term:
        case NamedNode():
            return rdflib.URIRef(term.value)
        case BlankNode():
            return rdflib.BNode(term.value)
        case Literal():
            if term.language or term.datatype.value == PREFIXES["xsd"] + "string":
                return rdflib.Literal(term.value, lang=term.language)
            return rdflib.Literal(
                term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False
            )
        case _:
            raise TypeError(f"{term} can't stand in the ontology")
