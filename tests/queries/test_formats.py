"""One table in every format, with values that mean harm."""

import csv
import io
import json

import pyoxigraph
import pytest
from rich.console import Console

from comity.queries.formats import FORMATS, curie, render, to_csv, to_terminal, to_text
from comity.queries.results import Table, Term, from_json

STATE = Term("uri", "https://w3id.org/comity/id/state/XCO")
DECIMAL = "http://www.w3.org/2001/XMLSchema#decimal"


def one(value: str) -> Table:
    return Table(("said",), ((Term("literal", value),),))


TABLE = Table(
    ("who", "said", "amount"),
    (
        (STATE, Term("literal", 'a "b", c\nd', language="en"), Term("literal", "-75.5", DECIMAL)),
        (None, Term("literal", "=1+1"), None),
    ),
)


def test_csv_reads_back() -> None:
    rows = list(csv.reader(io.StringIO(to_csv(TABLE), newline="")))
    assert rows == [
        ["who", "said", "amount"],
        ["https://w3id.org/comity/id/state/XCO", 'a "b", c\nd', "-75.5"],
        ["", "'=1+1", ""],
    ]
    assert to_csv(TABLE).endswith("\r\n")


@pytest.mark.parametrize("value", ["=A1", "+A1", "-A1", "@A1", "\tA1", "\rA1", "-1+A1", "--1"])
def test_no_formula_reaches_a_spreadsheet(value: str) -> None:
    assert list(csv.reader(io.StringIO(to_csv(one(value)), newline="")))[1] == [f"'{value}"]


@pytest.mark.parametrize("value", ["-75", "+3.5", "-1e6", ".5", "A-1", "a=b", ""])
def test_what_is_no_formula_stays(value: str) -> None:
    assert list(csv.reader(io.StringIO(to_csv(one(value)), newline="")))[1] == [value]


def test_json_is_exact() -> None:
    assert from_json(json.loads(render(TABLE, "json"))) == TABLE


def test_text_is_one_line_a_row() -> None:
    assert to_text(TABLE) == (
        'who        said        amount\nstate:XCO  a "b", c d  -75.5\n           =1+1\n'
    )


@pytest.mark.parametrize("value", ["a\x1b[31mb", "a\x07b", "a‮b", "a⁦b"])
def test_nothing_steers_the_terminal(value: str) -> None:
    assert to_text(one(value)).splitlines()[1].startswith("a�")
    console = Console(file=io.StringIO(), force_terminal=True, color_system=None, width=40)
    to_terminal(one(value), console)
    assert isinstance(console.file, io.StringIO)
    assert value not in console.file.getvalue()


def test_markup_is_text_on_the_terminal() -> None:
    console = Console(file=io.StringIO(), width=60)
    to_terminal(one("[bold]x[/bold] [link=http://a.example]y[/link]"), console)
    assert isinstance(console.file, io.StringIO)
    assert "[bold]x[/bold] [link=http://a.example]y[/link]" in console.file.getvalue()


def test_markdown_is_escaped() -> None:
    text = render(one("a|b `c` <script>*d*"), "md")
    assert text == "| said |\n| --- |\n| a\\|b \\`c\\` \\<script\\>\\*d\\* |\n"


@pytest.mark.parametrize("form", FORMATS)
def test_yes_and_no(form: str) -> None:
    text = render(True, next(known for known in FORMATS if known == form))
    assert "true" in text
    assert "true" not in render(False, "csv")


def test_graph_is_turtle_with_prefixes() -> None:
    triple = pyoxigraph.Triple(
        pyoxigraph.NamedNode(STATE.value),
        pyoxigraph.NamedNode("https://w3id.org/comity/onto#memberOf"),
        pyoxigraph.NamedNode("https://w3id.org/comity/id/org/wto"),
    )
    text = render((triple,), "table")
    assert "state:XCO cmt:memberOf org:wto ." in text
    assert [q.triple for q in pyoxigraph.parse(text, pyoxigraph.RdfFormat.TURTLE)] == [triple]


@pytest.mark.parametrize(
    ("iri", "short"),
    [
        ("https://w3id.org/comity/id/state/XCO", "state:XCO"),
        ("https://w3id.org/comity/onto#memberOf", "cmt:memberOf"),
        ("https://w3id.org/comity/id/state/", "https://w3id.org/comity/id/state/"),
        ("https://w3id.org/comity/id/state/a/b", "https://w3id.org/comity/id/state/a/b"),
        ("http://a.example/x", "http://a.example/x"),
    ],
)
def test_curie(iri: str, short: str) -> None:
    assert curie(iri) == short
