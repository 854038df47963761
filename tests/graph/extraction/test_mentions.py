"""Mentions by name, form, title and group."""

import pytest

from comity.graph.article import Article
from comity.graph.extraction.document import parse
from comity.graph.extraction.mentions import Mention, Mentions, find_mentions
from comity.graph.extraction.reader import Reader
from comity.ontology.iris import local_name


def find(reader: Reader, text: str) -> Mentions:
    return find_mentions(
        parse(reader.nlp, Article("any", text), reader.gazetteer), reader.gazetteer
    )


def one(found: Mentions, text: str) -> Mention:
    (mention,) = [mention for mention in found.all if mention.text == text]
    return mention


@pytest.mark.parametrize(
    ("text", "words", "kind", "label"),
    [
        ("Peru joined the Lima–Quito Transit Trade Agreement.",
         "Lima–Quito Transit Trade Agreement", "TransitAgreement", None),
        ("Work on the Andes Gas Pipeline began.", "Andes Gas Pipeline", "PipelineProject", None),
        ("The Peruvian Fisheries Ministry objected.", "Peruvian Fisheries Ministry",
         "GovernmentBody", None),
        ("The Chilean parliament voted.", "Chilean parliament", "GovernmentBody", None),
        ("Chilean officials met the press.", "Chilean officials", "State", "Chile"),
        ("The government of Chile objected.", "government of Chile", "State", "Chile"),
        ("Western diplomats left the city.", "Western diplomats", "UnnamedGroup", None),
        ("Gunmen stormed a hotel, and rebels fled.", "rebels", "UnnamedGroup", None),
        ("More than 30 countries signed.", "30 countries", "UnnamedGroup", None),
        ("Norway and Chile signed a visiting forces agreement.", "visiting forces agreement",
         "Agreement", "visiting forces agreement"),
    ],
)  # fmt: skip
def test_what_is_named_is_found(
    reader: Reader, text: str, words: str, kind: str, label: str | None
) -> None:
    mention = next(m for m in find(reader, text).all if m.text.endswith(words))
    assert mention.entity.kind == kind
    assert label is None or mention.entity.label == label


def test_organs_represent_their_state(reader: Reader) -> None:
    found = find(reader, "The Peruvian Fisheries Ministry objected. The Norwegian embassy closed.")
    bodies = [m.entity for m in found.all if m.via == "new-org"]
    assert [local_name(body.represents or "") for body in bodies] == ["PER", "NOR"]
    assert [local_name(body.iri) for body in bodies] == ["per-fisheries-ministry", "nor-embassy"]


def test_an_embassy_bears_the_name_of_its_city(reader: Reader) -> None:
    found = find(reader, "A bomb hit the Norwegian embassy in Kabul.")
    embassy = next(m.entity for m in found.all if m.entity.kind == "DiplomaticMission")
    assert embassy.label == "Norwegian embassy in Kabul"
    assert local_name(embassy.iri) == "nor-embassy-kabul"


def test_coordinated_modifiers_give_both_actors(reader: Reader) -> None:
    found = find(reader, "Norwegian and Chilean diplomats met in Oslo.")
    group = one(found, "Norwegian and Chilean diplomats")
    assert [member.label for member in group.members] == ["Norway", "Chile"]


def test_an_acronym_that_the_text_defines_is_known_from_there_on(reader: Reader) -> None:
    text = "The Andean Fisheries Commission (AFC) met. The AFC agreed."
    found = find(reader, text)
    entities = {m.entity for m in found.all if m.text in ("Andean Fisheries Commission", "AFC")}
    assert len(entities) == 1


def test_acronyms_are_matched_by_case(reader: Reader) -> None:
    found = find(reader, "The US told us that it would who knows what.")
    assert [m.text for m in found.all if m.via != "pronoun"] == ["US"]


def test_a_person_bears_the_longest_name(reader: Reader) -> None:
    text = "Minister Anna Lind-Berg met reporters. Lind-Berg was glad. Anna Maria Lind-Berg left."
    found = find(reader, text)
    people = {m.entity.label for m in found.all if m.entity.kind == "Person"}
    assert people == {"Anna Maria Lind-Berg"}


