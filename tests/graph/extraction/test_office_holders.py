"""Who bears which office: by verbs of appointing and succeeding, as a counterpart, in turn."""

import pytest

from comity.graph.article import Article
from comity.graph.extraction.reader import Reader


def offices(reader: Reader, text: str) -> set[str]:
    """ "person | office" of each claim, with "past" where it is told as over."""
    claims = reader.extract(Article("any", text, published="2025-06-30")).claims
    held = [c for c in claims if c.situation.kind == "OfficeHolding"]
    return {
        " | ".join(role.entity.label for role in claim.situation.roles)
        + (" | past" if claim.link == "assertsPast" else "")
        for claim in held
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peter Banda succeeded John Mwale as president of Zambia.",
         {"Peter Banda | President of Zambia", "John Mwale | President of Zambia | past"}),
        ("Zambia's parliament elected Peter Banda president.",
         {"Peter Banda | President of Zambia"}),
        ("Zambia's new prime minister is Peter Banda.",
         {"Peter Banda | Prime Minister of Zambia"}),
        ("Zambia's president named Peter Banda as the country's new prime minister.",
         {"Peter Banda | Prime Minister of Zambia"}),
        ("Peter Banda took office as president of Zambia on Monday.",
         {"Peter Banda | President of Zambia"}),
        ("Peter Banda and Mary Phiri became president and vice president of Zambia, respectively.",
         {"Peter Banda | President", "Mary Phiri | Vice President of Zambia"}),
        ("Norwegian foreign minister Kari Dahl met her Danish counterpart Lars Holm in Oslo.",
         {"Kari Dahl | Foreign Minister of Norway", "Lars Holm | Foreign Minister of Denmark"}),
        ("Algeria's newly appointed president, Karim Haddad, spoke.",
         {"Karim Haddad | President of Algeria"}),
        ("Zambia's Deputy PM Peter Banda resigned.",
         {"Peter Banda | Deputy Prime Minister of Zambia"}),
        ("Hezbollah Secretary-General Hassan Karim spoke.",
         {"Hassan Karim | Secretary General of Hezbollah"}),
        ("Zambia's president-elect Peter Banda spoke.",
         {"Peter Banda | President-elect of Zambia"}),
        ("In Zambia, Peter Banda was re-elected president for the second time.",
         {"Peter Banda | President of Zambia"}),
        ("A new cabinet was formed with Peter Banda as Zambian premier.",
         {"Peter Banda | Prime Minister of Zambia"}),
        ("Mario Rossi was named chief executive of Boeing.",
         {"Mario Rossi | Chief Executive of Boeing"}),
    ],
)  # fmt: skip
def test_the_bearer_of_an_office_is_found(reader: Reader, text: str, expected: set[str]) -> None:
    assert offices(reader, text) == expected


def test_a_predecessor_is_not_the_one_who_is_appointed(reader: Reader) -> None:
    found = offices(reader, "Peter Banda replaced John Mwale as Zambia's finance minister.")
    assert "John Mwale | Finance Minister of Zambia" not in found


def test_whose_the_office_is_stays_open_between_two_states(reader: Reader) -> None:
    text = "Zambia and Malawi said that Peter Banda is the country's new prime minister."
    assert offices(reader, text) == {"Peter Banda | Prime Minister"}


def test_a_name_does_not_take_in_the_word_behind_it(reader: Reader) -> None:
    text = "Kenya chose Peter Banda as Special Envoy for Sudan."
    assert {found.split(" | ")[0] for found in offices(reader, text)} <= {"Peter Banda"}


def test_a_president_of_no_known_state_is_not_another_lands(reader: Reader) -> None:
    text = (
        "Brazil sent only its ambassador. President Luiz Vargas had demanded that Venezuela "
        "publish the tallies of the vote, which drew crowds in the capital and in many other towns "
        "of the country, and which observers called neither free nor fair, nor well prepared.\n\n"
        "Ana Rojas fled abroad. Panama's president received her with full honours."
    )
    found = reader.extract(Article("a", text)).claims
    met = {
        r.entity.label
        for c in found
        if c.situation.kind == "ConsultEvent"
        for r in c.situation.roles
    }
    assert "Luiz Vargas" not in met
