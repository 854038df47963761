"""The queries in files, and how values enter them."""

from importlib.resources import files

import pytest
from pyoxigraph import NamedNode

from comity.queries.exploring.text import fill
from comity.queries.guard import check_query

NAMES = sorted(
    entry.name.removesuffix(".rq")
    for entry in files("comity.queries.exploring").iterdir()
    if entry.name.endswith(".rq")
)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_a_valid_query_as_it_stands(name: str) -> None:
    text = files("comity.queries.exploring").joinpath(f"{name}.rq").read_text("utf-8")
    assert check_query(text).form in ("SELECT", "CONSTRUCT")


def test_a_block_is_written_for_each_term() -> None:
    one, two = NamedNode("http://x/1"), NamedNode("http://x/2")
    text = fill("things", 5, thing=[one, two])
    assert text.count("UNION") == 1
    assert text.count("<http://x/1>") == text.count("<http://x/2>") > 0
    assert "?thing" not in text.split("WHERE")[1]
    assert check_query(text)


def test_a_line_counts_only_where_its_value_is_given() -> None:
    actor, other = NamedNode("http://x/1"), NamedNode("http://x/2")
    assert "?other IN" not in fill("ties", actor=actor, ends=[actor])
    assert "?other IN (<http://x/2>)" in fill("ties", actor=actor, ends=[actor], others=[other])
