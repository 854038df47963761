"""Every query of the catalogue on the world of world.toml, against a golden table."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from comity.ontology.errors import DataError, UnknownNameError
from comity.queries import catalogue
from comity.queries.formats import to_csv
from comity.queries.guard import check_query
from comity.queries.results import Table
from comity.queries.searching import telling
from comity.queries.targets import local
from comity.queries.values import bind

GOLDEN = Path(__file__).parent / "golden"
NAMES = catalogue.names()

Cases = Mapping[str, Mapping[str, str]]


def answer(world: Path, name: str, given: Mapping[str, str]) -> Table:
    target = local(world, 60)
    find = telling(target.look, print)
    return target.look_up(bind(catalogue.load(name), given, target.look_up, find))


def column(table: Table, name: str) -> list[str]:
    at = table.columns.index(name)
    return [term.value if (term := row[at]) else "" for row in table.rows]


@pytest.mark.parametrize("name", NAMES)
def test_golden(world: Path, cases: Cases, name: str) -> None:
    table = answer(world, name, cases[name])
    assert table.rows
    assert len(set(table.rows)) == len(table.rows)
    written = to_csv(table).replace("\r\n", "\n")
    path = GOLDEN / f"{name}.csv"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(written, encoding="utf-8")
    assert written == path.read_text(encoding="utf-8")


def test_no_golden_and_no_case_without_query(cases: Cases) -> None:
    assert {path.stem for path in GOLDEN.glob("*.csv")} == set(NAMES)
    assert set(cases) == set(NAMES)


def test_the_forty_questions_are_there() -> None:
    numbers = [query.cq for query in catalogue.load_all() if query.cq is not None]
    assert numbers == list(range(1, 41))


@pytest.mark.parametrize("name", NAMES)
def test_query_keeps_the_rules(name: str) -> None:
    query = catalogue.load(name)
    assert query.question[0].isupper()
    assert not query.question.endswith(".")
    assert check_query(query.text).form == "SELECT"
    for parameter in query.parameters:
        if parameter.type in catalogue.TEXTS:
            assert f"# found {parameter.name}\n" in query.text
            assert f"# words {parameter.name} ?" in query.text
        else:
            assert f"?{parameter.variable}" in query.text.split("WHERE", 1)[1]
    head, _, order = query.text.rpartition("ORDER BY")
    columns = head.split("DISTINCT", 1)[1].split("WHERE", 1)[0].split()
    # Sorted by every column, so no engine is free to choose an order.
    assert set(columns) == set(order.replace("DESC(", " ").replace(")", " ").split())


def test_unknown_query_names_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match=r"membershps.*did you mean memberships") as caught:
        catalogue.load("membershps")
    assert caught.value.suggestions[0] == "memberships"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT * WHERE {}", "q.rq:1: write the question"),
        ("# Who?\n# cq: 1\n\nSELECT", "q.rq: add a line '# group"),
        ("# Who?\n# group: A\n# author: me\n\nSELECT", "q.rq:3: '# author: me' is not"),
        ("# Who?\n# group: A\n# param actor = B\n\nSELECT", "q.rq:3: .*# param name: type"),
        ("# Who?\n# group: A\n# param a: colour\n\nSELECT", "q.rq:3: .*out of actor"),
    ],
)
def test_header_that_is_wrong(text: str, said: str) -> None:
    with pytest.raises(DataError, match=said):
        catalogue.parse("q", text)


def test_recognition_that_is_expected_or_over_does_not_count(world: Path) -> None:
    table = answer(world, "recognitions", {"actor": "Red Lantern"})
    assert column(table, "recognizer") == ["Belmark"]
    expected = answer(world, "expected-recognitions", {"actor": "Red Lantern"})
    assert column(expected, "recognizer") == ["Arvenia", "Arvenia"]
    assert column(expected, "published") == ["2023-09-19", "2024-11-26"]


def test_an_agreement_that_is_only_proposed_has_no_party(world: Path) -> None:
    agreements = column(answer(world, "agreements", {"actor": "Corvia"}), "agreement")
    assert agreements == ["Corvia–Dorrin Transit Pact", "Lake Basin Trade Accord"]


@pytest.mark.parametrize(
    ("day", "members"),
    [
        ("1999-12-31", []),
        ("2005-06-01", ["Elland"]),
        ("2010-12-31", ["Elland"]),
        ("2011-01-01", []),
        ("2020-01-01", ["Dorrin"]),
        # Corvia's membership has no date: it is known from the day that an article tells it.
        ("2023-09-18", ["Dorrin"]),
        ("2023-09-19", ["Corvia", "Dorrin"]),
    ],
)
def test_as_of(world: Path, day: str, members: list[str]) -> None:
    table = answer(world, "members", {"organization": "NTL", "as-of": day})
    assert column(table, "member") == members


def test_opponents_as_of_a_past_day(world: Path) -> None:
    then = answer(world, "opponents", {"actor": "Arvenia", "as-of": "1993-01-01"})
    assert column(then, "opponent") == ["Belmark"]
