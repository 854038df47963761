"""Claims on sentences that are about no politics: each is false."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.quality.reliability import THRESHOLDS
from comity.graph.article import Article
from comity.graph.claim import Claim
from comity.graph.extraction.reader import Reader

OURS = Path(__file__).with_name("nonpolitical.txt")

HARMLESS = frozenset({"OfficeHolding"})
"""What such a sentence may well tell: who is president of what."""


def read_sentences(path: Path) -> list[str]:
    """The lines of a file that are neither empty nor a comment."""
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def claims_on(sentences: Sequence[str], reader: Reader) -> list[Claim]:
    """All claims, each sentence read as an article of its own."""
    articles = (Article(f"sentence-{n}", text) for n, text in enumerate(sentences, start=1))
    return [claim for article in articles for claim in reader.extract(article).claims]


def counted(claims: Sequence[Claim]) -> Mapping[float, tuple[int, int]]:
    """Confidence -> claims from it on: all, and without the harmless."""
    sure = {least: [c for c in claims if c.confidence >= least] for least in THRESHOLDS}
    return {
        least: (len(found), sum(c.situation.kind not in HARMLESS for c in found))
        for least, found in sure.items()
    }
