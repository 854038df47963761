"""One process that reads articles, as the process that started it sees it."""

import os
import pickle
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from tempfile import TemporaryFile

from comity.graph.article_graph import ArticleGraph
from comity.graph.pool.child import READY
from comity.graph.pool.job import Job
from comity.ontology.errors import DataError, InputError

COMMAND = (sys.executable, "-P", "-m", "comity.graph.pool.child")
START_SECONDS = 300.0
"""To load the parser takes two seconds; more, where a disk or a machine is very busy."""

LAST_SECONDS = 5.0
"""To end after what it died of."""

_SAID = 4096
"""Bytes of its last words that are looked at."""

_ONE_THREAD = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}
"""Arithmetic in several threads would only take the cores from the other processes."""


class ProcessDiedError(Exception):
    """The process ended, or was ended, in the middle of a job; the message says of what."""


class Process:
    """A process with a parser of its own.

    Raises DataError where it can't start, which is no article's fault.
    """

    def __init__(self, apart: frozenset[str]) -> None:
        self._errors = TemporaryFile()  # noqa: SIM115
        self._inner = subprocess.Popen(
            COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=os.environ | _ONE_THREAD,
        )
        try:
            assert self._exchange(apart, START_SECONDS) == READY
        except ProcessDiedError as error:
            self.close()
            raise DataError(
                f"a process that reads articles can't start ({error}): reinstall Comity, or start "
                "fewer with --workers"
            ) from error

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._inner.pid

    def read(self, job: Job, seconds: float) -> ArticleGraph:
        """The graph of an article. Raises InputError where it can't be read, ProcessDiedError."""
        answer = self._exchange(job, seconds)
        if isinstance(answer, InputError):
            raise answer
        assert isinstance(answer, ArticleGraph)
        return answer

    def kill(self) -> None:
        """End the process, whatever it does; a job that it has raises ProcessDiedError."""
        self._inner.kill()

    def close(self) -> None:
        """End the process, and let go of what belongs to it."""
        self._inner.kill()
        self._inner.wait()
        for pipe in (self._inner.stdin, self._inner.stdout, self._errors):
            # What the process did not take any more is still to be sent.
            with suppress(OSError):
                pipe.close()  # type: ignore[union-attr]

    def _exchange(self, sent: object, seconds: float) -> object:
        assert self._inner.stdin is not None
        assert self._inner.stdout is not None
        late = threading.Event()
        timer = threading.Timer(seconds, self._stop, [late])
        timer.daemon = True
        timer.start()
        try:
            pickle.dump(sent, self._inner.stdin, pickle.HIGHEST_PROTOCOL)
            self._inner.stdin.flush()
            return pickle.load(self._inner.stdout)
        except (OSError, EOFError, pickle.UnpicklingError):
            status = self._ended()
            reason = f"it took more than {seconds:.0f} s" if late.is_set() else self._last(status)
            raise ProcessDiedError(reason) from None
        finally:
            timer.cancel()

    def _ended(self) -> int:
        """The exit status, which comes after the last word."""
        with suppress(subprocess.TimeoutExpired):
            return self._inner.wait(LAST_SECONDS)
        self._inner.kill()
        return self._inner.wait()

    def _stop(self, late: threading.Event) -> None:
        late.set()
        self._inner.kill()

    def _last(self, status: int) -> str:
        """What the process died of: a signal, or the last line that it wrote."""
        if status < 0:
            name = signal.Signals(-status).name
            return f"killed by {name}" + ("; out of memory?" if name == "SIGKILL" else "")
        self._errors.seek(max(0, self._errors.seek(0, os.SEEK_END) - _SAID))
        lines = self._errors.read().decode(errors="replace").split("\n")
        words = [" ".join(line.split()) for line in lines if line.strip()]
        return words[-1][:200] if words else f"it ended with status {status}"
