"""The ledger: opened beside a store, made anew where it is missing."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from comity.graph.claim import Issue
from comity.graph.closing import Closing
from comity.graph.exporting.jsonl import issue_line
from comity.graph.ledger.migration import migrate
from comity.graph.ledger.schema import STATEMENTS, VERSION
from comity.graph.search.schema import create_tables
from comity.graph.stores.base import Store
from comity.ontology.errors import StoreError
from comity.ontology.iris import ACROSS_GRAPH, DERIVED_GRAPH, TALLIES_GRAPH, THINGS_GRAPH

NAME = "comity.sqlite"
"""The ledger's file inside the folder of its store."""

KEPT = frozenset({"issue", "failure"})
"""Tables that no graph could give back, the same in every version of the ledger."""

BATCH = 500
"""So many articles, groups or pairs are settled in one transaction."""


class Ledger(Closing):
    """What is known of a store's articles in little, and what is still to be done for them.

    One writer has it open at a time: the one that holds the store's lock. It raises StoreError
    where SQLite fails, and is a context manager that closes itself.
    """

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._connection, self._name = connection, name

    def touch(self, articles: Iterable[str]) -> None:
        """Note, so that a crash does not lose it, that these articles' graphs will change."""
        self.note({article: None for article in articles})

    def note(self, articles: Mapping[str, Sequence[Issue] | None]) -> None:
        """As `touch`; and what was left out of each that is read anew (None: as it was)."""
        rows = [
            (article, issue.reason, issue_line(issue))
            for article, issues in articles.items()
            for issue in issues or ()
        ]
        read = [(article,) for article, issues in articles.items() if issues is not None]
        with self.transaction() as tables:
            names = [(article,) for article in articles]
            tables.executemany("INSERT OR IGNORE INTO touched VALUES (?)", names)
            tables.executemany("DELETE FROM source WHERE article = ?", names)
            tables.executemany("DELETE FROM issue WHERE article = ?", read)
            tables.executemany("INSERT INTO issue VALUES (?, ?, ?)", rows)

    def issues(self) -> Iterator[str]:
        """What was left out, a line of JSON each, by article in the order in which it was met."""
        with self._errors():
            query = "SELECT line FROM issue ORDER BY article, rowid"
            yield from (line for (line,) in self._connection.execute(query))

    def reasons(self) -> dict[str, int]:
        """How often something was left out for each reason, the most frequent first."""
        query = "SELECT reason, count(*) AS n FROM issue GROUP BY reason ORDER BY n DESC, reason"
        return dict(self.rows(query))

    def source(self, digest: str) -> tuple[str, str] | None:
        """The article that a file became, and a hash of what the store then said of it.

        `digest` stands for the file and for what read it.
        """
        rows = self.rows("SELECT article, heading FROM source WHERE digest = ?", (digest,))
        return rows[0] if rows else None

    def keep_sources(self, sources: Iterable[tuple[str, str, str]]) -> None:
        """Note (digest, article, hash) for `source`; until the article is touched again."""
        with self.transaction() as tables:
            tables.executemany("INSERT OR REPLACE INTO source VALUES (?, ?, ?)", sources)

    def failed(self, path: str, reason: str) -> None:
        """Note that a file could not be read."""
        with self.transaction() as tables:
            tables.execute("INSERT OR REPLACE INTO failure VALUES (?, ?)", (path, reason))

    def mended(self, paths: Iterable[str]) -> None:
        """Forget that these files could not be read."""
        with self.transaction() as tables:
            names = [(path,) for path in paths]
            tables.executemany("DELETE FROM failure WHERE path = ?", names)

    def failures(self) -> dict[str, str]:
        """Path -> reason of the files that could not be read when they were last tried."""
        return dict(self.rows("SELECT path, reason FROM failure ORDER BY path"))

    def rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows that a query gives."""
        with self._errors():
            return self._connection.execute(query, values).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Changes that are made all together or not at all, and are on disk afterwards."""
        with self._errors():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                # Where the disk is full, SQLite has rolled back by itself.
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    @contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """What is there at one moment, whoever writes meanwhile."""
        with self._errors():
            self._connection.execute("BEGIN")
            try:
                # SQLite takes it at the first look, not before.
                self._connection.execute("SELECT 1 FROM sqlite_master").fetchone()
                yield self._connection
            finally:
                self._connection.execute("ROLLBACK")

    def close(self) -> None:
        """Let go of the file; to close twice is no error."""
        with self._errors():
            self._connection.close()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            cure = "delete it, and the next build makes it anew from the graph"
            if "full" in str(error) or "I/O" in str(error):
                cure = f"make room and run the command again; if there is room, {cure}"
            raise StoreError(f"{self._name} can't be used ({error}): {cure}") from error


