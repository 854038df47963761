"""Segmentation: offsets, paragraphs, headings, quotations."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.graph.article import Article
from comity.graph.extraction.document import Parsed, parse
from comity.graph.extraction.folding import fold
from comity.graph.extraction.reader import Reader
from comity.graph.extraction.scripts import readable

PIECES = st.sampled_from(
    ["Norway", "U.S.-led", "“", "”", '"', "’s", "\n", "\n\n", "\r\n\r\n", " ", "  ", ".", "é",
     "\u202e", "\u200b", "😀", "al-Rahi", "(", ")", "–", "- item", "Chile", "signed"]
)  # fmt: skip


def parsed(reader: Reader, text: str) -> Parsed:
    return parse(reader.nlp, Article("any", text), reader.gazetteer)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(PIECES, max_size=40).map("".join))
def test_every_token_stands_at_its_offset(reader: Reader, text: str) -> None:
    doc, text = parsed(reader, text).doc, readable(text)
    assert doc.text.split() == text.split()
    for token in doc:
        assert text[token.idx : token.idx + len(token.text)] == token.text


def test_no_sentence_crosses_a_blank_line(reader: Reader) -> None:
    text = "A Short Heading\n\nNorway met Chile in Oslo.\nIt was late\n\nPeru left."
    document = parsed(reader, text)
    for sentence in document.doc.sents:
        assert "\n\n" not in sentence.text.strip()
    assert len(document.paragraphs) == 3


def test_headings_are_lines_that_are_no_sentences(reader: Reader) -> None:
    text = "Chile Map\n\nNorway met Chile.\n\nBegin text:\n\n“We are glad,” she said.\n\nSee also"
    document = parsed(reader, text)
    heads = {document.doc[a:b].text.strip() for a, b in document.paragraphs
             if a in document.headings}  # fmt: skip
    assert heads == {"Chile Map", "Begin text:", "See also"}


def test_quotations_are_found_without_their_marks(reader: Reader) -> None:
    text = 'He said “we “gladly” agree” and "so it is".\n\nShe said: “It goes on.\n\nNo more.'
    document = parsed(reader, text)
    quotes = [document.doc[a:b].text.strip() for a, b in document.quotes]
    assert quotes == ["we “gladly", "so it is", "It goes on."]
    inside = document.quotes[1]
    assert document.quote_at(inside[0]) == inside
    assert document.quote_at(0) is None


def test_a_hyphen_behind_an_abbreviation_splits(reader: Reader) -> None:
    words = [token.text for token in parsed(reader, "The U.S.-led talks").doc]
    assert words == ["The", "U.S.", "-", "led", "talks"]


@pytest.mark.parametrize("text", ["“" * 10_000, " " * 200_000 + "x", "x" * 30_000, "\n \n" * 9000])
def test_rows_of_one_sign_are_read_as_what_they_are(reader: Reader, text: str) -> None:
    """What carries no words is passed over, what does is kept."""
    document = parsed(reader, text)
    assert document.doc.text.split() == readable(text).split() or len(text) > 20_000


def test_folding_keeps_case_and_drops_what_is_not_seen() -> None:
    assert fold("São Tomé – d’Ivoire\u200b") == "Sao Tome - d'Ivoire"
    assert fold("Ελλάδα") == "Ελλαδα"


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("OSLO (Agency) - Norway met Chile.", "Norway"),
        ("SINGAPORE, Aug 3 (AP) — Norway met Chile.", "Norway"),
        ("NEW YORK — Norway met Chile.", "Norway"),
        ("NATO met Chile - a member of the UN.", "NATO"),
        ("Norway met Chile — again.", "Norway"),
    ],
)
def test_a_dateline_is_no_part_of_its_sentence(reader: Reader, line: str, first: str) -> None:
    found = parsed(reader, line)
    assert next(t.text for t in found.doc if t.i not in found.headings) == first


@pytest.mark.parametrize(
    ("text", "lemma"),
    [("Peru staged drills.", "stage"), ("Peru is waging war.", "wage"), ("He rated it.", "rate")],
)
def test_verbs_that_the_model_mistakes_for_others(reader: Reader, text: str, lemma: str) -> None:
    doc = parse(reader.nlp, Article("a", text), reader.gazetteer).doc
    assert lemma in {token.lemma_ for token in doc}


@pytest.mark.parametrize(
    ("text", "verb", "lemma", "subject"),
    [
        ("Britain sanctions Israeli ministers Levi and Katz.", "sanctions", "sanction", "Britain"),
        ("Turkish police arrest Istanbul mayor Can Demir.", "arrest", "arrest", "police"),
        ("Hezbollah fires at least thirty rockets at Metula.", "fires", "fire", "Hezbollah"),
    ],
)  # fmt: skip
def test_a_sentence_gets_back_its_verb(
    reader: Reader, text: str, verb: str, lemma: str, subject: str
) -> None:
    doc = parse(
        reader.nlp, Article("x", f"Peru met Chile. {text} They left."), reader.gazetteer
    ).doc
    token = next(t for t in doc if t.text == verb)
    assert (token.pos_, token.tag_, token.lemma_) == ("VERB", "VBZ", lemma)
    assert token.dep_ == "ROOT"
    assert subject in {child.text for child in token.children if child.dep_ == "nsubj"}
    assert doc.text == f"Peru met Chile. {text} They left."


def test_a_heading_without_a_verb_stays_one(reader: Reader) -> None:
    doc = parse(
        reader.nlp,
        Article("x", "Joint Press Release on the Outcome of the Meeting"),
        reader.gazetteer,
    ).doc
    assert [t.text for t in doc if t.pos_ == "VERB"] == []
