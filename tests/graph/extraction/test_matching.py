"""What a frame requires of a clause, and what it will not have."""

import pytest

from comity.graph.article import Article
from comity.graph.extraction.reader import Reader


def kinds(reader: Reader, text: str) -> set[str]:
    """The classes of the situations that a text tells of, offices apart."""
    claims = reader.extract(Article("made-up", text, published="2024-05-02")).claims
    return {c.situation.kind for c in claims} - {"OfficeHolding"}


@pytest.mark.parametrize(
    "text",
    [
        "Norway renewed its sanctions and targeted several Belarusian officials.",
        "The leaders of Chile and Peru issued a joint call for restraint.",
        "The navies of Chile and Peru intercepted a drone.",
    ],
)
def test_a_frame_keeps_from_clauses_that_mean_something_else(reader: Reader, text: str) -> None:
    """Officials are targeted by sanctions, a call may be an appeal, allies don't attack."""
    assert not kinds(reader, text) & {"AssaultEvent", "ConsultEvent"}


def test_the_same_predicate_elsewhere_still_counts(reader: Reader) -> None:
    """Only the clauses excluded are passed over."""
    assert "AssaultEvent" in kinds(reader, "Somali forces targeted al-Shabaab.")
    assert "ConsultEvent" in kinds(reader, "Chile held a call with Peru.")


def test_to_designate_is_to_sanction_unless_it_names_a_legal_category(reader: Reader) -> None:
    """ "Designated as terrorist" is a category; bare, it puts somebody on a sanctions list."""
    assert "SanctionsRelation" in kinds(reader, "The European Union designated Rosatom in May.")
    assert kinds(reader, "Peru designated Hezbollah as a terrorist group.") == {"Designation"}


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Most of Idlib is in the hands of Hezbollah.", ("Hezbollah", "Idlib")),
        ("Argentina declared Hamas a terrorist group.", ("Argentina", "Hamas")),
        ("Peru told Chile to release the sailors.", ("Peru", "Chile")),
        ("Anna Berg was put on a Swiss sanctions list.", ("Switzerland", "Anna Berg")),
        ("Chile staged drills around Peru.", ("Chile", "Peru")),
        ("Peru disbursed one billion euros in loans to Chile.", ("Peru", "Chile")),
        ("Peru said Chile was sheltering rebels.", ("Peru", "Chile")),
        ("Peru insisted that Chile release the sailors.", ("Peru", "Chile")),
        ("Hezbollah seized Uvira on Monday.", ("Hezbollah", "Uvira")),
    ],
)
def test_idioms_and_shares(reader: Reader, text: str, pair: tuple[str, str]) -> None:
    claims = reader.extract(Article("a", text)).claims
    told = {tuple(r.entity.label for r in c.situation.roles[:2]) for c in claims}
    assert pair in told


@pytest.mark.parametrize(
    "text",
    [
        "Peru told Chile that it would release the sailors.",
        "North Korea fired two missiles toward the Sea of Japan.",
        "The EU put the military wing of Hezbollah on its list.",
        "Most of the delegates came by train.",
        "Peru told its own diplomats to rest.",
        "Peru insisted that Chile released the sailors.",
    ],
)
def test_near_idioms_tell_nothing_of_the_kind(reader: Reader, text: str) -> None:
    claims = reader.extract(Article("a", text)).claims
    kinds = {c.situation.kind for c in claims}
    assert kinds.isdisjoint({"RequestEvent", "AssaultEvent", "Membership"})
