"""The child process that answers queries: users' queries never run anywhere else.

No engine here can stop a query; only a process can be killed. The child reads lines of JSON
from standard input, first its `Setup`, then jobs (`comity.queries.execute.Job`), and writes for
each a line of JSON, followed by as many bytes as that says. It ends where its input does. What
is slow to import stays out of it.
"""

import json
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from comity.graph.stores.base import Dataset
from comity.graph.stores.oxigraph import OxigraphStore, read_store, state_of
from comity.ontology.errors import ComityError, QueryError, QueryTooBigError
from comity.queries.guard import Feature, check_query
from comity.queries.serialize import serialize

# FROM names graphs of the store: this engine, other than rdflib, never fetches them.
_ALLOWED: tuple[Feature, ...] = ("FROM",)


class Reader:
    """Answers jobs from the store in a folder, always from its last commit."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._store: OxigraphStore | None = None
        self._state: tuple[tuple[str, int, int], ...] = ()

    def answer(self, job: Mapping[str, Any]) -> tuple[str, bytes]:
        """The format and the bytes of the answer. Raises ComityError."""
        checked = check_query(job["sparql"], allow=_ALLOWED)
        dataset = None
        if job["default"] or job["named"] or "FROM" in checked.features:
            dataset = Dataset(tuple(job["default"]), tuple(job["named"]))
        try:
            return self._answer(job, dataset)
        except (OSError, RuntimeError):
            # The engine reads while rows are taken, when a writer may have dropped a file.
            self._store = None
        try:
            return self._answer(job, dataset)
        except (OSError, RuntimeError) as error:
            message = f"the query failed ({error}): if the graph is being built, try again"
            raise QueryError(message) from error

    def _answer(self, job: Mapping[str, Any], dataset: Dataset | None) -> tuple[str, bytes]:
        results = self._current().query(job["sparql"], dataset)
        return serialize(results, job["formats"], job["max_rows"], job["max_bytes"])

    def _current(self) -> OxigraphStore:
        """The store, opened again where something was committed since."""
        state = state_of(self._path) if self._path.is_dir() else ()
        if self._store is None or state != self._state:
            self._store = None
            self._store = read_store(self._path)
            self._state = state
        return self._store


def serve(jobs: BinaryIO, out: BinaryIO) -> None:
    """Answer one job after the other until there are no more."""
    setup = json.loads(jobs.readline())
    _bound_memory(setup["memory"])
    reader = Reader(Path(setup["store"]))
    _load_parser()
    _write(out, {"ready": True})
    for line in jobs:
        job = json.loads(line)
        _bound_time(job["seconds"])
        _write(out, *_reply(reader, job))


def _reply(reader: Reader, job: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
    try:
        form, body = reader.answer(job)
    except ComityError as error:
        return {"error": type(error).__name__, "message": str(error)}, b""
    except MemoryError:
        message = "the query needs too much memory: make it more specific or add LIMIT"
        return {"error": QueryTooBigError.__name__, "message": message}, b""
    return {"format": form, "peak": _peak()}, body


def _write(out: BinaryIO, head: dict[str, Any], body: bytes = b"") -> None:
    out.write(json.dumps({**head, "length": len(body)}).encode() + b"\n")
    out.write(body)
    out.flush()


def _load_parser() -> None:
    """Import now what the first query would wait for."""
    check_query("ASK {}")


def _bound_memory(memory: int) -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _bound_time(seconds: int) -> None:
    """Cap the processor time of the next job: it ends a child that lost its parent."""
    if sys.platform != "win32":
        import resource

        spent = int(time.process_time()) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds, resource.RLIM_INFINITY))


def _peak() -> int:
    """The most memory that this process has held, in bytes."""
    if sys.platform == "win32":
        return 0
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


if __name__ == "__main__":
    with suppress(BrokenPipeError, KeyboardInterrupt):
        serve(sys.stdin.buffer, sys.stdout.buffer)
