"""The writer lock of a store on disk: one process at a time may change it."""

import os
import sys
from pathlib import Path
from typing import IO

from comity.ontology.errors import StoreError

NAME = "comity.lock"
"""The file inside the store's folder that the writer holds."""


class WriterLock:
    """Held from creation to `release`; the operating system lets go of it if the process dies.

    Raises `StoreError` that names the store, the holder and the cure where it is taken: another
    folder for the command's `option`.
    """

    def __init__(self, store: Path, option: str = "--store") -> None:
        self._file: IO[str] | None = (store / NAME).open("a+", encoding="ascii")
        try:
            _lock(self._file)
        except OSError:
            self._file.seek(0)
            holder = self._file.read().strip()
            self._file.close()
            raise StoreError(
                f"{store} is being written by another command"
                f"{f' (process {holder})' if holder.isdigit() else ''}: wait until it has ended "
                "(a comity serve --writable holds it as long as it runs), or name another folder "
                f"with {option}"
            ) from None
        self._file.truncate(0)
        self._file.write(str(os.getpid()))
        self._file.flush()

    def release(self) -> None:
        """Let the next writer in; the file stays, empty (to delete it would be a race)."""
        if self._file is not None:
            self._file.truncate(0)
            self._file.close()
            self._file = None


def may_have_writer(store: Path) -> bool:
    """Whether somebody holds the lock, or was killed while holding it."""
    try:
        return bool((store / NAME).read_text(encoding="ascii"))
    except OSError:
        return False


def _lock(file: IO[str]) -> None:
    """Take the lock without waiting; OSError where somebody else has it."""
    if sys.platform == "win32":
        import msvcrt

        # Far behind the process id, so that others can still read it.
        file.seek(1 << 20)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        file.seek(0)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
