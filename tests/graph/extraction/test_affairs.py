"""What is told of play and business, of long lists, and of helpers is not told of states."""

import pytest

from comity.graph.article import Article
from comity.graph.extraction.reader import Reader


def told(reader: Reader, text: str) -> set[tuple[str, ...]]:
    """(situation, labels of its roles' fillers …) of each claim."""
    claims = reader.extract(Article("a", text, published="2024-11-26")).claims
    return {
        (c.situation.kind, *(r.entity.label for r in c.situation.roles[:2]))
        for c in claims
        if c.situation.kind != "OfficeHolding"
    }


@pytest.mark.parametrize(
    "text",
    [
        "Estonia destroyed Latvia in the first innings.",
        "Finland rejected the goalkeeper's complaint.",
        "Volvo and Saab work together on a lorry.",
        "Volvo will shut down Saab.",
        "Estonia held lengthy talks for Latvia.",
        "Asked by Estonia whether ships had left, Latvia gave no answer.",
        "Estonia's trade war with Latvia goes on.",
    ],
)
def test_no_affair_of_states(reader: Reader, text: str) -> None:
    assert told(reader, text) == set()


def test_affairs_of_states_beside_them(reader: Reader) -> None:
    assert ("AssaultEvent", "Estonia", "Latvia") in told(reader, "Estonia destroyed Latvia.")
    found = told(reader, "Estonia condemned Latvia at the Rugby Museum.")
    assert ("HostileStance", "Estonia", "Latvia") in found
    assert ("AssaultEvent", "Estonia", "Latvia") in told(
        reader, "Estonia's war with Latvia goes on."
    )


def test_a_long_list_makes_no_pairs(reader: Reader) -> None:
    assert told(reader, "The leaders of Chad, Niger, Mali, Benin and Togo met in Lagos.") == set()
    assert len(told(reader, "The leaders of Chad, Niger and Mali met in Lagos.")) == 3


def test_who_attends_takes_part(reader: Reader) -> None:
    found = told(reader, "The summit was attended by Angola and Zambia.")
    assert found == {("ConsultEvent", "Angola", "summit"), ("ConsultEvent", "Zambia", "summit")}


def test_counterparts_are_of_others(reader: Reader) -> None:
    found = told(reader, "The French foreign minister met his counterparts from Chad and Niger.")
    assert found == {("ConsultEvent", "France", "Chad"), ("ConsultEvent", "France", "Niger")}


def test_who_paid_for_it_is_not_hit(reader: Reader) -> None:
    found = told(reader, "Somalia destroyed an American-funded warehouse.")
    assert found == {("AssaultEvent", "Somalia", "American-funded warehouse")}
    found = told(reader, "Somalia destroyed an American warehouse.")
    assert ("AssaultEvent", "Somalia", "United States") in found


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("Chad called on Niger to stop the raids and free the sailors.", "Niger"),
        ("Chad appealed to Niger to free the sailors.", "Niger"),
        ("Chad defended the right of Niger to free the sailors.", "Niger"),
        ("Chad agreed to free the sailors.", "Chad"),
    ],
)
def test_who_is_called_on_is_to_do_it(reader: Reader, text: str, agent: str) -> None:
    assert ("RetreatEvent", agent, "sailors") in told(reader, text)


def test_ties_among_others_are_not_the_speakers(reader: Reader) -> None:
    found = told(reader, "Chad and Niger welcomed closer ties among neighbours.")
    assert "CooperateEvent" not in {kind for kind, *_ in found}
    found = told(reader, "Chad and Niger welcomed closer ties between the two countries.")
    assert ("CooperateEvent", "Chad", "Niger") in found


def test_those_whom_a_force_is_used_against_do_ask(reader: Reader) -> None:
    text = "Troops used batons on Saturday against protesters demanding free elections in Togo."
    claims = reader.extract(Article("a", text, published="2024-11-26")).claims
    assert {c.polarity for c in claims if c.situation.kind == "RequestEvent"} == {"Positive"}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("President William Ruto called on Emmanuel Macron on Monday.", {"ConsultEvent"}),
        ("President William Ruto called on Emmanuel Macron to help.", {"RequestEvent"}),
        ("Kenya's president headed to Chad.", {"ConsultEvent"}),
        ("Kenya's president headed the delegation to Chad.", set()),
        ("Kenya withdrew from a meeting in Chad.", set()),
        ("Kenya expressed condolences for the lives lost in Chad.", set()),
        ("Kenya expressed support for Chad.", {"FavourableStance"}),
        ("Kenya withdrew from Chad.", {"RetreatEvent"}),
        ("Police in Kenya arrested a man.", set()),
        ("Police in Kenya arrested four protesters.", {"CoerceEvent"}),
    ],
)
def test_words_of_two_senses(reader: Reader, text: str, kinds: set[str]) -> None:
    assert {kind for kind, *_ in told(reader, text)} == kinds
