"""What follows from the ontology: profiles, consistency, and shortcuts from assertions alone."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import owlrl  # type: ignore[import-untyped]  # it ships no types
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, Node

from comity.ontology.iris import CMT as CMT_IRI
from comity.ontology.iris import ID
from comity.ontology.schema import Model
from comity.ontology.terms import CMT
from comity.ontology.writing import rdfxml, turtle

HERE = Path(__file__).parent
LIMIT = 120  # seconds
THINGS = Namespace(ID)
TERMS = Namespace(CMT_IRI)
LINKS = ("asserts", "assertsPast", "denies", "projects")


def need(condition: bool, reason: str) -> None:
    if not condition:
        pytest.skip(reason)


@pytest.fixture(scope="module")
def java() -> str:
    program = shutil.which("java")
    need(program is not None, "Java is not installed (Debian: default-jre-headless)")
    assert program is not None
    return program


def test_the_written_ontology_is_in_owl_2_dl_and_rl(
    owlapi: list[str], ontology: Graph, tmp_path: Path
) -> None:
    files = [tmp_path / "comity.ttl", tmp_path / "comity.owl"]
    files[0].write_bytes(turtle(ontology))
    files[1].write_bytes(rdfxml(ontology))
    command = [*owlapi, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT, check=False)
    assert done.returncode == 0, done.stderr
    verdict = [
        "OWL2_DL inProfile=true violations=0",
        "OWL2_RL inProfile=true violations=0",
    ]
    lines = done.stdout.splitlines()
    assert lines[1:3] == lines[4:6] == verdict
    assert lines[0].removeprefix("comity.ttl") == lines[3].removeprefix("comity.owl")
    assert int(lines[0].removeprefix("comity.ttl axioms=")) > 3000
    assert len(lines) == 6


def hermit(graph: Graph, folder: Path) -> dict[str, object]:
    file = folder / "graph.nt"
    file.write_bytes(graph.serialize(format="nt", encoding="utf-8"))
    command = [sys.executable, str(HERE / "consistency.py"), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT, check=False)
    assert done.returncode == 0, done.stderr
    result: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return result


@pytest.mark.usefixtures("java")
def test_the_ontology_is_consistent_with_data_of_every_class(
    ontology: Graph, model: Model, tmp_path: Path
) -> None:
    data = Graph().parse(HERE / "fixtures" / "good.ttl")
    for kind in model.classes:
        data.add((THINGS[f"one-{kind}"], RDF.type, TERMS[kind]))
    found = hermit(ontology + data, tmp_path)
    assert found == {"consistent": True, "unsatisfiable": []}


@pytest.mark.usefixtures("java")
def test_a_treaty_that_acts_is_inconsistent(ontology: Graph, tmp_path: Path) -> None:
    data = Graph()
    data.add((THINGS.pact, RDF.type, CMT.Treaty))
    data.add((THINGS.event, CMT.agent, THINGS.pact))
    assert hermit(ontology + data, tmp_path)["consistent"] is False


def told(model: Model) -> Graph:
    """For each class with a shortcut and each link of a claim: a situation with its own actors."""
    graph = Graph()
    for spec in model.relations:
        for link in LINKS if spec.shortcut else ():
            key = f"{spec.kind}-{link}"
            situation, claim = THINGS[f"sit-{key}"], THINGS[f"claim-{key}"]
            graph.add((situation, RDF.type, TERMS[spec.kind]))
            graph.add((situation, TERMS[spec.source], THINGS[f"a-{key}"]))
            graph.add((situation, TERMS[spec.target], THINGS[f"b-{key}"]))
            graph.add((claim, RDF.type, CMT.Claim))
            graph.add((claim, TERMS[link], situation))
    return graph


@pytest.fixture(scope="module")
def closure(ontology: Graph, model: Model) -> Graph:
    """All that OWL 2 RL lets follow from `told`, by a reasoner that is not ours."""
    texts = {RDFS.label, SKOS.definition, SKOS.example, SKOS.prefLabel, RDFS.isDefinedBy}
    graph = told(model)
    for triple in ontology:
        if triple[1] not in texts:  # they mean nothing to the reasoner, and cost it time
            graph.add(triple)
    contested = THINGS["sit-Alliance-asserts"]
    graph.add((THINGS["claim-against"], RDF.type, CMT.Claim))
    graph.add((THINGS["claim-against"], CMT.denies, contested))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def linked(graph: Graph, key: str) -> set[Node]:
    """How the source and the target of the situation are tied, in either direction."""
    a, b = THINGS[f"a-{key}"], THINGS[f"b-{key}"]
    ties = set(graph.predicates(a, b)) | set(graph.predicates(b, a))
    return {tie for tie in ties if str(tie).startswith(CMT_IRI)}


def test_an_asserted_situation_gives_its_shortcut(closure: Graph, model: Model) -> None:
    for spec in model.relations:
        if spec.shortcut:
            tie = TERMS[spec.shortcut]
            a, b = THINGS[f"a-{spec.kind}-asserts"], THINGS[f"b-{spec.kind}-asserts"]
            assert (a, tie, b) in closure, spec.kind
            assert ((b, tie, a) in closure) is spec.symmetric, spec.kind
            assert (a, CMT.linkedTo, b) in closure


@pytest.mark.parametrize("link", ["assertsPast", "denies", "projects"])
def test_nothing_follows_from_the_past_denials_and_plans(
    link: str, closure: Graph, model: Model
) -> None:
    for spec in model.relations:
        if spec.shortcut:
            assert linked(closure, f"{spec.kind}-{link}") == set(), spec.kind


def test_only_pairs_are_linked(closure: Graph) -> None:
    """No chain ties a thing to itself, nor the things of two situations."""
    for a, b in closure.subject_objects(CMT.linkedTo):
        if str(a).startswith(ID) or str(b).startswith(ID):
            one, other = (str(node).removeprefix(ID) for node in (a, b))
            assert {one[:2], other[:2]} == {"a-", "b-"}
            assert one[2:] == other[2:]


def test_a_stance_links_by_what_it_is(closure: Graph) -> None:
    assert CMT.hasStanceToward in linked(closure, "FavourableStance-asserts")
    assert CMT.opposes not in linked(closure, "FavourableStance-asserts")
    assert CMT.supports not in linked(closure, "Stance-asserts")


def test_the_link_tells_what_sort_of_situation_it_is(closure: Graph) -> None:
    sorts = {
        "asserts": CMT.ActualSituation,
        "denies": CMT.DeniedSituation,
        "projects": CMT.ProjectedSituation,
    }
    for link in LINKS:
        types = set(closure.objects(THINGS[f"sit-Membership-{link}"], RDF.type))
        assert types & set(sorts.values()) == ({sorts[link]} if link in sorts else set()), link
    assert (THINGS["sit-Alliance-asserts"], RDF.type, CMT.ContestedSituation) in closure
    contested = set(closure.subjects(RDF.type, CMT.ContestedSituation))
    assert contested == {THINGS["sit-Alliance-asserts"]}


def test_parts_of_parts_are_parts(ontology: Graph) -> None:
    assert (CMT.partOf, RDF.type, OWL.TransitiveProperty) in ontology
