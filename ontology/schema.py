"""Loads the ontology and its shapes, and sums the ontology up for the rest of the code.

The model is made once; every other call reads the files afresh.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef
from rdflib.namespace import SKOS

from comity.ontology.errors import DataError
from comity.ontology.iris import CMT as CMT_IRI
from comity.ontology.iris import ONTOLOGY, local_name
from comity.ontology.terms import CMT

PARTS = ("comity.ttl", "plover.ttl", "align.ttl")
"""The files of the ontology; the first alone carries the header that a merged graph keeps."""


@dataclass(frozen=True, slots=True, order=True)
class RelationSpec:
    """A class of situations that can be drawn as an edge from one role to another.

    `shortcut` is the property that ties the fillers directly where the situation is asserted,
    or None; `label` is what to show on the edge. `symmetric` edges have no direction.
    """

    kind: str
    source: str
    target: str
    shortcut: str | None
    symmetric: bool
    label: str


@dataclass(frozen=True, slots=True, order=True)
class RoleSpec:
    """A role: `domain` is the class of situations that have it, `range` what may fill it.

    Both are local names; a `range` of None lets anything in.
    """

    name: str
    domain: str
    range: str | None


@dataclass(frozen=True, slots=True)
class Model:
    """The ontology in plain values. All names are local names.

    `classes` maps each class to its superclasses, itself among them; `relations` has one entry
    for each class with an edge of its own, by name; `modes` maps a PLOVER mode ("visit") to the
    classes of events that can have it. Of a class of `measures`, one amount is right at a time;
    what is of a class of `lasting` goes on once it has begun.
    """

    classes: Mapping[str, frozenset[str]]
    relations: tuple[RelationSpec, ...]
    roles: Mapping[str, RoleSpec]
    modes: Mapping[str, frozenset[str]]
    measures: frozenset[str] = frozenset()
    lasting: frozenset[str] = frozenset()
    edges: dict[str, RelationSpec | None] = field(default_factory=dict, repr=False)
    """What `relation` has found so far, since it is asked for again and again."""

    def is_a(self, kind: str, ancestor: str) -> bool:
        """Whether `kind` is `ancestor` or a subclass of it; no unknown name is anything."""
        return ancestor in self.classes.get(kind, frozenset())

    def relation(self, kind: str) -> RelationSpec | None:
        """The edge of the class: its own, else that of its nearest superclass, else None."""
        if kind not in self.edges:
            candidates = [spec for spec in self.relations if self.is_a(kind, spec.kind)]
            nearest = max(candidates, key=lambda s: len(self.classes[s.kind]), default=None)
            self.edges[kind] = nearest
        return self.edges[kind]

    def allows_mode(self, kind: str, mode: str) -> bool:
        """Whether events of the class can have the mode."""
        return any(self.is_a(kind, event) for event in self.modes.get(mode, frozenset()))

    def problems(self, kind: str, fillers: Mapping[str, Iterable[str]]) -> list[str]:
        """What is wrong with a situation of class `kind`; an empty list where nothing is.

        `fillers` maps each role that is used to the classes of the entities that fill it.
        """
        if not self.is_a(kind, "Situation"):
            return [f"{kind} is not a class of situations"]
        found: list[str] = []
        for name, kinds in sorted(fillers.items()):
            role = self.roles.get(name)
            if role is None:
                found.append(f"{name} is not a role")
                continue
            if not self.is_a(kind, role.domain):
                found.append(f"{kind} has no role {name}, {role.domain} has")
            found += [
                f"{name} can't be filled by {filler}, only by {role.range or 'a known class'}"
                for filler in kinds
                if not self.is_a(filler, role.range or filler)
            ]
        return found


def schema() -> Graph:
    """The ontology with PLOVER's modes and contexts and the alignments, as one graph.

    Raises `DataError` where a file is missing or malformed.
    """
    graph = _parse(*PARTS)
    for header in list(graph.subjects(RDF.type, OWL.Ontology)):
        if header != URIRef(ONTOLOGY):
            graph.remove((header, None, None))
    return graph


def shapes() -> Graph:
    """The SHACL shapes that data must conform to.

    Raises `DataError` where the file is missing or malformed.
    """
    return _parse("shapes.ttl")


@cache
def load_model() -> Model:
    """The ontology in plain values; it takes some tenths of a second, so keep it.

    Raises `DataError` where a file is missing or malformed.
    """
    graph = schema()
    return Model(
        classes=_classes(graph), relations=_relations(graph), roles=_roles(graph),
        modes=_modes(graph),
        measures=frozenset(map(local_name, _own(graph.subjects(CMT.isMeasure, Literal(True))))),
        lasting=frozenset(map(local_name, _own(graph.subjects(CMT.isLasting, Literal(True))))),
    )  # fmt: skip


def _parse(*names: str) -> Graph:
    graph = Graph()
    for name in names:
        try:
            graph.parse(data=files("comity.ontology").joinpath(name).read_bytes(), format="turtle")
        except OSError as error:
            raise DataError(f"{name} of comity.ontology can't be read: reinstall Comity") from error
        except SyntaxError as error:
            raise DataError(f"{name} of comity.ontology is no valid Turtle: {error}") from error
    return graph


def _own(nodes: Iterable[object]) -> list[URIRef]:
    return sorted(n for n in nodes if isinstance(n, URIRef) and n.startswith(CMT_IRI))


def _name(graph: Graph, subject: URIRef, predicate: URIRef) -> str | None:
    value = graph.value(subject, predicate, any=False)
    return None if value is None else local_name(str(value))


def _names(nodes: Iterable[object]) -> frozenset[str]:
    return frozenset(local_name(node) for node in _own(nodes))


def _classes(graph: Graph) -> Mapping[str, frozenset[str]]:
    return MappingProxyType(
        {
            local_name(node): _names(graph.transitive_objects(node, RDFS.subClassOf))
            for node in _own(graph.subjects(RDF.type, OWL.Class))
        }
    )


def _relations(graph: Graph) -> tuple[RelationSpec, ...]:
    return tuple(_relation(graph, kind) for kind in _own(graph.subjects(CMT.edgeSource)))


def _relation(graph: Graph, kind: URIRef) -> RelationSpec:
    shortcut = graph.value(kind, CMT.edgeProperty, any=False)
    return RelationSpec(
        kind=local_name(kind),
        source=local_name(str(graph.value(kind, CMT.edgeSource, any=False))),
        target=local_name(str(graph.value(kind, CMT.edgeTarget, any=False))),
        shortcut=_name(graph, kind, CMT.edgeProperty),
        symmetric=shortcut is not None and (shortcut, RDF.type, OWL.SymmetricProperty) in graph,
        label=str(graph.value(shortcut or kind, RDFS.label, any=False)),
    )


def _roles(graph: Graph) -> Mapping[str, RoleSpec]:
    roles = _own(graph.transitive_subjects(RDFS.subPropertyOf, CMT.involves))
    return MappingProxyType(
        {
            local_name(role): RoleSpec(
                name=local_name(role),
                domain=local_name(str(graph.value(role, RDFS.domain, any=False))),
                range=_name(graph, role, RDFS.range),
            )
            for role in roles
            if role != CMT.involves
        }
    )


def _modes(graph: Graph) -> Mapping[str, frozenset[str]]:
    return MappingProxyType(
        {
            str(graph.value(mode, SKOS.notation, any=False)): _names(
                graph.objects(mode, CMT.modeOf)
            )
            for mode in _own(graph.subjects(RDF.type, CMT.Mode))
        }
    )
