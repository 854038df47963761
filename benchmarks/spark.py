"""Reading on Spark against the process pool of `comity build`, on the same made-up articles.

    python -m benchmarks.spark [--articles 1000] [--cores 2]

Wall time says something only where nothing else runs; CPU time, of all processes of a part, also
elsewhere. Both sides write what they read: one a store (not settled), the other its folder.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.corpus.writing import Writer
from benchmarks.processes import cpu_seconds

PARTS = ("pool", "spark")
WARM = 40
"""Articles that are read before, so that every process has its parser."""

Figures = dict[str, float]


def pool(warm: Path, corpus: Path, out: Path, cores: int) -> Figures:
    """The pool of processes that `comity build` reads with."""
    from comity.graph.build import build
    from comity.graph.ledger.ledger import open_ledger
    from comity.graph.pool.pool import Pool
    from comity.graph.reading.files import find_files
    from comity.graph.stores.oxigraph import open_store

    began = time.perf_counter()
    with (
        open_store(out / "graph.store") as store,
        open_ledger(store) as ledger,
        Pool(cores) as readers,
    ):
        list(build(find_files([warm]), store, ledger, readers))
        ready, cpu = time.perf_counter(), cpu_seconds(os.getpid())
        read = sum(1 for _ in build(find_files([corpus]), store, ledger, readers))
        ended, used = time.perf_counter(), cpu_seconds(os.getpid()) - cpu
    return {"start": ready - began, "wall": ended - ready, "cpu": used, "read": read}


def spark(warm: Path, corpus: Path, out: Path, cores: int) -> Figures:
    """`comity build --engine spark`."""
    from comity.graph.spark.build import Build
    from comity.graph.spark.session import spark_session

    began = time.perf_counter()
    with spark_session(f"local[{cores}]") as session:
        Build(session, str(out / "warm")).run([warm], lambda *_: None)
        ready, cpu = time.perf_counter(), cpu_seconds(os.getpid())
        summary = Build(session, str(out / "parts")).run([corpus], lambda *_: None)
        ended, used = time.perf_counter(), cpu_seconds(os.getpid()) - cpu
    return {"start": ready - began, "wall": ended - ready, "cpu": used, "read": summary.read}


def measured(part: str, warm: Path, corpus: Path, cores: int) -> Figures:
    """One part in a process of its own, so that what is below it can be counted."""
    with tempfile.TemporaryDirectory() as out:
        words = [part, str(warm), str(corpus), out, str(cores)]
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.spark", "--part", *words],
            stdout=subprocess.PIPE, check=True, text=True,
        )  # fmt: skip
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


def write(folder: Path, first: int, articles: int) -> None:
    """Write so many made-up articles."""
    writer = Writer()
    for number in range(first, first + articles):
        path = folder / writer.path(number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(writer.text(number), encoding="utf-8")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--cores", type=int, default=2)
    parser.add_argument("--part", nargs=5, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.part:
        part, warm, corpus, out, cores = options.part
        run = {"pool": pool, "spark": spark}[part]
        print(json.dumps(run(Path(warm), Path(corpus), Path(out), int(cores))))
        return
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder, "warm"), Path(folder, "corpus")
        write(texts[0], options.articles, WARM)
        write(texts[1], 0, options.articles)
        found = {part: measured(part, *texts, options.cores) for part in PARTS}
    report(found, options.articles, options.cores)


def report(found: dict[str, Figures], articles: int, cores: int) -> None:
    """Print the figures as a Markdown table; a ratio above 1 means faster than the pool."""
    base = found["pool"]
    print(f"{articles:,} articles on {cores} cores; the pool is 1\n")
    print("| | wall, s | articles/s | ratio | with start-up | CPU, s | ratio | start-up, s |")
    print("|---|---|---|---|---|---|---|---|")
    for part, figures in found.items():
        whole, base_whole = (f["start"] + f["wall"] for f in (figures, base))
        assert figures["read"] == articles
        print(
            f"| {part} | {figures['wall']:.1f} | {articles / figures['wall']:.1f} "
            f"| {base['wall'] / figures['wall']:.2f} | {base_whole / whole:.2f} "
            f"| {figures['cpu']:.1f} | {base['cpu'] / figures['cpu']:.2f} "
            f"| {figures['start']:.1f} |"
        )


if __name__ == "__main__":
    main()
