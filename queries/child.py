"""What every child process does: it takes jobs from a pipe, one after the other.

No engine here can stop a query; only a process can be killed. The child reads lines of JSON from
standard input, first what sets it up, then jobs, and writes for each a line of JSON, followed by
as many bytes as that says. It ends where its input does.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from comity.ontology.errors import ComityError, QueryTooBigError

NICE = 5
"""By so much the child's claim to the processor is lower."""

Answer = Callable[[Mapping[str, Any]], tuple[str, bytes]]
"""From a job to the format and the bytes of its answer; may raise ComityError."""


def read_setup() -> Mapping[str, Any]:
    """Read the first line."""
    setup: Mapping[str, Any] = json.loads(sys.stdin.buffer.readline())
    return setup


def serve(answer: Answer, memory: int) -> None:
    """Say that the child is ready, then answer jobs until there are no more.

    It keeps to so many bytes of `memory` from now on.
    """
    _bound_memory(memory)
    with suppress(BrokenPipeError, KeyboardInterrupt):
        write({"ready": True})
        for line in sys.stdin.buffer:
            job = json.loads(line)
            _bound_time(job["seconds"])
            write(*_reply(answer, job))


def refuse(error: ComityError) -> None:
    """Say instead of "ready" why the child can't do its work."""
    write({"error": type(error).__name__, "message": str(error)})


def write(head: Mapping[str, Any], body: bytes = b"") -> None:
    """Write one reply."""
    out = sys.stdout.buffer
    out.write(json.dumps({**head, "length": len(body)}).encode() + b"\n")
    out.write(body)
    out.flush()


def _reply(answer: Answer, job: Mapping[str, Any]) -> tuple[Mapping[str, Any], bytes]:
    try:
        form, body = answer(job)
    except ComityError as error:
        return {"error": type(error).__name__, "message": str(error)}, b""
    except MemoryError:
        message = "the query needs too much memory: make it more specific or add LIMIT"
        return {"error": QueryTooBigError.__name__, "message": message}, b""
    return {"format": form, "peak": _peak()}, body


def _bound_memory(memory: int) -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        # Whoever started it, and answers others meanwhile, goes first.
        os.nice(NICE)


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
