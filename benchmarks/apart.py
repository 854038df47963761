"""Measures a piece of work in a process of its own: seconds, processor time, memory."""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds by the clock and of the processor, MiB at the peak, and a count of what was done."""

    wall: float
    cpu: float
    peak: float
    count: int


def measure(work: Callable[[], int], prepare: Callable[[], Any] = lambda: None) -> None:
    """Do the work and print what it took as a line of JSON; what `prepare` takes is not counted."""
    prepare()
    wall, cpu = time.perf_counter(), time.process_time()
    count = work()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(asdict(Measured(wall, cpu, peak, count))))


def measured(module: str, *words: str) -> Measured | None:
    """What `python -m MODULE --apart WORDS…` printed by `measure`; None where it failed."""
    command = [sys.executable, "-m", module, "--apart", *words]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    return Measured(**json.loads(done.stdout.splitlines()[-1])) if done.returncode == 0 else None


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
