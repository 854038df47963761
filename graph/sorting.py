"""Sorting more lines than memory holds."""

import heapq
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import IO

from comity.graph.closing import Closing

OVERHEAD = 48
"""Bytes that Python keeps for a line beside it."""


class LineSorter(Closing):
    """Takes lines in any order and gives them back sorted by their bytes.

    What does not fit into `LIMIT` bytes waits in nameless files in `folder`, of which nothing
    stays, however the process ends. A context manager that drops what it holds. Raises OSError
    where the folder can't be written.
    """

    LIMIT = 256 << 20
    """Bytes of lines, with what Python keeps for each, that are sorted at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lines: list[bytes] = []
        self._size = 0
        self._runs: list[IO[bytes]] = []

    def add(self, lines: Sequence[bytes]) -> None:
        """Some lines; each ends in a line feed and holds no other."""
        self._lines += lines
        self._size += sum(map(len, lines)) + OVERHEAD * len(lines)
        if self._size > self.LIMIT:
            self._spill()

    def add_all(self, lines: Iterable[bytes]) -> None:
        """Lines of which there may be more than memory holds."""
        rest = iter(lines)
        while batch := list(islice(rest, 10_000)):
            self.add(batch)

    def __iter__(self) -> Iterator[bytes]:
        """All lines, sorted; equal ones follow each other."""
        self._lines.sort()
        for run in self._runs:
            run.seek(0)
        return heapq.merge(*self._runs, self._lines) if self._runs else iter(self._lines)

    def close(self) -> None:
        """Drop everything."""
        self._lines.clear()
        for run in self._runs:
            run.close()
        self._runs.clear()

    def _spill(self) -> None:
        self._lines.sort()
        run = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115  # close() closes it
        self._runs.append(run)
        run.writelines(self._lines)
        self._lines.clear()
        self._size = 0
