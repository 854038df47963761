"""The benchmark of queries: what it asks, and that it compares before it counts."""

from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
from pyoxigraph import DefaultGraph, Quad

from benchmarks.queries.__main__ import _table
from benchmarks.queries.engines import ENGINES
from benchmarks.queries.peer import digest
from benchmarks.queries.questions import Question, questions
from comity.graph.stores.oxigraph import read_store
from comity.queries import catalogue


@pytest.fixture(scope="module")
def asked(made_up: Path) -> list[Question]:
    with read_store(made_up) as store:
        return list(questions(store))


def test_every_question_of_the_graph_is_asked(asked: list[Question]) -> None:
    graph_alone = {query.name for query in catalogue.load_all() if query.group != "Search"}
    assert {question.name.removesuffix(" (open)") for question in asked} == graph_alone


def test_one_graph_with_all_triples_gives_the_same_rows(
    made_up: Path, asked: list[Question]
) -> None:
    merged = pyoxigraph.Store()
    with read_store(made_up) as store:
        merged.extend(Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in store.quads())
    with ENGINES["comity"](made_up) as answer:
        for question in asked:
            rows, _ = answer({"sparql": question.sparql})
            found = merged.query(question.merged)
            assert isinstance(found, pyoxigraph.QuerySolutions)
            values = [[None if value is None else value.value for value in row] for row in found]
            assert digest(values) == digest(rows), question.name


def test_rows_are_the_same_in_any_order_and_however_numbers_are_written() -> None:
    assert digest([["a", "5.90"], ["b", None]]) == digest([["b", None], ["a", "5.9"]])
    assert digest([["a", None]]) != digest([["a", ""]])


def test_a_time_counts_where_the_rows_are_the_same() -> None:
    own: dict[str, Any] = {"cpu": 0.01, "rows": 2, "digest": "x"}
    results: dict[str, dict[str, dict[str, Any]]] = {
        "comity": {"q": own, "r": own, "s": own},
        "peer": {"q": {**own, "cpu": 0.5}, "r": {**own, "digest": "y"}, "s": {"over": 60}},
    }
    table = _table(["q", "r", "s"], results, ["comity", "peer"])
    assert "| q | 2 | 10.0 | ×50 |" in table
    assert "| r | 2 | 10.0 | other rows (2) |" in table
    assert "| s | 2 | 10.0 | > ×6,000 |" in table
