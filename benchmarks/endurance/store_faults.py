"""Faults of the disk and of the store: no room, no right to write, another writer, damage."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from benchmarks.endurance.command import run
from benchmarks.endurance.operations import exported
from benchmarks.endurance.world import (
    STORE,
    Fault,
    Told,
    World,
    becomes_three,
    good,
    is_two,
    no_leftovers,
    read_only,
    refused,
    small_files,
    written_by_another,
)

ROOM = "has no room left"
DISKS = (600, 3_000, 8_000)
"""KiB of the disks that fill up while a store is built."""


def no_room_for_a_store(world: World, folder: Path) -> Told:
    """A file may not grow, while the first graphs are written."""
    shutil.rmtree(folder / STORE)
    words = ("build", "articles", "--store", STORE)
    line = refused(run(*words, folder=folder, before=small_files(200_000)), ROOM, "make room")
    return Told(line, becomes_three(world, folder))


def no_room_to_add(world: World, folder: Path) -> Told:
    """A file may not grow, while an article is added."""
    words = ("build", "more", "--store", STORE)
    line = refused(run(*words, folder=folder, before=small_files(100_000)), "make room")
    good(run("export", "still.nq", "--store", STORE, folder=folder))
    return Told(line, f"the store can be read; {becomes_three(world, folder)}")


def no_room_for_an_export(world: World, folder: Path) -> Told:
    """An export meets its limit."""
    (folder / "graph.ttl").write_text("old")
    words = ("export", "graph.ttl", "--store", STORE)
    line = refused(run(*words, folder=folder, before=small_files(50_000)), "graph.ttl")
    assert (folder / "graph.ttl").read_text() == "old"
    no_leftovers(folder)
    return Told(line, "the older file is as it was")


def no_room_for_a_backup(world: World, folder: Path) -> Told:
    """A backup meets its limit."""
    words = ("backup", "new.zip", "--store", STORE)
    line = refused(run(*words, folder=folder, before=small_files(50_000)), "new.zip")
    assert not (folder / "new.zip").exists()
    no_leftovers(folder)
    return Told(line, "there is no new file")


def no_room_to_restore(world: World, folder: Path) -> Told:
    """A store that is being restored meets its limit."""
    words = ("restore", "backup.zip", "--store", "again.store")
    line = refused(run(*words, folder=folder, before=small_files(200_000)), "room")
    assert not (folder / "again.store").exists()
    no_leftovers(folder)
    good(run(*words, folder=folder))
    assert exported(folder / "again.store") == world.two
    return Told(line, "there is no half store; the next restore completes it")


def full_disk(world: World, folder: Path) -> Told:
    """Real disks of several sizes fill up, then grow (needs the superuser)."""
    line = ""
    for size in DISKS:
        disk = folder / f"disk-{size}"
        disk.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k", "none", disk], check=True)
        try:
            words = ("build", "articles", "more", "--store", disk / STORE)
            line = refused(run(*words, folder=folder), ROOM).replace(f"{disk}/", "")
            subprocess.run(["mount", "-o", "remount,size=64m", disk], check=True)
            good(run(*words, folder=folder))
            assert exported(disk / STORE) == world.three
        finally:
            subprocess.run(["umount", disk], check=True)
    sizes = ", ".join(f"{size / 1000:g}" for size in DISKS)
    return Told(line, f"disks of {sizes} MB: each time the next build completes the graph")


def read_only_folder(world: World, folder: Path) -> Told:
    """The store's folder may not be written."""
    with read_only(folder / STORE) as wrapped:
        words = ("build", "articles", "more", "--store", STORE)
        line = refused(run(*words, folder=folder, wrapped=wrapped), STORE)
        for other in (("export", "read.nq"), ("issues",), ("backup", "new.zip"), ("merges",)):
            good(run(*other, "--store", STORE, folder=folder, wrapped=wrapped))
        inside = ("export", f"{STORE}/x.ttl", "--store", STORE)
        refused(run(*inside, folder=folder, wrapped=wrapped), "x.ttl")
    assert (folder / "new.zip").read_bytes() == (folder / "backup.zip").read_bytes()
    return Told(line, f"all that only reads works on it; {is_two(world, folder)}")


def locked(world: World, folder: Path) -> Told:
    """Another process writes the store."""
    with written_by_another(folder / STORE) as holder:
        line = refused(run("build", "more", "--store", STORE, folder=folder), str(holder), "wait")
        good(run("export", "read.nq", "--store", STORE, folder=folder))
        good(run("backup", "new.zip", "--store", STORE, folder=folder))
    line = line.replace(str(holder), "N")
    return Told(line, f"what only reads works beside it; {becomes_three(world, folder)}")


def damage(pattern: str, how: str) -> Callable[[World, Path], Told]:
    """Files of the store are cut, or bytes in them are changed."""

    def happen(world: World, folder: Path) -> Told:
        for path in (folder / STORE).glob(pattern):
            data = bytearray(path.read_bytes())
            if how == "cut":
                data = data[: len(data) // 2]
            # Not where a file begins or ends: that is found when it is opened.
            for place in range(3_000 if len(data) > 40_000 else 0, len(data), 4_001):
                data[place] ^= 0x55
            path.write_bytes(data)
        ledger = pattern.startswith("comity")
        words = ("issues",) if ledger else ("export", "read.nq")
        line = refused(run(*words, "--store", STORE, folder=folder), "delete it")
        refused(run("build", "more", "--store", STORE, folder=folder), "delete it")
        assert not (folder / "read.nq").exists()
        if ledger:
            (folder / STORE / "comity.sqlite").unlink()
            good(run("build", "articles", "more", "--store", STORE, folder=folder))
            graph = exported(folder / STORE).partition(b"{")[0]
            assert graph == world.three.partition(b"{")[0]
            return Told(line, "without it the next build gives the same graph")
        good(run("restore", "backup.zip", "--store", "again.store", folder=folder))
        assert exported(folder / "again.store") == world.two
        return Told(line, "the backup gives the store back")

    return happen


def spoilt_lock(world: World, folder: Path) -> Told:
    """The file of the writer lock holds anything."""
    (folder / STORE / "comity.lock").write_bytes(os.urandom(64))
    return Told("nothing", becomes_three(world, folder))


FAULTS = (
    Fault("No room for a new store", no_room_for_a_store),
    Fault("No room for one more article", no_room_to_add),
    Fault("No room for an export", no_room_for_an_export),
    Fault("No room for a backup", no_room_for_a_backup, elsewhere=True),
    Fault("No room to restore", no_room_to_restore),
    Fault("The folder can only be read", read_only_folder),
    Fault("Another process writes the store", locked),
    Fault("Store damaged: CURRENT cut", damage("CURRENT", "cut"), elsewhere=True),
    Fault(
        "Store damaged: bytes of the MANIFEST changed", damage("MANIFEST-*", "flip"), elsewhere=True
    ),
    Fault("Store damaged: tables cut", damage("*.sst", "cut"), elsewhere=True),
    Fault("Store damaged: bytes inside the tables changed", damage("*.sst", "flip")),
    Fault("Ledger damaged: cut", damage("comity.sqlite", "cut"), elsewhere=True),
    Fault("Ledger damaged: bytes changed", damage("comity.sqlite", "flip")),
    Fault("Writer lock spoilt", spoilt_lock, elsewhere=True),
)
ROOT_FAULTS = (Fault("A real disk fills up", full_disk),)
"""Those that need the superuser."""
