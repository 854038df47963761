"""Answers as text: tables for terminal, notebook and files, JSON, and Turtle for graphs."""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal, get_args

import pyoxigraph
from markupsafe import Markup
from pyoxigraph import RdfFormat
from rich import box
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from comity.ontology.iris import PREFIXES
from comity.queries.results import Answer, Table, Term, to_json

Format = Literal["table", "csv", "json", "md"]
FORMATS: tuple[Format, ...] = get_args(Format)

_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_LOCAL = re.compile(r"[\w-]+")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|#~&])")
_BOOLEAN = PREFIXES["xsd"] + "boolean"
_BY_LENGTH: Mapping[str, str] = MappingProxyType(
    dict(sorted(((iri, name) for name, iri in PREFIXES.items()), key=lambda p: -len(p[0])))
)


def render(answer: Answer, form: Format) -> str:
    """The answer in a format, ending with a newline; triples are Turtle in any of them.

    For a terminal, `to_terminal` draws the table to its width.
    """
    if isinstance(answer, tuple):
        return to_turtle(answer)
    if form == "json":
        return json.dumps(to_json(answer), ensure_ascii=False, indent=2) + "\n"
    table = _as_table(answer)
    writers = {"table": to_text, "csv": to_csv, "md": to_markdown}
    return writers[form](table)


def to_terminal(answer: Table | bool, console: Console) -> None:
    """Draw the answer on a terminal, wrapped to its width."""
    table = _as_table(answer)
    drawn = RichTable(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in table.columns:
        drawn.add_column(Text(column), overflow="fold")
    for row in table.rows:
        drawn.add_row(*(Text(_cell(term)) for term in row))
    console.print(drawn)


def to_text(table: Table) -> str:
    """Columns padded with blanks, whole values, one line a row: for pipes and files."""
    lines = [list(table.columns)] + [[_cell(term) for term in row] for row in table.rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    padded = (
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        for line in lines
    )
    return "".join(line.rstrip() + "\n" for line in padded)


def to_csv(table: Table) -> str:
    """RFC 4180: CRLF, quotes where needed, full IRIs, nothing for what is not bound.

    A value that a spreadsheet would run as a formula (it begins with = + - @, a tab or a
    carriage return, and is no number) gets an apostrophe before it: quotations come from
    anywhere. JSON has the values as they are.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(map(_harmless, table.columns))
    for row in table.rows:
        writer.writerow("" if term is None else _harmless(term.value) for term in row)
    return out.getvalue()


def to_markdown(table: Table) -> str:
    """A table as GitHub draws it, with everything escaped that has a meaning in Markdown."""
    rows = [list(table.columns), ["---"] * len(table.columns)]
    lines = [" | ".join(map(_escaped, rows[0])), " | ".join(rows[1])]
    lines += [" | ".join(_escaped(_cell(term)) for term in row) for row in table.rows]
    return "".join(f"| {line} |\n" for line in lines)


def to_html(answer: Answer, most: int = 50) -> str:
    """A table for a notebook, of at most `most` rows, with all text escaped; Turtle as it is."""
    if isinstance(answer, tuple):
        return str(Markup("<pre>{}</pre>").format(to_turtle(answer)))
    table = _as_table(answer)
    head = _html_row("th", table.columns)
    rows = [_html_row("td", map(_cell, row)) for row in table.rows[:most]]
    left = len(table.rows) - len(rows)
    rest = Markup("<p>… and {} more rows</p>").format(f"{left:,}") if left else Markup()
    body = Markup().join(rows)
    return str(
        Markup("<table><thead>{}</thead><tbody>{}</tbody></table>{}").format(head, body, rest)
    )


def to_turtle(triples: tuple[pyoxigraph.Triple, ...]) -> str:
    """Turtle with Comity's prefixes, in the order of the triples."""
    data = pyoxigraph.serialize(triples, format=RdfFormat.TURTLE, prefixes=dict(PREFIXES))
    return (data or b"").decode()


def curie(iri: str) -> str:
    """The IRI with one of Comity's prefixes where that can be written, else as it is.

    >>> curie("https://w3id.org/comity/id/state/AFG")
    'state:AFG'
    """
    for base, name in _BY_LENGTH.items():
        if iri.startswith(base) and _LOCAL.fullmatch(iri[len(base) :]):
            return f"{name}:{iri[len(base) :]}"
    return iri


def _as_table(answer: Table | bool) -> Table:
    if isinstance(answer, bool):
        value = Term("literal", "true" if answer else "false", _BOOLEAN)
        return Table(("answer",), ((value,),))
    return answer


def _cell(term: Term | None) -> str:
    """The value on one line, with nothing in it that steers a terminal or turns text around."""
    if term is None:
        return ""
    value = curie(term.value) if term.kind == "uri" else term.value
    line = " ".join(value.split())
    return "".join("�" if unicodedata.category(char) in ("Cc", "Cf") else char for char in line)


def _html_row(tag: str, cells: Iterable[str]) -> Markup:
    made = (Markup("<{0} dir=auto>{1}</{0}>").format(Markup(tag), cell) for cell in cells)
    return Markup("<tr>{}</tr>").format(Markup().join(made))


def _harmless(value: str) -> str:
    risky = _FORMULA.match(value) and not _NUMBER.fullmatch(value)
    return f"'{value}" if risky else value


def _escaped(value: str) -> str:
    return _MARKDOWN.sub(r"\\\1", value)
