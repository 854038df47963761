"""Tables as data frames: the types that the literals name, and text where they can't hold."""

from typing import Any

import pandas
import pytest

from comity.ontology.iris import PREFIXES
from comity.queries.dataframe import to_frame
from comity.queries.results import Table, Term

XSD = PREFIXES["xsd"]


def literal(value: str, kind: str | None = None) -> Term:
    return Term("literal", value, XSD + kind if kind else None)


def column(*terms: Term | None) -> Any:
    return to_frame(Table(("x",), tuple((term,) for term in terms)))["x"]


@pytest.mark.parametrize(
    ("terms", "dtype", "values"),
    [
        ([literal("3", "integer"), None], "Int64", [3, None]),
        ([literal("0.5", "decimal"), literal("2e3", "double")], "Float64", [0.5, 2000.0]),
        ([literal("3", "integer"), literal("0.5", "decimal")], "Float64", [3.0, 0.5]),
        ([literal("true", "boolean"), literal("0", "boolean")], "boolean", [True, False]),
        ([literal("plain"), Term("uri", "https://example.org/a")], "string", None),
        ([literal("three", "integer")], "string", ["three"]),
        ([literal("3", "integer"), literal("plain")], "string", ["3", "plain"]),
        ([None], "string", [None]),
    ],
)
def test_types(terms: list[Term | None], dtype: str, values: list[object] | None) -> None:
    found = column(*terms)
    assert found.dtype == dtype
    if values is not None:
        assert [None if pandas.isna(value) else value for value in found] == values


def test_times_are_in_utc() -> None:
    found = column(literal("2024-11-26T02:00:00+02:00", "dateTime"), None)
    assert str(found.dtype).endswith("UTC]")
    assert found[0] == pandas.Timestamp("2024-11-26T00:00:00Z")
    assert pandas.isna(found[1])


def test_a_time_that_is_none_stays_text() -> None:
    assert column(literal("2024-13-45T00:00:00Z", "dateTime"))[0] == "2024-13-45T00:00:00Z"


def test_columns_stay_where_there_are_no_rows() -> None:
    assert list(to_frame(Table(("a", "b"), ())).columns) == ["a", "b"]
