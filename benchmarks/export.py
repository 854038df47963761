"""How fast a store is exported: `comity export`, the engine's own dump, and rdflib.

    python -m benchmarks.export STORE [--without-rdflib]

Each runs in a process of its own and writes a file. From `comity export` and from the engine the
store on disk is counted in; rdflib's serializer is given the merged graph in memory, and what it
takes to parse that is shown apart. The ratios are those of rdflib's serializer to the others,
for Turtle of the same graph: 4 is four times as fast.
"""

import argparse
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.apart import Measured, measure, measured, table
from comity.graph.exporting.formats import export
from comity.graph.stores.oxigraph import read_store

MODULE = "benchmarks.export"
SERIALIZER = "rdflib serialize, turtle, from memory"

Work = Callable[[Path, Path], int]


def comity(format_name: str, is_sorted: bool, store: Path, file: Path) -> int:
    """What the command does."""
    with read_store(store) as opened:
        export(opened, file, format_name, is_sorted)
    return file.stat().st_size


def engine(format_name: str, in_memory: bool, store: Path, file: Path) -> int:
    """The engine's own dump, from disk or from memory; to copy it there is counted in."""
    import pyoxigraph

    opened = pyoxigraph.Store.read_only(str(store))
    if in_memory:
        copy = pyoxigraph.Store()
        copy.bulk_extend(opened)
        opened = copy
    opened.dump(str(file), getattr(pyoxigraph.RdfFormat, format_name))
    return file.stat().st_size


def rdflib(serialized: bool, store: Path, file: Path) -> None:
    """Parse the merged graph, or serialize it; only one of them is counted."""
    from rdflib import Graph

    graph = Graph()

    def parse() -> int:
        graph.parse(file.parent / "merged.nt", format="nt")
        return (file.parent / "merged.nt").stat().st_size

    def serialize() -> int:
        graph.serialize(file, format="turtle")
        return file.stat().st_size

    if serialized:
        measure(serialize, parse)
    else:
        measure(parse)


PEERS: dict[str, Work] = {
    **{
        f"comity, {name}, {'sorted' if order else 'unsorted'}": partial(comity, name, order)
        for name in ("turtle", "trig", "nquads")
        for order in (True, False)
    },
    "pyoxigraph dump, TriG, from disk": partial(engine, "TRIG", False),
    "pyoxigraph dump, N-Quads, from disk": partial(engine, "N_QUADS", False),
    "pyoxigraph dump, N-Quads, copied to memory": partial(engine, "N_QUADS", True),
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("store", nargs="?", type=Path)
    parser.add_argument("--without-rdflib", action="store_true", help="which takes long")
    parser.add_argument("--apart", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.apart:
        peer, store, file = options.apart
        if peer.startswith("rdflib"):
            rdflib(peer == SERIALIZER, Path(store), Path(file))
        else:
            measure(lambda: PEERS[peer](Path(store), Path(file)))
        return
    names = [*PEERS]
    found: dict[str, Measured | None] = {}
    with tempfile.TemporaryDirectory() as name:
        if not options.without_rdflib:
            with read_store(options.store) as opened:
                export(opened, Path(name) / "merged.nt", is_sorted=False)
            names += ["rdflib parse, N-Triples", SERIALIZER]
        for peer in names:
            file = Path(name) / "out"
            found[peer] = measured(MODULE, peer, str(options.store), str(file))
            file.unlink(missing_ok=True)
    print(_table(found))


def _table(found: dict[str, Measured | None]) -> str:
    base = found.get(SERIALIZER)
    rows = [
        [
            peer, f"{m.wall:.1f}", f"{m.cpu:.1f}", f"{m.peak:,.0f}", f"{m.count / 1e6:,.0f}",
            *([f"{base.wall / m.wall:.1f}", f"{base.cpu / m.cpu:.1f}"] if base else ["", ""]),
        ]
        if m
        else [peer, "failed", *[""] * 5]
        for peer, m in found.items()
    ]  # fmt: skip
    head = ("what", "wall, s", "CPU, s", "peak, MiB", "file, MB", "ratio, wall", "ratio, CPU")
    return table(head, rows)


if __name__ == "__main__":
    main()
