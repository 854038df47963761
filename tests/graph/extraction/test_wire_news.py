"""Ways of saying that reports of news agencies use: asides, quarrels, appeals, complaints."""

import pytest

from comity.graph.article import Article
from comity.graph.extraction.reader import Reader
from tests.graph.extraction.told import claims


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Chad has long relied on its ally France.", "Alliance", {"France | Chad"}),
        ("A close ally of France, Anna Holm was elected in 2021.", "Alliance",
         {"Anna Holm | France"}),
        ("Chad and Niger traded accusations over a raid.", "AccuseEvent",
         {"Chad | Niger", "Niger | Chad"}),
        ("Chad's army said that Niger had carried out attacks near the border.", "AccuseEvent",
         {"Chad | Niger"}),
        ("Peru complained that Chile is subsidizing copper.", "AccuseEvent", {"Peru | Chile"}),
        ("Peru regards Puntland as a renegade province.", "Control", {"Peru | Puntland"}),
        ("Anna Holm was released after her arrest by Chad.", "CoerceEvent", {"Chad | Anna Holm"}),
        ("Chile imposed tariffs of 10 percent on Peruvian goods.", "SanctionsRelation",
         {"Chile | Peru"}),
        ("Peru spoke of tariffs imposed by Chile on some of its goods.", "SanctionsRelation",
         {"Chile | Peru"}),
        ("The ICJ ruled that Chile must not take any action.", "RequestEvent",
         {"International Court of Justice | Chile"}),
        ("Norway insisted that Chad withdraw from the area.", "RequestEvent", {"Norway | Chad"}),
        ("The Chairperson of the African Union Commission, Moussa Abdel Karim, left.",
         "OfficeHolding",
         {"Moussa Abdel Karim | Chairperson of the African Union Commission"}),
        ("Anna Holm of Chad signed a memorandum of understanding with Peru.", "AgreeEvent",
         {"Anna Holm | Peru"}),
        ("Norwegian ships used water cannons against Chilean vessels.", "AssaultEvent",
         {"Norway | Chile"}),
        ("Norway has taken the step of closing Chile's consulates.", "CoerceEvent",
         {"Norway | Chile"}),
        ("Chad sent the Peruvian ambassador back home on Monday.", "CoerceEvent",
         {"Chad | Peru"}),
        ("Congo met Rwanda. Goma was quiet.", "ConsultEvent",
         {"Democratic Republic of the Congo | Rwanda"}),
        ("Norway and Peru expressed support for Chile and concern over the raid.",
         "FavourableStance", {"Norway | Chile", "Peru | Chile"}),
    ],
)  # fmt: skip
def test_told(reader: Reader, text: str, kind: str, expected: set[str]) -> None:
    assert claims(reader, text, kind) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Chad and Niger traded accusations over a raid.", "TradeTurnover"),
        ("Norway urged Chad and Niger to meet their commitments.", "ConsultEvent"),
        ("Anna Holm was released after her detention in Chad.", "CoerceEvent"),
        ("Norway insisted that Chad withdrew from the area.", "RequestEvent"),
        ("Peru regards Puntland as a friendly place.", "Control"),
        ("Norway called on Chad to release Anna Holm.", "CoerceEvent"),
        ("Congo met Rwanda.", "ConsultEvent"),
        ("Peru accused Chile of harbouring members of Hamas.", "Membership"),
        ("Anna Holm headed the Chilean delegation.", "ConsultEvent"),
    ],
)
def test_not_told(reader: Reader, text: str, kind: str) -> None:
    assert claims(reader, text, kind) == set()


def test_who_is_called_on_is_to_act(reader: Reader) -> None:
    text = 'Norway called on the "plotters" to release Anna Holm.'
    assert claims(reader, text, "RetreatEvent") == set()


def test_not_taking_any_step_undoes_what_it_leads_to(reader: Reader) -> None:
    text = "Chad must not take any action to seize Puntland."
    found = reader.extract(Article("any", text)).claims
    assert {c.polarity for c in found if c.situation.kind == "Control"} == {"Negative"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad and Niger quarrel. Anna Holm of Chad spoke in Oslo, Norway. "
         "The two countries traded blame.", {"Chad | Niger", "Niger | Chad"}),
        ("Chad and Niger fight. Clashes broke out between Norway and one of the sides.", set()),
    ],
)  # fmt: skip
def test_sides_are_those_of_the_quarrel(reader: Reader, text: str, expected: set[str]) -> None:
    assert claims(reader, text, "AccuseEvent") == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Peru Monday attacked Chile.", "AssaultEvent", "Peru | Chile"),
        ("Ana Rojas Tuesday met the Chilean leader.", "ConsultEvent", "Ana Rojas | Chile"),
        ("The army of Peru Sunday attacked Chile.", "AssaultEvent", "Peru | Chile"),
    ],
)
def test_a_weekday_before_the_verb_is_no_part_of_a_name(
    reader: Reader, text: str, kind: str, expected: str
) -> None:
    assert claims(reader, text, kind) == {expected}
