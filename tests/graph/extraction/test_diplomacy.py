"""Visits, talks, deals and joint acts: where their arguments hide in the syntax."""

import pytest

from comity.graph.article import Article
from comity.graph.extraction.reader import Reader


def pairs(reader: Reader, text: str, kind: str) -> set[str]:
    """ "source | target" of each claim of the class, the two in the order of the alphabet."""
    claims = reader.extract(Article("any", text, published="2025-06-30")).claims
    found = [c.situation.roles for c in claims if c.situation.kind == kind]
    return {" | ".join(sorted(role.entity.label for role in roles[:2])) for roles in found}


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("At the end of a trip to Oman, Chad and Qatar by Swedish envoy Anna Holm, she left.",
         "ConsultEvent", {"Anna Holm | Oman", "Anna Holm | Chad", "Anna Holm | Qatar"}),
        ("Norwegian minister Kari Dahl met on Monday with visiting US Defense Minister Tom Reed.",
         "ConsultEvent", {"Kari Dahl | Tom Reed", "Norway | United States"}),
        ("Talks in Cairo, Egypt, between Chad and Niger resumed.", "ConsultEvent",
         {"Chad | Niger", "Cairo | Chad", "Cairo | Niger"}),
        ("Chad and Niger announced the signing of an agreement.", "AgreeEvent", {"Chad | Niger"}),
        ("Chad freed prisoners as part of a ceasefire agreement with Niger.", "AgreeEvent",
         {"Chad | Niger"}),
        ("Chad signed a deal to buy 20 tanks from Turkey.", "AgreeEvent",
         {"Chad | Turkey"}),
        ("Germany recognizes and establishes diplomatic relations with Niue.", "Recognition",
         {"Germany | Niue"}),
        ("France's role as the co-chair of the Minsk Group is over.", "Membership",
         {"France | OSCE Minsk Group"}),
        ("Kenya overtook Chad to become the largest trading partner of Niger.", "TradeTurnover",
         {"Kenya | Niger"}),
    ],
)  # fmt: skip
def test_arguments_are_found(reader: Reader, text: str, kind: str, expected: set[str]) -> None:
    assert pairs(reader, text, kind) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Russia conducted airstrikes on behalf of Chad.", "AssaultEvent"),
        ("In a joint statement, France and Germany condemned the attack.", "AssaultEvent"),
        ("China is Chad's largest trading partner.", "Alliance"),
        ("Kari Dahl met a Zambian opposition leader.", "ConsultEvent"),
        ("The railway will link Chad with Niger.", "CooperateEvent"),
        ("A US-brokered ceasefire held.", "AgreementParticipation"),
        ("A rebel was killed in cooperation with Niger.", "CooperateEvent"),
        ("Sweden took the presidency of the Nordic Council.", "Designation"),
        ("Officials flew home from Amman, Jordan.", "ConsultEvent"),
    ],
)
def test_near_misses_are_none(reader: Reader, text: str, kind: str) -> None:
    assert not pairs(reader, text, kind)


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Officials from Oman, Chad and Niger met in Doha.", "ConsultEvent",
         {"Chad | Oman", "Niger | Oman", "Chad | Niger", "Doha | Oman", "Chad | Doha",
          "Doha | Niger"}),
        ("A delegation led by Kari Dahl arrived in Chad.", "ConsultEvent", {"Chad | Kari Dahl"}),
        ("Kari Dahl met Zambia's president.", "ConsultEvent", {"Kari Dahl | Zambia"}),
        ("Zambia received a delegation from Chad.", "ConsultEvent", {"Chad | Zambia"}),
        ("Zambia's president paid a courtesy call on Kari Dahl.", "ConsultEvent",
         {"Kari Dahl | Zambia"}),
        ("Chad, along with Niger, signed the accord.", "AgreeEvent", {"Chad | Niger"}),
        ("Chad and Niger are U.S. allies.", "Alliance",
         {"Chad | United States", "Niger | United States"}),
        ("Chad's parliament ratified Ghana's African Union membership.", "Membership",
         {"African Union | Ghana"}),
        ("Chad and Niger held joint drills in Mali.", "CooperateEvent", {"Chad | Niger"}),
        ("Kari Dahl shook hands with Peter Banda.", "ConsultEvent", {"Kari Dahl | Peter Banda"}),
        ("African Union members include Ghana and Togo.", "Membership",
         {"African Union | Ghana", "African Union | Togo"}),
    ],
)  # fmt: skip
def test_groups_and_leaders_are_told_apart(
    reader: Reader, text: str, kind: str, expected: set[str]
) -> None:
    assert pairs(reader, text, kind) == expected


def test_ways_to_do_it_are_not_the_deed(reader: Reader) -> None:
    text = "Chad and Niger discussed ways to resume negotiations."
    claims = reader.extract(Article("any", text, published="2025-06-30")).claims
    assert {c.modality for c in claims if c.frame == "consult.talks"} <= {"Planned"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The climate summit opened in Geneva.", {"Geneva | climate summit"}),
        ("The town of Nasir in South Sudan fell.", {"Nasir | South Sudan"}),
        ("Kari Dahl opened an office in Geneva.", set()),
    ],
)
def test_summits_and_towns_have_a_place(reader: Reader, text: str, expected: set[str]) -> None:
    assert pairs(reader, text, "Location") == expected
