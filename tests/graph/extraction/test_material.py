"""Attacks, arrests, sanctions and protests: whose deed it was, where, and people without a name."""

import pytest

from comity.graph.article import Article
from comity.graph.extraction.reader import Reader
from comity.ontology.schema import load_model

MODEL = load_model()


def told(reader: Reader, text: str) -> set[str]:
    """ "source Class target" of each claim."""
    found = reader.extract(Article("example", text, published="2025-06-30"))
    pairs = set()
    for claim in found.claims:
        spec = MODEL.relation(claim.situation.kind)
        assert spec is not None
        for source in claim.situation.fillers(spec.source):
            for target in claim.situation.fillers(spec.target):
                pairs.add(f"{source.label} {claim.situation.kind} {target.label}")
    return pairs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Three soldiers were killed in a US airstrike.",
            "United States AssaultEvent Three soldiers",
        ),
        (
            "A Chadian missile strike killed nine people in Abeche, Sudan.",
            "Chad AssaultEvent Sudan",
        ),
        (
            "Boko Haram claimed responsibility for a string of attacks in Zinder, Niger.",
            "Boko Haram AssaultEvent Niger",
        ),
        ("Two bombers attacked a school in Niger.", "Two bombers AssaultEvent Niger"),
        ("Chadian troops opened fire on a Kenyan tanker.", "Chad AssaultEvent Kenyan tanker"),
        ("Two editors were arrested in Minsk.", "Belarus CoerceEvent Two editors"),
        ("Forty migrants were deported from Chad.", "Chad CoerceEvent Forty migrants"),
        ("Kenya released twelve prisoners of war.", "Kenya RetreatEvent twelve prisoners of war"),
        (
            "Thousands of people rallied in Sarajevo against the government.",
            "protesters in Sarajevo ProtestEvent Bosnia and Herzegovina",
        ),
        (
            "Anti-government protests went on in Chad.",
            "anti-government protesters in Chad ProtestEvent Chad",
        ),
        (
            "Crowds marched in Oslo, demanding the resignation of Jonas Gahr Støre.",
            "protesters in Oslo ProtestEvent Jonas Gahr Støre",
        ),
        ("Hezbollah fired dozens of rockets at Haifa.", "Hezbollah AssaultEvent Haifa"),
        ("Chad and Sudan exchanged fire.", "Chad AssaultEvent Sudan"),
        ("Chadian and Sudanese troops clashed in Abeche.", "Chad AssaultEvent Sudan"),
        ("Chad and Sudan swapped 40 prisoners.", "Chad RetreatEvent Sudan"),
        ("Chad arrested two editors, Anna Berg and Jon Dahl.", "Chad CoerceEvent Jon Dahl"),
        ("Gunmen from Boko Haram attacked Zinder.", "Boko Haram AssaultEvent Zinder"),
        ("An editor was released from a Chadian prison.", "Chad RetreatEvent editor"),
        (
            "Norway carried out a strike on Chad. Anna Berg was killed in the strike.",
            "Norway AssaultEvent Anna Berg",
        ),
        ("Norway sanctioned three banks and two people.", "Norway SanctionsRelation two people"),
        (
            "A court in Oslo sentenced Anna Berg to ten years in prison.",
            "Norway CoerceEvent Anna Berg",
        ),
        ("Students in Oslo protested against Chad.", "students in Oslo ProtestEvent Chad"),
        ("Norway sanctioned three people.", "Norway SanctionsRelation three people"),
        (
            "A Boko Haram bomber struck a market in Chad.",
            "Boko Haram AssaultEvent Chad",
        ),
        (
            "Norwegian jets bombed a camp in Lima, Peru, killing nine men.",
            "Norway AssaultEvent Peru",
        ),
    ],
)
def test_what_is_told(reader: Reader, text: str, expected: str) -> None:
    assert expected in told(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Typhoon Anna killed six people in Chad.",
        "A helicopter of the Norwegian navy crashed in Chad, killing six people.",
        "A bus hit a lorry in Lima, Peru, killing nine people.",
        "Two men were killed by gunmen in Chad.",
        "Two men were arrested by a stranger in Minsk.",
        "Several people gathered in Sarajevo.",
        "Chad and Norway increased their attacks.",
        "A bomb killed six people in Oslo. No group claimed responsibility for the attack.",
        "A Kenya-backed attack killed six people in Oslo.",
    ],
)
def test_nobody_did_it_or_nobody_is_told(reader: Reader, text: str) -> None:
    states = ("Chad ", "Norway ", "Peru ", "Belarus ", "Kenya A", "Bosnia", "protesters")
    assert not [pair for pair in told(reader, text) if pair.startswith(states)]
