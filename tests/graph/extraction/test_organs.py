"""Organs that act for their body, and who the participants of a meeting are."""

import pytest

from comity.graph.extraction.reader import Reader
from tests.graph.extraction.told import claims

FAVOUR, HOSTILE = "FavourableStance", "HostileStance"
COMMUNIQUE = "Communiqué of the SADC Summit\n\n"
SADC = "Southern African Development Community"


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (f"{COMMUNIQUE}Summit commended Qatar.", FAVOUR, {f"{SADC} | Qatar"}),
        (f"{COMMUNIQUE}Member states condemned Mali.", HOSTILE, {f"{SADC} | Mali"}),
        (
            "The Authority of Heads of State and Government of SADC met in Lusaka. "
            "The Authority condemned Mali.",
            HOSTILE,
            {f"{SADC} | Mali"},
        ),
        (
            "The IMF's Executive Board met in Washington. The Board praised Ghana.",
            FAVOUR,
            {"International Monetary Fund | Ghana"},
        ),
        (
            "The African Development Bank has lent Togo money. The Bank praised Togo.",
            FAVOUR,
            {"African Development Bank | Togo"},
        ),
        ("Ghana sold oil. The Board praised Togo.", FAVOUR, {"Board | Togo"}),
        (
            "ECOWAS praised the Government and people of Ghana.",
            FAVOUR,
            {"ECOWAS | Ghana"},
        ),
    ],
)
def test_an_organ_acts_for_its_body(
    reader: Reader, text: str, kind: str, expected: set[str]
) -> None:
    assert claims(reader, text, kind) == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "The foreign ministers of the Republic of Chad, the Kyrgyz Republic, Niger and the "
            "Secretary of State of the United States met in Oslo. The participants praised Togo.",
            FAVOUR,
            {f"{who} | Togo" for who in ("Chad", "Kyrgyzstan", "Niger", "United States")},
        ),
        (
            "The presidents of Chad, Mali and Niger met. The participants thanked Mali.",
            FAVOUR,
            {"Chad | Mali", "Niger | Mali"},
        ),
        (
            "We, the King of Lesotho, the President of Chad and the Prime Minister of Mali, met "
            "in Oslo. We praised Togo.",
            FAVOUR,
            {"Lesotho | Togo", "Chad | Togo", "Mali | Togo"},
        ),
        (
            "Anna Holm met Paul Keller in Oslo. They discussed trade. Chad and Mali are far away. "
            "Togo sold oil. The two leaders condemned Niger.",
            HOSTILE,
            {"Anna Holm | Niger", "Paul Keller | Niger"},
        ),
    ],
)
def test_the_participants_are_those_who_met(
    reader: Reader, text: str, kind: str, expected: set[str]
) -> None:
    assert expected <= claims(reader, text, kind)
    assert claims(reader, text, kind) <= expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Quad (Australia, India and Japan) met.",
            {"Australia | Quad", "India | Quad", "Japan | Quad"},
        ),
        (
            "The Quad countries – Australia and India – met.",
            {"Australia | Quad", "India | Quad"},
        ),
        ("Neighbours outside the EU (Norway and Albania) met.", set()),
        ("Ministers of the EU (Norway is no member) met.", set()),
    ],
)
def test_a_list_behind_a_bloc_names_its_members(
    reader: Reader, text: str, expected: set[str]
) -> None:
    assert claims(reader, text, "Membership") == expected


def test_a_past_tense_goes_on_with_a_past_tense(reader: Reader) -> None:
    """Who urged also thanked; who is urged to vote did not."""
    text = "Norway urged Mali to hold a vote and thanked Togo."
    assert claims(reader, text, FAVOUR) == {"Norway | Togo"}
