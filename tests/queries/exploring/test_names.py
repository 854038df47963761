"""Search by name."""

from comity.ontology.iris import Iri
from comity.queries.exploring.explorer import Explorer
from comity.queries.exploring.names import NameIndex

A, B, C, D = (Iri(f"http://x/{letter}") for letter in "abcd")


def test_the_name_itself_comes_first_then_its_beginning_then_a_word_then_any_part() -> None:
    names = NameIndex(
        {
            A: [(False, "Great Mali")],
            B: [(False, "Malibu")],
            C: [(False, "Mali")],
            D: [(False, "Somalia")],
        },
        {D: 100, A: 3},
    )
    assert [hit.iri for hit in names.find("mali", 9)] == [C, B, A, D]
    assert [hit.iri for hit in names.find("mali", 2)] == [C, B]


def test_of_equals_the_best_tied_comes_first() -> None:
    names = NameIndex({A: [(False, "Norland")], B: [(False, "Norburg")]}, {B: 2, A: 1})
    assert [hit.iri for hit in names.find("nor", 9)] == [B, A]


def test_case_and_accents_make_no_difference() -> None:
    names = NameIndex({A: [(False, "Türkiye"), (True, "TUR")]}, {})
    for text in ("TURKIYE", "türk", " kiye ", "tur"):
        assert [hit.iri for hit in names.find(text, 9)] == [A], text
    assert names.find("", 9) == []
    assert names.find("x" * 100_000, 9) == []


def test_a_thing_is_found_in_the_world(explorer: Explorer) -> None:
    best = explorer.search("ARVENIA", 3)[0]
    assert best["label"] == "Arvenia"
    assert best["kind"] == "State"
    assert best["ties"] > 0
