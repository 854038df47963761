"""Dates that no words tell: news happened when it was published, backgrounds did not."""

import pytest

from comity.graph.article import Article
from comity.graph.extraction.reader import Reader
from comity.graph.wording import date_text

PUBLISHED = "2024-11-26"


def dates(reader: Reader, text: str, published: str | None = PUBLISHED) -> list[str | None]:
    """The dates of the claims; those that no words tell end in "~"."""
    claims = reader.extract(Article("a", text, published=published)).claims
    periods = [c.situation.period for c in claims if c.frame != "name.office"]
    return [f"{date_text(p)}{'~' if p.inferred else ''}" if p else None for p in periods]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Norwegian troops attack the Chilean army.", "2024-11-26~"),
        ("Norwegian and Chilean ministers sign a deal.", "2024-11-26~"),
        ("Norway recognizes Palestine.", "2024-11-26/..~"),
        ("Norway says that it has attacked Chile.", "2024-11~"),
        ("On Monday it rained. Norway attacked Chile.", "2024-11~"),
        ("On Monday it rained. Norwegian strikes killed twelve soldiers in Chile.", "2024-11~"),
        ("On Monday it rained. Norway had a meeting with Chile.", "2024-11~"),
        ("It rained from November 24 to 25. Norway attacked Chile.", "2024-11~"),
        ("On Monday it rained. Norway met Chile for a summit.", "2024-11~"),
        ("On Monday it rained. Norway flew to Chile for talks with Chile.", "2024-11~"),
        ("On Monday it rained. Norway said that Chile must withdraw.", "2024-11~"),
    ],
)
def test_news_happened_when_it_was_published(reader: Reader, text: str, date: str) -> None:
    assert set(dates(reader, text)) == {date}


@pytest.mark.parametrize(
    "text",
    [
        "Norway attacked Chile.",  # is it news, or history?
        "Norway supports Palestine.",
        "On Monday it rained. Chile is banned by Norway.",
        "Norway will attack Chile.",
        "On Monday it rained. Norway had attacked Chile.",
        "On Monday it rained. Norway attacked Chile for years.",
        "On Monday it rained. Norway often attacked Chile.",
        "On Monday it rained. Norway, which attacked Chile, is a member of NATO.",
        "On Monday it rained. Norway condemned the Chilean attack on Peru.",
        "Norway is a member of NATO and supports Palestine.",
        "On Monday it rained. Norway takes part in the South Asian Free Trade Area.",
    ],
)
def test_backgrounds_and_what_holds_have_no_date(reader: Reader, text: str) -> None:
    kinds = {
        "SanctionsRelation",
        "CoerceEvent",
        "AssaultEvent",
        "FavourableStance",
        "Membership",
        "AgreementParticipation",
    }
    found = reader.extract(Article("a", text, published=PUBLISHED)).claims
    periods = [c.situation.period for c in found if c.situation.kind in kinds]
    assert periods
    assert set(periods) == {None}


def test_what_is_news_of_a_plan_lies_ahead(reader: Reader) -> None:
    assert "2024-11-26/..~" in dates(reader, "Norway says that it will attack Chile.")
    assert "2024-11-26/..~" not in dates(reader, "Norway had said that it would attack Chile.")


def test_without_a_publication_date_nothing_is_inferred(reader: Reader) -> None:
    assert set(dates(reader, "Norway has talks with Chile.", None)) == {None}


def test_a_past_time_holds_for_the_sentences_that_go_on_about_it(reader: Reader) -> None:
    text = "In 1994 war broke out. Norway attacked Chile. Today Norway is attacking Peru."
    assert dates(reader, text, "2023-09") == ["1994", None]
    other = "In 1994 war broke out.\n\nNorway attacked Chile."
    assert dates(reader, other, "2023-09") == [None]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Norway said on Monday that it attacked Chile.", "2024-11-25"),
        ("Norway said on Monday that it would visit Chile.", "2024-11-25/.."),
        ("When it ruled Peru in 2001, Norway attacked Chile.", "2001"),
        ("In 2001, when Norway attacked Chile, it rained.", "2001"),
        ("Norway met Chile to discuss trade, on June 17, 2020.", "2020-06-17"),
        ("They rejected the May 2020 pact that Norway negotiated with Chile.", "2020-05"),
    ],
)
def test_the_time_of_a_clause_above(reader: Reader, text: str, date: str) -> None:
    assert dates(reader, text)[-1] == date


def test_the_time_of_something_else(reader: Reader) -> None:
    text = "Norway had a meeting with Chile, their first since the talks in Peru in 2001."
    assert "2001" not in dates(reader, text)


def test_what_came_before_has_not_the_day_of_what_followed(reader: Reader) -> None:
    text = "Norway and Chile met on Monday, three weeks after Peru attacked Cuba."
    assert dates(reader, text) == ["2024-11-25", None]


def test_what_is_going_on_is_of_the_time_of_publication(reader: Reader) -> None:
    text = "She praised the ongoing withdrawal of Norwegian troops from Chile."
    assert dates(reader, text)[-1] == "2024-11~"


def test_the_year_of_an_agreement_is_not_that_of_its_members(reader: Reader) -> None:
    text = "Members of the 2015 agreement told Norway that Chile is attacking Peru."
    assert "2015" not in dates(reader, text)


def test_an_office_is_held_from_the_appointment_on(reader: Reader) -> None:
    text = "Norway appointed Anna Berg as its ambassador to Chile on Monday."
    [claim] = reader.extract(Article("a", text, published=PUBLISHED)).claims
    assert date_text(claim.situation.period) == "2024-11-25/.."


def test_a_digest_dates_what_it_only_names_by_the_year(reader: Reader) -> None:
    """An attack that a digest mentions by the way is of these times, on what day ever."""
    text = "Norway condemns a Chilean airstrike on Peru and says that it helps the victims."
    claims = reader.extract(Article("a", text, published=PUBLISHED)).claims
    assaults = [c.situation.period for c in claims if c.situation.kind == "AssaultEvent"]
    assert [p and (p.begin, p.end, p.inferred) for p in assaults] == [
        ("2024-01-01", "2024-12-31", True)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In 2012, Norway met Peru. Norway attacked Chile.", ["2012", "2012"]),
        ("In 2012, Norway met Peru. Norway had attacked Chile.", ["2012", None]),
        ("In 2012, Norway met Peru. Later, Norway attacked Chile.", ["2012", None]),
        ("In 2012, Norway met Peru. In the decade that followed, Norway attacked Chile.",
         ["2012", None]),
        ("In 2012, Norway attacked Peru. Eventually, Peru attacked Chile.", ["2012", None]),
        ("Between 2010 and 2015, Norway met Peru. Norway had recognized Palestine.",
         ["2010/2015", "2010/2015"]),
    ],
)  # fmt: skip
def test_a_history_that_leads_on_has_no_date_until_it_names_one(
    reader: Reader, text: str, found: list[str | None]
) -> None:
    assert dates(reader, text) == found
