"""How fast a graph is loaded: `comity load` without settling, and what one would take instead.

    python -m benchmarks.loading STORE_OR_TRIPLES [--without rdflib owlready2]

The graph is that of a store, or a made-up one of so many triples, without what is inferred, as
one file of N-Quads (for owlready2, which has no named graphs, of N-Triples; for Virtuoso two
halves and two loaders). Each peer runs in a process of its own and loads into a new place. The
ratio is that of pyoxigraph's bulk loader to the peer: 1 is as fast, 0.5 takes twice as long.
"""

import argparse
import importlib.util
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.apart import Measured, measure, measured, table
from benchmarks.processes import cpu_seconds
from benchmarks.servers import SETTINGS, free_port, running
from benchmarks.synthetic.graphs import write_store
from comity.graph.stores.bulk import INFERRED, load_files
from comity.graph.stores.oxigraph import open_store, read_store

MODULE = "benchmarks.loading"
RAW = "pyoxigraph bulk_load"
ENDS = tuple(f"<{graph}> .\n".encode() for graph in INFERRED)
BUFFERS = 170_000
"""Of Virtuoso, 8 kB each."""


def comity(folder: Path) -> int:
    """Checked, article by article, into a new store."""
    with open_store(folder / "comity") as store:
        return load_files(store, [folder / "all.nq"]).quads


def pyoxigraph(folder: Path) -> int:
    """The engine alone."""
    from pyoxigraph import RdfFormat, Store

    store = Store(str(folder / "raw"))
    store.bulk_load(path=folder / "all.nq", format=RdfFormat.N_QUADS)
    store.flush()
    return len(store)


def rdflib(folder: Path) -> int:
    """Into its store in memory."""
    from rdflib import Dataset

    graph = Dataset(default_union=True)
    graph.parse(folder / "all.nq", format="nquads")
    return sum(1 for _ in graph.quads())


def owlready2(folder: Path) -> int:
    """Into SQLite, as one ontology."""
    from owlready2 import World  # type: ignore[import-untyped]  # has no types

    world = World(filename=str(folder / "owlready2.sqlite"), exclusive=True)
    world.get_ontology((folder / "all.nt").as_uri()).load(only_local=True)
    world.save()
    return len(world.as_rdflib_graph())


def maplib(folder: Path) -> int:
    """Into its store in memory."""
    from maplib import Model  # type: ignore[import-not-found]  # not among our libraries

    model = Model()
    model.read(str(folder / "all.nt"), format="ntriples")
    return sum(1 for _ in (folder / "all.nt").open("rb"))


PEERS: dict[str, Callable[[Path], int]] = {
    RAW: pyoxigraph,
    "comity": comity,
    "rdflib Dataset in memory": rdflib,
    "owlready2": owlready2,
    "maplib": maplib,
}


def virtuoso(folder: Path) -> Measured:
    """By two loaders, a checkpoint at the end."""
    http, sql = free_port(), free_port()
    home = folder / "virtuoso"
    home.mkdir()
    settings = SETTINGS.format(http=http, sql=sql).replace("10000", str(BUFFERS))
    (home / "virtuoso.ini").write_text(settings, encoding="utf-8")
    lines = (folder / "all.nq").read_bytes().splitlines(True)
    for number in range(2):
        (home / f"{number}.nq").write_bytes(b"".join(lines[number::2]))
    command = ["virtuoso-t", "+foreground", "+configfile", "virtuoso.ini"]

    def say(sentence: str) -> "subprocess.Popen[bytes]":
        words = ["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", f"exec={sentence}"]
        return subprocess.Popen(words, stdout=subprocess.DEVNULL)

    with running(command, home, sql, http) as server:
        wall, cpu = time.perf_counter(), cpu_seconds(server.pid)
        say(f"ld_dir('{home}', '*.nq', 'urn:x:none');").wait()
        for loader in [say("rdf_loader_run();") for _ in range(2)]:
            loader.wait()
        say("checkpoint;").wait()
        wall, cpu = time.perf_counter() - wall, cpu_seconds(server.pid) - cpu
        status = Path(f"/proc/{server.pid}/status").read_text(encoding="ascii")
        peak = next(int(s.split()[1]) for s in status.splitlines() if s.startswith("VmHWM"))
    return Measured(wall, cpu, peak / 1024, len(lines))


def write_files(store: Path, folder: Path) -> int:
    """The graph as N-Quads and as N-Triples; returns the number of quads."""
    with read_store(store) as opened, (folder / "dump.nq").open("wb") as out:
        opened.dump(out)
    count = 0
    with (
        (folder / "dump.nq").open("rb") as dump,
        (folder / "all.nq").open("wb") as quads,
        (folder / "all.nt").open("wb") as triples,
    ):
        for line in dump:
            if not line.endswith(ENDS):
                quads.write(line)
                triples.write(line[:-3].rpartition(b" ")[0] + b" .\n")
                count += 1
    (folder / "dump.nq").unlink()
    return count


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("graph", nargs="?", help="a store, or how many triples to make up")
    parser.add_argument("--without", nargs="*", default=[], help="peers by their first word")
    parser.add_argument("--apart", nargs=2, metavar=("PEER", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.apart:
        peer, place = options.apart
        measure(lambda: PEERS[peer](Path(place)))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = Path(options.graph)
        if not store.is_dir():
            store = folder / "made-up"
            write_store(store, int(options.graph))
        quads = write_files(store, folder)
        found = _measured(folder, frozenset(options.without))
    print(f"{quads:,} quads\n")
    print(_table(found))


def _measured(folder: Path, without: frozenset[str]) -> dict[str, Measured | None]:
    found: dict[str, Measured | None] = {}
    for peer in PEERS:
        word = peer.split()[0]
        installed = word == "comity" or importlib.util.find_spec(word) is not None
        if installed and word not in without:
            found[peer] = measured(MODULE, peer, str(folder))
    if shutil.which("virtuoso-t") and shutil.which("isql-vt") and "virtuoso" not in without:
        found["virtuoso ld_dir, 2 loaders"] = virtuoso(folder)
    return found


def _table(found: dict[str, Measured | None]) -> str:
    raw = found[RAW]
    assert raw is not None, f"{RAW} failed"
    rows = [
        [
            peer, f"{m.count:,}", f"{m.wall:.1f}", f"{m.cpu:.1f}", f"{m.peak:,.0f}",
            f"{raw.wall / m.wall:.2f}", f"{raw.cpu / m.cpu:.2f}",
        ]
        if m
        else [peer, "failed", *[""] * 5]
        for peer, m in found.items()
    ]  # fmt: skip
    head = ("peer", "loaded", "wall, s", "CPU, s", "peak, MiB", "speed, wall", "speed, CPU")
    return table(head, rows)


if __name__ == "__main__":
    main()
