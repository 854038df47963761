"""Which files there are to read, and their bytes within bounds."""

import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from comity.ontology.errors import InputError

MAX_BYTES = 10_000_000
"""A longer file is no article."""

SIDECAR = ".meta.toml"
"""`report.meta.toml` holds metadata for `report.pdf`; it is no article itself."""

SUFFIXES = {
    ".txt": "text", ".text": "text",
    ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".pdf": "pdf",
}  # fmt: skip
"""File suffix -> format."""

STDIN = Path("-")


def shown(path: Path) -> str:
    """The path as messages print it: control characters in a file's name are escaped."""
    name = "standard input" if path == STDIN else str(path)
    return name if name.isprintable() else ascii(name)


def check_name(path: Path) -> None:
    """Raise InputError where an article can't have the name of this file: it must be text."""
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in path.name):
        raise InputError(
            f"{shown(path)}: the file's name holds a control character or is not UTF-8; rename "
            "the file"
        )


def find_files(paths: Iterable[Path | str]) -> list[Path]:
    """The files that the paths stand for: each once, those of a folder sorted by their path.

    A folder is searched through for files of `SUFFIXES`, without hidden files and sidecars and
    without following links to other folders (`passed_over` tells which stay out). `-` is
    standard input. A path where nothing is, or a folder that holds nothing, stays in the list:
    `read_file` tells what is wrong with it.
    """
    found: dict[str, Path] = {}
    for path in map(Path, paths):
        inside = [file for file in _within(path) if file.suffix.lower() in SUFFIXES]
        for file in inside or [path]:
            found.setdefault("-" if file == STDIN else os.path.realpath(file), file)
    return list(found.values())


def passed_over(paths: Iterable[Path | str], own: Path) -> list[Path]:
    """The files in the folders that are of no format that Comity reads, sorted by their path.

    `own` is the store: what lies in it or beside it under its name is not worth a mention.
    """
    found = (file for path in map(Path, paths) for file in _within(path))
    prefix = os.path.realpath(own)
    return [
        file
        for file in found
        if file.suffix.lower() not in SUFFIXES and not os.path.realpath(file).startswith(prefix)
    ]


def _within(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and not name.endswith(SIDECAR):
                yield Path(parent) / name


def read_bytes(path: Path) -> bytes:
    """All bytes of a file or of standard input; InputError where there are too many or none."""
    try:
        data = _stdin() if path == STDIN else _file(path)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(f"{shown(path)}: {reason}; check the path and its permissions") from error
    if len(data) > MAX_BYTES:
        size = "" if path == STDIN else f" ({path.stat().st_size / 1e6:.0f} MB)"
        limit = f"{MAX_BYTES // 1_000_000} MB"
        raise InputError(f"{shown(path)}: longer than {limit}{size}; split it into its articles")
    if not data.strip():
        raise InputError(f"{shown(path)}: empty; put the article's text in it, or leave it out")
    return data


def _stdin() -> bytes:
    return sys.stdin.buffer.read(MAX_BYTES + 1)


def _file(path: Path) -> bytes:
    if path.is_dir():
        raise InputError(f"{shown(path)}: no article in this folder; add a .txt or .md file")
    if path.exists() and not path.is_file():
        raise InputError(f"{shown(path)}: not a regular file; copy its content into one")
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)
