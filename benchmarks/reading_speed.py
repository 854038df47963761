"""The reader's cost beside the bare spaCy pipeline, on the same texts in one run.

    python benchmarks/reading_speed.py articles/ [--rounds 3]

Prints a Markdown table of CPU seconds (best of the rounds, taken in turn) and their ratio.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from comity.graph.article import Article
from comity.graph.extraction.reader import load_reader
from comity.graph.reading.reader import read_all
from comity.ontology.errors import InputError


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of this process for one call."""
    began = time.process_time()
    work()
    return time.process_time() - began


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    articles = [a for a in read_all(options.paths) if not isinstance(a, InputError)]
    words = sum(len(article.text.split()) for article in articles)
    reader = load_reader()

    def bare() -> None:
        for article in articles:
            list(reader.nlp.pipe(p for p in article.text.split("\n\n") if p.strip()))

    def ours() -> None:
        for article in articles:
            reader.extract(Article(article.doc, article.text, published=article.published))

    bare()
    ours()
    rounds = [(cpu(bare), cpu(ours)) for _ in range(options.rounds)]
    base, full = min(r[0] for r in rounds), min(r[1] for r in rounds)
    print(f"{len(articles)} articles, {words:,} words, best of {options.rounds} rounds\n")
    print("| | CPU s | words/s | ratio |\n|---|---|---|---|")
    print(f"| bare spaCy pipeline | {base:.2f} | {words / base:,.0f} | 1.00 |")
    print(f"| Comity's reader | {full:.2f} | {words / full:,.0f} | {full / base:.2f} |")


if __name__ == "__main__":
    main()
