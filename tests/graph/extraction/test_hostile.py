"""Text that is meant to break a reader: it ends, keeps what is sound, and says what it left out."""

import pytest

from benchmarks.hostile_text import CASES
from comity.graph.article import Article
from comity.graph.claim import Extraction
from comity.graph.extraction.document import parse
from comity.graph.extraction.long_sentences import LONGEST
from comity.graph.extraction.reader import Reader
from comity.graph.extraction.scripts import is_mixed, readable
from comity.ontology.iris import slug


def read(reader: Reader, text: str) -> Extraction:
    return reader.extract(Article("hostile", text, published="2024-05-06"))


def reasons(found: Extraction) -> set[str]:
    return {issue.reason for issue in found.issues}


@pytest.mark.parametrize("name", CASES)
def test_every_case_is_read_to_its_end(reader: Reader, name: str) -> None:
    text = CASES[name](2000)
    found = read(reader, text)
    for claim in found.claims:
        where = claim.quotation
        assert text[where.start : where.end] == where.exact
    assert len({c.id for c in found.claims}) == len(found.claims)


def test_a_sentence_without_end_is_cut_and_the_cuts_are_told(reader: Reader) -> None:
    text = CASES["no full stop"](6000)
    parsed = parse(reader.nlp, Article("long", text), reader.gazetteer)
    assert max(len(sentence) for sentence in parsed.doc.sents) <= LONGEST
    assert parsed.doc.text == text
    starts = {sentence.start for sentence in parsed.doc.sents}
    assert parsed.cuts
    assert set(parsed.cuts) <= starts
    cut = [issue for issue in read(reader, text).issues if issue.reason == "sentence-cut"]
    assert len(cut) == len(parsed.cuts)


def test_an_ordinary_long_sentence_is_not_cut(reader: Reader) -> None:
    listed = "Norway, which trades with Peru, " * 20
    parsed = parse(reader.nlp, Article("long", f"The envoy of {listed}spoke."), reader.gazetteer)
    assert parsed.cuts == ()


def test_a_preposition_at_the_top_of_a_sentence_does_not_hang(reader: Reader) -> None:
    assert read(reader, "Of the government of the country of the").claims == ()


def test_an_adjective_at_the_top_of_a_sentence_does_not_hang(reader: Reader) -> None:
    assert read(reader, "Angry and critical of Chad.").claims == ()


@pytest.mark.parametrize("text", ["Russiа accused Peru.", "Russia accused Реru."])
def test_a_name_of_two_scripts_is_nobody_and_is_counted(reader: Reader, text: str) -> None:
    found = read(reader, text)
    assert found.claims == ()
    assert "mixed-scripts" in reasons(found)


def test_a_name_of_one_script_is_no_mixture(reader: Reader) -> None:
    assert not any(map(is_mixed, ("Россия", "Ελλάδα", "Côte d’Ivoire", "Łódź", "B2 and β")))
    found = read(reader, "Russia accused Peru. Россия обвинила Перу.")
    assert len(found.claims) == 1
    assert "mixed-scripts" not in reasons(found)


@pytest.mark.parametrize(
    "text", ["Norway\u200f accused Peru.", "\ufeffNorway\x07 accused Peru\u200e."]
)
def test_a_mark_of_direction_beside_a_name_does_no_harm(reader: Reader, text: str) -> None:
    (claim,) = read(reader, text).claims
    where = claim.quotation
    assert text[where.start : where.end] == where.exact


def test_an_invisible_mark_within_a_name_is_counted(reader: Reader) -> None:
    found = read(reader, "Nor\u00adway accused Peru.")
    assert "invisible-mark" in reasons(found)
    assert "invisible-mark" not in reasons(read(reader, "\u200eNorway accused Peru."))


def test_a_sentence_within_ten_thousand_quotation_marks_is_read(reader: Reader) -> None:
    found = read(reader, '"' * 10_000 + "Norway accused Peru." + '"' * 10_000)
    assert [c.situation.kind for c in found.claims] == ["AccuseEvent"]
    assert "sentence-cut" not in reasons(found)


def test_rows_of_signs_are_blanked_and_ordinary_ones_stay() -> None:
    line = "Norway\n" + "=" * 40 + "\nPeru (or “Perú”) said: “Yes!” …"
    assert readable(line) == line.replace("=" * 40, " " * 40)


def test_hundreds_of_one_surname_are_told_apart_in_time(reader: Reader) -> None:
    people = [f"Minister J{chr(97 + n % 26)}{chr(97 + n // 26)} Kovel" for n in range(300)]
    found = read(reader, f"{'. '.join(f'{name} spoke' for name in people)}. Kovel left Norway.")
    unclear = [issue for issue in found.issues if issue.reason == "ambiguous-person"]
    assert unclear
    assert all(len(issue.detail.split(", ")) <= 10 for issue in unclear)


def test_names_that_mix_scripts_share_no_slug() -> None:
    assert slug("Реru") != slug("Тоru")
    assert slug("Łódź") == "odz"


def test_invisible_marks_and_broken_characters_do_no_harm(reader: Reader) -> None:
    for text in ("Nor\u200dway accused Peru.", "\ud83d Norway accused Peru."):
        assert [c.situation.kind for c in read(reader, text).claims] == ["AccuseEvent"]
    assert Article("x", "\ud83d").text_hash


def test_what_spacy_learns_of_an_article_is_forgotten(reader: Reader) -> None:
    read(reader, "Norway accused Peru.")
    known = len(reader.nlp.vocab.strings)
    for number in range(3):
        read(reader, f"Zqor{number}bat Xuv{number}ek of Norway accused Peru of Vlim{number}ax.")
    assert len(reader.nlp.vocab.strings) == known
