"""Sorting more lines than memory holds."""

import heapq
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Self

IN_MEMORY = 256 << 20
"""Bytes of lines, with what Python keeps for each, that are sorted at once."""

OVERHEAD = 48
"""Bytes that Python keeps for a line beside it."""


class LineSorter:
    """Takes lines in any order and gives them back sorted by their bytes.

    What does not fit into `limit` bytes waits in nameless files in `folder`, of which nothing
    stays, however the process ends. A context manager that drops what it holds. Raises OSError
    where the folder can't be written.
    """

    def __init__(self, folder: Path, limit: int = IN_MEMORY) -> None:
        self._folder = folder
        self._limit = limit
        self._lines: list[bytes] = []
        self._size = 0
        self._runs: list[IO[bytes]] = []

    def add(self, line: bytes) -> None:
        """One line, which ends in a line feed and holds no other."""
        self._lines.append(line)
        self._size += len(line) + OVERHEAD
        if self._size > self._limit:
            self._spill()

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

    def __enter__(self) -> Self:
        """The sorter itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Drop everything."""
        self.close()

    def _spill(self) -> None:
        self._lines.sort()
        run = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115  # close() closes it
        self._runs.append(run)
        run.writelines(self._lines)
        self._lines.clear()
        self._size = 0
