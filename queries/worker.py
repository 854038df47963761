"""The child process of `comity.queries.execute`: answers one query and ends.

Reads a job as JSON from standard input and writes the answer, or the error, as JSON to
standard output. It keeps clear of everything slow to import.
"""

import json
import sys
from pathlib import Path
from typing import Any

import pyoxigraph
from pyoxigraph import RdfFormat

from comity.graph.stores.oxigraph import read_store
from comity.ontology.errors import QueryError, StoreError
from comity.queries.results import read_answer, to_json


def main() -> None:
    """Answer the query on standard input."""
    job = json.load(sys.stdin)
    _bound(job["memory"], job["seconds"])
    json.dump(_answer(job), sys.stdout)


def _answer(job: dict[str, Any]) -> dict[str, Any]:
    try:
        with read_store(Path(job["store"])) as store:
            answer = read_answer(store.query(job["sparql"]), job["max_rows"])
    except (QueryError, StoreError) as error:
        return {"error": type(error).__name__, "message": str(error)}
    except (OSError, RuntimeError) as error:
        # The engine reads while rows are taken, when a writer may have dropped a file.
        message = f"the query failed ({error}): if the graph is being built, try again"
        return {"error": "QueryError", "message": message}
    except MemoryError:
        return {"error": "MemoryError", "message": ""}
    if isinstance(answer, tuple):
        return {"triples": _n_triples(answer)}
    return to_json(answer)


def _n_triples(triples: tuple[pyoxigraph.Triple, ...]) -> str:
    return (pyoxigraph.serialize(triples, format=RdfFormat.N_TRIPLES) or b"").decode()


def _bound(memory: int, seconds: int) -> None:
    """Cap memory, in bytes, and processor time: the latter ends a child that lost its parent."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


if __name__ == "__main__":
    main()
