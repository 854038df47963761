"""Runs queries that a user wrote on a store on disk, in a child process with limits.

No engine here can stop a query: only a process can be killed. `run` starts a child for one
query; `comity.scripts.service.pool` keeps several of the same kind.
"""

import json
import math
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph
from pyoxigraph import RdfFormat

from comity.graph.stores.base import AS_WRITTEN, Dataset
from comity.ontology import errors
from comity.ontology.errors import ComityError, QueryTimeoutError, QueryTooBigError
from comity.queries.results import Answer, from_json
from comity.queries.serialize import Formats

TIMEOUT = 30.0
"""Seconds that a query may take unless the caller says otherwise."""

MAX_ROWS = 100_000
"""Rows or triples that an answer may have."""

MAX_BYTES = 64 << 20
"""Bytes that an answer may have."""

MAX_MEMORY = 4 << 30
"""Bytes that the child may map (on Linux; other systems may not enforce it)."""

FRESH = 0.1
"""Seconds after which a commit is seen by every query that is asked then.

To open a store anew takes some 10 ms, so with a busy writer it is not done for each query.
"""

# -P: a file json.py in the user's folder must not be imported.
COMMAND = (sys.executable, "-P", "-m", "comity.queries.worker")
"""What starts the child."""

FOR_PYTHON: Formats = {"table": "json", "graph": "ntriples"}
"""The formats that `read` reads."""


@dataclass(frozen=True, slots=True)
class Job:
    """A query and its limits: `timeout` is in seconds.

    `dataset` names the graphs that it is put to; without it, and without FROM in the query, the
    default graph is the union of all. Relative IRIs are resolved against `base`. A query of our
    own (`trusted`), whose values are checked terms, passes no guard, which would take longer than
    the query.
    """

    sparql: str
    formats: Formats
    timeout: float = TIMEOUT
    max_rows: int = MAX_ROWS
    max_bytes: int = MAX_BYTES
    dataset: Dataset = AS_WRITTEN
    base: str | None = None
    trusted: bool = False

    def line(self) -> bytes:
        """The line that tells the child."""
        told = {
            "sparql": self.sparql,
            "formats": self.formats,
            "max_rows": self.max_rows,
            "max_bytes": self.max_bytes,
            "default": self.dataset.default,
            "named": self.dataset.named,
            "base": self.base,
            "trusted": self.trusted,
            # Engine threads of two processors may burn twice the wall time.
            "seconds": math.ceil(2 * self.timeout) + 1,
        }
        return json.dumps(told).encode() + b"\n"


def setup(store: Path, memory: int, addresses: Sequence[str] = ()) -> bytes:
    """The child's first line; it answers with one line when it is ready.

    `addresses` are those that queries may ask (SERVICE), or updates fetch (LOAD), and no others.
    """
    told = {"store": str(store), "memory": memory, "addresses": addresses}
    return json.dumps(told).encode() + b"\n"


def run(store: Path, sparql: str, timeout: float = TIMEOUT, max_rows: int = MAX_ROWS) -> Answer:
    """Answer a query on the store in the folder `store`, which it can't change.

    `timeout` is in seconds, all told. Raises QueryError where the query is malformed, refused
    (see `guard.check_query`) or too big, QueryTimeoutError where it takes too long, and
    StoreError where the store can't be read.
    """
    job = Job(sparql, FOR_PYTHON, timeout, max_rows)
    try:
        done = subprocess.run(
            COMMAND,
            input=setup(store, MAX_MEMORY) + job.line(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=timeout,
        )
    except subprocess.TimeoutExpired:
        raise QueryTimeoutError(
            f"the query was stopped after {timeout:g} s: make it more specific or add LIMIT, "
            "or give it more time with --timeout"
        ) from None
    if done.returncode != 0:
        raise broken(MAX_MEMORY)
    _, _, rest = done.stdout.partition(b"\n")
    head, _, body = rest.partition(b"\n")
    reply = json.loads(head)
    raise_for(reply)
    return read(reply["format"], body)


def raise_for(reply: Mapping[str, Any]) -> None:
    """Raise the error that a child's reply tells, if it tells one."""
    if "error" in reply:
        kind: type[ComityError] = getattr(errors, reply["error"])
        raise kind(reply["message"])


def read(form: str, body: bytes) -> Answer:
    """The answer in a body of one of the formats of `FOR_PYTHON`."""
    if form == "ntriples":
        quads = pyoxigraph.parse(body, format=RdfFormat.N_TRIPLES)
        return tuple(quad.triple for quad in quads)
    return from_json(json.loads(body))


def broken(memory: int) -> QueryTooBigError:
    """The error of a query that ended its child."""
    return QueryTooBigError(
        f"the query broke its engine: it is nested too deeply, or needs more than "
        f"{memory >> 30} GiB of memory; make it simpler or add LIMIT"
    )
