"""Takes a backup: everything that can't be made anew, in one file, whole or not at all."""

import os
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from comity.graph.across.decisions import apart_file
from comity.graph.backup.archive import APART, FAILURES, GRAPH, ISSUES, Writing, opened
from comity.graph.exporting.atomic import drop_leftovers, temporary_beside
from comity.graph.exporting.jsonl import json_line
from comity.graph.ledger.ledger import NAME as LEDGER
from comity.graph.ledger.ledger import read_ledger
from comity.graph.ledger.migration import issues_file
from comity.graph.stores.lock import may_have_writer
from comity.graph.stores.oxigraph import OxigraphStore, read_store
from comity.graph.stores.version import FIRST, version_of
from comity.ontology.errors import OutputError, StoreError

PAUSES = (0.2, 1.0, 5.0)
"""Seconds between attempts, where somebody changes the store meanwhile."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a backup holds: articles, quads; and its size in bytes."""

    articles: int
    quads: int
    size: int


def back_up(store: Path, target: Path) -> Taken:
    """Write the store in the folder `store` to the file `target`, which must not exist yet.

    Somebody may read or write the store meanwhile: the backup is what was there at one moment.
    It has been read again and compared when this returns.

    Raises StoreError where the store can't be read and OutputError where `target` exists or
    can't be written.
    """
    try:
        if target.exists() or target.is_symlink():
            raise OutputError(f"{target}: is there already: name another file, or move it away")
        target.parent.mkdir(parents=True, exist_ok=True)
        drop_leftovers(target)
        temporary = temporary_beside(target)
        try:
            taken = _written(store, temporary)
            _name_new(temporary, target)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{target}: can't be written: {error.strerror or error}") from error
    return taken


def _written(store: Path, temporary: Path) -> Taken:
    for pause in (*PAUSES, None):
        try:
            with temporary.open("wb") as file:
                articles, quads = _write(store, file)
                file.flush()
                os.fsync(file.fileno())
                size = file.tell()
            with opened(temporary) as archive:
                archive.check()
            return Taken(articles, quads, size)
        except StoreError:
            # Beside a writer a file may vanish before it is opened; alone it is no matter of time.
            if pause is None or not may_have_writer(store):
                raise
            time.sleep(pause)
    raise AssertionError("the last attempt ends in one way or the other")


def _write(store: Path, file: IO[bytes]) -> tuple[int, int]:
    """Write the archive; returns the numbers of articles and quads."""
    # The graph first: what the ledger says of an article later than that is read again anyway.
    with read_store(store) as graph, ZipFile(file, "w", ZIP_DEFLATED, compresslevel=6) as zipped:
        writing = Writing(zipped)
        quads = writing.add(GRAPH, graph.dump)
        if apart_file(store).exists():
            writing.add_lines(APART, [apart_file(store).read_bytes()])
        for name, lines in _beside(graph, store):
            writing.add_lines(name, lines)
        writing.finish(version_of(graph) or FIRST, quads)
        return len(graph.articles()), quads


def _beside(graph: OxigraphStore, store: Path) -> Iterator[tuple[str, Iterator[bytes]]]:
    """The ledger's part that the graph does not have: names and lines."""
    if not (store / LEDGER).exists():
        if issues_file(store).exists():
            with issues_file(store).open("rb") as old:
                yield ISSUES, iter(old)
        return
    with closing(read_ledger(store, kept_alone=True)) as ledger:
        yield ISSUES, (f"{line}\n".encode() for line in ledger.issues())
        failures = ledger.failures().items()
        yield FAILURES, (json_line({"path": path, "reason": why}) for path, why in failures)


def _name_new(temporary: Path, target: Path) -> None:
    """Give the file its name, unless something has taken it meanwhile."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise OutputError(f"{target}: is there already: name another file") from None
    except OSError:
        # Not every file system has links.
        temporary.rename(target)
