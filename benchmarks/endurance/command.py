"""Runs `comity` as its user does, and kills it."""

import os
import pty
import re
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from benchmarks.serving import COMMAND

LIMIT = 300
"""Seconds after which a command counts as hanging."""

_DONE = re.compile(r"(\d+)/\d+ articles")


@dataclass(frozen=True, slots=True)
class Ran:
    """A command that has ended; `peak` is the most memory that it held, in bytes."""

    status: int
    out: str
    err: str
    peak: int

    @property
    def complaint(self) -> str:
        """The lines of standard error that are no progress."""
        lines = [line for line in self.err.splitlines() if line and not _DONE.search(line)]
        return "\n".join(lines)


def run(
    *words: object,
    folder: Path,
    before: Callable[[], None] | None = None,
    stdin: int | IO[bytes] = subprocess.DEVNULL,
    stdout: int | IO[bytes] | None = None,
    wrapped: Sequence[str] = (),
    command: Sequence[str] = COMMAND,
) -> Ran:
    """Run `comity WORDS` in a folder to its end. `before` runs in the process before it starts."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(
            [*wrapped, *command, *map(_text, words)],
            cwd=folder,
            preexec_fn=before,
            stdin=stdin,
            stdout=out if stdout is None else stdout,
            stderr=err,
        )
        timer = threading.Timer(LIMIT, process.kill)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        return Ran(process.returncode, _all_of(out), _all_of(err), usage.ru_maxrss * 1024)


def _all_of(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")


def _text(word: object) -> str | bytes:
    return word if isinstance(word, str | bytes) else str(word)


@dataclass(frozen=True, slots=True)
class Killed:
    """A command that was killed, unless it ended first (`status` is then 0 or more).

    `reported` is how many articles it had shown to be done, `seconds` how long it ran, `left`
    how many of its processes went on without it.
    """

    status: int
    reported: int
    seconds: float
    left: int


def run_and_kill(words: Sequence[str], folder: Path, moment: float | None) -> Killed:
    """Run `comity WORDS` on a terminal and send SIGKILL to it (not to its children).

    `moment` is in seconds after its start; None lets it end.
    """
    ours, theirs = pty.openpty()
    shown: list[bytes] = []
    began = time.monotonic()
    process = subprocess.Popen(
        [*COMMAND, *words],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    reading = threading.Thread(target=_drain, args=(ours, shown))
    reading.start()
    try:
        process.wait(LIMIT if moment is None else max(0, moment - (time.monotonic() - began)))
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
    seconds = time.monotonic() - began
    left = _end_session(process.pid)
    reading.join()
    os.close(ours)
    told = _DONE.findall(b"".join(shown).decode("utf-8", "replace"))
    return Killed(process.returncode, max(map(int, told), default=0), seconds, left)


def _drain(terminal: int, into: list[bytes]) -> None:
    # The other end's last close is an error here, not an end.
    with suppress(OSError):
        while data := os.read(terminal, 1 << 16):
            into.append(data)


def _end_session(session: int) -> int:
    """How many processes of a session do not end by themselves; they are ended."""
    deadline = time.monotonic() + 10
    while alive := _members(session):
        if time.monotonic() > deadline:
            for process in alive:
                with suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
            return len(alive)
        time.sleep(0.02)
    return 0


def _members(session: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                fields = (entry / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
                if int(fields[3]) == session and fields[0] != "Z":
                    found.append(int(entry.name))
    return found
