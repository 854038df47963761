"""`comity check`: does the graph keep the rules of the ontology?"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.scripts.options import is_terminal, note, store_option

if TYPE_CHECKING:
    from comity.graph.check import Finding
    from comity.graph.stores.base import Store


@click.command()
@store_option()
@click.option("--no-reasoner", is_flag=True, help="Leave out HermiT, which needs Java.")
def check(store: Path, no_reasoner: bool) -> None:
    """Check the graph: SHACL shapes on each article, then HermiT on ontology and data.

    Prints what was found, one line each. The exit status is 1 where there is a violation;
    warnings and remarks leave it at 0.

    \b
    Example:
      comity check --store graph.store
      comity check --no-reasoner
    """
    from comity.graph.stores.oxigraph import read_store

    with read_store(store) as opened:
        found = _findings(opened, no_reasoner)
        checked = len(opened.articles())
    _print(found)
    violations, warnings = (
        sum(finding.severity == kind for finding in found) for kind in ("violation", "warning")
    )
    note(f"{checked} articles checked; violations: {violations}, warnings: {warnings}")
    if violations:
        sys.exit(1)


def _findings(store: "Store", no_reasoner: bool) -> list["Finding"]:
    from comity.graph.check import reasoner_findings, shape_findings
    from comity.graph.reasoner import require_java

    if no_reasoner:
        return list(shape_findings(store, _progress))
    # First, so that nobody waits for the shapes to learn that Java is missing.
    require_java()
    return [*shape_findings(store, _progress), *reasoner_findings(store, _progress)]


def _progress(done: int, total: int, what: str) -> None:
    """One line, drawn over itself; only the last one where standard error is no terminal."""
    line = f"{done}/{total} {what}"
    if is_terminal():
        click.echo(f"\r\x1b[K{line}", err=True, nl=done == total)
    elif done == total:
        click.echo(line, err=True)


def _print(found: list["Finding"]) -> None:
    from comity.queries.formats import curie
    from comity.queries.results import Table, Term
    from comity.scripts.answering import print_answer

    if not found:
        return
    rows = ((f.article, f.severity, f.shape, curie(f.focus), f.message) for f in found)
    table = Table(
        ("article", "severity", "shape", "focus", "message"),
        tuple(tuple(Term("literal", cell) for cell in row) for row in rows),
    )
    print_answer(table, "table")
