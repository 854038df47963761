"""The file of a backup: a ZIP that any tool unpacks, with a list of what must be in it.

`graph.nq` holds all quads, `apart.txt` the decisions on merges, `issues.jsonl` what was left out
and `failures.jsonl` the files that could not be read; `manifest.json` comes last and has the size
and the SHA-256 of each. Nothing in it depends on the clock: one graph gives one file.
"""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, cast

from comity.ontology.errors import InputError

GRAPH = "graph.nq"
APART = "apart.txt"
ISSUES = "issues.jsonl"
FAILURES = "failures.jsonl"
MANIFEST = "manifest.json"

FORMAT = 1
"""The version of what is told here."""

MAX_BESIDE = 1 << 30
"""Bytes that the files beside the graph, which are read as a whole, may have."""

_PIECE = 1 << 20
_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Part:
    """What the manifest says of one file."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds: the store's version (`schema`), its quads, and the files."""

    schema: int
    quads: int
    parts: Mapping[str, Part]


class Hashed:
    """A stream that counts and hashes what goes through it."""

    def __init__(self, inner: IO[bytes]) -> None:
        self._inner = inner
        self._hash = hashlib.sha256()
        self.size = self.lines = 0

    def write(self, data: bytes) -> int:
        """Write all of it."""
        self._take(data)
        return self._inner.write(data)

    def read(self, size: int = -1) -> bytes:
        """Read at most `size` bytes."""
        data = self._inner.read(size)
        self._take(data)
        return data

    def writelines(self, lines: Iterable[bytes]) -> None:
        """Write each of them."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Nothing: the archive writes when it likes."""

    @property
    def part(self) -> Part:
        """What has gone through."""
        return Part(self.size, self._hash.hexdigest())

    def _take(self, data: bytes) -> None:
        self._hash.update(data)
        self.size += len(data)
        self.lines += data.count(b"\n")


@dataclass(slots=True)
class Writing:
    """An archive that is being written."""

    _zip: zipfile.ZipFile
    _parts: dict[str, Part] = field(default_factory=dict)

    def add(self, name: str, write: Callable[[IO[bytes]], None]) -> int:
        """Add a file, written by `write`; returns its lines."""
        info = zipfile.ZipInfo(name, _DATE)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = 0o644 << 16
        with self._zip.open(info, "w", force_zip64=True) as entry:
            hashed = Hashed(entry)
            write(cast(IO[bytes], hashed))
        self._parts[name] = hashed.part
        return hashed.lines

    def add_lines(self, name: str, lines: Iterable[bytes]) -> None:
        """Add a file of these lines."""
        self.add(name, lambda file: file.writelines(lines))

    def finish(self, schema: int, quads: int) -> None:
        """Add the manifest."""
        parts = {
            name: {"size": part.size, "sha256": part.sha256} for name, part in self._parts.items()
        }
        told = {"comity-backup": FORMAT, "schema": schema, "quads": quads, "files": parts}
        text = json.dumps(told, indent=1, sort_keys=True) + "\n"
        self.add_lines(MANIFEST, [text.encode()])


@dataclass(frozen=True, slots=True)
class Archive:
    """A backup that is open for reading. What it gives was checked against the manifest."""

    path: Path
    manifest: Manifest
    _zip: zipfile.ZipFile

    @contextmanager
    def stream(self, name: str) -> Iterator[IO[bytes]]:
        """A file of it; InputError at the end where it is not the one that was backed up."""
        with _damage(self.path), self._zip.open(name) as entry:
            hashed = Hashed(entry)
            yield cast(IO[bytes], hashed)
            while hashed.read(_PIECE):
                pass
        if hashed.part != self.manifest.parts[name]:
            raise damaged(self.path, f"{name} is not what was backed up")

    def read(self, name: str) -> bytes:
        """All of a file; empty where the backup has none of that name."""
        if name not in self.manifest.parts:
            return b""
        if self.manifest.parts[name].size > MAX_BESIDE:
            raise damaged(self.path, f"{name} is too long")
        with self.stream(name) as file:
            return file.read(MAX_BESIDE)

    def check(self) -> None:
        """Read all of it. Raises InputError where anything is not as it was backed up."""
        for name in self.manifest.parts:
            with self.stream(name):
                pass


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """A backup for reading. Raises InputError where it is none, damaged or of a newer version."""
    with _damage(path), zipfile.ZipFile(path) as zipped:
        manifest = _manifest(path, zipped)
        yield Archive(path, manifest, zipped)


def _manifest(path: Path, zipped: zipfile.ZipFile) -> Manifest:
    try:
        if zipped.getinfo(MANIFEST).file_size > _PIECE:
            raise ValueError("too long")
        told: dict[str, Any] = json.loads(zipped.read(MANIFEST))
        form = told["comity-backup"]
        if form == FORMAT:
            parts = {
                str(name): Part(int(part["size"]), str(part["sha256"]))
                for name, part in told["files"].items()
            }
            return Manifest(int(told["schema"]), int(told["quads"]), parts)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(
            f"{path}: is no backup of Comity's ({MANIFEST}: {error!r}): name a file that "
            "`comity backup` wrote"
        ) from error
    raise InputError(
        f"{path}: was written by a newer Comity (backup of version {form}): install that one"
    )


@contextmanager
def _damage(path: Path) -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, EOFError, zlib.error, KeyError) as error:
        raise damaged(path, str(error)) from error
    except NotImplementedError as error:
        raise damaged(path, str(error)) from error


def damaged(path: Path, why: str) -> InputError:
    """The error that says so."""
    return InputError(f"{path}: is damaged, or no backup ({why}): take another backup")
