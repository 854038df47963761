"""Where faults happen: a store of two articles, a backup of it, and a third article to add."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.endurance.command import Ran, run
from benchmarks.endurance.operations import ARTICLES, exported

FIRST = ("six-seven-and-norway", "gestures-to-the-taliban")
THIRD = "cenepa-and-brasilia"
STORE = "graph.store"


@dataclass(frozen=True, slots=True)
class Told:
    """What the user sees, and how it went on."""

    line: str
    after: str


@dataclass(frozen=True, slots=True)
class World:
    """`template` is a folder to copy; `two` and `three` are what a store of so many gives.

    `peak` is the memory in bytes of the build that made it.
    """

    template: Path
    two: bytes
    three: bytes
    peak: int

    @classmethod
    def made(cls, folder: Path) -> "World":
        """Build it in an empty folder."""
        for name, articles in (("articles", FIRST), ("more", (THIRD,))):
            (folder / name).mkdir(parents=True)
            for article in articles:
                shutil.copy(ARTICLES / f"{article}.md", folder / name)
        built = good(run("build", "articles", "--store", STORE, folder=folder))
        good(run("backup", "backup.zip", "--store", STORE, folder=folder))
        two = exported(folder / STORE)
        shutil.copytree(folder / STORE, folder / "other.store")
        good(run("build", "more", "--store", "other.store", folder=folder))
        three = exported(folder / "other.store")
        shutil.rmtree(folder / "other.store")
        return cls(folder, two, three, built.peak)

    def copy(self, folder: Path) -> Path:
        """A folder of one's own, in which anything may happen."""
        shutil.copytree(self.template, folder)
        return folder


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault: what it is, and what makes it happen and looks at what follows.

    `happen` raises AssertionError where the command does not do as it should. `elsewhere` says
    that there is another test of it, so that this one is for the table.
    """

    name: str
    happen: Callable[[World, Path], Told]
    elsewhere: bool = False


def good(ran: Ran) -> Ran:
    """The run, which must have ended well."""
    assert ran.status == 0, ran.complaint
    return ran


def refused(ran: Ran, *words: str) -> str:
    """The one line with which a command refused; it must hold these words."""
    assert ran.status == 1, f"exit status {ran.status}: {ran.complaint}"
    lines = ran.complaint.splitlines()
    assert len(lines) == 1, ran.complaint
    assert lines[0].startswith("comity: "), lines[0]
    for word in words:
        assert word in lines[0], f"{word!r} is missing: {lines[0]}"
    return lines[0]


def failed(ran: Ran) -> list[str]:
    """The lines that a build wrote of the files that it could not read, one for each."""
    assert ran.status == 1, f"exit status {ran.status}: {ran.complaint}"
    told = re.split(r"comity: \d+ files? can't be read", ran.complaint)[0].splitlines()
    assert all(line.startswith("comity: ") for line in told), ran.complaint
    return told


def is_two(world: World, folder: Path) -> str:
    """The store must hold what it held before."""
    assert exported(folder / STORE) == world.two, "the store has changed"
    return "the store is as it was"


def becomes_three(world: World, folder: Path) -> str:
    """The next build must bring the store to what it would have been."""
    good(run("build", "articles", "more", "--store", STORE, folder=folder))
    assert exported(folder / STORE) == world.three, "the graph differs"
    return "the next build completes the graph, equal to an undisturbed one"


def no_leftovers(folder: Path) -> None:
    """Nothing half-written may lie about."""
    left = [path.name for path in folder.iterdir() if path.name.endswith(".tmp")]
    assert not left, left


def small_files(size: int) -> Callable[[], None]:
    """For `run(before=…)`: no file may grow beyond so many bytes, as on a full disk."""

    def limit() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


@contextmanager
def read_only(folder: Path) -> Iterator[tuple[str, ...]]:
    """What to put before a command, so that it can't write in the folder.

    The superuser may write whatever the rights say: for it the folder is mounted read-only.
    """
    if os.geteuid() == 0:
        mount = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'
        yield ("unshare", "--mount", "sh", "-c", mount, str(folder))
        return
    paths = [folder, *folder.rglob("*")]
    modes = {path: path.stat().st_mode for path in paths}
    for path, mode in modes.items():
        path.chmod(mode & ~0o222)
    try:
        yield ()
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


HOLD = """
import sys
from pathlib import Path
from comity.graph.stores.oxigraph import open_store
with open_store(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


@contextmanager
def written_by_another(store: Path) -> Iterator[int]:
    """Another process has the store open for writing; its id."""
    command = [sys.executable, "-c", HOLD, str(store)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"open\n"
        yield holder.pid
        holder.communicate()
