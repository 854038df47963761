"""Confidence: the grounds of a claim, the weights, and that they tell what they do."""

import math

import pytest

from comity.graph.article import Article
from comity.graph.extraction.confidence import Weights, load_weights, parse_weights
from comity.graph.extraction.grounds import Grounds, family
from comity.graph.extraction.reader import Reader
from comity.ontology.errors import DataError
from comity.scripts.explain import explanation


def grounds(reader: Reader, text: str) -> Grounds:
    """Those of the first claim of a text."""
    return reader.weigh(reader.read(Article("a", text, published="2025-06-30")))[0][0][1]


def test_where_the_sides_were_found(reader: Reader) -> None:
    found = grounds(reader, "Norway recognized Palestine.")
    assert {
        "frame recognition", "tells of Recognition", "modality Asserted", "predicate: verb",
        "source by gazetteer", "source near", "source in a slot", "target in a slot",
    } <= set(found)  # fmt: skip
    assert "negative" not in found
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("text", "ground", "near_miss"),
    [
        ("Norway will recognize Peru.", "modality Planned", "Norway recognized Palestine."),
        ("Norway did not recognize Palestine.", "negative", "Norway recognized Palestine."),
        ("Norway supports free trade.", "target by its words alone", "Norway supports Chile."),
        ("Norway is small. It supports Chile.", "source by pronoun", "Norway supports Chile."),
        ("Norwegian support for Chile grew.", "source by demonym", "Norway supports Chile."),
        (
            "Norway blamed Chile's navy.",
            "target inside the phrase of a slot",
            "Norway supports Chile.",
        ),
        ("Anna Berg said Norway supports Chile.", "a speaker says so", "Norway supports Chile."),
    ],
)  # fmt: skip
def test_what_tells_claims_apart(reader: Reader, text: str, ground: str, near_miss: str) -> None:
    assert ground in grounds(reader, text)
    assert ground not in grounds(reader, near_miss)


def test_no_ground_names_what_the_text_is_about(reader: Reader) -> None:
    one = grounds(reader, "Norway signed a treaty with Chile.")
    other = grounds(reader, "Ghana signed a treaty with Nepal.")
    assert one == other


def test_families_of_frames() -> None:
    assert (family("sanction.impose"), family("name.office")) == ("sanction", "name.office")


def test_the_confidence_is_that_of_the_grounds(reader: Reader) -> None:
    reading = reader.read(Article("a", "Norway may recognise Palestine."))
    weighed, _ = reader.weigh(reading)
    found = reader.conclude(reading).claims
    assert [reader.weights.confidence(g) for _, g in weighed] == [c.confidence for c in found]


def test_the_odds_add_up() -> None:
    weights = Weights(1.0, {"a": 0.5, "b": -2.0})
    assert weights.confidence(("a", "b", "unknown")) == round(1 / (1 + math.exp(0.5)), 3)
    assert weights.contributions(("a", "unknown", "b")) == [("b", -2.0), ("a", 0.5)]
    assert Weights(99.0, {}).confidence(()) == 0.99
    assert Weights(-99.0, {}).confidence(()) == 0.01


def test_what_ships_is_whole() -> None:
    weights = load_weights()
    assert weights.grounds
    assert weights.confidence(()) > 0.5


@pytest.mark.parametrize(
    "text", ["bias = 1", "[grounds]", "bias = 1\n[grounds]\na = 'x'", "bias = inf\n[grounds]", "="]
)
def test_damaged_weights_are_refused(text: str) -> None:
    with pytest.raises(DataError, match=r"confidence\.toml"):
        parse_weights(text)


def test_explain_says_where_confidence_comes_from(reader: Reader) -> None:
    lines = explanation(reader, Article("a", "Norway may recognise Palestine."))
    at = next(n for n, line in enumerate(lines) if "Recognition(" in line)
    assert lines[at + 1].startswith("    confidence: usual +")


def test_the_steps_of_a_scale_are_told_as_one() -> None:
    weights = Weights(0.0, {"weighed 0.5 and more": 0.2, "weighed 0.6 and more": 0.3, "a": -0.1})
    found = weights.contributions(("weighed 0.5 and more", "weighed 0.6 and more", "a"))
    assert found == [("weighed 0.6 and more", 0.5), ("a", -0.1)]
