"""The grammar of amounts: money, shares, quantities, counts, and what is none of them."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.graph.article import Article
from comity.graph.extraction.amounts import find_amounts
from comity.graph.extraction.reader import Reader
from comity.graph.wording import date_text

Read = tuple[str, str, bool, str]


def read(text: str) -> list[Read]:
    """(value, unit, approximate, words) of each amount."""
    return [
        (str(m.amount.value), m.amount.unit, m.amount.approximate, m.amount.expression)
        for m in find_amounts(text)
    ]


@pytest.mark.parametrize(
    ("text", "value", "unit", "words"),
    [
        ("It paid US$86.6 million.", "86600000", "USD", "US$86.6 million"),
        ("It paid US $1 billion.", "1000000000", "USD", "US $1 billion"),
        ("Just a bit ($289 million) came.", "289000000", "USD", "$289 million"),
        ("It paid €4.5bn.", "4500000000", "EUR", "€4.5bn"),
        ("It paid 400 million dollars.", "400000000", "USD", "400 million dollars"),
        ("It paid 20 billion yuan.", "20000000000", "CNY", "20 billion yuan"),
        ("It paid ₩26.2 trillion.", "26200000000000", "KRW", "₩26.2 trillion"),
        ("It paid £1,250.50 in cash.", "1250.5", "GBP", "£1,250.50"),
        ("It paid half a billion euros.", "500000000", "EUR", "half a billion euros"),
        ("a share of 4 percent", "4", "%", "4 percent"),
        ("a 25% levy", "25", "%", "25%"),
        ("up 2.5 percentage points", "2.5", "pp", "2.5 percentage points"),
        ("They sent 1,500 troops.", "1500", "troops", "1,500 troops"),
        ("It lost three fighter jets.", "3", "fighter jets", "three fighter jets"),
        ("It hurt two Kenyan diplomats.", "2", "diplomats", "two Kenyan diplomats"),
        ("a road of 250 km", "250", "km", "250 km"),
        ("a 12-kilometer spill", "12", "km", "12-kilometer"),
        ("It bought 45 bcm.", "45000000000", "m3", "45 bcm"),
    ],
)
def test_exact_amounts(text: str, value: str, unit: str, words: str) -> None:
    assert read(text) == [(value, unit, False, words)]


@pytest.mark.parametrize(
    "word",
    ["approximately", "about", "an estimated", "over", "nearly", "at least", "up to", "some"],
)
def test_words_before_an_amount_make_it_approximate(word: str) -> None:
    assert read(f"It lent {word} $90 billion.") == [
        ("90000000000", "USD", True, f"{word} $90 billion")
    ]


@pytest.mark.parametrize(
    ("text", "value", "unit", "words"),
    [
        ("between 2 and 3 billion dollars", "2000000000", "USD", None),
        ("between $5 and $7 billion", "5000000000", "USD", None),
        ("$5-7 billion", "5000000000", "USD", None),
        ("$1bn-$2bn", "1000000000", "USD", None),
        ("16–17 percent", "16", "%", None),
        ("a tariff of 250% to 390%", "250", "%", "250% to 390%"),
        ("300 to 1,000 skilled workers", "300", "workers", None),
        ("two or three tanks", "2", "tanks", None),
        ("900 to 2 million people", "900", "people", None),
    ],
)
def test_of_a_range_the_lower_bound_is_taken(
    text: str, value: str, unit: str, words: str | None
) -> None:
    assert read(text) == [(value, unit, True, words or text)]


def test_a_change_is_no_range() -> None:
    assert [found[0] for found in read("The price rose from $5 to $12.")] == ["5", "12"]
    assert read("It rose from 20 to 30 percent.") == [("30", "%", False, "30 percent")]


def test_a_year_before_an_amount_does_not_make_a_range() -> None:
    found = read("from US$40.5 million in 2020 to US$95 million in 2021")
    assert [(value, words) for value, _, _, words in found] == [
        ("40500000", "US$40.5 million"),
        ("95000000", "US$95 million"),
    ]


def test_quantities_carry_commodity_and_rate() -> None:
    text = (
        "Moscow offered 1 million tons of petrol, 2 million tons of maize and 300,000 tons of "
        "liquified natural gas per year."
    )
    mentions = find_amounts(text)
    assert [(m.amount.value, m.amount.unit, m.commodity, m.per) for m in mentions] == [
        (Decimal(1_000_000), "t", "petrol", "year"),
        (Decimal(2_000_000), "t", "maize", "year"),
        (Decimal(300_000), "t", "liquified natural gas", "year"),
    ]
    for mention in mentions:
        assert mention.commodity is not None
        assert mention.commodity == text[: mention.commodity_end][-len(mention.commodity) :]


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("They ship 2 million tons of wheat to Kabul every year.", "year"),
        ("It pumps 100,000 barrels a day.", "day"),
        ("It pumps 3.2 million bpd.", "day"),
        ("It costs about $69 a month.", "month"),
        ("It pays US$30 million annually.", "year"),
        ("It paid ten million euros a year ago.", None),
        ("It paid ten million euros. Every year it asks for more.", None),
        ("It sent 40 tanks.", None),
    ],
)
def test_rates_may_stand_some_words_later(text: str, per: str | None) -> None:
    assert [mention.per for mention in find_amounts(text)] == [per]


def test_a_share_has_no_commodity() -> None:
    (mention,) = find_amounts("Iran provides 20 percent of Afghanistan's imports.")
    assert (mention.amount.unit, mention.commodity) == ("%", None)


@pytest.mark.parametrize(
    "text",
    [
        "the C5+1 format",
        "under Resolution 2758",
        "In 2024 people fled.",
        "In May 2024 soldiers fled.",
        "an F-16 jets deal",
        "The two diplomats met.",
        "a one-year course",
        "on 25 November 2024",
        "version 1.2.3 tons",
        "one of the troops",
    ],
)
def test_names_dates_and_references_are_no_amounts(text: str) -> None:
    assert read(text) == []


VOCABULARY = """
$ US$ € 5 1,000 2.5 000 million billion bn percent % tons of wheat and gas to between from - – a
half dozen two troops U.S. km per year every about over , . ( ) bpd dollars 2024 in ٣ ½
999999999999999999
"""
WORDS = st.sampled_from(VOCABULARY.split())


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=14).map(" ".join)))
def test_any_text_is_read_with_offsets_inside_it(text: str) -> None:
    end = 0
    for mention in find_amounts(text):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.amount.expression
        assert mention.amount.value.is_finite()
        assert mention.amount.unit
        if mention.commodity is not None:
            assert mention.commodity == text[: mention.commodity_end][-len(mention.commodity) :]
        end = mention.end


@pytest.mark.parametrize(
    "unit", ["1", "1,000", "5 to ", "$5 ", "$", "1 a ", "2 million ", "\n", " ", "tons of ", "a b "]
)
def test_hostile_text_is_read_to_its_end(unit: str) -> None:
    """Four times the text holds four times as much, and no more; its time is in `benchmarks/`."""
    short, long = (unit * (size // len(unit)) for size in (20_000, 80_000))
    few, many = find_amounts(short), find_amounts(long)
    assert abs(len(many) - 4 * len(few)) <= 8
    assert all(mention.end <= len(long) for mention in many)


def amounts(reader: Reader, text: str) -> list[tuple[str, str, str | None]]:
    """Value, unit and date of each claim that has an amount."""
    claims = reader.extract(Article("a", text, published="2024-11-26")).claims
    told = [c.situation for c in claims if c.situation.amount]
    return [(f"{s.amount.value:f}", s.amount.unit, date_text(s.period)) for s in told if s.amount]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Norway imposed a 25% tariff on Chilean steel.", [("25", "%", None)]),
        ("Norwegian strikes killed at least 41 Palestinians.", [("41", "Palestinians", None)]),
        ("Norway withdrew 2,000 troops from Chile.", [("2000", "troops", None)]),
        ("Norway gave Chile $5 million in aid.", [("5000000", "USD", None)]),
        (
            "Norway gave Chile $5 million in 2021 and $6 million in 2022.",
            [("5000000", "USD", "2021"), ("6000000", "USD", "2022")],
        ),
        (
            "Norway's exports to Chile rose by 12 percent to $3 billion in 2023.",
            [("3000000000", "USD", "2023")],
        ),
        ("Norway attacked Chile with 12 percent of the vote.", []),
        ("Norway imposed sanctions against three people in Chile.", []),
    ],
)
def test_an_amount_belongs_to_its_claim(
    reader: Reader, text: str, found: list[tuple[str, str, str | None]]
) -> None:
    assert amounts(reader, text) == found
