"""Files that are there whole or not at all."""

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from comity.ontology.errors import OutputError

BUFFER = 1 << 20
"""Bytes that are gathered before they are written."""


def write_atomically(files: Mapping[Path, bytes]) -> None:
    """Write all of `files`, or none where one of them can't be written. Raises OutputError."""
    with atomic_files() as opened:
        for path, data in files.items():
            opened(path).write(data)


@contextmanager
def atomic_files() -> Iterator[Callable[[Path], IO[bytes]]]:
    """Gives a function that opens files to write to; all are there when the block has ended.

    Each goes to a temporary file beside its target first, so that whoever reads the target
    meanwhile sees the old bytes or the new ones, and a full disk leaves the old file alone.
    Where the block raises, none is there. Folders that are missing are made. A device or a pipe
    is written to as it is.

    Raises OutputError, also for an OSError of the block itself.
    """
    pending: list[tuple[Path, IO[bytes], Path | None]] = []
    path = Path()

    def opened(wanted: Path) -> IO[bytes]:
        nonlocal path
        path = wanted
        file, target = _opened(wanted)
        pending.append((wanted, file, target))
        return file

    try:
        yield opened
        for wanted, file, target in pending:
            path = wanted
            file.flush()
            if target is not None:
                os.fsync(file.fileno())
            file.close()
        for wanted, file, target in pending:
            path = wanted
            if target is not None:
                Path(file.name).replace(target)
    except OSError as error:
        raise OutputError(f"{path}: can't be written: {_reason(error)}") from error
    finally:
        for _, file, target in pending:
            # What is left in its buffer may not fit on the disk either.
            with suppress(OSError):
                file.close()
            if target is not None:
                with suppress(OSError):
                    Path(file.name).unlink(missing_ok=True)


def _opened(path: Path) -> tuple[IO[bytes], Path | None]:
    """A file to write to, and what it is to become: nothing where it is a device or a pipe."""
    try:
        if path.is_dir():
            raise OutputError(f"{path}: is a folder; name a file in it")
        if path.exists() and not path.is_file():
            return path.open("wb"), None
        target = path.resolve()
        target.parent.mkdir(parents=True, exist_ok=True)
        drop_leftovers(target)
        return temporary_beside(target).open("xb", BUFFER), target
    except ValueError as error:
        raise OutputError(f"{path}: can't be written: {_reason(error)}") from error


def temporary_beside(target: Path) -> Path:
    """Where what is to become `target` grows."""
    return target.with_name(f".{target.name}.{os.getpid()}.tmp")


def drop_leftovers(target: Path) -> None:
    """Delete what commands that were killed left of their work on `target`. Raises OSError."""
    pattern = re.compile(rf"\.{re.escape(target.name)}\.(\d+)\.tmp")
    for path in target.parent.iterdir():
        found = pattern.fullmatch(path.name)
        if found and not _runs(int(found[1])):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)


def _runs(process: int) -> bool:
    if sys.platform == "win32":
        # There os.kill would end it.
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
