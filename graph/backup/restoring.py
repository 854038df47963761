"""Makes a store out of a backup: whole, compared with what was backed up, or not at all."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from comity.graph.across.decisions import apart_file, read_apart
from comity.graph.backup.archive import APART, FAILURES, GRAPH, ISSUES, Archive, damaged, opened
from comity.graph.exporting.atomic import drop_leftovers, temporary_beside, write_atomically
from comity.graph.ledger.ledger import Ledger, open_ledger
from comity.graph.ledger.migration import note_issues
from comity.graph.settling.settle import settle
from comity.graph.stores.oxigraph import OxigraphStore, open_store
from comity.graph.stores.version import SCHEMA, version_of
from comity.ontology.errors import InputError, OutputError, StoreError


@dataclass(frozen=True, slots=True)
class Restored:
    """What the new store holds."""

    articles: int
    quads: int


def restore(backup: Path, store: Path) -> Restored:
    """Make a store in the folder `store`, where nothing may be yet, out of a backup.

    What follows from several articles is derived anew, as after a build that was stopped.

    Raises InputError where the backup is damaged, or of a newer version, and StoreError or
    OutputError where the store can't be written.
    """
    if store.exists() and not (store.is_dir() and not any(store.iterdir())):
        raise StoreError(f"{store}: is there already: name another folder with --store")
    try:
        with opened(backup) as archive:
            store.parent.mkdir(parents=True, exist_ok=True)
            drop_leftovers(store)
            growing = temporary_beside(store)
            try:
                return _restored(archive, growing, store)
            except StoreError as error:
                raise StoreError(str(error).replace(str(growing), str(store))) from error
            finally:
                shutil.rmtree(growing, ignore_errors=True)
    except FileNotFoundError as error:
        raise InputError(f"{backup}: there is no such file") from error
    except OSError as error:
        raise OutputError(f"{store}: can't be written: {error.strerror or error}") from error


def _restored(archive: Archive, growing: Path, store: Path) -> Restored:
    told = archive.manifest
    if told.schema > SCHEMA:
        raise InputError(
            f"{archive.path}: holds a store of version {told.schema}; this Comity knows versions "
            f"up to {SCHEMA}: install a newer one"
        )
    _write_apart(archive, store)
    with open_store(growing) as graph:
        with archive.stream(GRAPH) as nquads:
            try:
                graph.load(nquads)
            except InputError as error:
                raise damaged(archive.path, str(error)) from error
        if sum(1 for _ in graph.quads()) != told.quads:
            raise InputError(f"{archive.path}: does not hold the {told.quads} quads that it tells")
        if version_of(graph) is not None:
            with open_ledger(graph) as ledger:
                _fill(ledger, graph, archive, growing)
                settle(graph, ledger, read_apart(store))
        articles = len(graph.articles())
    growing.rename(store)
    return Restored(articles, told.quads)


def _write_apart(archive: Archive, store: Path) -> None:
    """The decisions first: without a store they do no harm."""
    path, data = apart_file(store), archive.read(APART)
    if path.exists() and path.read_bytes() != data:
        raise OutputError(f"{path}: is there already, and is not the backup's: move it away")
    if data:
        write_atomically({path: data})


def _fill(ledger: Ledger, graph: OxigraphStore, archive: Archive, growing: Path) -> None:
    """Write into the ledger what can't be made anew from the graph."""
    scratch = growing / ISSUES
    scratch.write_bytes(archive.read(ISSUES))
    note_issues(scratch, graph, ledger.note)
    scratch.unlink()
    for line in archive.read(FAILURES).splitlines():
        failure = json.loads(line)
        ledger.failed(failure["path"], failure["reason"])
