"""The parse as plain objects says the same as spaCy's own."""

from pathlib import Path

import pytest
from spacy import tokens as spacy_tokens

from comity.graph.extraction.reader import Reader
from comity.graph.extraction.tokens import Doc

ARTICLES = sorted((Path(__file__).parents[3] / "articles").glob("*.md"))
VALUES = (
    "i", "idx", "text", "lower_", "norm_", "lemma_", "tag_", "dep_", "pos_", "whitespace_",
    "ent_type_", "ent_iob_", "is_sent_start", "is_sent_end", "is_alpha", "is_punct", "is_upper",
    "is_quote", "is_stop", "is_space", "like_num", "text_with_ws",
)  # fmt: skip
ONE = ("head", "left_edge", "right_edge")
MANY = ("children", "lefts", "rights", "ancestors", "subtree", "conjuncts")


@pytest.fixture(scope="module", params=ARTICLES, ids=lambda path: path.stem)
def parsed(reader: Reader, request: pytest.FixtureRequest) -> spacy_tokens.Doc:
    return reader.nlp(request.param.read_text(encoding="utf-8"))


def test_every_token_is_copied(parsed: spacy_tokens.Doc) -> None:
    copy = Doc(parsed)
    assert len(copy) == len(parsed) > 100
    for ours, theirs in zip(copy, parsed, strict=True):
        for name in VALUES:
            assert getattr(ours, name) == getattr(theirs, name), (name, theirs)
        for name in ONE:
            assert getattr(ours, name).i == getattr(theirs, name).i, (name, theirs)
        for name in MANY:
            found = [t.i for t in getattr(ours, name)]
            assert found == [t.i for t in getattr(theirs, name)], (name, theirs)
        assert (ours.sent.start, ours.sent.end) == (theirs.sent.start, theirs.sent.end)
        assert len(ours) == len(theirs)


def test_spans_are_the_same(parsed: spacy_tokens.Doc) -> None:
    copy = Doc(parsed)
    assert [(s.start, s.end) for s in copy.sents] == [(s.start, s.end) for s in parsed.sents]
    ents = [(e.start, e.end, e.label_) for e in parsed.ents]
    assert [(e.start, e.end, e.label_) for e in copy.ents] == ents
    for start in range(0, len(parsed) - 9, 3):
        for length in (1, 2, 5, 9):
            ours, theirs = copy[start : start + length], parsed[start : start + length]
            assert ours.text == theirs.text
            assert (ours.start_char, ours.end_char) == (theirs.start_char, theirs.end_char)
            assert ours.root.i == theirs.root.i, theirs
            assert [t.i for t in ours[1:]] == [t.i for t in theirs[1:]]
            assert ours[-1].i == theirs[-1].i
            letters = (theirs.start_char, theirs.end_char)
            whole = copy.covering(*letters)
            assert (whole.start, whole.end) == (start, start + length)


def test_letters_within_a_word_are_covered_by_it(reader: Reader) -> None:
    copy = Doc(reader.nlp("Peru condemned Chad."))
    assert copy.covering(7, 9).text == "condemned"
    assert copy.covering(7, 16).text == "condemned Chad"


def test_a_token_that_is_hung_elsewhere_takes_what_hangs_from_it(reader: Reader) -> None:
    doc = Doc(reader.nlp("The envoy of Peru met the king of Mali."))
    verb, king = next(t for t in doc if t.text == "met"), next(t for t in doc if t.text == "king")
    envoy = next(t for t in doc if t.text == "envoy")
    assert king.right_edge.text == "Mali"
    doc.hang({king: envoy})
    assert king in envoy.children
    assert king not in verb.children
    assert (envoy.left_edge.text, envoy.right_edge.text) == ("The", "Mali")
    assert verb.is_ancestor(king)
    assert envoy.is_ancestor(king)


def test_no_neighbour_lies_outside_the_text(reader: Reader) -> None:
    doc = Doc(reader.nlp("Peru met Chad."))
    assert doc[1].nbor(-1).text == "Peru"
    for token, steps in ((doc[0], -1), (doc[len(doc) - 1], 1)):
        with pytest.raises(IndexError):
            token.nbor(steps)


def test_an_empty_text_has_no_tokens(reader: Reader) -> None:
    doc = Doc(reader.nlp.make_doc(""))
    assert (len(doc), list(doc.sents), doc.text) == (0, [], "")
