"""The store that ships with Comity: Oxigraph, called without anything in between.

On disk it is a folder. One process at a time may write it; readers see what was there when
they opened it. On small machines some ten million quads are comfortable.
"""

import os
import re
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO

import pyoxigraph
from pyoxigraph import Quad, RdfFormat

from comity.graph.stores.engine import EngineStore, engine_errors, malformed
from comity.graph.stores.lock import NAME as LOCK_NAME
from comity.graph.stores.lock import WriterLock, may_have_writer
from comity.graph.stores.trouble import trouble
from comity.graph.stores.version import check_version
from comity.ontology.errors import InputError, QueryError, StoreError

RETRIES = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between attempts to open a store for reading while somebody writes it."""

FLUSHED_AFTER = 2 << 20
"""Bytes of its log after which the engine writes to disk what it would keep in memory.

Whoever opens the store reads the log anew, which takes some 20 ms for a mebibyte.
"""

_FIRST = re.compile(
    rf"{re.escape(LOCK_NAME)}|LOCK|LOG(\.old\.\d+)?|IDENTITY|MANIFEST-\d+|\d+\.(log|dbtmp)"
)
"""The files that are made before CURRENT, which makes a folder a store."""

BULK = 2 << 20
"""Bytes of N-Quads from which on the engine's loader beats a transaction: a third of the time."""

State = tuple[tuple[str, int, int], ...]
"""Names, sizes and times of the engine's logs."""


class OxigraphStore(EngineStore):
    """A store in a folder on disk: make it with `open_store` or `read_store`."""

    def __init__(
        self,
        inner: pyoxigraph.Store,
        path: Path,
        lock: WriterLock | None,
        state: State | None = None,
    ) -> None:
        super().__init__(inner, str(path))
        self._lock, self._state = lock, state
        self._path = path
        self._flushed = 0 if lock is None else self._logged()

    @property
    def folder(self) -> Path:
        """The folder that it is in."""
        return self._path

    @property
    def is_current(self) -> bool:
        """Whether it is sure that nobody else has written to it since it was opened."""
        return self._lock is not None or self._state == state_of(self._path)

    def add(self, quads: Iterable[Quad]) -> None:
        """Add many quads, all of them or none; what is there already stays.

        What `quads` itself raises passes through, and nothing was added.
        """
        self._check_writable()
        with self._writing, self._engine() as store:
            store.bulk_extend(quads)

    def load(self, nquads: IO[bytes]) -> None:
        """Add all quads of a stream of N-Quads, or none.

        Raises InputError where it is malformed.
        """
        self._check_writable()
        with self._writing, self._engine() as store:
            try:
                store.bulk_load(nquads, format=RdfFormat.N_QUADS)
            except SyntaxError as error:
                raise InputError(f"the N-Quads are malformed: {error}") from error

    def update(self, sparql: str, base: str | None = None) -> None:
        """Carry out a user's update, all of it or nothing.

        It must have passed `comity.queries.update`. Raises QueryError where it is malformed.
        """
        with self._writing:
            try:
                self._update_locked(sparql, base)
            except SyntaxError as error:
                raise QueryError(malformed("update", error.msg)) from error

    def close(self) -> None:
        """Write out what is in memory, let go of the folder and of the writer lock."""
        if self._inner is not None and self._lock is not None:
            with self._engine() as store:
                store.flush()
        super().close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _update_locked(self, sparql: str, base: str | None = None) -> None:
        self._check_writable()
        super()._update_locked(sparql, base)
        self._flush_much()

    def _add_lines(self, lines: bytes) -> None:
        self._check_writable()
        if len(lines) < BULK:
            super()._add_lines(lines)
            self._flush_much()
        else:
            with self._writing, self._engine() as store:
                store.bulk_load(lines, format=RdfFormat.N_QUADS)

    def _flush_much(self) -> None:
        # By itself the engine holds all that one process writes, gigabytes of it.
        if self._logged() - self._flushed > FLUSHED_AFTER:
            with self._engine() as store:
                store.flush()
            self._flushed = self._logged()

    def _check_writable(self) -> None:
        if self._lock is None:
            raise StoreError(f"{self._name} was opened for reading: use open_store to write")

    def _logged(self) -> int:
        """The size of the engine's logs in bytes; an old one may stay for a while."""
        return sum(size for name, size, _ in state_of(self._path) if name.endswith(".log"))


