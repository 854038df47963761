"""Writes docs/cookbook.md: every question of the catalogue with its query and a real answer.

    comity build articles --store graph.store
    python docs/cookbook.py graph.store > docs/cookbook.md

What each one is asked about is in cookbook.toml beside this file.
"""

import argparse
import shlex
import sys
import tomllib
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

from comity.queries import catalogue
from comity.queries.catalogue import CatalogueQuery
from comity.queries.formats import to_markdown
from comity.queries.results import Table
from comity.queries.searching import telling
from comity.queries.targets import Target, local
from comity.queries.values import bind

SUBJECTS = Path(__file__).with_name("cookbook.toml")
ROWS = 4
TIMEOUT = 60.0
HEADING = f"""# Query cookbook

Every question of the catalogue, as a command, as SPARQL, and with the first {ROWS} rows of its \
answer on the graph of `articles/` (`make graph`). Take a query as it is, or as a beginning: \
paste it into the query page of `comity serve`, or give it to `comity sparql`. Comity's prefixes \
need not be declared there; other engines need the lines that begin with `PREFIX`.

What looks for words asks the index of the store, where there is one; the SPARQL shown here looks \
for them as they are written.

This page is written by `python docs/cookbook.py STORE > docs/cookbook.md`, and a test runs it \
again.
"""


def main() -> None:
    """Write the page to standard output."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("store", type=Path, help="a store of the sample articles")
    target = local(parser.parse_args().store, TIMEOUT)
    subjects = tomllib.loads(SUBJECTS.read_text(encoding="utf-8"))
    if unknown := subjects.keys() - set(catalogue.names()):
        sys.exit(f"{SUBJECTS.name}: {min(unknown)} is no question of the catalogue")
    sys.stdout.write("\n".join((HEADING, *_chapters(target, subjects))))


def _chapters(target: Target, subjects: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    ordered = sorted(catalogue.load_all(), key=lambda query: query.group)
    for group, queries in groupby(ordered, key=lambda query: query.group):
        yield f"## {group}\n"
        for query in queries:
            yield from _recipe(query, subjects.get(query.name, {}), target)


def _recipe(query: CatalogueQuery, given: Mapping[str, str], target: Target) -> Iterator[str]:
    words = [word for name, value in given.items() for word in (f"--{name}", value)]
    yield f"### {query.question}\n"
    yield f"```sh\n{shlex.join(['comity', 'ask', query.name, *words])}\n```\n"
    bound = bind(query, given, target.look_up)
    body = bound.split("\n\n", 1)[1].strip() if bound.startswith("# ") else bound.strip()
    yield f"```sparql\n{body}\n```\n"
    found = bind(query, given, target.look_up, telling(target.look, _tell))
    yield _answer(target.look_up(found))


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def _answer(table: Table) -> str:
    if not table.rows:
        return "The sample has no answer to this one.\n"
    filled = [at for at, _ in enumerate(table.columns) if any(row[at] for row in table.rows[:ROWS])]
    part = Table(
        tuple(table.columns[at] for at in filled),
        tuple(tuple(row[at] for at in filled) for row in table.rows[:ROWS]),
    )
    left = len(table.rows) - len(part.rows)
    return to_markdown(part) + (f"\n… and {left:,} more.\n" if left > 0 else "")


if __name__ == "__main__":
    main()
