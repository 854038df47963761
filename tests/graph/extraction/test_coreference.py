"""Pronouns and descriptions: right, or none."""

import pytest

from comity.graph.article import Article
from comity.graph.extraction.document import parse
from comity.graph.extraction.mentions import Mentions, find_mentions
from comity.graph.extraction.reader import Reader


def find(reader: Reader, text: str, publisher: str | None = None) -> Mentions:
    article = Article("any", text, publisher=publisher)
    return find_mentions(parse(reader.nlp, article), reader.gazetteer)


def referents(found: Mentions, words: str) -> list[str]:
    return [m.entity.label for m in found.all if m.text == words]


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("Norway said it would pay.", "it", "Norway"),
        ("Pedro Rojas left. He was tired.", "He", "Pedro Rojas"),
        ("The Taliban said they would talk.", "they", "Taliban"),
        ("Chile labelled Pedro Rojas a spy and fined him.", "him", "Pedro Rojas"),
        ("NATO met in Oslo. The alliance agreed to wait.", "The alliance", "NATO"),
        ("Norway met Chile. Few knew what the country wanted.", "the country", None),
        ("Norway is rich. Exports of fish leave the country.", "the country", "Norway"),
        ("“We will pay,” Norwegian Prime Minister Anna Berg said.", "We", "Norway"),
        ("“I will pay,” Norwegian Prime Minister Anna Berg said.", "I", "Anna Berg"),
        ("Russian President Ivan Petrov left. The president was tired.", "president",
         "Ivan Petrov"),
    ],
)  # fmt: skip
def test_clear_references_are_resolved(
    reader: Reader, text: str, words: str, label: str | None
) -> None:
    assert referents(find(reader, text), words) == ([label] if label else [])


@pytest.mark.parametrize(
    "text",
    [
        "Norway left. It is hard to say why.",
        "Norway left. It was reported that Chile paid.",
        "Norway met Chile. When it comes to fish, both are rich.",
        "Norway left. The report was long. It was wrong.",
        "A man came with his/her passport.",
    ],
)
def test_what_stands_for_nothing_known_stays_open(reader: Reader, text: str) -> None:
    found = find(reader, text)
    assert not [m for m in found.all if m.via == "pronoun" and m.text.lower() in ("it", "his")]


def test_two_countries_are_the_pair_in_question(reader: Reader) -> None:
    found = find(reader, "Norway met Chile on Monday. The two countries signed a treaty.")
    (pair,) = [m for m in found.all if m.via == "pair"]
    assert {member.label for member in pair.members} == {"Norway", "Chile"}


def test_no_pair_where_three_are_named(reader: Reader) -> None:
    found = find(reader, "Norway, Chile and Peru met. Both countries signed a treaty.")
    assert not [m for m in found.all if m.via == "pair"]
    assert "pair-without-members" in [issue.reason for issue in found.issues]


def test_a_speaker_is_not_the_third_person_of_the_own_words(reader: Reader) -> None:
    text = "Anna Berg defended Pedro Rojas. “He is honest,” Berg said."
    assert referents(find(reader, text), "He") != ["Anna Berg"]


def test_a_government_speaks_as_we_in_its_own_statement(reader: Reader) -> None:
    text = "Chile sent aid.\n\nWe thank our partners for it."
    assert referents(find(reader, text, "US Department of State"), "We") == ["United States"]
    assert referents(find(reader, text, "Daily News"), "We") == []


def test_they_carries_all_that_it_stands_for(reader: Reader) -> None:
    found = find(reader, "Norway and Chile agreed that they would meet.")
    (pronoun,) = [m for m in found.all if m.text == "they"]
    assert {member.label for member in pronoun.members} == {"Norway", "Chile"}
    assert pronoun.antecedent is not None
