"""Asks a store the forty competency questions and says which get the expected answer.

    python benchmarks/competency.py graph.store > docs/competency.md

The expectations are in competency.toml beside this file. A table in Markdown goes to standard
output; the exit status is 0 whatever the answers are.
"""

import argparse
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import groupby
from pathlib import Path
from typing import Any

from comity.graph.extraction.folding import fold
from comity.ontology.errors import QueryError, UnknownNameError
from comity.queries import catalogue
from comity.queries.results import Table
from comity.queries.targets import Target, local
from comity.queries.values import bind

EXPECTATIONS = Path(__file__).with_name("competency.toml")
TIMEOUT = 60.0
HEADING = """# Forty questions

What the catalogue answers on a graph that the reader alone built from two published articles: \
"Russia’s Growing Ties With Afghanistan […]" (Carnegie, 2023-09-19) \
and "Russia To Assist Afghanistan […]" \
(November 2024). The articles are not part of the repository; no fact was entered by hand. The \
table is written by `python benchmarks/competency.py STORE > docs/competency.md`, the \
expectations are in `benchmarks/competency.toml`: what must stand in the answer, and what must not.

"""
ANY = "any"

Value = str | int | float
Pattern = Mapping[str, Value | Sequence[Value]]


@dataclass(frozen=True, slots=True)
class Check:
    """One query with what its answer must hold; see competency.toml."""

    cq: int
    query: str
    parameters: Mapping[str, str]
    expected: tuple[Pattern, ...]
    forbidden: tuple[Pattern, ...]
    empty: bool
    at_least: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one check ended: what was missing, or there against expectation."""

    check: Check
    rows: int
    missing: tuple[str, ...]
    unwanted: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """All that was expected is there, and nothing that is forbidden."""
        return not self.missing and not self.unwanted


def load_checks(path: Path = EXPECTATIONS) -> tuple[Check, ...]:
    """The checks, by number of their question."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(sorted(map(_check, data["checks"]), key=lambda check: check.cq))


def judge(check: Check, target: Target) -> Verdict:
    """Ask, and compare. A name that the store doesn't know counts as an answer without rows."""
    try:
        sparql = bind(catalogue.load(check.query), check.parameters, target.look_up)
        answer = target.answer(sparql)
    except (UnknownNameError, QueryError) as error:
        return Verdict(check, 0, () if check.empty else (str(error),), ())
    assert isinstance(answer, Table)
    rows = list(_rows(answer))
    missing = [_words(p) for p in check.expected if not any(_fits(p, row) for row in rows)]
    unwanted = [_words(p) for p in check.forbidden if any(_fits(p, row) for row in rows)]
    if len({row[answer.columns[0]] for row in rows}) < check.at_least:
        missing.append(f"{check.at_least} different rows")
    if check.empty and rows:
        unwanted.append(", ".join(value for value in rows[0].values() if value))
    return Verdict(check, len(rows), tuple(missing), tuple(unwanted))


def report(verdicts: Sequence[Verdict]) -> str:
    """The table, one row a question, and how many passed."""
    lines = ["| no. | question | query | expected | given | |", "|---|---|---|---|---|---|"]
    passed = total = 0
    for cq, group in groupby(verdicts, key=lambda verdict: verdict.check.cq):
        parts = list(group)
        good = all(verdict.passed for verdict in parts)
        passed, total = passed + good, total + 1
        cells = [
            str(cq),
            catalogue.load(parts[0].check.query).question,
            " · ".join(_command(verdict.check) for verdict in parts),
            " · ".join(_expectation(verdict.check) for verdict in parts),
            " · ".join(_given(verdict) for verdict in parts),
            "pass" if good else "**fail**",
        ]
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join([*lines, "", f"{passed} of {total} questions get the expected answer.", ""])


def _check(data: dict[str, Any]) -> Check:
    return Check(
        cq=data["cq"],
        query=data["query"],
        parameters=data.get("parameters", {}),
        expected=tuple(data.get("expected", ())),
        forbidden=tuple(data.get("forbidden", ())),
        empty=data.get("empty", False),
        at_least=data.get("at_least", 0),
    )


def _rows(table: Table) -> Iterator[dict[str, str]]:
    for row in table.rows:
        values = ("" if term is None else term.value for term in row)
        yield dict(zip(table.columns, values, strict=True))


def _fits(pattern: Pattern, row: Mapping[str, str]) -> bool:
    return all(
        any(
            _holds(cell, wanted)
            for cell in (row.values() if column == ANY else (row[column],))
            for wanted in _alternatives(values)
        )
        for column, values in pattern.items()
    )


def _holds(cell: str, wanted: Value) -> bool:
    if isinstance(wanted, str):
        return fold(wanted).casefold() in fold(cell).casefold()
    try:
        return Decimal(cell) == Decimal(str(wanted))
    except InvalidOperation:
        return False


def _alternatives(values: Value | Sequence[Value]) -> Sequence[Value]:
    return (values,) if isinstance(values, str | int | float) else values


def _words(pattern: Pattern) -> str:
    return ", ".join(" or ".join(map(_word, _alternatives(values))) for values in pattern.values())


def _word(value: Value) -> str:
    return value if isinstance(value, str) else f"{value:,}"


def _command(check: Check) -> str:
    options = "".join(f' --{name} "{value}"' for name, value in check.parameters.items())
    return f"`{check.query}{options}`"


def _expectation(check: Check) -> str:
    if check.empty:
        return "nothing"
    if check.at_least:
        return f"at least {check.at_least} statements"
    words = "; ".join(map(_words, check.expected))
    not_words = "; ".join(map(_words, check.forbidden))
    return f"{words} (not: {not_words})" if not_words else words


def _given(verdict: Verdict) -> str:
    parts = [f"{verdict.rows} rows" if verdict.rows != 1 else "1 row"]
    if verdict.missing:
        parts.append("missing: " + "; ".join(verdict.missing))
    if verdict.unwanted:
        parts.append("unwanted: " + "; ".join(verdict.unwanted))
    return ", ".join(parts)


def main() -> None:
    """Read the command line, ask, print."""
    parser = argparse.ArgumentParser(description="Ask the forty competency questions.")
    parser.add_argument("store", type=Path, help="a store that `comity build` made")
    target = local(parser.parse_args().store, TIMEOUT)
    sys.stdout.write(HEADING)
    sys.stdout.write(report([judge(check, target) for check in load_checks()]))


if __name__ == "__main__":
    main()
