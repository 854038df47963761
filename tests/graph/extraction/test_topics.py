"""Topics: labels with their complements, shared ones too, and nothing that only says when."""

import pytest

from comity.graph.article import Article
from comity.graph.extraction.reader import Reader


def topics(reader: Reader, sentence: str) -> list[str]:
    """The labels of the Topics in the claims of a sentence."""
    found = reader.extract(Article("t", sentence, published="2024-05-01"))
    roles = [role for claim in found.claims for role in claim.situation.roles]
    return sorted({role.entity.label for role in roles if role.entity.kind == "Topic"})


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        (
            "Norway deplored the tensions between Ghana and Togo.",
            ["tensions between Ghana and Togo"],
        ),
        (
            "Norway supports the peace and stability of Mali.",
            ["peace of Mali", "stability of Mali"],
        ),
        ("Norway condemned the arrests in a statement.", ["arrests"]),
        ("Norway supports no ban.", []),
    ],
)
def test_labels(reader: Reader, sentence: str, labels: list[str]) -> None:
    assert topics(reader, sentence) == labels


def test_a_long_chain_costs_no_more_than_its_length(reader: Reader) -> None:
    assert topics(reader, "Norway condemned the " + "ban of the " * 100 + "state.") is not None


def iris(reader: Reader, doc: str, sentence: str) -> set[str]:
    found = reader.extract(Article(doc, sentence, published="2024-05-01"))
    roles = [role for claim in found.claims for role in claim.situation.roles]
    return {role.entity.iri for role in roles if role.entity.kind == "Topic"}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Norway rejected the accusation.", "Chile rejected the accusation.", False),
        ("Norway condemned these tests.", "Chile condemned these tests.", False),
        ("Norway fears terrorism.", "Chile fears terrorism.", True),
        ("Norway condemned the arms race.", "Chile condemned the arms race.", True),
    ],
)
def test_what_a_text_only_points_at_is_its_own(
    reader: Reader, one: str, other: str, same: bool
) -> None:
    first, second = iris(reader, "a", one), iris(reader, "b", other)
    assert len(first) == len(second) == 1
    assert (first == second) is same


def test_a_long_purpose_ends_with_its_object(reader: Reader) -> None:
    text = "Chad condemned the plan to unseat nine lawmakers of the ruling party of northern Mali."
    assert topics(reader, text) == ["plan to unseat nine lawmakers"]
