"""Fiction, drills, false reports and what nothing shows: told, and not told as so."""

import pytest

from comity.graph.article import Article
from comity.graph.claim import Claim
from comity.graph.extraction.reader import Reader
from tests.graph.extraction.told import claims as told


def claims(reader: Reader, text: str) -> list[Claim]:
    found = reader.extract(Article("any", text, published="2025-06-30")).claims
    return [claim for claim in found if not claim.is_silent]


@pytest.mark.parametrize(
    "text",
    [
        "In the film, Norway attacks Chile.",
        "In one scenario, Norway attacked Chile and Peru sent troops.",
        "In a fictional war, Norway bombs Chile.",
        "The novel imagines a war in which Russia invades Norway.",
        "The drill simulated an invasion of Chile by Norway.",
        "There is no evidence that Norway attacked Chile.",
        "There is little proof that Norway attacked Chile.",
        "Peru has not found any evidence that Norway attacked Chile.",
        "The EU postponed sanctions on Belarus.",
        "If Norway attacks Chile, Peru will help Chile.",
        "When Norway attacks Chile, Peru will help.",
        "Some say Norway attacked Chile.",
        "Few believe that Norway attacked Chile.",
        "Peru warned Norway against attacking Chile.",
    ],
)
def test_what_is_imagined_or_unproven_is_not_asserted(reader: Reader, text: str) -> None:
    found = [
        c for c in claims(reader, text) if c.situation.kind in {"AssaultEvent", "SanctionsRelation"}
    ]
    assert found
    assert not {"asserts", "assertsPast"} & {claim.link for claim in found}


@pytest.mark.parametrize(
    "text",
    [
        "The rumour that Norway had attacked Chile was false.",
        "Reports that Norway had attacked Chile proved untrue.",
        "A report that Norway had attacked Chile was dismissed as fake.",
        "A false report said that Norway had attacked Chile.",
    ],
)
def test_a_report_that_is_false_is_denied(reader: Reader, text: str) -> None:
    assert {claim.link for claim in claims(reader, text)} == {"denies"}


@pytest.mark.parametrize(
    "text",
    [
        "Why did Norway attack Chile?",
        "There is evidence that Norway attacked Chile.",
        "In the war, Norway attacked Chile.",
        "Trump ignited a quarrel, by first imposing and then delaying a tariff on Chile.",
    ],
)
def test_what_is_taken_for_granted_is_asserted(reader: Reader, text: str) -> None:
    found = claims(reader, text)
    assert {claim.link for claim in found if claim.situation.kind == "AssaultEvent"} <= {"asserts"}


@pytest.mark.parametrize(
    ("text", "attacked"),
    [
        ("Chad attacked Mali and Togo sent troops.", {"Chad | Mali"}),
        ("When Chad attacked Mali and Togo sent troops, Benin appealed for help.", {"Chad | Mali"}),
        ("Chad attacked Mali and Togo.", {"Chad | Mali", "Chad | Togo"}),
    ],
)
def test_the_next_subject_is_no_object_of_the_verb_before(
    reader: Reader, text: str, attacked: set[str]
) -> None:
    assert told(reader, text, "AssaultEvent") == attacked


def test_an_airline_is_not_its_country(reader: Reader) -> None:
    assert not told(reader, "Air France cancelled flights to Mali.", "SanctionEvent")
    assert not told(reader, "The Swiss company was selling parts to Russia.", "TradeFlow")


@pytest.mark.parametrize(
    ("text", "attacked"),
    [
        ("Chad attacked Peru, as well as Bolivia.", {"Chad | Peru", "Chad | Bolivia"}),
        ("Chad attacked Mali, as well as Togo.", {"Chad | Mali", "Chad | Togo"}),
        ("Chad and Mali attacked one another.", {"Chad | Mali", "Mali | Chad"}),
    ],
)
def test_all_who_are_named_with_it(reader: Reader, text: str, attacked: set[str]) -> None:
    assert told(reader, text, "AssaultEvent") == attacked


def test_neither_is_none(reader: Reader) -> None:
    links = {claim.link for claim in claims(reader, "Chad attacked neither Mali nor Togo.")}
    assert links == {"denies"}


def test_nobody_denies_whom_he_is_said_to_arm(reader: Reader) -> None:
    text = "The UAE has been accused of arming the RSF, which it denies."
    assert not told(reader, text, "RejectEvent")


def test_a_sum_is_none_of_who_gets_it(reader: Reader) -> None:
    text = "South Korea sold tanks worth $6 billion to Poland."
    assert told(reader, text, "TradeFlow") == {"South Korea | Poland"}


@pytest.mark.parametrize(
    ("text", "kind", "sides"),
    [
        ("Chad left after Addis Ababa signed a deal with Mali.", "AgreeEvent", "Ethiopia | Mali"),
        ("Nauru cut ties with Taiwan, leaving it with 12.", "RetreatEvent", "Nauru | Taiwan"),
        ("Gabon and Mali, which import from Chad, left.", "TradeFlow", "Chad | Gabon"),
    ],
)  # fmt: skip
def test_a_verb_has_the_name_before_it(reader: Reader, text: str, kind: str, sides: str) -> None:
    assert sides in told(reader, text, kind)


def test_a_claim_that_is_not_verified_was_made(reader: Reader) -> None:
    text = "Peru's claim that Chile attacked it has not been verified."
    links = {claim.situation.kind: claim.link for claim in claims(reader, text)}
    assert links == {"AccuseEvent": "asserts", "AssaultEvent": "projects"}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya condemns the terrorist attack carried out yesterday in Baidoa.",
        "The Government of Kenya condemned an attack launched on Sunday in Baidoa.",
    ],
)
def test_who_condemns_an_attack_has_not_made_it(reader: Reader, text: str) -> None:
    found = reader.extract(Article("any", text)).claims
    assert not [claim for claim in found if claim.situation.kind == "AssaultEvent"]


@pytest.mark.parametrize(
    "text",
    ["Peru promised not to attack Chile.", "Ana Rojas has vowed to end the war with Chile."],
)
def test_who_promises_peace_does_not_threaten(reader: Reader, text: str) -> None:
    assert not told(reader, text, "ThreatenEvent")


def test_firms_that_are_said_to_have_helped_are_no_state(reader: Reader) -> None:
    text = "Peru imposed sanctions on firms that it said had helped Iran."
    assert not told(reader, text, "AidEvent")