@pytest.mark.parametrize(
    ("text", "person", "office", "state", "former"),
    [
        ("Norwegian Deputy Prime Minister Anna Berg spoke.", "Anna Berg",
         "Deputy Prime Minister of Norway", "NOR", False),
        ("Norway's foreign minister, Anna Berg, spoke.", "Anna Berg",
         "Foreign Minister of Norway", "NOR", False),
        ("Anna Berg, the Chilean ambassador to Norway, left.", "Anna Berg",
         "Ambassador of Chile to Norway", "CHL", False),
        ("The President of Chile, Pedro Rojas, left.", "Pedro Rojas", "President of Chile",
         "CHL", False),
        ("Former Chilean president Pedro Rojas left.", "Pedro Rojas", "President of Chile",
         "CHL", True),
        ("President Pedro Rojas of Chile left.", "Pedro Rojas", "President of Chile", "CHL", False),
        ("Pedro Rojas was sworn in as President of Chile.", "Pedro Rojas", "President of Chile",
         "CHL", False),
        ("Chile appointed Pedro Rojas as its new ambassador to Norway.", "Pedro Rojas",
         "Ambassador of Chile to Norway", "CHL", False),
        ("Assistant Secretary of State for African Affairs Mary Jones travelled.", "Mary Jones",
         "Assistant Secretary of State for African Affairs of the United States", "USA", False),
        ("Mary Jones, who heads NATO, declined.", "Mary Jones", "Head of NATO", "nato", False),
        ("Chile admired NATO, led by Mary Jones.", "Mary Jones", "Leader of NATO", "nato", False),
        ("NATO spokeswoman Mary Jones declined.", "Mary Jones", "Spokeswoman of NATO",
         "nato", False),
    ],
)  # fmt: skip
def test_offices_and_their_holders(
    reader: Reader, text: str, person: str, office: str, state: str, former: bool
) -> None:
    found = find(reader, text)
    assert [
        (o.person.entity.label, o.office.label, o.former) for o in found.offices
    ] == [(person, office, former)]  # fmt: skip
    represents = found.offices[0].office.represents
    assert represents is not None
    if len(state) == 3:
        assert local_name(represents) == state


def test_the_head_of_a_title_leads_to_its_holder(reader: Reader) -> None:
    article = Article("any", "Norway met the Chilean foreign minister, Pedro Rojas, on Monday.")
    document = parse(reader.nlp, article, reader.gazetteer)
    found = find_mentions(document, reader.gazetteer)
    head = next(token.i for token in document.doc if token.text == "minister")
    assert found.by_root[head].entity.label == "Pedro Rojas"


def test_every_mention_lies_around_its_root_and_has_its_text(reader: Reader) -> None:
    text = "Norwegian officials met NATO's Anna Berg in Oslo, and they agreed. “We hope,” she said."
    document = parse(reader.nlp, Article("any", text), reader.gazetteer)
    found = find_mentions(document, reader.gazetteer)
    for mention in found.all:
        assert mention.start <= mention.root < mention.end
        assert found.at(mention.start) is not None
        assert 0 < mention.score <= 1
        assert mention.text in text
    assert list(found.all) == sorted(found.all, key=lambda m: (m.start, -m.end, m.root))


@pytest.mark.parametrize(
    ("text", "words", "label", "kind"),
    [
        ("President Pedro Rojas Jr. left.", "Pedro Rojas Jr.", "Pedro Rojas Jr.", "Person"),
        ("Chilean President Pedro Tiago Rojas met Anna Berg. Mr. Tiago was tired.", "Tiago",
         "Pedro Tiago Rojas", "Person"),
        ("Minister Sergei Ivanov left. Sergey Ivanov was tired.", "Sergey Ivanov", "Sergei Ivanov",
         "Person"),
        ("Rebels seized the tanker Blue Harbour near Aden.", "Blue Harbour", "Blue Harbour",
         "Vessel"),
        ("Norway followed the Blue Harbour, a cargo ship.", "Blue Harbour", "Blue Harbour",
         "Vessel"),
        ("Yemen's Houthi militia fired missiles.", "Houthi militia", "Houthis",
         "PoliticalMovement"),
        ("The M23 armed group took Goma.", "M23 armed group", "March 23 Movement", "ArmedGroup"),
        ("The Government of Chile paid.", "Government of Chile", "Chile", "State"),
        ("U.S. Central Command confirmed it.", "U.S. Central Command",
         "United States Central Command", "GovernmentBody"),
        ("Chile accused Brussels of delay.", "Brussels", "European Union",
         "IntergovernmentalOrganization"),
        ("Belgium and Chile met, and Chile accused Brussels of delay.", "Brussels", "Belgium",
         "State"),
        ("Kenya hosts the Naivasha Peace Process.", "Naivasha Peace Process",
         "Naivasha Peace Process", "Initiative"),
    ],
)  # fmt: skip
def test_names_are_cut_and_typed_as_written(
    reader: Reader, text: str, words: str, label: str, kind: str
) -> None:
    found = [m for m in find(reader, text).all if m.text == words]
    assert [(m.entity.label, m.entity.kind) for m in found] == [(label, kind)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("OSLO (Example News) - Norway paid.", "OSLO"),
        ("A guerrilla war began in Chile.", "guerrilla"),
        ("The Exclusive Economic Zone (EEZ) of Chile is large.", "EEZ"),
        ("The Tarbela attack killed two.", "person"),
    ],
)
def test_what_is_no_actor_gives_no_actor(reader: Reader, text: str, word: str) -> None:
    found = find(reader, text)
    assert not [m for m in found.all if word in (m.text, m.via)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Belarus sanctioned Francesca Moretti over her report.", "Francesca Moretti"),
        ("The prime minister of Nepal, Balen Thapaliya, met Anna Berg.", "Balen Thapaliya"),
    ],
)
def test_a_person_is_known_by_first_name_or_title(reader: Reader, text: str, name: str) -> None:
    persons = {m.entity.label for m in find(reader, text).all if m.entity.kind == "Person"}
    assert name in persons


def test_a_place_called_by_a_first_name_is_no_person(reader: Reader) -> None:
    found = find(reader, "Victoria Falls lies between Zambia and Zimbabwe.")
    assert not [m for m in found.all if m.entity.kind == "Person"]
