"""Pronouns and descriptions: right, or none."""

import pytest

from comity.graph.article import Article
from comity.graph.extraction.document import parse
from comity.graph.extraction.mentions import Mentions, find_mentions
from comity.graph.extraction.reader import Reader
from tests.graph.extraction.told import claims


def find(reader: Reader, text: str, publisher: str | None = None) -> Mentions:
    article = Article("any", text, publisher=publisher)
    return find_mentions(parse(reader.nlp, article, reader.gazetteer), reader.gazetteer)


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


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("Norwegian Prime Minister Anna Berg spoke. Her government agreed.", "Her government",
         "Norway"),
        ("Norwegian Prime Minister Anna Berg said her country would wait.", "her country",
         "Norway"),
        ("Hamas fired rockets at Israel. The militant group hailed the attack.",
         "The militant group", "Hamas"),
        ("Rwanda backs the M23. The rebels took a town.", "rebels", "March 23 Movement"),
        ("The International Court of Justice met. Chile rejects the court.", "the court",
         "International Court of Justice"),
        ("Saudi Arabia met Yemen. The kingdom paid.", "The kingdom", "Saudi Arabia"),
        ("France met Mali. The West African nation objected.", "The West African nation", "Mali"),
        ("South Korea replied to Pyongyang. The South was calm.", "The South", "South Korea"),
        ("Chilean Foreign Minister Pedro Rojas left. The top Chilean diplomat was tired.",
         "The top Chilean diplomat", "Pedro Rojas"),
        ("To defend its ports, Norway bought ships.", "its", "Norway"),
        ("Chile and its neighbours met.", "its", "Chile"),
        ("The Houthis seized a ship because it was near.", "it", None),
        ("Norway urged Chile to open its ports.", "its", "Chile"),
        ("Peru praised Chile. Norway met police from that country.", "that country", "Chile"),
        ("Colombia attacked the National Liberation Army. The guerrilla group left.",
         "The guerrilla group", "National Liberation Army"),
        ("Peru called on Chile to open its ports.", "its", "Chile"),
        ("Norway met Mali. The junta objected.", "The junta", "Mali"),
        ("Chile issued a joint statement. “We will pay,” the statement said.", "We", "Chile"),
        ("“We will pay,” an African Union statement said.", "We", "African Union"),
        ("“We will pay,” said the Chilean ambassador in Oslo, Pedro Rojas.", "We", "Chile"),
        ("Spain met Mali. The European nation objected, and Norway left.", "The European nation",
         "Spain"),
        ("Spain met Norway. The European nation objected.", "The European nation", None),
        ("Norway met Chile. The rebels left.", "rebels", "rebels"),
    ],
)  # fmt: skip
def test_descriptions_and_pronouns_are_right_or_none(
    reader: Reader, text: str, words: str, label: str | None
) -> None:
    found = find(reader, text)
    labels = [m.entity.label for m in found.all if m.text.lower().endswith(words.lower())]
    first = words.split(" ", 1)[-1] if not labels else words
    labels = labels or [m.entity.label for m in found.all if m.text == first]
    assert labels[:1] == ([label] if label else [])


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("The ministers of foreign affairs of Chile and Peru met. They agreed to trade.",
         {"Chile", "Peru"}),
        ("Norway, Chile and Peru signed. The three countries will meet again.",
         {"Norway", "Chile", "Peru"}),
        ("Talks between the Houthis and the Taliban began. Both sides were calm.",
         {"Houthis", "Taliban"}),
        ("Anna Berg met Pedro Rojas. The two leaders shook hands.", {"Anna Berg", "Pedro Rojas"}),
        ("Norway thanked Chile and Peru. Spain threatened the two countries.", {"Chile", "Peru"}),
        ("The Central Asian states met. Uzbekistan met Kazakhstan. The two Central Asian states"
         " agreed.", {"Uzbekistan", "Kazakhstan"}),
    ],
)  # fmt: skip
def test_several_are_those_named_before(reader: Reader, text: str, members: set[str]) -> None:
    found = find(reader, text).all
    several = [m for m in found if m.via == "pair" or m.text == "They"]
    assert {member.label for member in several[-1].members} == members


@pytest.mark.parametrize(
    "text",
    [
        "Norway, Chile and Peru signed. The two largest countries will meet.",
        "Anna Berg met Pedro Rojas, Juan Perez and Mary Jones. The two leaders shook hands.",
        "Norway met Chile. Two other countries objected.",
    ],
)
def test_several_stay_open_where_the_number_does_not_fit(reader: Reader, text: str) -> None:
    assert not [m for m in find(reader, text).all if m.via == "pair"]


def test_those_who_issue_a_joint_statement_are_we(reader: Reader) -> None:
    text = "Joint Statement of Norway and Chile\n\nWe met in Oslo.\n\nThe Sides agreed to trade."
    found = find(reader, text)
    we = next(m for m in found.all if m.text == "We")
    assert {member.label for member in we.members} == {"Norway", "Chile"}


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Peru's attack on Chile and its support for Bolivia worried Norway.", "Peru | Bolivia"),
        ("Peru's invasion of Chile and its support for Bolivia worried Norway.",
         "Peru | Bolivia"),
        ("Norway criticised Chile and its support for Bolivia.", "Chile | Bolivia"),
    ],
)  # fmt: skip
def test_what_is_joined_to_an_owned_deed_is_of_the_same_owner(
    reader: Reader, text: str, pair: str
) -> None:
    assert pair in claims(reader, text, "FavourableStance")


def test_the_country_that_is_accused_of_a_deed(reader: Reader) -> None:
    text = "Ethiopia closed its border with Eritrea after it accused the country of arming rebels."
    assert claims(reader, text, "AccuseEvent") == {"Ethiopia | Eritrea"}


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("Peru's president said his country had attacked Chile.", "AssaultEvent", "Peru | Chile"),
        ("Peru's minister said her country would leave NATO.", "RetreatEvent", "Peru | NATO"),
        (
            "A Peruvian official said his country had attacked Chile.",
            "AssaultEvent",
            "Peru | Chile",
        ),
        ("Peru's president came to Oslo. He met Norway's king.", "ConsultEvent", "Peru | Norway"),
        ("Peru's army said its forces had attacked Chile.", "AssaultEvent", "Peru | Chile"),
        ("Peru's president met his Chilean counterpart.", "ConsultEvent", "Peru | Chile"),
    ],
)
def test_who_holds_an_office_without_a_name_has_a_country(
    reader: Reader, text: str, kind: str, told: str
) -> None:
    assert claims(reader, text, kind) >= {told}


def test_who_speaks_on_as_he_is_the_holder_of_the_office(reader: Reader) -> None:
    text = "Peru's president condemned Chile. He said Chile had attacked Bolivia."
    found = reader.extract(Article("a", text)).claims
    [told] = [c for c in found if c.situation.kind == "AssaultEvent" and not c.is_silent]
    assert told.speaker is not None
    assert told.speaker.entity.label == "President of Peru"
