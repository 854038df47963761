"""Makes articles to read: `python -m benchmarks.corpus --articles 1000 -o DIR`.

The first thousand of ten thousand are the thousand, so that a corpus can be made longer.
"""

import argparse
from pathlib import Path

from benchmarks.corpus.writing import Writer


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0, help="number of the first one")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--output", type=Path, required=True, help="a folder")
    options = parser.parse_args()
    writer, words = Writer(options.seed), 0
    for number in range(options.first, options.first + options.articles):
        path, text = options.output / writer.path(number), writer.text(number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        words += len(text.split())
    print(f"{options.output}: {options.articles} articles, {words:,} words")


if __name__ == "__main__":
    main()
