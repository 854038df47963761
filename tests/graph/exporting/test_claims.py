"""claims.csv: columns, words, pairs, and cells that no spreadsheet runs."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.graph.claim import Claim, Extraction, Role, Situation
from comity.graph.exporting.cells import FORMULA_STARTS, csv_bytes, safe
from comity.graph.exporting.claims import COLUMNS, ClaimRow, claim_rows, claims_csv
from comity.graph.told import Told, told_in
from comity.ontology.schema import Model


def rows_of(extraction: Extraction, model: Model) -> list[ClaimRow]:
    return claim_rows(told_in(extraction), model)


def row(rows: list[ClaimRow], subject: str, relation: str) -> ClaimRow:
    [found] = [r for r in rows if (r.subject, r.relation) == (subject, relation)]
    return found


def about(extraction: Extraction, situation: Situation) -> Claim:
    """The first claim of the reading, about another situation."""
    return replace(extraction.claims[0], situation=situation)


def only_row(extraction: Extraction, claim: Claim, model: Model) -> ClaimRow:
    [found] = claim_rows([Told(claim.iri, extraction.article, claim)], model)
    return found


def test_the_columns_are_those_of_the_contract(extraction: Extraction, model: Model) -> None:
    table = csv.reader(io.StringIO(claims_csv(rows_of(extraction, model)).decode()))
    assert next(table) == [
        "doc", "subject", "relation", "object", "polarity", "modality", "date", "value",
        "speaker", "quote", "start", "end", "confidence",
    ]  # fmt: skip
    assert len(COLUMNS) == 13


def test_an_assertion_in_flat_words(extraction: Extraction, model: Model) -> None:
    rows = rows_of(extraction, model)
    assert rows[0] == ClaimRow(
        doc="pact", subject="Mongolia", relation="memberOf", object="Herders' Pact",
        polarity="positive", modality="asserted", date="", value="", speaker="",
        quote="Mongolia is a member of the Herders' Pact.", start=0, end=42, confidence=0.93,
    )  # fmt: skip


def test_a_forecast_with_its_speaker(extraction: Extraction, model: Model) -> None:
    found = row(rows_of(extraction, model), "Chile", "memberOf")
    assert (found.modality, found.polarity, found.speaker) == ("expected", "positive", "Ana Rey")


def test_a_denied_conflict_keeps_its_sign(extraction: Extraction, model: Model) -> None:
    found = row(rows_of(extraction, model), "Kenya", "sanctions")
    assert (found.modality, found.polarity) == ("denied", "negative")


def test_a_tie_that_is_not_there_turns_its_sign(extraction: Extraction, model: Model) -> None:
    found = row(rows_of(extraction, model), "Kenya", "agreed")
    assert (found.modality, found.polarity) == ("asserted", "negative")


def test_to_undo_a_conflict_is_positive(extraction: Extraction, model: Model) -> None:
    lifting = replace(extraction.claims[2], modality="Planned", speaker=None)
    found = only_row(extraction, lifting, model)
    assert (found.modality, found.polarity) == ("planned", "positive")


def test_a_fact_on_a_speakers_word_is_reported(extraction: Extraction, model: Model) -> None:
    assert row(rows_of(extraction, model), "Chile", "allied").modality == "reported"


def test_a_stance_on_a_speakers_word_is_asserted(extraction: Extraction, model: Model) -> None:
    speaker = extraction.claims[1].speaker
    holder, target = (r.entity for r in extraction.claims[0].situation.roles)
    stance = Situation(
        "FavourableStance",
        (Role("stanceHolder", holder, ""), Role("favourableTarget", target, "")),
    )
    found = only_row(extraction, replace(about(extraction, stance), speaker=speaker), model)
    assert (found.relation, found.modality) == ("supports", "asserted")


def test_every_agent_of_a_visit_gets_a_row(extraction: Extraction, model: Model) -> None:
    visits = [r for r in rows_of(extraction, model) if r.relation == "visited"]
    assert [(v.subject, v.object, v.date) for v in visits] == [
        ("Chile", "Nairobi", "2024-03"),
        ("Kenya", "Nairobi", "2024-03"),
    ]


def test_agents_of_a_meeting_meet_each_other_once(extraction: Extraction, model: Model) -> None:
    visit = extraction.claims[3].situation
    talks = replace(visit, mode=None, roles=visit.roles[:2])
    found = only_row(extraction, about(extraction, talks), model)
    assert (found.subject, found.relation, found.object) == ("Chile", "met", "Kenya")


def test_a_claim_with_an_open_side_keeps_its_row(extraction: Extraction, model: Model) -> None:
    alone = Situation("MobilizeEvent", extraction.claims[3].situation.roles[:1])
    found = only_row(extraction, about(extraction, alone), model)
    assert (found.subject, found.relation, found.object) == ("Chile", "mobilizes", "")


def test_values_are_amounts_in_words_and_goods(extraction: Extraction, model: Model) -> None:
    found = row(rows_of(extraction, model), "Mongolia", "trades")
    assert (found.value, found.date) == ("$2.5 million; wool", "2023")


def test_quotations_survive_the_file_and_no_cell_is_a_formula(
    extraction: Extraction, model: Model
) -> None:
    rows = rows_of(extraction, model)
    table = list(csv.DictReader(io.StringIO(claims_csv(rows).decode(), newline="")))
    assert [line["quote"].removeprefix("'") for line in table] == [r.quote for r in rows]
    assert not [cell for line in table for cell in line.values() if cell.startswith("=")]
    for line in table:
        start, end = int(line["start"]), int(line["end"])
        assert extraction.article.text[start:end] == line["quote"].removeprefix("'")


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2)))
def test_any_text_survives_a_table(rows: list[list[str]]) -> None:
    data = csv_bytes(("a", "b"), rows).decode()
    back = list(csv.reader(io.StringIO(data, newline="")))
    assert back[1:] == [[safe(cell) for cell in line] for line in rows]
    assert not [c for line in back for c in line if c.startswith(FORMULA_STARTS)]


@pytest.mark.parametrize("text", ["", "plain", "3 = 3", "a-b"])
def test_harmless_cells_stay(text: str) -> None:
    assert safe(text) == text
