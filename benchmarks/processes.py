"""Processor time of process trees, read from /proc (Linux)."""

import os
from contextlib import suppress
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")


def find(marker: str, parent: int | None = None) -> int:
    """The oldest process with this text on its command line (words end in NUL).

    With a `parent` only its children count. Raises LookupError for none.
    """
    for pid in sorted(int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()):
        with suppress(OSError):
            command = Path(f"/proc/{pid}/cmdline").read_bytes()
            ours = parent is None or int(_fields(pid)[1]) == parent
            if marker.encode() in command and ours and pid != os.getpid():
                return pid
    raise LookupError(f"no process with {marker!r} on its command line")


def cpu_seconds(root: int) -> float:
    """Seconds of processor time of a process, of all below it, and of those that ended there."""
    parents: dict[int, int] = {}
    ticks: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                pid = int(entry.name)
                fields = _fields(pid)
                parents[pid] = int(fields[1])
                ticks[pid] = sum(map(int, fields[11:15]))
    tree = {root}
    for _ in parents:
        grown = tree | {pid for pid, parent in parents.items() if parent in tree}
        if grown == tree:
            break
        tree = grown
    return sum(ticks.get(pid, 0) for pid in tree) / _TICK


def _fields(pid: int) -> list[str]:
    """What /proc tells of a process, after its name: that may hold spaces and brackets."""
    return Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
