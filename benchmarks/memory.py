"""How much memory a long build takes: what its processes hold after so many articles.

    python -m benchmarks.memory [--articles 10000] [--workers 2]

Each article is made up, with names of its own, as a stream of news brings ever new ones. The
trend is the slope of a straight line through what was measured after the first fifth.
"""

import argparse
import os
import tempfile
from pathlib import Path
from statistics import linear_regression

from benchmarks.hostile_text import STATES
from comity.graph.article import Article
from comity.graph.build import build
from comity.graph.ledger.ledger import open_ledger
from comity.graph.pool.pool import Pool
from comity.graph.settling.settle import settle
from comity.graph.stores.oxigraph import open_store

PARAGRAPHS = 6
SAMPLES = 50
SHOWN = 10


def made_up(number: int) -> Article:
    """An article of some three hundred words on people that no other one names."""
    word = "".join(chr(ord("a") + int(digit)) for digit in f"{number:04d}")
    first, second = STATES[number % len(STATES)], STATES[(number + 3) % len(STATES)]
    told = (
        f"{first}'s Foreign Minister K{word} {paragraph * 'o'}V{word}ek visited {second} on "
        f"{number % 28 + 1} May 2024 to sign the T{word}{paragraph * 'a'} Accord. He said that "
        f"{second} would join the Council of M{word}{paragraph * 'e'}. A spokeswoman of "
        f"Q{word}{paragraph * 'i'} Holdings, P{word} Z{word}, denied it. {second} imposed "
        f"sanctions on {first} and paid ${number}.{paragraph} million to W{word}{paragraph * 'u'}."
        for paragraph in range(PARAGRAPHS)
    )
    return Article(f"made-up-{number}", "\n\n".join(told), published="2024-05-30")


def resident(pid: int) -> float:
    """MiB of memory that a process holds (Linux)."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    raise OSError(f"/proc/{pid}/status names no VmRSS")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    every = max(options.articles // SAMPLES, 1)
    samples: list[tuple[int, list[float]]] = []
    names = ["keeper", *(f"reader {number}" for number in range(1, options.workers + 1))]
    print(f"| articles | {' | '.join(f'{name}, MiB' for name in names)} |")
    print("|---" * (len(names) + 1) + "|")
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder) / "s") as store,
        open_ledger(store) as ledger,
        Pool(options.workers) as pool,
    ):
        articles = map(made_up, range(options.articles))
        for done, _ in enumerate(build(articles, store, ledger, pool), 1):
            if done % every == 0:
                samples.append((done, [resident(pid) for pid in (os.getpid(), *pool.pids)]))
            if done % (every * SAMPLES // SHOWN) == 0:
                print(_row(f"{done:,}", samples[-1][1]), flush=True)
        settle(store, ledger)
        related = resident(os.getpid())
    late = [s for s in samples[len(samples) // 5 :] if len(s[1]) == len(names)]
    articles_done = [done for done, _ in late]
    columns = zip(*(held for _, held in late), strict=True)
    slopes = [linear_regression(articles_done, column).slope * 1000 for column in columns]
    print(f"| MiB for 1,000 more | {' | '.join(f'{slope:+.1f}' for slope in slopes)} |")
    print(f"\nThe keeper when all articles were related: {related:.0f} MiB")


def _row(name: str, held: list[float]) -> str:
    return f"| {name} | {' | '.join(f'{mib:.0f}' for mib in held)} |"


if __name__ == "__main__":
    main()
