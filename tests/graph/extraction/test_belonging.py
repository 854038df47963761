"""Where organizations sit and who belongs to them, told beside a name."""

import pytest

from comity.graph.article import Article
from comity.graph.extraction.reader import Reader


def _told(reader: Reader, text: str, kind: str) -> set[tuple[str, str]]:
    claims = reader.extract(Article("x", text, published="2024-11-26")).claims
    return {
        (c.situation.roles[0].entity.label, c.situation.roles[1].entity.label)
        for c in claims
        if c.situation.kind == kind
    }


@pytest.mark.parametrize(
    ("text", "seat"),
    [
        ("French shipping company CMA CGM bought the port.", ("CMA CGM", "France")),
        ("Bank Sputnik, a Russian bank, lost its licence.", ("Bank Sputnik", "Russia")),
        ("Orano, a France-based company, left Niger.", ("Orano", "France")),
    ],
)
def test_what_an_organization_is_says_where_it_sits(
    reader: Reader, text: str, seat: tuple[str, str]
) -> None:
    assert seat in _told(reader, text, "Location")


@pytest.mark.parametrize(
    "text",
    [
        "The Russian-backed bank, Bank Sputnik, lost its licence.",
        "Bank Sputnik and a Russian minister met.",
    ],
)
def test_a_state_nearby_is_no_seat(reader: Reader, text: str) -> None:
    assert ("Bank Sputnik", "Russia") not in _told(reader, text, "Location")


@pytest.mark.parametrize(
    ("text", "member"),
    [
        ("Hezbollah member Ali Karimi was seen in Beirut.", ("Ali Karimi", "Hezbollah")),
        ("Ali Karimi, a senior Hamas commander, spoke.", ("Ali Karimi", "Hamas")),
        (
            "The law worried Bahrain and other Gulf Cooperation Council states.",
            ("Bahrain", "Gulf Cooperation Council"),
        ),
    ],
)
def test_members_by_the_words_beside_them(
    reader: Reader, text: str, member: tuple[str, str]
) -> None:
    assert member in _told(reader, text, "Membership")


def test_who_was_a_member_is_none(reader: Reader) -> None:
    told = _told(reader, "Ali Karimi, a former Hamas commander, spoke.", "Membership")
    assert ("Ali Karimi", "Hamas") not in told
