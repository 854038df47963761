"""The state in which an article plays, the regime of which it tells, and its own ministries."""

import pytest

from comity.graph.article import Article
from comity.graph.claim import Claim
from comity.graph.extraction.reader import Reader

NIGER = "Niger's parliament on Sunday discussed the future of the capital, Niamey. "
KENYA = "Kenya's president on Monday spoke to lawmakers in the capital. "


def edges(reader: Reader, text: str, publisher: str | None = None) -> set[tuple[str, str, str]]:
    article = Article("any", text, published="2026-03-02", publisher=publisher)
    found = [c for c in reader.extract(article).claims if not c.is_silent]
    return {(c.situation.kind, *_sides(c)) for c in found}


def _sides(claim: Claim) -> tuple[str, str]:
    roles = claim.situation.roles
    return roles[0].entity.label, roles[1].entity.label if len(roles) > 1 else ""


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        (
            NIGER + "France refused to pay. The foreign ministry summoned the French ambassador.",
            ("ProtestEvent", "Niger's foreign ministry", "France"),
        ),
        (NIGER + "The president condemned France.", ("HostileStance", "Niger", "France")),
        (
            NIGER + "Its ties with France are cold. The army attacked rebels in Agadez.",
            ("AssaultEvent", "Niger", "rebels"),
        ),
        (
            NIGER + "The interior minister accused France of arming rebels.",
            ("AccuseEvent", "Niger", "France"),
        ),
        (
            KENYA + "Somalia condemned the move. The opposition accused the government.",
            ("AccuseEvent", "opposition", "Kenya"),
        ),
        (
            "Iraq's parliament urged the government to expel the troops of Turkey.",
            ("RequestEvent", "Council of Representatives of Iraq", "Iraq"),
        ),
    ],
)
def test_organs_without_a_name_are_those_of_where_it_plays(
    reader: Reader, text: str, edge: tuple[str, str, str]
) -> None:
    assert edge in edges(reader, text)


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        (
            "Poland expelled two diplomats. The foreign ministry accused Chile of spying.",
            ("AccuseEvent", "Poland's foreign ministry", "Chile"),
        ),
        (
            NIGER + "Hungary's prime minister blocked the loan. The government accuses Mali.",
            ("AccuseEvent", "Hungary", "Mali"),
        ),
    ],
)
def test_organs_are_those_of_who_acted_just_before(
    reader: Reader, text: str, edge: tuple[str, str, str]
) -> None:
    assert edge in edges(reader, text)


def test_what_a_state_publishes_plays_nowhere(reader: Reader) -> None:
    text = NIGER.strip() + "\n\nThe president condemned France."
    assert ("HostileStance", "Niger", "France") in edges(reader, text)
    found = edges(reader, text, "U.S. Department of State")
    assert not any(edge[1] == "Niger" and edge[0] == "HostileStance" for edge in found)


def test_a_digest_plays_nowhere(reader: Reader) -> None:
    items = ["Chad and Mali signed a treaty.", "Peru visited Chile.", "Japan sold ships to Fiji."]
    text = "\n\n".join([NIGER.strip(), *items * 2, "The president condemned France."])
    assert ("HostileStance", "Niger", "France") not in edges(reader, text)


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        (
            "Guinea's military rulers met in Conakry. The United States and Canada acted today. "
            "The regime has arrested Amara Bah.",
            ("CoerceEvent", "Guinea", "Amara Bah"),
        ),
        (
            "After a coup in Guinea, Canada left. Belarus sent weapons to the junta.",
            ("AidEvent", "Belarus", "Guinea"),
        ),
    ],
)
def test_a_junta_rules_where_the_coup_was(
    reader: Reader, text: str, edge: tuple[str, str, str]
) -> None:
    assert edge in edges(reader, text)


def test_the_regime_is_never_who_issues_the_statement(reader: Reader) -> None:
    text = (
        "The United States condemns the violence in Guinea. The United States stands with the "
        "people of Guinea. The regime has arrested Amara Bah."
    )
    found = edges(reader, text, "U.S. Department of State")
    assert not any(edge[:2] == ("CoerceEvent", "United States") for edge in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru left dozens of bodies, including the Panel on Climate Change, the Convention on "
            "Trade, UN Women and the Green Fund.",
            "RetreatEvent",
        ),
    ],
)
def test_a_list_behind_including_is_one(reader: Reader, text: str, expected: str) -> None:
    found = [edge for edge in edges(reader, text) if edge[0] == expected]
    assert len(found) >= 3


