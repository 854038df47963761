"""Whose deed a clause without a subject of its own tells of."""

import pytest

from comity.graph.extraction.reader import Reader
from comity.graph.extraction.syntax import grammatical_subjects


@pytest.mark.parametrize(
    ("text", "verb", "subjects"),
    [
        ("Ethiopia accused the country of arming militias.", "arming", ["country"]),
        ("Ethiopia accused Eritrea of arming militias.", "arming", ["Eritrea"]),
        ("Ethiopia condemned its neighbor for arming militias.", "arming", ["neighbor"]),
        ("Ethiopia announced a plan for arming militias.", "arming", ["Ethiopia"]),
    ],
)
def test_the_charged_one_did_it(reader: Reader, text: str, verb: str, subjects: list[str]) -> None:
    token = next(t for t in reader.nlp(text) if t.text == verb)
    assert [t.text for t in grammatical_subjects(token)] == subjects
