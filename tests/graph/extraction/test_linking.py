"""What a known name stands for in its place in the sentence."""

import pytest

from comity.graph.article import Article
from comity.graph.extraction.document import parse
from comity.graph.extraction.mentions import Mentions, find_mentions
from comity.graph.extraction.reader import Reader


def find(reader: Reader, text: str) -> Mentions:
    return find_mentions(
        parse(reader.nlp, Article("any", text), reader.gazetteer), reader.gazetteer
    )


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("Moscow wants better ties.", "Moscow", "Russia"),
        ("He flew from Oslo to Moscow.", "Moscow", "Moscow"),
        ("The delegates met in Moscow.", "Moscow", "Moscow"),
        ("Tensions between Moscow and Oslo grew.", "Oslo", "Norway"),
        ("Moscow's reputation suffered.", "Moscow", "Russia"),
        ("Moscow's streets were empty.", "Moscow", "Moscow"),
        ("The Kremlin denied the report.", "Kremlin", "Russia"),
        ("Rebels captured Kabul on Sunday.", "Kabul", "Kabul"),
        ("The deal was rejected by Kabul.", "Kabul", "Afghanistan"),
        ("Russian wheat arrived.", "Russian", "Russia"),
    ],
)
def test_capitals_and_demonyms(reader: Reader, text: str, words: str, label: str) -> None:
    (mention,) = [m for m in find(reader, text).all if m.text == words]
    assert mention.entity.label == label


@pytest.mark.parametrize("text", ["Many of them speak Russian.", "She learned Russian."])
def test_a_language_is_no_actor(reader: Reader, text: str) -> None:
    assert not [m for m in find(reader, text).all if m.text == "Russian"]


def test_movement_state_and_people_stay_apart(reader: Reader) -> None:
    found = find(reader, "The Taliban rule Afghanistan. Afghans want to leave.")
    labels = {m.text: (m.entity.kind, m.entity.label) for m in found.all}
    assert labels["Taliban"][1] == "Taliban"
    assert labels["Afghanistan"] == ("State", "Afghanistan")
    assert labels["Afghans"][0] == "UnnamedGroup"


def test_the_west_needs_its_article(reader: Reader) -> None:
    found = find(reader, "The road leads West. Ties with the West worsened.")
    assert [m.entity.label for m in found.all if m.text == "West"] == ["the West"]


def test_an_ambiguous_name_needs_evidence(reader: Reader) -> None:
    alone = find(reader, "A commander of RSF resigned.")
    assert [issue.reason for issue in alone.issues if issue.text == "RSF"] == ["ambiguous-name"]
    named = find(reader, "The Rapid Support Forces attacked. A commander of the RSF resigned.")
    (mention,) = [m for m in named.all if m.text == "RSF"]
    assert mention.entity.label == "Rapid Support Forces"


@pytest.mark.parametrize(
    "text", ["Türkiye left.", "The U.S.A. left.", "Russia’s army left.", "Côte d’Ivoire left."]
)
def test_other_spellings_are_known(reader: Reader, text: str) -> None:
    assert any(m.entity.kind == "State" for m in find(reader, text).all)


def test_a_capital_acts_for_its_state_not_for_a_region_of_its_name(reader: Reader) -> None:
    claims = reader.extract(Article("a", "Washington sanctioned Belarus.")).claims
    assert [role.entity.label for role in claims[0].situation.roles] == ["United States", "Belarus"]
