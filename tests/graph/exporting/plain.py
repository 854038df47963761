"""The sorted RDF formats written the plain way, all in memory: what the fast way must equal."""

import itertools
from collections.abc import Iterable

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    NamedNode,
    Quad,
    RdfFormat,
    Triple,
    serialize,
)

from comity.graph.exporting.merged import OWL_ONTOLOGY, frame_of
from comity.graph.exporting.turtle import SECTIONS, turtle_head
from comity.graph.stores.base import Store
from comity.ontology.iris import ID, KINDS, ONTOLOGY_GRAPH, PREFIXES

TYPE = NamedNode(PREFIXES["rdf"] + "type")
LABEL = NamedNode(PREFIXES["rdfs"] + "label")


def canonical(quads: Iterable[Quad]) -> list[Quad]:
    """The quads, with blank nodes named by their surroundings."""
    named: list[Quad] = []
    blank: list[Quad] = []
    for quad in quads:
        has_blank = isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode)
        (blank if has_blank else named).append(quad)
    dataset = Dataset(blank)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return named + list(dataset)


def data(store: Store) -> list[Triple]:
    """What is neither the ontology's nor the header's, in reading order."""
    quads = canonical(store.quads())
    own = {q.triple for q in quads if q.graph_name == NamedNode(ONTOLOGY_GRAPH)}
    rest = {q.triple for q in quads} - own
    gone = {t.subject for t in own | rest if t.predicate == TYPE and t.object == OWL_ONTOLOGY}
    header = set(frame_of(store, store.graphs()).header)
    return sorted({t for t in rest if t.subject not in gone} - header, key=reading_order)


def merge(store: Store) -> list[Triple]:
    """Everything once."""
    frame = frame_of(store, store.graphs())
    return [*frame.header, *frame.ontology, *data(store)]


def turtle(store: Store) -> bytes:
    """By pyoxigraph, section by section."""
    parts = list(turtle_head(frame_of(store, store.graphs())))
    for rank, triples in itertools.groupby(data(store), lambda t: kind_rank(str(t.subject)[1:])):
        title = SECTIONS[KINDS[rank]] if rank < len(KINDS) else "Other"
        body = _serialized(triples, RdfFormat.TURTLE).replace(b" .\n", b" .\n\n")
        parts += [f"# {title}\n\n".encode(), body]
    return b"".join(parts)


def ntriples(store: Store) -> bytes:
    """Sorted lines."""
    return "".join(sorted(f"{triple} .\n" for triple in merge(store))).encode()


def nquads(store: Store) -> bytes:
    """Sorted lines."""
    return "".join(sorted(f"{quad} .\n" for quad in canonical(store.quads()))).encode()


def trig(store: Store) -> bytes:
    """By pyoxigraph, from sorted quads."""
    quads = sorted(
        canonical(store.quads()), key=lambda q: (str(q.graph_name), *reading_order(q.triple))
    )
    prefixes = "".join(f"@prefix {p}: <{iri}> .\n" for p, iri in sorted(PREFIXES.items()))
    return f"{prefixes}\n".encode() + _serialized(quads, RdfFormat.TRIG)


def reading_order(triple: Triple) -> tuple[int, str, int, str, str]:
    """Sorts entities by kind before sources before claims; type and label come first."""
    subject = str(triple.subject)
    first = {TYPE: 0, LABEL: 1}.get(triple.predicate, 2)
    return (kind_rank(subject[1:]), subject, first, triple.predicate.value, str(triple.object))


def kind_rank(iri: str) -> int:
    """Where things of this kind of IRI stand."""
    kind = iri.removeprefix(ID).partition("/")[0] if iri.startswith(ID) else ""
    return KINDS.index(kind) if kind in KINDS else len(KINDS)


def _serialized(statements: Iterable[Triple] | Iterable[Quad], syntax: RdfFormat) -> bytes:
    text = serialize(statements, format=syntax, prefixes=dict(PREFIXES)) or b""
    lines = itertools.dropwhile(lambda s: s.startswith(b"@prefix "), text.splitlines(True))
    return b"".join(lines).lstrip(b"\n")
