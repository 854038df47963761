"""Whose deed a clause without a subject of its own tells of."""

import pytest

from comity.graph.extraction.reader import Reader
from comity.graph.extraction.subjects import grammatical_subjects
from comity.graph.extraction.tokens import Doc


@pytest.mark.parametrize(
    ("text", "verb", "subjects"),
    [
        ("Ethiopia accused the country of arming militias.", "arming", ["country"]),
        ("Ethiopia accused Eritrea of arming militias.", "arming", ["Eritrea"]),
        ("Ethiopia condemned its neighbor for arming militias.", "arming", ["neighbor"]),
        ("Ethiopia announced a plan for arming militias.", "arming", ["Ethiopia"]),
        ("Ethiopia called on its neighbor to arm militias.", "arm", ["neighbor"]),
        ("Ethiopia appealed to Eritrea to disarm.", "disarm", ["Eritrea"]),
        ("Ethiopia thwarted a plot to kill its envoy by rebels.", "kill", ["rebels"]),
        ("Ethiopia responded to threats to kill its envoy.", "kill", []),
    ],
)
def test_the_charged_one_did_it(reader: Reader, text: str, verb: str, subjects: list[str]) -> None:
    token = next(t for t in Doc(reader.nlp(text)) if t.text == verb)
    assert [t.text for t in grammatical_subjects(token)] == subjects


@pytest.mark.parametrize(
    ("text", "attackers"),
    [
        ("Chile, but not Peru, attacked Bolivia.", ["Chile"]),
        ("Chile rather than Peru attacked Bolivia.", ["Chile"]),
        ("All states but Peru attacked Bolivia.", ["states"]),
        ("Chile as well as Peru attacked Bolivia.", ["Chile", "Peru"]),
    ],
)
def test_who_is_left_out_did_not_do_it(reader: Reader, text: str, attackers: list[str]) -> None:
    token = next(t for t in Doc(reader.nlp(text)) if t.text == "attacked")
    assert [t.text for t in grammatical_subjects(token)] == attackers
