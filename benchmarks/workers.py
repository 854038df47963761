"""Reading with several processes against one, on the same made-up articles in one run.

    python -m benchmarks.workers [--articles 400] [--workers 1 2] [--rounds 3]

Prints a Markdown table: the best wall time of the rounds, taken in turn, from the first article to
the last one on disk, then what it takes to settle them, and the CPU seconds of both by who spent
them. The stores must come out the same.
"""

import argparse
import hashlib
import os
import resource
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus.writing import Writer
from comity.graph.build import Read, build
from comity.graph.ledger.ledger import open_ledger
from comity.graph.pool.pool import Pool
from comity.graph.reading.files import find_files
from comity.graph.settling.settle import settle
from comity.graph.stores.oxigraph import OxigraphStore, open_store


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of one run: reading and settling by the clock, CPU here and in the readers."""

    reading: float
    settling: float
    own: float
    readers: float
    words: int
    digest: str


def run(folder: Path, workers: int) -> Run:
    """Build a store from the articles in the folder."""
    with tempfile.TemporaryDirectory() as place, open_store(Path(place) / "s") as store:
        readers, own, began = _children(), time.process_time(), time.perf_counter()
        with open_ledger(store) as ledger:
            with Pool(workers) as pool:
                outcomes = build(find_files([folder]), store, ledger, pool)
                words = sum(o.graph.words for o in outcomes if isinstance(o, Read))
                read = time.perf_counter()
            settle(store, ledger)
        ended = time.perf_counter()
        spent = time.process_time() - own, _children() - readers
        return Run(read - began, ended - read, *spent, words, _digest(store))


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _digest(store: OxigraphStore) -> str:
    """Of all quads but the ontology's, which has nodes without a name."""
    lines = sorted(str(quad) for quad in store.quads() if "_:" not in str(quad))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    runs: dict[int, list[Run]] = {workers: [] for workers in options.workers}
    with tempfile.TemporaryDirectory() as place:
        writer = Writer()
        for number in range(options.articles):
            path = Path(place) / writer.path(number)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(writer.text(number), encoding="utf-8")
        for _ in range(options.rounds):
            for workers, found in runs.items():
                found.append(run(Path(place), workers))
    digests = {found.digest for several in runs.values() for found in several}
    assert len(digests) == 1, "the stores differ"
    best = {n: min(several, key=lambda one: one.reading) for n, several in runs.items()}
    first = best[options.workers[0]]
    print(
        f"{options.articles} articles, {first.words:,} words, best of {options.rounds} rounds, "
        f"load {os.getloadavg()[0]:.1f} at the end\n"
    )
    print(
        "| processes | reading, s | words/s | × | settling, s | all, s | × | "
        "CPU of readers, s | CPU of the keeper, s |\n|---|---|---|---|---|---|---|---|---|"
    )
    for workers, one in best.items():
        whole, base = one.reading + one.settling, first.reading + first.settling
        print(
            f"| {workers} | {one.reading:.1f} | {one.words / one.reading:,.0f} | "
            f"{first.reading / one.reading:.2f} | {one.settling:.1f} | {whole:.1f} | "
            f"{base / whole:.2f} | {one.readers:.1f} | {one.own:.1f} |"
        )
    print("\nThe stores are the same, quad by quad.")


if __name__ == "__main__":
    main()
