"""How well claims agree with annotated ones, and how well confidence tells which do.

    python -m benchmarks.quality GOLD.jsonl … --texts FOLDER …
    python -m benchmarks.quality GOLD.jsonl … --claims claims.csv
    python -m benchmarks.quality --sentences [FILE …]

The first reads the texts of the gold itself, so that it can also say why claims are missed, and
compare with two plain readers. The second scores any table with the columns doc, subject,
relation, object, and as it has them polarity, modality, date, speaker, quote, confidence (what
`comity export claims.csv` writes). The third counts claims on sentences that should give none: by
default those beside this file, else one sentence a line.

A prediction matches a gold claim of its document where both names fit a gold name or alias, and
the relation is the same or a near one. Markdown goes to standard output. With --blind it holds
sums alone: for gold that nobody may learn from.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.quality import report
from benchmarks.quality.causes import causes
from benchmarks.quality.figures import Figures, Scored, score
from benchmarks.quality.peers import cooccurrence, subject_verb_object
from benchmarks.quality.reading import Document, read_texts, rows_of
from benchmarks.quality.records import read_claims, read_gold
from benchmarks.quality.reliability import bins, from_thresholds
from benchmarks.quality.sentences import OURS, claims_on, counted, read_sentences
from comity.graph.extraction.reader import load_reader
from comity.ontology.errors import InputError

Section = tuple[str, str]
"""Heading and body."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, measure, print."""
    options = _options(arguments)
    try:
        for heading, body in _sections(options):
            print(f"## {heading}\n\n{body}")
    except InputError as error:
        sys.exit(f"quality: {error}")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.quality",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("gold", nargs="*", type=Path, help="annotated claims, JSONL")
    parser.add_argument("--texts", nargs="+", type=Path, default=[], help="files or folders")
    parser.add_argument("--claims", type=Path, help="a table of claims to score instead")
    parser.add_argument("--sentences", nargs="*", type=Path, help="files, one sentence a line")
    parser.add_argument("--blind", action="store_true", help="sums alone, nothing by cause")
    options = parser.parse_args(arguments)
    if bool(options.gold) != bool(options.texts or options.claims):
        parser.error("gold needs --texts or --claims, and they need gold")
    if options.texts and options.claims:
        parser.error("--texts and --claims exclude each other")
    if not options.gold and options.sentences is None:
        parser.error("nothing to measure: give gold or --sentences")
    return options


def _sections(options: argparse.Namespace) -> Iterator[Section]:
    gold = read_gold(options.gold)
    if options.claims:
        yield from _scores(score(read_claims(options.claims), gold))
    if not options.texts and options.sentences is None:
        return
    reader = load_reader()
    if options.texts:
        documents = read_texts(options.texts, reader)
        scored = score((row.cells for row in rows_of(documents, reader)), gold)
        yield from _scores(scored)
        yield "Peers, on the same parse and mentions", report.peers(_peers(documents, scored))
        if not options.blind:
            found = causes(scored, documents)
            yield "Causes of misses", report.causes(found)
    for path in (options.sentences or [OURS]) if options.sentences is not None else ():
        sentences = read_sentences(path)
        counts = counted(claims_on(sentences, reader))
        body = report.false_events(counts, len(sentences))
        yield f"Claims on the {len(sentences)} sentences of {path.name}", body


def _scores(scored: Scored) -> Iterator[Section]:
    figures, predicted, pairing = scored.figures, scored.predicted, scored.pairing
    yield "Claims", report.summary(figures)
    yield "Attributes", report.attributes(figures)
    yield "By relation", report.by_relation(figures)
    yield "Relations taken for others", report.confusion(figures)
    yield "Reliability of confidence", report.reliability(bins(predicted, pairing))
    chosen = report.reliability(from_thresholds(predicted, pairing))
    yield "Claims from a confidence on", chosen


def _peers(documents: Sequence[Document], scored: Scored) -> dict[str, Figures]:
    plain = {"co-occurrence": cooccurrence, "subject, verb, object": subject_verb_object}
    peers = {
        name: score((row for d in documents for row in rows(d)), scored.gold).figures
        for name, rows in plain.items()
    }
    return peers | {"Comity": scored.figures}


if __name__ == "__main__":
    main()
