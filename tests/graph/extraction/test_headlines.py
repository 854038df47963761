"""Headlines in the present tense, and what stands under somebody's rule."""

import pytest

from comity.graph.article import Article
from comity.graph.extraction.reader import Reader

BODY = "\n\nThe weather was fine on Monday, and nothing else happened."


def told(reader: Reader, text: str) -> set[tuple[str, str, str, str]]:
    claims = reader.extract(Article("a", text, published="2024-11-26")).claims
    sides = ((c, [r.entity.label for r in c.situation.roles]) for c in claims)
    return {
        (c.situation.kind, labels[0], labels[1], c.modality) for c, labels in sides if labels[1:]
    }


def test_a_headline_tells_what_happened(reader: Reader) -> None:
    found = told(reader, "Chad recalls ambassador from Kenya over border row" + BODY)
    assert ("RetreatEvent", "Chad", "Kenya", "Asserted") in found


def test_an_infinitive_in_a_headline_is_a_plan(reader: Reader) -> None:
    found = told(reader, "Peru to sign treaty with Chile" + BODY)
    assert ("AgreeEvent", "Peru", "Chile", "Planned") in found


@pytest.mark.parametrize(
    "line", ["Chad\n\nKenya recalls ambassador from Peru", "The Kenyan invasion of Chad"]
)
def test_other_lines_that_are_no_sentences_are_not_read(reader: Reader, line: str) -> None:
    assert told(reader, line + BODY) == set()


@pytest.mark.parametrize(
    "text",
    [
        "They toured Gotland, an island under Swedish rule.",
        "Kenya placed the town of Gotland under Swedish rule.",
        "Gotland is an island under Swedish rule.",
    ],
)
def test_what_is_under_rule_is_the_place(reader: Reader, text: str) -> None:
    assert ("Control", "Sweden", "Gotland", "Asserted") in told(reader, text)


def test_who_attacks_what_is_under_rule_is_not_under_it(reader: Reader) -> None:
    found = told(reader, "Russia attacked cities under Ukrainian control.")
    assert not any(kind == "Control" for kind, *_ in found)


def test_who_is_named_behind_a_title_is_no_list_with_the_next(reader: Reader) -> None:
    text = "Kenya's President William Ruto and Chad's President Mahamat Deby met in Nairobi."
    assert ("ConsultEvent", "William Ruto", "Mahamat Deby", "Asserted") in told(reader, text)
