"""Faults of what comes in and goes out: articles that are none, clocks, outputs, readers."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from benchmarks.endurance.command import Ran, run
from benchmarks.endurance.operations import exported
from benchmarks.endurance.world import (
    STORE,
    Fault,
    Told,
    World,
    becomes_three,
    failed,
    good,
    is_two,
    refused,
)

HUGE = 200_000_000
"""Bytes of a file that is too long."""

ALLOWED = 60_000_000
"""Bytes by which input that is refused may make a command larger."""

DEEP = 60
"""Folders in each other."""

FAR = ("4102444800", "631152000")
"""Seconds since 1970 of the years 2100 and 1990."""


def huge_file(world: World, folder: Path) -> Told:
    """A file of 200 MB lies among the articles."""
    with (folder / "more" / "huge.md").open("wb") as file:
        file.truncate(HUGE)
    ran = run("build", "more", "--store", STORE, folder=folder)
    (line,) = failed(ran)
    assert "huge.md: longer than 10 MB (200 MB); split it" in line, line
    assert ran.peak < world.peak + ALLOWED, f"{ran.peak >> 20} MiB"
    (folder / "more" / "huge.md").unlink()
    return Told(line, f"the others are read, memory stays flat; {becomes_three(world, folder)}")


def endless_input(world: World, folder: Path) -> Told:
    """Standard input never ends."""
    with subprocess.Popen(["yes", "Kenya left."], stdout=subprocess.PIPE) as endless:
        assert endless.stdout is not None
        ran = run("build", "-", "--store", STORE, folder=folder, stdin=endless.stdout)
        endless.stdout.close()
    line = refused(ran, "standard input: longer than 10 MB")
    assert ran.peak < world.peak + ALLOWED, f"{ran.peak >> 20} MiB"
    return Told(line, is_two(world, folder))


def odd_files(world: World, folder: Path) -> Told:
    """A folder with pipes, loops, links to nothing, names that are no text, great depth."""
    odd = folder / "more"
    os.mkfifo(odd / "pipe.md")
    (odd / "loop").symlink_to(".")
    (odd / "gone.md").symlink_to("nowhere")
    (odd / "turn.md").symlink_to("turn.md")
    for name in (b"bad\xff.md", b"new\nline.md"):
        Path(os.fsdecode(bytes(odd) + b"/" + name)).write_text("Kenya left.")
    deep = odd.joinpath(*["deep"] * DEEP)
    deep.mkdir(parents=True)
    (deep / "empty.md").touch()
    ran = run("build", "more", "--store", STORE, folder=folder)
    lines = failed(ran)
    for words in ("not a regular file", "no such file", "symbolic links", "empty", "rename"):
        assert any(words in line for line in lines), f"{words!r} is missing: {ran.complaint}"
    assert len(lines) == 6, ran.complaint
    shutil.rmtree(odd)
    shutil.copytree(world.template / "more", odd)
    return Told(
        f"a line for each of the {len(lines)}, such as: {lines[0]}",
        f"the other articles are read; {becomes_three(world, folder)}",
    )


def changing_file(world: World, folder: Path) -> Told:
    """An article grows while it is read."""
    article = next((folder / "more").glob("*.md"))
    text, stop = article.read_text("utf-8"), threading.Event()

    def grow() -> None:
        while not stop.wait(0.001):
            with article.open("a", encoding="utf-8") as file:
                file.write("\n\nKenya joined the East African Community in 2000.")

    growing = threading.Thread(target=grow)
    growing.start()
    ran = run("build", "more", "--store", STORE, folder=folder)
    stop.set()
    growing.join()
    good(ran)
    article.write_text(text, "utf-8")
    return Told("nothing: it is read as it is at one moment", becomes_three(world, folder))


def moved_clock(world: World, folder: Path) -> Told:
    """Builds in the years 2100 and 1990, also of files from then."""
    shutil.rmtree(folder / STORE)
    for seconds, articles in zip(FAR, ("articles", "more"), strict=True):
        lie = (
            "import time; "
            f"time.time = lambda: {seconds}.0; time.time_ns = lambda: {seconds}000000000; "
            "from comity.scripts.cli import main; main()"
        )
        for path in folder.rglob("*"):
            os.utime(path, (int(seconds), int(seconds)))
        words = ("build", articles, "--store", STORE)
        good(run(*words, folder=folder, command=(sys.executable, "-c", lie)))
    assert exported(folder / STORE) == world.three, "the graph differs"
    return Told("nothing", "the graph is the same: no clock enters it")


def full_output(*words: str) -> Callable[[World, Path], Told]:
    """Where the output goes has no room: /dev/full."""

    def happen(world: World, folder: Path) -> Told:
        with Path("/dev/full").open("wb") as full:
            ran = run(*words, "--store", STORE, folder=folder, stdout=full)
        line = refused(ran, "No space left")
        assert Path("/dev/full").is_char_device()
        return Told(line, is_two(world, folder))

    return happen


def reader_gone(world: World, folder: Path) -> Told:
    """Nobody reads on, as after `| head -1`."""
    read, write = os.pipe()
    with ExitStack() as stack:
        stack.callback(os.close, write)
        os.close(read)
        query = "SELECT ?s ?p ?o { ?s ?p ?o }"
        ran: Ran = run("sparql", query, "--store", STORE, folder=folder, stdout=write)
    assert ran.complaint == "", ran.complaint
    return Told("nothing", is_two(world, folder))


FAULTS = (
    Fault("A file of 200 MB", huge_file, elsewhere=True),
    Fault("Standard input without an end", endless_input),
    Fault("Pipes, loops, links to nothing, names that are no text", odd_files),
    Fault("An article changes while it is read", changing_file),
    Fault("The clock is moved between builds", moved_clock),
    Fault(
        "Output full: an answer",
        full_output("ask", "memberships", "--actor", "Norway"),
        elsewhere=True,
    ),
    Fault(
        "Output full: an export",
        full_output("export", "/dev/full", "--format", "claims"),
        elsewhere=True,
    ),
    Fault("Nobody reads the output any more", reader_gone, elsewhere=True),
)