@pytest.mark.parametrize(
    "text",
    [
        "NATO held drills in Norway involving troops from nations including Sweden and Finland.",
        "The naval drills brought together Sweden and Finland.",
        "Norway began drills with ships from Sweden and Finland.",
    ],
)
def test_drills_tell_of_those_they_involve(reader: Reader, text: str) -> None:
    found = edges(reader, text)
    assert {e[1] for e in found if e[0] == "ConsultEvent"} >= {"Sweden", "Finland"}


def test_four_people_among_them(reader: Reader) -> None:
    text = (
        "The EU sanctioned four officials close to the junta, among them Colonel Amara Bah and "
        "General Issa Sow."
    )
    assert {e[2] for e in edges(reader, text)} >= {"Amara Bah", "Issa Sow"}


def test_a_charge_that_is_denied_was_not_planned(reader: Reader) -> None:
    text = "Chad accused Mali of plotting to oust its king, a charge that Mali has denied."
    found = reader.extract(Article("any", text)).claims
    denied = [c for c in found if c.situation.kind == "RejectEvent"]
    assert denied
    assert all(c.modality == "Asserted" for c in denied)


def test_what_is_denied_is_the_charge_not_the_last_noun(reader: Reader) -> None:
    text = "Chad accused Mali of selling oil from the disputed waters, which Mali denied."
    found = [e for e in edges(reader, text) if e[0] == "RejectEvent"]
    assert found == [("RejectEvent", "Mali", "Chad")]


def test_what_was_before_a_past_year_ended_is_of_it(reader: Reader) -> None:
    text = "Peru sued Chile in 2019 after talks between Peru and Bolivia collapsed."
    found = [
        c for c in reader.extract(Article("any", text, published="2026-03-02")).claims
        if c.situation.kind == "ConsultEvent"
    ]  # fmt: skip
    assert found
    periods = [claim.situation.period for claim in found]
    assert all(period and (period.begin or "")[:4] == "2019" for period in periods)


def test_others_thanked_did_not_agree(reader: Reader) -> None:
    text = "Kaja Kallas hailed the deal and thanked China, Saudi Arabia and Qatar."
    assert not any(e[0] == "AgreeEvent" for e in edges(reader, text))


def test_experts_are_nobody_told_of_before(reader: Reader) -> None:
    text = (
        "U.S. officials denied it. Experts say that Peru owes money to China, and they urged the "
        "government to ask China for help."
    )
    assert not any(e[:2] == ("RequestEvent", "United States") for e in edges(reader, text))


def test_what_describes_a_group_is_none_of_a_person(reader: Reader) -> None:
    text = "Ali Hadi commanded the Popular Mobilization Forces (PMF), an Iranian-backed militia."
    backed = [e[2] for e in edges(reader, text) if e[:2] == ("FavourableStance", "Iran")]
    assert backed == ["Popular Mobilization Forces"]


@pytest.mark.parametrize("group", ["Syrian groups", "Iranian movement"])
def test_groups_from_a_state_are_not_the_state(reader: Reader, group: str) -> None:
    found = edges(reader, f"The {group} attacked Turkey.")
    assert {e[1] for e in found if e[0] == "AssaultEvent"} == {group}


def test_relative_clauses_without_that(reader: Reader) -> None:
    found = edges(reader, "The tariffs Trump imposed on Brazil hit coffee.")
    assert {e[2] for e in found if e[0] == "SanctionsRelation"} == {"Brazil"}


def test_a_strike_by_a_force_is_on_a_place(reader: Reader) -> None:
    text = "Two people died in a strike by the Israeli Air Force on Tyre and in Lebanon."
    found = edges(reader, text)
    assert any(e[0] == "AssaultEvent" and e[2] in {"Tyre", "Lebanon"} for e in found)


def test_who_is_threatened_may_stand_behind_if(reader: Reader) -> None:
    text = "Peru threatened to impose sanctions if Chile forced the troops to leave."
    assert ("ThreatenEvent", "Peru", "Chile") in edges(reader, text)


def test_several_mediate_before_a_hyphen(reader: Reader) -> None:
    found = edges(reader, "Qatar and Egypt-mediated talks between Israel and Hamas resumed.")
    assert {e[1] for e in found if e[2] == "Israel"} >= {"Qatar", "Egypt"}


def test_what_stands_before_a_colon_says_who_it_is(reader: Reader) -> None:
    text = "Ethiopia left. Egypt, at odds with Ethiopia, saw its chance: it sent arms to Somalia."
    assert {e[1] for e in edges(reader, text) if e[0] == "AidEvent"} == {"Egypt"}