def open_ledger(store: Store) -> Ledger:
    """The ledger of a store that is open for writing; with one in memory, it is in memory too.

    Where there is none yet, or one of another version, it starts with every article of the
    store to be settled, and keeps what was left out and which files failed. A store of an older
    version is brought up to this one.
    """
    path = store.folder / NAME if store.folder else None
    ledger = _connect(path)
    if ledger.rows("PRAGMA user_version") == [(VERSION,)]:
        return _migrated(store, ledger)
    # What was derived before has no support in a new ledger, so nothing would ever remove it.
    for graph in (DERIVED_GRAPH, ACROSS_GRAPH, THINGS_GRAPH, TALLIES_GRAPH):
        store.replace_graph(graph, ())
    with ledger.transaction() as tables:
        _drop_cache(tables)
        for statement in STATEMENTS.split(";\n"):
            tables.execute(statement)
        create_tables(tables)
        names = [(article,) for article in store.articles()]
        tables.executemany("INSERT INTO touched VALUES (?)", names)
        tables.execute(f"PRAGMA user_version = {VERSION}")
    return _migrated(store, ledger)


def _migrated(store: Store, ledger: Ledger) -> Ledger:
    """The ledger, when the store is of the version that this Comity writes."""
    try:
        migrate(store, ledger.note)
    except BaseException:
        ledger.close()
        raise
    return ledger


def read_ledger(folder: Path, *, kept_alone: bool = False) -> Ledger:
    """The ledger of the store in a folder for reading, beside whoever writes it.

    Where only its tables that are `KEPT` will be read, it may be of any version. Raises
    StoreError where there is none that this version can read.
    """
    path = folder / NAME
    cure = "run `comity build` with its articles once, which makes it"
    if not path.is_file():
        raise StoreError(f"{path} is missing: {cure}")
    try:
        ledger = _connect(path, "?mode=ro")
        version = ledger.rows("PRAGMA user_version")
    except StoreError:
        # SQLite keeps account of its readers in a file; where it can't, nobody can write either.
        ledger = _connect(path, "?mode=ro&immutable=1")
        version = ledger.rows("PRAGMA user_version")
    if version != [(VERSION,)] and not kept_alone:
        ledger.close()
        raise StoreError(f"{path} is of another version of Comity: {cure}")
    return ledger


def _connect(path: Path | None, how: str = "") -> Ledger:
    name = str(path) if path else "the ledger in memory"
    address = f"{path.resolve().as_uri()}{how}" if path else ":memory:"
    try:
        connection = sqlite3.connect(address, uri=True, isolation_level=None)
        if not how:
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
    except sqlite3.Error as error:
        raise StoreError(f"{name} can't be opened ({error}): delete it and build again") from error
    return Ledger(connection, name)


def _drop_cache(tables: sqlite3.Connection) -> None:
    """Drop all tables that can be made anew from the graphs; what a text search needs goes first,
    since it takes tables of its own with it.
    """
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
        "ORDER BY sql NOT LIKE 'CREATE VIRTUAL%'"
    )
    for (name,) in tables.execute(query).fetchall():
        if name not in KEPT:
            tables.execute(f'DROP TABLE IF EXISTS "{name}"')
