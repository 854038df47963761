"""Runs queries that a user wrote on a store on disk, in a child process with limits.

No engine here can stop a query: only a process can be killed.
"""

import json
import math
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyoxigraph
from pyoxigraph import RdfFormat

from comity.ontology.errors import QueryError, QueryTimeoutError, StoreError
from comity.queries.guard import check_query
from comity.queries.results import Answer, from_json

TIMEOUT = 30.0
"""Seconds that a query may take unless the caller says otherwise."""

MAX_ROWS = 100_000
"""Rows or triples that an answer may have."""

MAX_MEMORY = 4 << 30
"""Bytes that the child may map (on Linux; other systems may not enforce it)."""


def run(store: Path, sparql: str, timeout: float = TIMEOUT, max_rows: int = MAX_ROWS) -> Answer:
    """Answer a query on the store in the folder `store`, which it can't change.

    `timeout` is in seconds, all told. Raises QueryError where the query is malformed, refused
    (see `guard.check_query`) or too big, QueryTimeoutError where it takes too long, and
    StoreError where the store can't be read.
    """
    check_query(sparql)
    job = {
        "store": str(store),
        "sparql": sparql,
        "max_rows": max_rows,
        "memory": MAX_MEMORY,
        # Engine threads of two processors may burn twice the wall time.
        "seconds": math.ceil(2 * timeout) + 1,
    }
    return _read(_run_worker(json.dumps(job), timeout))


def _run_worker(job: str, timeout: float) -> Mapping[str, Any]:
    # -P: a file json.py in the user's folder must not be imported.
    command = [sys.executable, "-P", "-m", "comity.queries.worker"]
    try:
        done = subprocess.run(
            command, input=job, capture_output=True, text=True, encoding="utf-8", timeout=timeout
        )
    except subprocess.TimeoutExpired:
        raise QueryTimeoutError(
            f"the query was stopped after {timeout:g} s: make it more specific or add LIMIT, "
            "or give it more time with --timeout"
        ) from None
    if done.returncode != 0:
        raise QueryError(
            f"the query broke its engine (status {done.returncode}): it is nested too deeply, or "
            f"needs more than {MAX_MEMORY >> 30} GiB of memory; make it simpler or add LIMIT"
        )
    answer: Mapping[str, Any] = json.loads(done.stdout)
    return answer


def _read(document: Mapping[str, Any]) -> Answer:
    match document.get("error"):
        case None:
            pass
        case "StoreError":
            raise StoreError(document["message"])
        case "MemoryError":
            raise QueryError("the query needs too much memory: make it more specific or add LIMIT")
        case _:
            raise QueryError(document["message"])
    if "triples" in document:
        quads = pyoxigraph.parse(document["triples"], format=RdfFormat.N_TRIPLES)
        return tuple(quad.triple for quad in quads)
    return from_json(document)
