"""The vocabulary covers the ontology and stays within its own lists."""

import typing

import pytest

from comity.graph.claim import Claim, Modality, Polarity, Quotation, Role, Situation
from comity.graph.claim import Entity as Thing
from comity.graph.exporting.vocabulary import (
    MODALITIES,
    POLARITIES,
    load_vocabulary,
    parse_vocabulary,
)
from comity.ontology.errors import DataError
from comity.ontology.iris import entity_iri
from comity.ontology.schema import Model

GOLD_RELATIONS = {
    "memberOf", "partyTo", "recognizes", "designates", "supports", "opposes", "concernedAbout",
    "met", "visited", "agreed", "cooperates", "aids", "accuses", "rejects", "threatens",
    "sanctions", "attacks", "requests", "protests", "mobilizes", "coerces", "retreats",
    "concedes", "trades", "promises", "invests", "participatesIn", "connects", "holdsOffice",
    "controls", "allied", "locatedIn", "other",
}  # fmt: skip

MINIMAL = """
relations = ["met"]
said_is_done = []
[modalities]
Asserted = "asserted"
[negation.asserted]
positive = { polarity = "negative" }
[kinds.ConsultEvent]
relation = "met"
polarity = "positive"
"""


def situation_kinds(model: Model) -> list[str]:
    """The classes that a reader may use: those with an edge of their own or by inheritance."""
    return sorted(kind for kind in model.classes if model.relation(kind))


def test_every_class_of_situations_is_worded(model: Model) -> None:
    assert sorted(load_vocabulary().kinds) == situation_kinds(model)


def test_every_mode_is_worded_and_no_other(model: Model) -> None:
    vocabulary = load_vocabulary()
    for mode, events in model.modes.items():
        for event in events:
            wording = vocabulary.wording(Situation(event, (), mode=mode))
            assert wording.relation in GOLD_RELATIONS
    for name, kind in vocabulary.kinds.items():
        assert all(model.allows_mode(name, mode) for mode in kind.modes)
        assert set(kind.targets) <= set(model.classes)


def test_fallbacks_are_roles(model: Model) -> None:
    vocabulary = load_vocabulary()
    for name in vocabulary.kinds:
        fallback = vocabulary.wording(Situation(name, ())).fallback
        assert fallback is None or model.is_a(name, model.roles[fallback].domain)


def test_the_relations_are_those_of_the_annotated_texts() -> None:
    assert load_vocabulary().relations == GOLD_RELATIONS


@pytest.mark.parametrize("speaker", [None, "somebody"])
@pytest.mark.parametrize("polarity", typing.get_args(Polarity))
@pytest.mark.parametrize("modality", typing.get_args(Modality))
def test_every_modality_of_every_class_has_a_word(
    model: Model, modality: Modality, polarity: Polarity, speaker: str | None
) -> None:
    vocabulary = load_vocabulary()
    thing = Thing(entity_iri("person", "x"), "X", "Person")
    for kind in situation_kinds(model):
        situation = Situation(kind, ())
        claim = Claim(
            "a", situation, Quotation(0, 1, "x"), modality, polarity,
            speaker=Role("speaker", thing, "") if speaker else None,
        )  # fmt: skip
        sign, word = vocabulary.sign_and_modality(claim, vocabulary.wording(situation))
        assert sign in POLARITIES
        assert word in MODALITIES


def test_leaving_a_body_is_negative_and_leaving_a_battlefield_is_not(model: Model) -> None:
    vocabulary = load_vocabulary()
    retreat = Situation("RetreatEvent", (), mode="withdraw")
    body = model.classes["IntergovernmentalOrganization"]
    assert vocabulary.wording(retreat, body).polarity == "negative"
    assert vocabulary.wording(retreat, model.classes["State"]).polarity == "positive"
    release = Situation("RetreatEvent", (), mode="release")
    assert vocabulary.wording(release, model.classes["ArmedGroup"]).polarity == "positive"


def test_a_minimal_file_is_read() -> None:
    assert parse_vocabulary(MINIMAL).wording(Situation("ConsultEvent", ())).relation == "met"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('relation = "met"', 'relation = "knows"', "kinds.ConsultEvent: relation can't be 'knows'"),
        ('polarity = "positive"', 'polarity = "good"', "polarity can't be 'good'"),
        ('Asserted = "asserted"', 'Asserted = "true"', "modality can't be 'true'"),
        ('relation = "met"', 'verb = "met"', "verb"),
        ("said_is_done = []", "", "said_is_done"),
        ("[modalities]", "[modalities", "vocabulary.toml"),
        (
            'polarity = "positive"\n',
            'polarity = "positive"\n[kinds.ConsultEvent.modes]\nvisit = { relation = "saw" }\n',
            "relation can't be 'saw'",
        ),
    ],
)
def test_a_wrong_file_is_refused_with_its_place(old: str, new: str, message: str) -> None:
    assert old in MINIMAL
    with pytest.raises(DataError, match=r"vocabulary\.toml") as caught:
        parse_vocabulary(MINIMAL.replace(old, new))
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_unknown_class_is_refused() -> None:
    with pytest.raises(DataError, match="Eclipse"):
        load_vocabulary().wording(Situation("Eclipse", ()))
