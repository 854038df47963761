"""Names in lists, with acronyms, with counts, and of forces: where they begin and end."""

import pytest

from comity.graph.article import Article
from comity.graph.extraction.document import parse
from comity.graph.extraction.mentions import Mentions, find_mentions
from comity.graph.extraction.reader import Reader


def find(reader: Reader, text: str) -> Mentions:
    parsed = parse(reader.nlp, Article("any", text), reader.gazetteer)
    return find_mentions(parsed, reader.gazetteer)


def labels(reader: Reader, text: str) -> dict[str, str]:
    return {m.entity.label: m.entity.kind for m in find(reader, text).all}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Chilean forces struck a depot in Peru.", "Chile"),
        ("The U.S. military attacked a boat.", "United States"),
        ("The Iraqi army shelled a village.", "Iraq"),
        ("Israel Defense Forces raided a village.", "Israel Defense Forces"),
        ("The Sudanese Armed Forces shelled a village; the Sudanese army left.",
         "Sudanese Armed Forces"),
    ],
)  # fmt: skip
def test_forces_are_their_state_unless_called_by_their_name(
    reader: Reader, text: str, label: str
) -> None:
    assert label in labels(reader, text)


def test_forces_named_in_full_are_meant_by_the_plain_words_too(reader: Reader) -> None:
    found = find(reader, "The Sudanese Armed Forces fled. The Sudanese army came back.")
    army = next(m for m in found.all if m.text == "Sudanese army")
    assert army.entity.label == "Sudanese Armed Forces"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Norway sanctioned Number 2 Cement Enterprise (CE 2).", "Number 2 Cement Enterprise"),
        ("Norway sanctioned the Timber Export Enterprise of Peru (TEE).",
         "Timber Export Enterprise of Peru"),
        ("Norway sanctioned the Salt and Pearl Trade Corporation.",
         "Salt and Pearl Trade Corporation"),
        ("Chile and Peru signed the Treaty on Shared Rivers in Lima.", "Treaty on Shared Rivers"),
        ("The Chamber of Deputies of Chile voted.", "Chamber of Deputies of Chile"),
        ("The Council for the Defence of the Sahel objected.",
         "Council for the Defence of the Sahel"),
    ],
)  # fmt: skip
def test_names_are_neither_cut_nor_run_together(reader: Reader, text: str, label: str) -> None:
    assert label in labels(reader, text)


def test_an_acronym_stands_for_the_name_before_it(reader: Reader) -> None:
    text = "Norway sanctioned the Cement Enterprise of Peru (CE 2). Later CE 2 was sold."
    known = {m.entity.label for m in find(reader, text).all if m.text == "CE 2"}
    assert known == {"Cement Enterprise of Peru"}


def test_no_name_holds_a_list(reader: Reader) -> None:
    text = (
        "Members of A & B Trading Company (A&B), Number 2 Quarry Enterprise (QE 2), Salt "
        "Corporation of Peru (SCP) and Lima Pearl Enterprise (LPE) were sanctioned by Norway."
    )
    found = labels(reader, text)
    assert {"A & B Trading Company", "Number 2 Quarry Enterprise", "Salt Corporation of Peru",
            "Lima Pearl Enterprise"} <= found.keys()  # fmt: skip
    assert not any("," in label or "(" in label for label in found)


def test_a_count_is_no_part_of_whose_people_they_are(reader: Reader) -> None:
    text = "Peru freed 12 Chilean nationals, and 30 Chilean nationals were held by Mali."
    groups = [m.entity for m in find(reader, text).all if m.entity.kind == "UnnamedGroup"]
    assert {group.label for group in groups} == {"Chilean nationals"}
    assert len({group.iri for group in groups}) == 2


def test_a_later_mention_without_the_count_means_the_same(reader: Reader) -> None:
    text = "Peru held 12 Chilean nationals. The Chilean nationals were freed."
    groups = [m.entity for m in find(reader, text).all if m.entity.kind == "UnnamedGroup"]
    assert len({group.iri for group in groups}) == 1


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Rebels captured the towns of Umm Abeta, Cerine and Dolgota.",
         {"Umm Abeta", "Cerine", "Dolgota"}),
        ("The army took control of Kutlai, Hsenbi, Namto, and Nawngio.",
         {"Kutlai", "Hsenbi", "Namto", "Nawngio"}),
        ("The army withdrew from Suwayla.", {"Suwayla"}),
    ],
)  # fmt: skip
def test_places_in_a_list_are_all_found(reader: Reader, text: str, places: set[str]) -> None:
    found = labels(reader, text)
    assert {label for label in found if found[label] == "Place"} == places


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("Dahl Jonvik flew to Lima on Monday.", "Dahl Jonvik", "Person"),
        ("Planes landed at Pskovar.", "Pskovar", "Place"),
        ("Chile opened the Baglovar dam.", "Baglovar dam", "Facility"),
        ("Norway seized the tanker *Blue Sophia*.", "Blue Sophia", "Vessel"),
        ("The House of Representatives voted.", "House of Representatives", "GovernmentBody"),
    ],
)
def test_names_are_known_by_their_place_in_the_sentence(
    reader: Reader, text: str, label: str, kind: str
) -> None:
    assert labels(reader, text).get(label) == kind


@pytest.mark.parametrize(
    "text",
    [
        "An attack hit an Orthodox church.",
        "Troops entered in Phase 2.",
        "Norway cited the Trafficking in Persons Report.",
    ],
)
def test_what_is_no_name_of_a_place_is_none(reader: Reader, text: str) -> None:
    found = labels(reader, text)
    assert not {"Orthodox church", "Phase", "Phase 2", "Persons Report"} & found.keys()


def test_who_is_joined_to_a_name_is_joined_to_all_of_it(reader: Reader) -> None:
    parsed = parse(
        reader.nlp,
        Article("any", "The Front for the Rescue of Mali and the Azawad Salvation Council left."),
        reader.gazetteer,
    )
    found = find_mentions(parsed, reader.gazetteer).all
    front, council = (next(m for m in found if m.text.startswith(w)) for w in ("Front", "Azawad S"))
    assert parsed.doc[council.root].head.i == front.root


def test_a_first_name_alone_is_the_person_s(reader: Reader) -> None:
    found = find(reader, "Olof Berg, the prime minister, flew to Lima. Later Olof met the king.")
    alone = next(m for m in found.all if m.text == "Olof")
    assert alone.entity.label == "Olof Berg"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The United States sanctioned Iran Air.", "Iran Air"),
        ("The United States sanctioned Bank Melli Iran.", "Bank Melli"),
        ("The United States sanctioned Korean Air.", "Korean Air"),
    ],
)
def test_a_company_that_is_called_after_a_state_is_not_the_state(
    reader: Reader, text: str, name: str
) -> None:
    found = reader.extract(Article("a", text)).claims
    told = {role.entity.label for claim in found for role in claim.situation.roles}
    assert told == {"United States", name}
