"""Writes the ontology as one page of HTML for people: what each term means, with an example.

The page is made from the graph alone, so it can't drift from it; `reference.html.j2` holds its
looks and its introduction.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files

import jinja2
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Node, URIRef
from rdflib.collection import Collection

from comity.ontology.iris import CMT as CMT_IRI
from comity.ontology.iris import ONTOLOGY, PREFIXES, local_name
from comity.ontology.terms import CMT

TRAITS = {
    OWL.FunctionalProperty: "one value at most",
    OWL.SymmetricProperty: "symmetric",
    OWL.TransitiveProperty: "transitive",
}


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """A term as a link: `href` leads to its place on the page, or to its own IRI."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a term's card: what kind of fact, the terms it names, what stands between them."""

    title: str
    links: tuple[Link, ...]
    between: str = ", "


@dataclass(frozen=True, slots=True)
class Term:
    """A card. `inverse` is the card of the inverse property, shown within this one."""

    name: str
    label: str
    definition: str
    example: str
    is_turtle: bool
    facts: tuple[Fact, ...]
    inverse: "Term | None" = None


@dataclass(frozen=True, slots=True)
class Branch:
    """A class in the tree of classes."""

    name: str
    children: tuple["Branch", ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A run of cards under one heading."""

    id: str
    title: str
    terms: tuple[Term, ...]


def render(graph: Graph) -> str:
    """The page for the merged ontology (`schema.schema()`): the same graph gives the same text."""
    source = files("comity.ontology").joinpath("reference.html.j2").read_text("utf-8")
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(source).render(
        header=_header(graph),
        sections=_sections(graph),
        tree=_branches(graph, _own_classes(graph, None)),
        exclusions=_exclusions(graph),
        relations=_relations(graph),
    )


def _header(graph: Graph) -> dict[str, str]:
    fields = {
        "title": DCTERMS.title,
        "abstract": DCTERMS.abstract,
        "description": DCTERMS.description,
        "version": OWL.versionInfo,
        "version_iri": OWL.versionIRI,
        "licence": DCTERMS.license,
        "created": DCTERMS.created,
        "creator": DCTERMS.creator,
    }
    values = {name: _text(graph, URIRef(ONTOLOGY), term) for name, term in fields.items()}
    return {"iri": ONTOLOGY, "namespace": CMT_IRI, **values}


def _sections(graph: Graph) -> tuple[Section, ...]:
    classes = list(_walk(_branches(graph, _own_classes(graph, None))))
    relationships = _below(graph, CMT.Relationship, RDFS.subClassOf)
    events = _below(graph, CMT.Event, RDFS.subClassOf)
    roles = _below(graph, CMT.involves, RDFS.subPropertyOf)
    shortcuts = _below(graph, CMT.linkedTo, RDFS.subPropertyOf)
    objects = _typed(graph, OWL.ObjectProperty)
    inverses = {n for n in objects if graph.value(None, OWL.inverseOf, n) is not None}
    others = [n for n in objects if n not in roles | shortcuts | inverses]
    modes, contexts = _typed(graph, CMT.Mode), _typed(graph, CMT.Context)
    values = [n for n in _typed(graph, OWL.NamedIndividual) if n not in {*modes, *contexts}]
    groups: tuple[tuple[str, str, Iterable[URIRef]], ...] = (
        ("classes", "Classes", [n for n in classes if n not in relationships | events]),
        ("relationships", "Relationships", [n for n in classes if n in relationships]),
        ("events", "Events", [n for n in classes if n in events]),
        ("roles", "Roles", sorted(roles - {CMT.involves})),
        ("shortcuts", "Shortcuts", sorted(shortcuts - {CMT.linkedTo})),
        ("properties", "Other object properties", [*others, CMT.involves, CMT.linkedTo]),
        ("data", "Data properties", _typed(graph, OWL.DatatypeProperty)),
        ("annotations", "Annotation properties", _typed(graph, OWL.AnnotationProperty)),
        ("values", "Values and schemes", values),
        ("modes", "Modes of PLOVER", modes),
        ("contexts", "Contexts of PLOVER", contexts),
    )
    return tuple(Section(i, title, tuple(_term(graph, n) for n in ns)) for i, title, ns in groups)


def _term(graph: Graph, node: URIRef) -> Term:
    inverse = graph.value(node, OWL.inverseOf)
    return Term(
        name=local_name(node),
        label=_text(graph, node, RDFS.label),
        definition=_text(graph, node, SKOS.definition),
        example=_text(graph, node, SKOS.example),
        is_turtle=_is_property(graph, node),
        facts=tuple(fact for fact in _facts(graph, node) if fact.links),
        inverse=_term(graph, inverse) if isinstance(inverse, URIRef) else None,
    )


def _facts(graph: Graph, node: URIRef) -> Iterator[Fact]:
    chain = graph.value(node, OWL.propertyChainAxiom)
    ends = [graph.value(node, end) for end in (CMT.edgeSource, CMT.edgeTarget)]
    yield from _hierarchy(graph, node)
    yield Fact("Equivalent to", _links(_intersection(graph, node)), " and ")
    yield Fact("Domain", _links(graph.objects(node, RDFS.domain)))
    yield Fact("Range", _links(graph.objects(node, RDFS.range)))
    yield Fact("Traits", tuple(Link(TRAITS[t], "") for t in sorted(_traits(graph, node))))
    yield Fact("Property chain", _in_order(Collection(graph, chain) if chain else ()), " → ")
    yield Fact("Edge", _in_order(ends), " → ")
    yield Fact("Shortcut", _links(graph.objects(node, CMT.edgeProperty)))
    yield Fact("Shortcut of", _links(graph.subjects(CMT.edgeProperty, node)))
    yield Fact("Roles", _links(_roles_of(graph, node)))
    yield Fact("Modes", _links(graph.subjects(CMT.modeOf, node)))
    yield Fact("Mode of", _links(graph.objects(node, CMT.modeOf)))
    yield Fact("Instance of", _links(t for t in graph.objects(node, RDF.type) if _is_own(t)))
    yield Fact("Instances", _links(_members(graph, node)))


def _hierarchy(graph: Graph, node: URIRef) -> Iterator[Fact]:
    for up, above, below in (
        (RDFS.subClassOf, "Subclass of", "Subclasses"),
        (RDFS.subPropertyOf, "Subproperty of", "Subproperties"),
    ):
        supers = list(graph.objects(node, up))
        yield Fact(above, _links(term for term in supers if _is_own(term)))
        yield Fact("Aligned under", _links(term for term in supers if not _is_own(term)))
        yield Fact(below, _links(graph.subjects(up, node)))


def _intersection(graph: Graph, node: URIRef) -> Iterator[Node]:
    for equal in graph.objects(node, OWL.equivalentClass):
        for members in graph.objects(equal, OWL.intersectionOf):
            yield from Collection(graph, members)


def _traits(graph: Graph, node: URIRef) -> Iterator[URIRef]:
    return (trait for trait in TRAITS if (node, RDF.type, trait) in graph)


def _roles_of(graph: Graph, node: URIRef) -> Iterator[Node]:
    roles = _below(graph, CMT.involves, RDFS.subPropertyOf) - {CMT.involves}
    return (role for role in graph.subjects(RDFS.domain, node) if role in roles)


def _members(graph: Graph, node: URIRef) -> Iterator[Node]:
    if node not in {CMT.Mode, CMT.Context} and (node, RDF.type, OWL.Class) in graph:
        yield from graph.subjects(RDF.type, node)


def _exclusions(graph: Graph) -> tuple[tuple[Link, ...], ...]:
    groups = [
        _links(Collection(graph, members))
        for kind in (OWL.AllDisjointClasses, OWL.AllDisjointProperties)
        for axiom in graph.subjects(RDF.type, kind)
        for members in graph.objects(axiom, OWL.members)
    ]
    pairs = [_links(pair) for pair in graph.subject_objects(OWL.disjointWith)]
    return tuple(sorted(groups + pairs))


def _relations(graph: Graph) -> tuple[tuple[Link | None, ...], ...]:
    edge = (CMT.edgeSource, CMT.edgeTarget, CMT.edgeProperty)
    rows = []
    for kind in _own(graph.subjects(CMT.edgeSource)):
        ends = [graph.value(kind, end) for end in edge]
        rows.append((_link(kind), *(None if end is None else _link(end) for end in ends)))
    return tuple(rows)


def _branches(graph: Graph, nodes: Iterable[URIRef]) -> tuple[Branch, ...]:
    return tuple(
        Branch(local_name(node), _branches(graph, _own_classes(graph, node))) for node in nodes
    )


def _own_classes(graph: Graph, parent: URIRef | None) -> list[URIRef]:
    """The classes just below `parent`, or those below none."""
    if parent is not None:
        return _own(graph.subjects(RDFS.subClassOf, parent))
    classes = _typed(graph, OWL.Class)
    return [n for n in classes if not _own(graph.objects(n, RDFS.subClassOf))]


def _walk(branches: Iterable[Branch]) -> dict[URIRef, None]:
    """Each class once, in the order of the tree."""
    found: dict[URIRef, None] = {}
    for branch in branches:
        found[URIRef(CMT_IRI + branch.name)] = None
        found |= _walk(branch.children)
    return found


def _below(graph: Graph, top: URIRef, up: URIRef) -> set[URIRef]:
    return set(_own(graph.transitive_subjects(up, top)))


def _typed(graph: Graph, kind: URIRef) -> list[URIRef]:
    return _own(graph.subjects(RDF.type, kind))


def _own(nodes: Iterable[Node | None]) -> list[URIRef]:
    return sorted({n for n in nodes if isinstance(n, URIRef) and _is_own(n)})


def _is_own(node: Node) -> bool:
    return str(node).startswith(CMT_IRI)


def _is_property(graph: Graph, node: URIRef) -> bool:
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    return any((node, RDF.type, kind) in graph for kind in kinds)


def _in_order(nodes: Iterable[Node | None]) -> tuple[Link, ...]:
    return tuple(_link(node) for node in nodes if isinstance(node, URIRef))


def _links(nodes: Iterable[Node]) -> tuple[Link, ...]:
    return tuple(sorted(set(_in_order(nodes))))


def _link(node: Node) -> Link:
    iri = str(node)
    if _is_own(node):
        return Link(local_name(iri), "#" + local_name(iri))
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return Link(f"{prefix}:{iri.removeprefix(namespace)}", iri)
    return Link(iri, iri)


def _text(graph: Graph, node: URIRef, predicate: URIRef) -> str:
    value = graph.value(node, predicate, any=False)
    return "" if value is None else str(value)
