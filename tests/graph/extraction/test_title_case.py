"""Headlines With Capitals are read as the sentences that they are."""

import pytest

from comity.graph.article import Article
from comity.graph.extraction.document import load_pipeline
from comity.graph.extraction.gazetteer import Gazetteer, load_gazetteer
from comity.graph.extraction.reader import Reader
from comity.graph.extraction.title_case import in_sentence_case

NLP = load_pipeline()


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(NLP)


@pytest.mark.parametrize(
    ("line", "body", "expected"),
    [
        ("Peru Expels Two Chilean Envoys", "", "Peru expels two Chilean envoys"),
        (
            "Kenya Blocks Somalia's NATO Bid Over Armed Groups",
            "",
            "Kenya blocks Somalia's NATO bid over armed groups",
        ),
        (
            "Ghana Warns Bello as Talks Fail in May",
            "On Monday, Ghana told Bello that the talks would end.",
            "Ghana warns Bello as talks fail in May",
        ),
        ("EU Ministers Back United Nations Plan", "", "EU ministers back United Nations plan"),
    ],
)
def test_only_names_keep_their_capitals(
    gazetteer: Gazetteer, line: str, body: str, expected: str
) -> None:
    assert in_sentence_case(line, body, NLP, gazetteer) == expected


@pytest.mark.parametrize(
    "line",
    ["Peru expels two envoys of Chile", "Kenya, Ghana", "UN Security Council", "", "!!!"],
)
def test_other_lines_stay_as_they_are(gazetteer: Gazetteer, line: str) -> None:
    assert in_sentence_case(line, "", NLP, gazetteer) == line


def test_a_quotation_has_the_capitals_of_the_article(reader: Reader) -> None:
    text = "Peru Expels Two Chilean Envoys Over Spying\n\nThe weather was fine on Monday."
    claims = reader.extract(Article("a", text, published="2025-01-02")).claims
    told = next(c for c in claims if c.situation.kind == "CoerceEvent")
    quote = told.quotation
    assert text[quote.start : quote.end] == quote.exact
    assert quote.exact.startswith("Peru Expels")
