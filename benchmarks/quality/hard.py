"""Ten hard sentences, and what the reader makes of each.

    python -m benchmarks.quality.hard

Prints what it finds of the claims that it should (`hard.toml` beside this file), what it misses,
and what it tells besides; `comity explain SENTENCE` says why.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from comity.graph.article import Article
from comity.graph.exporting.claims import claim_rows
from comity.graph.extraction.reader import Reader, load_reader
from comity.graph.told import told_in

FILE = Path(__file__).with_name("hard.toml")
PUBLISHED = "2024-05-06"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, why it is hard, and its claims."""

    hard: str
    text: str
    claims: tuple[str, ...]


def load_sentences() -> tuple[Sentence, ...]:
    """Those of the file, in its order."""
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))["sentence"]
    return tuple(Sentence(s["hard"], s["text"], tuple(s["claims"])) for s in data)


def claims_in(text: str, reader: Reader) -> list[str]:
    """What is read in a sentence, in the form of the file."""
    found = reader.extract(Article("sentence", text, published=PUBLISHED))
    rows = claim_rows(told_in(found), reader.model)
    return [f"{r.subject} | {r.relation} | {r.object} | {r.polarity}, {r.modality}" for r in rows]


def lines(reader: Reader) -> Iterator[str]:
    """The report, in Markdown."""
    found = wanted = besides = 0
    for number, sentence in enumerate(load_sentences(), start=1):
        read = Counter(claims_in(sentence.text, reader))
        told = Counter(sentence.claims)
        yield f"{number}. **{sentence.hard}**: {sentence.text}"
        kinds = {"found": read & told, "missed": told - read, "also": read - told}
        for word, claims in kinds.items():
            for claim, times in claims.items():
                twice = " (twice)" if times > 1 else ""
                yield f"   - {word}: {claim.replace(' | ', ' · ')}{twice}"
        found += (read & told).total()
        wanted += told.total()
        besides += (read - told).total()
    yield ""
    yield f"{found} of {wanted} claims are found; {besides} are told besides."


def main() -> None:
    """Print the report."""
    print("\n".join(lines(load_reader())))


if __name__ == "__main__":
    main()
