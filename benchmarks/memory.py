"""How much memory a long build takes: resident set after so many articles.

    python -m benchmarks.memory [--articles 1000]

Each article is made up, with names of its own, as a stream of news brings ever new ones.
"""

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.hostile_text import CASES, STATES
from comity.graph.article import Article
from comity.graph.article_graph import Worker
from comity.graph.build import build
from comity.graph.extraction.reader import load_reader
from comity.graph.ledger.ledger import open_ledger
from comity.graph.settling.settle import settle
from comity.graph.stores.oxigraph import open_store

PARAGRAPHS = 6


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


def resident() -> int:
    """MiB of memory that this process holds (Linux)."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) // 1024
    raise OSError("/proc/self/status names no VmRSS")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    options = parser.parse_args()
    reader = load_reader()
    reader.extract(Article("warm-up", CASES["plain"](5000)))
    steps = {options.articles // 10, options.articles // 2, options.articles}
    print("| articles | MiB | words known to spaCy |\n|---|---|---|")

    def report(done: int) -> None:
        print(f"| {done:,} | {resident()} | {len(reader.nlp.vocab.strings):,} |", flush=True)

    report(0)
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder) / "s") as store,
        open_ledger(store) as ledger,
    ):
        articles: Iterator[Article] = map(made_up, range(options.articles))
        for done, _ in enumerate(build(articles, store, ledger, Worker(reader)), 1):
            if done in steps:
                report(done)
        settle(store, ledger)
        print(f"\nAll articles related: {resident()} MiB")


if __name__ == "__main__":
    main()
