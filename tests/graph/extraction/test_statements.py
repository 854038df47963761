"""Joint statements: who makes them, and the lists in which they tell what was agreed."""

import pytest

from comity.graph.article import Article
from comity.graph.extraction.reader import Reader
from tests.graph.extraction.told import claims

STATEMENT = """The Ministers of Foreign Affairs from Chile, Peru and Bolivia met in Lima.

In the field of trade, the participants:

• Welcomed the opening of a market in Arica;

• Commended Ecuador for its hospitality.

For the coming year the participants intend to:

• Promote trade with Colombia.
"""


def told(reader: Reader, title: str | None) -> set[tuple[str, str, str, str]]:
    """(class, first filler, last filler, modality) of each claim of the statement."""
    article = Article("made-up", STATEMENT, title=title, published="2024-05-02")
    return {
        (
            c.situation.kind,
            c.situation.roles[0].entity.label,
            c.situation.roles[-1].entity.label,
            c.modality,
        )
        for c in reader.extract(article).claims
    }


def test_items_are_told_of_those_who_make_the_statement(reader: Reader) -> None:
    """Each item of the list is the act of all the parties."""
    found = told(reader, "Joint Statement of Chile, Peru and Bolivia")
    for party in ("Chile", "Peru", "Bolivia"):
        assert ("FavourableStance", party, "Ecuador", "Asserted") in found


def test_what_a_list_says_is_intended_is_not_asserted(reader: Reader) -> None:
    """Trade that is to be promoted does not flow."""
    found = told(reader, "Joint Statement of Chile, Peru and Bolivia")
    assert not any(kind.startswith("Trade") and m == "Asserted" for kind, _, _, m in found)


def test_an_official_statement_accuses_and_asks_in_its_own_voice(reader: Reader) -> None:
    """What an organ publishes is said by its state, which needs no "said"."""
    text = "The United States is watching. Chad violated the ceasefire. It must release all guards."
    article = Article("made-up", text, publisher="US Department of State", published="2024-05-02")
    found = {
        (c.situation.kind, *(r.entity.label for r in c.situation.roles[:2]))
        for c in reader.extract(article).claims
    }
    assert {
        ("AccuseEvent", "United States", "Chad"),
        ("RequestEvent", "United States", "Chad"),
    } <= found


def test_a_newspaper_speaks_for_no_state(reader: Reader) -> None:
    """What a reporter writes is nobody's accusation."""
    text = "The government of Chad violated the ceasefire. The United States is silent."
    article = Article("made-up", text, publisher="Voice of America", published="2024-05-02")
    kinds = {c.situation.kind for c in reader.extract(article).claims}
    assert "AccuseEvent" not in kinds


NOTICE = """\
The United States acts. The Treasury Department is today
designating nine Chadian officials and Anna Berg, the president's sister. Among those
designated is Jon Dahl. Norway called on Mali to open talks and cooperate with Niger. Mali has
answered threats to attack Togo.
"""


def noticed(reader: Reader) -> set[tuple[str, str, str]]:
    """(class, agent, recipient) of each claim of a notice of sanctions, for all its agents."""
    text = NOTICE.replace("\n", " ")
    article = Article("made-up", text, publisher="US Department of State", published="2024-05-02")
    found = set()
    for claim in reader.extract(article).claims:
        *roles, last = sorted(
            claim.situation.roles, key=lambda r: r.name in {"sanctioned", "recipient", "office"}
        )
        found |= {(claim.situation.kind, r.entity.label, last.entity.label) for r in roles}
    return found


def test_who_is_listed_by_an_organ_is_sanctioned_by_it_and_by_its_state(reader: Reader) -> None:
    """People without a name count; their state is not what is sanctioned."""
    found = noticed(reader)
    for who in ("Chadian officials", "Anna Berg"):
        assert ("SanctionsRelation", "United States Department of the Treasury", who) in found
        assert ("SanctionsRelation", "United States", who) in found
    assert ("SanctionsRelation", "United States", "Jon Dahl") in found
    assert not any(k == "SanctionsRelation" and who == "Chad" for k, _, who in found)
    assert not any(kind == "OfficeHolding" for kind, _, _ in found)


def test_who_is_called_on_is_to_act_and_threats_are_not_of_who_answers(reader: Reader) -> None:
    """Mali, not Norway, is to cooperate; Mali attacks nobody."""
    found = noticed(reader)
    assert ("RequestEvent", "Norway", "Mali") in found
    assert ("CooperateEvent", "Norway", "Niger") not in found
    assert not any(kind == "AssaultEvent" for kind, _, _ in found)


