"""The child process that answers queries: users' queries never run anywhere else.

Its jobs are those of `comity.queries.execute.Job`. What is slow to import stays out of it.
"""

import time
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from comity.graph.stores.base import Dataset
from comity.graph.stores.oxigraph import OxigraphStore, read_store
from comity.graph.stores.trouble import trouble
from comity.ontology.errors import ComityError
from comity.queries.child import read_setup, serve
from comity.queries.execute import FRESH
from comity.queries.guard import Checked, Feature, check_query, check_services
from comity.queries.serialize import serialize

# FROM names graphs of the store: this engine, other than rdflib, never fetches them.
_ALLOWED: tuple[Feature, ...] = ("FROM",)

REMEMBERED = 256
"""Queries that need no second look."""


class Reader:
    """Answers jobs from the store in a folder, with all that was committed `FRESH` before."""

    def __init__(self, path: Path, services: tuple[str, ...] = ()) -> None:
        self._path = path
        self._services = services
        self._store: OxigraphStore | None = None
        self._opened = 0.0

    def answer(self, job: Mapping[str, Any]) -> tuple[str, bytes]:
        """The format and the bytes of the answer. Raises ComityError."""
        features = () if job["trusted"] else _checked(job["sparql"], self._services).features
        dataset = None
        if job["default"] or job["named"] or "FROM" in features:
            dataset = Dataset(tuple(job["default"]), tuple(job["named"]))
        try:
            return self._answer(job, dataset)
        except (OSError, RuntimeError):
            # The engine reads while rows are taken, when a writer may have dropped a file.
            self._store = None
        try:
            return self._answer(job, dataset)
        except (OSError, RuntimeError) as error:
            raise trouble(str(self._path), error) from error

    def _answer(self, job: Mapping[str, Any], dataset: Dataset | None) -> tuple[str, bytes]:
        results = self.open().query(job["sparql"], dataset, job["base"])
        return serialize(results, job["formats"], job["max_rows"], job["max_bytes"])

    def open(self) -> OxigraphStore:
        """The store, opened again where something was committed more than `FRESH` ago."""
        now = time.monotonic()
        held = self._store
        if held is None or (now - self._opened > FRESH and not held.is_current):
            # Let go of first: the engine's caches of two would be in memory at once.
            self._store = held = None
            self._opened = now
            self._store = held = read_store(self._path)
        return held


@lru_cache(REMEMBERED)
def _checked(sparql: str, services: tuple[str, ...]) -> Checked:
    """Look at a query once: that can take longer than to answer it."""
    if not services:
        return check_query(sparql, allow=_ALLOWED)
    checked = check_query(sparql, allow=(*_ALLOWED, "SERVICE"))
    check_services(sparql, services)
    return checked


def main() -> None:
    """Answer jobs until there are no more."""
    setup = read_setup()
    reader = Reader(Path(setup["store"]), tuple(setup["addresses"]))
    # Import and open now what the first query would wait for; if that fails, it says why.
    check_query("ASK {}")
    with suppress(ComityError, OSError, RuntimeError):
        reader.open()
    serve(reader.answer, setup["memory"])


if __name__ == "__main__":
    main()
