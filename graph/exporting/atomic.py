"""Files that are there whole or not at all."""

import contextlib
import os
import re
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from comity.ontology.errors import OutputError


def write_atomically(files: Mapping[Path, bytes]) -> None:
    """Write all of `files`, or none where one of them can't be written.

    Each goes to a temporary file beside its target first, so that whoever reads the target
    meanwhile sees the old bytes or the new ones, and a full disk leaves the old file alone.
    Folders that are missing are made. A device or a pipe is written to as it is.

    Raises OutputError.
    """
    pending: dict[Path, Path] = {}
    path = Path()
    try:
        for path, data in files.items():
            if path.is_dir():
                raise OutputError(f"{path}: is a folder; name a file in it")
            if path.exists() and not path.is_file():
                path.write_bytes(data)
                continue
            target = path.resolve()
            target.parent.mkdir(parents=True, exist_ok=True)
            drop_leftovers(target)
            temporary = temporary_beside(target)
            pending[temporary] = target
            with temporary.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        for temporary, target in pending.items():
            path = target
            temporary.replace(target)
    except (OSError, ValueError) as error:
        raise OutputError(f"{path}: can't be written: {_reason(error)}") from error
    finally:
        for temporary in pending:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


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