def test_those_who_did_wrong_are_sanctioned_as_a_group(reader: Reader) -> None:
    """They have no name; where nothing is told of them they are nobody."""
    text = (
        "Norway announced visa restrictions on those who undermined the elections in Togo. "
        "Chile imposed sanctions on those."
    )
    found = {
        tuple(r.entity.label for r in c.situation.roles)
        for c in reader.extract(Article("made-up", text)).claims
        if c.situation.kind == "SanctionsRelation"
    }
    assert found == {("Norway", "those who undermined the elections in Togo")}


def test_a_lone_title_is_whoever_was_told_to_bear_it(reader: Reader) -> None:
    """ "The Chairperson", "the Secretary General": not "the bank chairperson"."""
    text = (
        "The Chairperson of the African Union, Anna Berg, spoke. The Chairperson met Chad. "
        "The Secretary General of the OAS, Jon Dahl, spoke. The Secretary General met Peru. "
        "The bank chairperson met Fiji."
    )
    found = {
        tuple(sorted(r.entity.label for r in c.situation.roles))
        for c in reader.extract(Article("made-up", text)).claims
        if c.situation.kind == "ConsultEvent"
    }
    assert found == {("Anna Berg", "Chad"), ("Jon Dahl", "Peru")}


def test_a_publisher_with_a_comma_in_its_name_is_one_body(reader: Reader) -> None:
    """The Foreign, Commonwealth and Development Office speaks for the United Kingdom."""
    publisher = "Foreign, Commonwealth and Development Office"
    article = Article("made-up", "We call on Chad to disarm. The UK waits.", publisher=publisher)
    found = {c.situation.roles[0].entity.label for c in reader.extract(article).claims}
    assert found == {"United Kingdom"}


NUMBERED = """Acting under Article 7 of its Protocol, the African Union:

1. Strongly condemns the attacks in Chad;
2. Calls upon Mali to open its ports and urges Togo to help;
3. Commends Ghana for its mediation.
"""

DASHES = """The ministers of Chad and Mali met in Oslo. The ministers:
- expressed concern at the war in Sudan;
- thanked Ghana for its mediation.
"""


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (NUMBERED, "RequestEvent", {"African Union | Mali", "African Union | Togo"}),
        (NUMBERED, "FavourableStance", {"African Union | Ghana"}),
        (DASHES, "FavourableStance", {"Chad | Ghana", "Mali | Ghana"}),
        (DASHES, "ConcernStance", {"Chad | war in Sudan", "Mali | war in Sudan"}),
        (
            "The Council of the European Union,\n\nDeeply concerned about the war in Sudan;\n\n"
            "Commending Ghana for its mediation;\n\nThanks Togo.\n",
            "FavourableStance",
            {"Council of the European Union | Ghana"},
        ),
        (
            "Togo welcomes the decision of Chad to hold a vote and calls on Mali to help.",
            "RequestEvent",
            {"Togo | Mali"},
        ),
    ],
)
def test_items_begin_with_what_is_done(
    reader: Reader, text: str, kind: str, expected: set[str]
) -> None:
    """Numbered or not, in the present or the past: the line above says who."""
    assert expected <= claims(reader, text, kind)


def test_who_met_makes_the_statement_of_one_of_them(reader: Reader) -> None:
    """The title names the European Union alone."""
    text = (
        "Statement of the EU–Central America Meeting\n\nThe foreign ministers of Panama and "
        "Honduras and the High Representative of the European Union met in Lima.\n\n"
        "Ministers praised Ghana.\n"
    )
    expected = {"European Union | Ghana", "Honduras | Ghana", "Panama | Ghana"}
    assert claims(reader, text, "FavourableStance") == expected


def test_a_release_is_by_whoever_opens_it_and_goes_on_with_we(reader: Reader) -> None:
    text = (
        "PRESS RELEASE\n\nThe Government of Kenya condemns the attack in Baidoa. "
        "We call upon Ethiopia to act. We condemn Eritrea."
    )
    found = reader.extract(Article("release", text)).claims
    pairs = {" ".join(r.entity.label for r in c.situation.roles) for c in found if not c.is_silent}
    assert {"Kenya Ethiopia", "Kenya Eritrea"} <= pairs


def test_who_quotes_a_we_is_no_issuer(reader: Reader) -> None:
    text = 'Kenya condemns the attack in Baidoa. "We will not rest," Somalia said. We left.'
    found = reader.extract(Article("news", text)).claims
    assert not [c for c in found if c.situation.kind == "AssaultEvent" and not c.is_silent]
