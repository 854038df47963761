"""Asks HermiT, a reasoner for OWL 2 DL, whether a graph contradicts itself.

It runs in a child process (`reasoner_worker`) with bounded memory and time: neither owlready2
nor HermiT can be told to stop.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph
from pyoxigraph import RdfFormat, Triple

from comity.ontology.errors import ComityError, MissingToolError

SECONDS = 300.0
"""Time that one run of the reasoner may take unless the caller says otherwise."""

MEMORY = 2000
"""Megabytes that Java may use for its heap."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the reasoner says of a graph.

    `finished` is false where it was stopped; then nothing is known. `unsatisfiable` are the
    IRIs of the classes that can have no member.
    """

    finished: bool
    consistent: bool = True
    unsatisfiable: tuple[str, ...] = ()


def require_java() -> None:
    """Raise MissingToolError where there is no Java that runs."""
    java = shutil.which("java")
    # macOS has a stub of that name that only asks to install the real one.
    if java is None or subprocess.run([java, "-version"], capture_output=True).returncode != 0:
        raise MissingToolError(
            "HermiT needs Java 11 or later, which is not on this machine: install it (Debian and "
            "Ubuntu: apt install default-jre-headless; others: adoptium.net), or give "
            "--no-reasoner"
        )


def reason(triples: Iterable[Triple], seconds: float = SECONDS) -> Verdict:
    """Whether the graph is consistent, and which of its classes can have no member.

    The graph must hold the ontology too. `seconds` bounds the time. Raises MissingToolError
    where Java is missing, and ComityError where the reasoner can't take the graph.
    """
    require_java()
    # The child's own temporary files go here too, so that nothing stays if it is killed.
    with TemporaryDirectory(prefix="comity-") as folder:
        file = Path(folder, "graph.nt")
        with file.open("wb") as out:
            pyoxigraph.serialize(sorted(set(triples), key=str), out, RdfFormat.N_TRIPLES)
        output = _run_worker(file, seconds)
    if output is None:
        return Verdict(finished=False)
    answer = json.loads(output.splitlines()[-1])
    if "error" in answer:
        raise ComityError(f"HermiT can't read the graph: {answer['error']}")
    return Verdict(True, answer["consistent"], tuple(answer["unsatisfiable"]))


def _run_worker(file: Path, seconds: float) -> str | None:
    """What the worker prints, or None where it took too long and was killed."""
    command = [sys.executable, "-P", "-m", "comity.graph.reasoner_worker", str(file), str(MEMORY)]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"TMPDIR": str(file.parent), "TEMP": str(file.parent)},
        start_new_session=True,
    ) as worker:
        try:
            output, errors = worker.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            return None
        finally:
            _kill(worker)
    if worker.returncode != 0:
        last = (errors.strip().splitlines() or [f"status {worker.returncode}"])[-1]
        raise ComityError(f"HermiT failed ({last}): try again, or give --no-reasoner")
    return output


def _kill(worker: subprocess.Popen[str]) -> None:
    """End the worker, and on POSIX the Java that it started, if they still run."""
    if worker.poll() is not None:
        return
    if sys.platform == "win32":
        worker.kill()
    else:
        os.killpg(worker.pid, signal.SIGKILL)
