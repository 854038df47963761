"""The summary of the ontology that the rest of the code works with."""

import pytest
from rdflib import OWL, RDF, Graph, URIRef

from comity.ontology import schema
from comity.ontology.errors import DataError
from comity.ontology.iris import ONTOLOGY
from comity.ontology.schema import Model


def test_superclasses_are_found_through_all_levels(model: Model) -> None:
    assert model.classes["State"] == {"State", "GeopoliticalEntity", "Actor", "Place"}
    assert model.is_a("RailwayProject", "Project")
    assert not model.is_a("Project", "RailwayProject")
    assert not model.is_a("Unheard", "Unheard")


def test_relations_carry_roles_and_shortcut(model: Model) -> None:
    membership = model.relation("Membership")
    assert membership is not None
    assert (membership.source, membership.target) == ("member", "organization")
    assert (membership.shortcut, membership.label) == ("memberOf", "member of")
    assert not membership.symmetric


def test_symmetric_relations_are_those_without_direction(model: Model) -> None:
    symmetric = {spec.kind for spec in model.relations if spec.symmetric}
    assert symmetric == {"Alliance", "DiplomaticRelation", "TradeTurnover"}


def test_relations_without_a_shortcut(model: Model) -> None:
    without = {spec.kind for spec in model.relations if spec.shortcut is None}
    assert without == {"ProjectStatus", "IndicatorValue"}


def test_a_class_without_an_edge_takes_that_of_its_nearest_superclass(model: Model) -> None:
    event, stance = model.relation("ConsultEvent"), model.relation("HostileStance")
    assert event is not None
    assert event.shortcut == "actsToward"
    assert stance is not None
    assert stance.shortcut == "opposes"
    assert model.relation("Situation") is None
    assert model.relation("Unheard") is None


def test_every_relationship_has_an_edge(model: Model) -> None:
    kinds = {kind for kind, above in model.classes.items() if "Relationship" in above}
    assert {kind for kind in kinds if model.relation(kind) is None} == {"Relationship"}


def test_modes_belong_to_events(model: Model) -> None:
    assert model.allows_mode("ConsultEvent", "visit")
    assert model.allows_mode("SanctionEvent", "withdraw")
    assert not model.allows_mode("ConsultEvent", "riot")
    assert not model.allows_mode("ConsultEvent", "unheard")


@pytest.mark.parametrize(
    ("kind", "fillers"),
    [
        ("Membership", {"member": ["State"], "organization": ["IntergovernmentalOrganization"]}),
        ("Membership", {"member": ["State"], "organization": ["Bloc"]}),
        ("ConsultEvent", {"agent": ["Person", "State"], "recipient": ["City"], "place": ["City"]}),
        ("HostileStance", {"stanceHolder": ["State"], "hostileTarget": ["Treaty"]}),
        ("HostileStance", {"stanceHolder": ["State"], "hostileTarget": ["Topic"]}),
        ("Recognition", {"recognizer": ["State"], "recognizedAs": ["RecognitionCapacity"]}),
        ("SecurityThreat", {"threatened": ["State"], "topic": ["Context"]}),
    ],
)
def test_sound_situations_have_no_problems(kind: str, fillers: dict[str, list[str]]) -> None:
    assert schema.load_model().problems(kind, fillers) == []


@pytest.mark.parametrize(
    ("kind", "fillers", "word"),
    [
        ("Unheard", {}, "Unheard"),
        ("State", {}, "not a class of situations"),
        ("Membership", {"party": ["State"]}, "no role party"),
        ("Membership", {"friend": ["State"]}, "friend is not a role"),
        ("Membership", {"organization": ["TradeAgreement"]}, "only by Collective"),
        ("OfficeHolding", {"officeHolder": ["State"]}, "only by Person"),
        ("HostileStance", {"favourableTarget": ["State"]}, "no role favourableTarget"),
        ("Stance", {"stanceTarget": ["Unheard"]}, "a known class"),
    ],
)
def test_problems_are_named(
    kind: str, fillers: dict[str, list[str]], word: str, model: Model
) -> None:
    found = model.problems(kind, fillers)
    assert len(found) == 1
    assert word in found[0]


def test_the_merged_ontology_has_one_header(ontology: Graph) -> None:
    assert set(ontology.subjects(RDF.type, OWL.Ontology)) == {URIRef(ONTOLOGY)}


def test_a_missing_file_is_told_by_name() -> None:
    with pytest.raises(DataError, match=r"missing\.ttl"):
        schema._parse("missing.ttl")


def test_a_file_that_is_no_turtle_is_told_by_name() -> None:
    with pytest.raises(DataError, match=r"errors\.py of comity\.ontology is no valid Turtle"):
        schema._parse("errors.py")