def open_store(path: Path) -> OxigraphStore:
    """Open the store in the folder `path` for writing; makes it where there is none.

    Raises StoreError where another process writes it, where the folder holds something else,
    or where it is damaged.
    """
    if path.exists() and not _is_store(path) and not _is_blank(path):
        raise _no_store(path, f"{path} exists and is not a store: name another folder with --store")
    with engine_errors(str(path)):
        path.mkdir(parents=True, exist_ok=True)
        lock = WriterLock(path)
        try:
            _drop_old_logs(path)
            return _known(OxigraphStore(pyoxigraph.Store(path), path, lock))
        except (OSError, RuntimeError):
            lock.release()
            raise


def read_store(path: Path) -> OxigraphStore:
    """Open the store in the folder `path` for reading: it stays as it is at this moment.

    A writer may go on beside it; what a long reading of a store under change meets is either
    the old state or a StoreError, never a mixture. Raises StoreError where there is none, where
    it is damaged, or written by a newer Comity.
    """
    if not _is_store(path):
        missing = f"{path} is not a store: make one with `comity build ARTICLES --store {path}`"
        raise _no_store(path, missing)
    for pause in RETRIES:
        if not may_have_writer(path):
            break
        # A file may vanish between being named in the engine's list and being opened.
        with suppress(OSError, RuntimeError):
            return _read(path)
        time.sleep(pause)
    with engine_errors(str(path)):
        return _read(path)


def _read(path: Path) -> OxigraphStore:
    # Looked at first, so that who writes meanwhile is never overlooked.
    state = _logs_of(path)
    return _known(OxigraphStore(pyoxigraph.Store.read_only(str(path)), path, None, state))


def _known(store: OxigraphStore) -> OxigraphStore:
    """The store, unless a newer Comity wrote it."""
    try:
        check_version(store, str(store.folder))
    except StoreError as error:
        error.__traceback__ = None
        store.close()
        raise
    return store


def state_of(path: Path) -> State:
    """Something that differs after each commit to the store in the folder `path`.

    What it compares are names, sizes and times of the engine's logs: every commit writes to one.
    """
    with engine_errors(str(path)):
        return _logs_of(path)


def _logs_of(path: Path) -> State:
    """What `state_of` gives; raises OSError where one is deleted meanwhile."""
    with os.scandir(path) as entries:
        logs = (e for e in entries if e.name.endswith(".log") or "-" in e.name)
        facts = [(e.name, e.stat()) for e in logs if not e.name.startswith(_OURS)]
    return tuple(sorted((name, stat.st_size, stat.st_mtime_ns) for name, stat in facts))


_OURS = "comity."
"""So the names of our own files begin; they change at other times."""


def _drop_old_logs(path: Path) -> None:
    """Delete the engine's logs of earlier runs: it leaves one more of 130 kB at each start."""
    for log in path.glob("LOG.old.*"):
        log.unlink()


def _is_store(path: Path) -> bool:
    return (path / "CURRENT").is_file()


def _no_store(path: Path, otherwise: str) -> StoreError:
    """Damage where a file of the engine is left of a store, else `otherwise`."""
    if any(path.glob("*.sst")):
        return trouble(str(path), OSError("its file CURRENT is missing"))
    return StoreError(otherwise)


def _is_blank(path: Path) -> bool:
    """Nothing there yet, or only what a writer leaves that was killed when it had just begun."""
    return path.is_dir() and all(_FIRST.fullmatch(entry.name) for entry in path.iterdir())
