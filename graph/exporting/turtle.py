"""The merged graph as Turtle for people: one prefix block, sections, subjects together.

The ontology goes through rdflib, which nests lists and keeps their order; the data, hundreds of
times larger, through pyoxigraph, which is fast and writes sorted triples in their order.
"""

import itertools
from collections.abc import Iterable, Sequence

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize
from rdflib.namespace import split_uri

from comity.graph.exporting.merged import Merged, kind_rank
from comity.ontology.iris import KINDS, PREFIXES

SECTIONS = {
    "state": "States", "org": "Organizations", "agr": "Agreements", "prj": "Projects",
    "person": "Persons", "place": "Places", "group": "Groups", "office": "Offices",
    "topic": "Topics", "art": "Articles", "sit": "Situations", "claim": "Claims",
    "quote": "Quotations", "run": "Extraction runs", "merge": "Merged actors",
}  # fmt: skip


def turtle(merged: Merged) -> bytes:
    """The graph as one Turtle document."""
    parts = [prefix_block("@prefix {prefix}: <{iri}> .\n"), _body(merged.header)]
    if merged.ontology:
        parts += ["# Ontology\n\n", _ontology(merged.ontology)]
    for rank, triples in itertools.groupby(merged.data, lambda t: kind_rank(str(t.subject)[1:])):
        title = SECTIONS[KINDS[rank]] if rank < len(KINDS) else "Other"
        parts += [f"# {title}\n\n", _body(triples)]
    return "".join(parts).encode()


def prefix_block(line: str) -> str:
    """All prefixes, one line of this form each, and a blank line."""
    lines = (line.format(prefix=p, iri=iri) for p, iri in sorted(PREFIXES.items()))
    return "".join(lines) + "\n"


def without_prefixes(text: str) -> str:
    """A Turtle or TriG document without its first block of prefixes (they come in any order)."""
    lines = itertools.dropwhile(lambda line: line.startswith("@prefix "), text.splitlines(True))
    return "".join(lines).lstrip("\n")


def _body(triples: Iterable[Triple]) -> str:
    text = serialize(triples, format=RdfFormat.TURTLE, prefixes=dict(PREFIXES))
    # Literals hold no raw line breaks, so this is the end of a subject and nothing else.
    return without_prefixes((text or b"").decode()).replace(" .\n", " .\n\n")


def _ontology(triples: Sequence[Triple]) -> str:
    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri)
    for triple in triples:
        subject, object_ = _rdflib_term(triple.subject), _rdflib_term(triple.object)
        graph.add((subject, rdflib.URIRef(triple.predicate.value), object_))
    foreign = sorted({split_uri(str(p))[0] for p in graph.predicates()} - set(PREFIXES.values()))
    for number, iri in enumerate(foreign, start=1):
        graph.bind(f"ns{number}", iri)
    block = "".join(f"@prefix ns{n}: <{iri}> .\n" for n, iri in enumerate(foreign, start=1))
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
