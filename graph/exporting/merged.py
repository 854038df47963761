"""One graph out of a store: ontology, data and shortcuts together, sorted, under one header.

A file of it needs nothing beside it: graph tools read relations as annotations where the
ontology is missing, and `owl:imports` of an IRI that nobody serves yet would fail.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    Triple,
)

from comity.graph.exporting.source import Source
from comity.ontology.iris import DATASET, ID, KINDS, ONTOLOGY, ONTOLOGY_GRAPH, PREFIXES

TYPE = NamedNode(PREFIXES["rdf"] + "type")
OWL_ONTOLOGY = NamedNode(PREFIXES["owl"] + "Ontology")
VERSION = NamedNode(PREFIXES["owl"] + "versionIRI")
CONFORMS = NamedNode(PREFIXES["dcterms"] + "conformsTo")
TITLE = NamedNode(PREFIXES["dcterms"] + "title")
ANNOTATION = NamedNode(PREFIXES["owl"] + "AnnotationProperty")

_FIRST = {TYPE: 0, NamedNode(PREFIXES["rdfs"] + "label"): 1}
_KIND_RANK = {f"{ID}{kind}/": rank for rank, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Merged:
    """The three parts of a merged graph, each sorted by `reading_order`, without overlap."""

    header: tuple[Triple, ...]
    ontology: tuple[Triple, ...]
    data: tuple[Triple, ...]

    @property
    def triples(self) -> tuple[Triple, ...]:
        """All of it, header first."""
        return self.header + self.ontology + self.data


def merge(store: Source) -> Merged:
    """Everything in the store once, whatever graphs it stands in.

    The headers of the ontology's files give way to one of our own that names its version, for a
    document may hold one ontology only.
    """
    quads = canonical(store.quads())
    own = {q.triple for q in quads if q.graph_name == NamedNode(ONTOLOGY_GRAPH)}
    rest = {q.triple for q in quads} - own
    named = {t.subject for t in own | rest if t.predicate == TYPE and t.object == OWL_ONTOLOGY}
    header = _header({t for t in own if t.subject == NamedNode(ONTOLOGY)})
    kept = [{t for t in part if t.subject not in named} - set(header) for part in (own, rest)]
    return Merged(
        header=header,
        ontology=tuple(sorted(kept[0], key=reading_order)),
        data=tuple(sorted(kept[1], key=reading_order)),
    )


def canonical(quads: Iterable[Quad]) -> list[Quad]:
    """The quads with blank nodes named by their surroundings (RDFC-1.0), in no order."""
    named: list[Quad] = []
    blank: list[Quad] = []
    for quad in quads:
        (blank if _has_blank_node(quad) else named).append(quad)
    dataset = Dataset(blank)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return named + list(dataset)


def reading_order(triple: Triple) -> tuple[int, str, int, str, str]:
    """Sorts entities by kind before sources before claims; type and label come first."""
    subject = str(triple.subject)
    return (
        kind_rank(subject[1:]),
        subject,
        _FIRST.get(triple.predicate, len(_FIRST)),
        triple.predicate.value,
        str(triple.object),
    )


def kind_rank(iri: str) -> int:
    """Where things of this kind of IRI stand; other things come after all of `KINDS`."""
    kind, _, _ = iri.removeprefix(ID).partition("/")
    return _KIND_RANK.get(f"{ID}{kind}/" if iri.startswith(ID) else "", len(KINDS))


def _header(about: set[Triple]) -> tuple[Triple, ...]:
    """The `owl:Ontology` of the file; `about` says which version of the ontology is in it."""
    name = NamedNode(DATASET)
    versions = sorted((t.object for t in about if t.predicate == VERSION), key=str)
    triples = [
        Triple(name, TYPE, OWL_ONTOLOGY),
        Triple(name, TITLE, Literal("Comity knowledge graph", language="en")),
        Triple(CONFORMS, TYPE, ANNOTATION),
        Triple(TITLE, TYPE, ANNOTATION),
        *(Triple(name, CONFORMS, version) for version in versions),
    ]
    return tuple(sorted(triples, key=lambda t: (t.subject != name, reading_order(t))))


def _has_blank_node(quad: Quad) -> bool:
    return isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode)
