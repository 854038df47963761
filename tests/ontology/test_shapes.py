"""Each shape fires on what it is there for, and on nothing else."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import RDF, SH, Graph, Namespace, Node, URIRef

from comity.ontology.iris import CMT as CMT_IRI
from comity.ontology.iris import ID, local_name
from comity.ontology.schema import Model, shapes
from comity.ontology.terms import CMT

FIXTURES = Path(__file__).parent / "fixtures"
BROKEN = sorted((FIXTURES / "broken").glob("*.ttl"))
SHAPE = "https://w3id.org/comity/shapes#"
THINGS = Namespace(ID)


def good() -> Graph:
    return Graph().parse(FIXTURES / "good.ttl")


@pytest.fixture(scope="module")
def fired(ontology: Graph) -> dict[Node, set[str]]:
    """Focus node -> names of the shapes that complain about it.

    The good file, all broken ones and the spoilt copies are checked in one run, which is as
    good as many, since the things in each are its own.
    """
    data = good()
    for path in BROKEN:
        data.parse(path)
    for name, kind, role in ROLES:
        for how, fillers in refused_fillers(name, kind, role).items():
            add_copy(data, THINGS[f"{name}-{how}"], kind, role, fillers)
    # Not as ont_graph: pySHACL takes over axioms from there, but no annotations such as edges.
    _, report, _ = validate(data + ontology, shacl_graph=shapes(), inference="none")
    assert isinstance(report, Graph), report
    found: dict[Node, set[str]] = {}
    for result in report.subjects(RDF.type, SH.ValidationResult):
        focus = report.value(result, SH.focusNode)
        shape = report.value(result, SH.sourceShape)
        assert focus is not None
        found.setdefault(focus, set()).add(local_name(str(shape)))
    return found


def test_good_data_fulfil_every_shape(fired: dict[Node, set[str]]) -> None:
    assert {thing: fired[thing] for thing in good().subjects() if thing in fired} == {}


def test_the_ontology_itself_fulfils_every_shape(
    ontology: Graph, fired: dict[Node, set[str]]
) -> None:
    assert {term: fired[term] for term in ontology.subjects() if term in fired} == {}


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_file_fires_only_its_own_shape(path: Path, fired: dict[Node, set[str]]) -> None:
    things = set(Graph().parse(path).subjects())
    names = {name for thing in things for name in fired.get(thing, set())}
    assert names == {path.stem}


def role_shapes() -> Iterator[tuple[str, URIRef, URIRef]]:
    """Name, class and role of each shape that counts the fillers of one role of a relationship."""
    graph = shapes()
    for shape, target in graph.subject_objects(SH.targetClass):
        role = graph.value(shape, SH.path)
        if isinstance(role, URIRef) and isinstance(target, URIRef) and isinstance(shape, URIRef):
            kind = local_name(target)
            if local_name(shape) == kind + local_name(role)[0].upper() + local_name(role)[1:]:
                yield local_name(shape), target, role


ROLES = sorted(entry for entry in role_shapes() if (None, RDF.type, entry[1]) in good()
               and entry[1] not in (CMT.Claim, CMT.Quotation))  # fmt: skip


def refused_fillers(name: str, kind: URIRef, role: URIRef) -> dict[str, list[Node]]:
    """Fillers of the role that the shape must refuse: one too many, none, one of a wrong class."""
    shape = shapes().cbd(URIRef(SHAPE + name))
    first = good().value(THINGS[local_name(kind)], role)
    assert first is not None
    most = int(str(shapes().value(URIRef(SHAPE + name), SH.maxCount) or 1))
    stand_ins = [THINGS.ABC, THINGS.BBB]  # :ABC and :ABQuote sort between :AAA and :BBB
    refused = {"more": [first, *stand_ins[:most]]}
    if (None, SH.minCount, None) in shape:
        refused["missing"] = []
    if (None, SH["class"], None) in shape or (None, SH["in"], None) in shape:
        refused["wrong"] = [THINGS.ABQuote]
    return refused


def add_copy(
    data: Graph, copy: URIRef, kind: URIRef, role: URIRef, fillers: Iterable[Node]
) -> None:
    """Adds a copy of the good situation of the class with other fillers of one role."""
    for predicate, value in list(data.predicate_objects(THINGS[local_name(kind)])):
        if predicate != role:
            data.add((copy, predicate, value))
    for filler in fillers:
        data.add((copy, role, filler))
    data.add((THINGS.anything, CMT.about, copy))


@pytest.mark.parametrize(("name", "kind", "role"), ROLES, ids=[name for name, _, _ in ROLES])
def test_a_role_shape_refuses_missing_doubled_and_wrong_fillers(
    name: str, kind: URIRef, role: URIRef, fired: dict[Node, set[str]]
) -> None:
    for how in refused_fillers(name, kind, role):
        assert fired.get(THINGS[f"{name}-{how}"]) == {name}, how


def test_every_shape_has_a_test() -> None:
    graph = shapes()
    every = {
        local_name(str(shape))
        for kind in (SH.NodeShape, SH.PropertyShape)
        for shape in graph.subjects(RDF.type, kind)
    }
    assert every == {path.stem for path in BROKEN} | {name for name, _, _ in ROLES}


def test_every_relationship_has_its_roles_counted(model: Model) -> None:
    counted = {(local_name(kind), local_name(role)) for _, kind, role in ROLES}
    targets = {"stanceTarget", "favourableTarget", "hostileTarget", "concernTarget"}
    for spec in model.relations:
        for role in {spec.source, spec.target} - targets:
            kinds = model.classes[spec.kind] - {"Event"}
            assert spec.kind == "Event" or any((kind, role) in counted for kind in kinds), spec


def test_the_shapes_of_shortcuts_know_every_shortcut(ontology: Graph) -> None:
    graph = shapes()
    shortcuts = set(ontology.objects(None, CMT.edgeProperty))
    listed = set(graph.objects(URIRef(SHAPE + "ShortcutToItself"), SH.targetSubjectsOf))
    assert listed == shortcuts
    backed = set(graph.objects(URIRef(SHAPE + "ShortcutBacked"), SH.targetSubjectsOf))
    assert backed == shortcuts - {CMT.partOf}


def test_every_shape_says_what_is_wrong() -> None:
    graph = shapes()
    for shape in {
        *graph.subjects(RDF.type, SH.NodeShape),
        *graph.subjects(RDF.type, SH.PropertyShape),
    }:
        constraint = graph.value(shape, SH.sparql) or shape
        assert graph.value(constraint, SH.message), shape


def test_every_term_of_the_shapes_is_declared(ontology: Graph) -> None:
    declared = set(ontology.subjects(RDF.type))
    used = {
        node
        for triple in shapes()
        for node in triple
        if isinstance(node, URIRef) and node.startswith(CMT_IRI)
    }
    assert used <= declared


def test_warnings_are_no_violations() -> None:
    graph = shapes()
    mild = {local_name(str(shape)) for shape in graph.subjects(SH.severity)}
    assert mild == {"ActorSameLabel", "ProjectionNotBeforePublication", "SourceDateInferred"}
