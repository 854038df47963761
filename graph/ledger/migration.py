"""From the store of an older Comity to one of this one, step by step.

A step may be killed anywhere and is then taken again: what it does twice it does the same way,
and the version is written after it.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from comity.graph.claim import Issue
from comity.graph.exporting.jsonl import read_issues
from comity.graph.stores.base import Store
from comity.graph.stores.version import FIRST, SCHEMA, version_of, write_version

Note = Callable[[Mapping[str, Sequence[Issue] | None]], None]
"""Takes down what was left out of some articles (`Ledger.note`)."""


def migrate(store: Store, note: Note) -> None:
    """Bring what the store holds up to `SCHEMA`. Raises InputError where a file is spoilt."""
    version = version_of(store)
    if version is None:
        write_version(store)
        return
    while version < SCHEMA:
        if version == FIRST:
            _take_in_issues(store, note)
        version += 1
        write_version(store, version)
        if store.folder is not None:
            issues_file(store.folder).unlink(missing_ok=True)


def issues_file(store: Path) -> Path:
    """Where stores of version 1 keep what was left out: beside the store."""
    return store.with_name(store.name + ".issues.jsonl")


def _take_in_issues(store: Store, note: Note) -> None:
    """From 1 to 2: what was left out moves from the file beside the store into the ledger."""
    if store.folder is None or not issues_file(store.folder).is_file():
        return
    note_issues(issues_file(store.folder), store, note)


def note_issues(path: Path, store: Store, note: Note) -> None:
    """Take down a file of what was left out, of the articles that the store holds."""
    by_article: dict[str, list[Issue]] = defaultdict(list)
    for issue in read_issues(path):
        by_article[issue.article_id].append(issue)
    held = store.articles()
    note({article: issues for article, issues in by_article.items() if article in held})
