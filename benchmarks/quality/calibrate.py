"""Learn how sure the reader may be of a claim, from texts that are annotated.

    python -m benchmarks.quality.calibrate GOLD.jsonl … --texts FOLDER … [--none FILE …]
        -o graph/extraction/confidence.toml

A logistic regression over the grounds of each claim: right where gold bears it out, wrong where
gold has the pair of actors and tells of it otherwise. What gold doesn't cover may be either, as
gold is not complete: it counts less, and as more likely wrong than right. Files after --none hold
one sentence a line without any claim: what is read there is wrong. Weights are drawn towards zero,
so that what was seen a few times counts little.

Prints how reliable the confidence is on texts that were left out of learning, a tenth at a time.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.quality import report
from benchmarks.quality.figures import Scored, score
from benchmarks.quality.learning import learning_options
from benchmarks.quality.reading import Document, Row, read_texts, rows_of
from benchmarks.quality.records import Predicted, read_gold
from benchmarks.quality.reliability import bins, from_thresholds
from benchmarks.quality.sentences import HARMLESS, read_sentences
from comity.graph.article import Article
from comity.graph.extraction.confidence import Weights
from comity.graph.extraction.grounds import Grounds
from comity.graph.extraction.reader import Reader, load_reader
from comity.ontology.errors import InputError

UNCOVERED = (0.35, 0.5)
"""Of a claim that gold doesn't cover: how likely it is right, and how much it counts."""
ON_NOTHING = (0.0, 0.5)
"""The same of a claim on a sentence that holds none; there are many such sentences."""
RIDGE = 15.0
"""How strongly weights are drawn towards zero: like so many claims that speak for neither side."""
SEEN = 4
"""A ground of fewer claims has no weight."""
FOLDS = 10
STEPS = 25

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A claim to learn from: its grounds, how likely it is right, and how much that counts."""

    fold: int
    grounds: Grounds
    likely: float
    counts: float


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, learn, write, print."""
    options = learning_options("benchmarks.quality.calibrate", __doc__, arguments)
    try:
        reader = load_reader()
        documents = read_texts(options.texts, reader)
        rows = rows_of(documents, reader)
        scored = score((row.cells for row in rows), read_gold(options.gold))
    except InputError as error:
        sys.exit(f"calibrate: {error}")
    told = list(_told(rows, documents, scored))
    none = [example for path in options.none for example in _on_nothing(path, reader)]
    weights = learn([*told, *none])
    options.output.write_text(written(weights, len(told), len(none)), encoding="utf-8")
    print(f"{len(told)} claims, {len(none)} on sentences of none, {len(weights.grounds)} weights")
    print("\nOn texts left out of learning:\n")
    unseen = _unseen(told, none, scored)
    print(report.reliability(bins(unseen, scored.pairing)))
    print(report.reliability(from_thresholds(unseen, scored.pairing)))


def _told(rows: Sequence[Row], documents: Sequence[Document], scored: Scored) -> Iterator[Example]:
    """An example for each prediction that was scored, in their order."""
    fold_of = {document.doc: n % FOLDS for n, document in enumerate(documents)}
    pairing = scored.pairing
    for i, one in enumerate(scored.predicted):
        sure = i in pairing.right or i in pairing.same_pair
        likely, counts = (float(i in pairing.right), 1.0) if sure else UNCOVERED
        yield Example(fold_of[one.doc], rows[one.row].grounds, likely, counts)


def _on_nothing(path: Path, reader: Reader) -> Iterator[Example]:
    for n, text in enumerate(read_sentences(path)):
        weighed, _ = reader.weigh(reader.read(Article(f"sentence-{n}", text)))
        for claim, grounds in weighed:
            if claim.situation.kind not in HARMLESS:
                yield Example(n % FOLDS, grounds, *ON_NOTHING)


def learn(examples: Sequence[Example]) -> Weights:
    """The weights under which the examples are likeliest, by Newton's method."""
    seen = Counter(ground for example in examples for ground in example.grounds)
    names = sorted(ground for ground, times in seen.items() if times >= SEEN)
    column = {name: n for n, name in enumerate(names, start=1)}
    facts = np.zeros((len(examples), len(names) + 1))
    facts[:, 0] = 1.0
    for n, example in enumerate(examples):
        facts[n, [column[ground] for ground in example.grounds if ground in column]] = 1.0
    likely = np.array([example.likely for example in examples])
    counts = np.array([example.counts for example in examples])
    found = _fitted(facts, likely, counts)
    grounds = {name: round(float(found[n]), 2) for name, n in column.items()}
    return Weights(round(float(found[0]), 2), {name: w for name, w in grounds.items() if w})


def _fitted(facts: Numbers, likely: Numbers, counts: Numbers) -> Numbers:
    """Bias and weights; the bias alone is not drawn towards zero."""
    ridge = np.full(facts.shape[1], RIDGE)
    ridge[0] = 1e-6
    weights = np.zeros(facts.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-facts @ weights))
        slope = facts.T @ (counts * (likely - chance)) - ridge * weights
        bend = (facts * (counts * chance * (1 - chance))[:, None]).T @ facts + np.diag(ridge)
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def _unseen(told: Sequence[Example], none: Sequence[Example], scored: Scored) -> list[Predicted]:
    """The predictions, each with the confidence that the other texts teach."""
    taught = [
        learn([example for example in (*told, *none) if example.fold != fold])
        for fold in range(FOLDS)
    ]
    return [
        replace(one, confidence=taught[example.fold].confidence(example.grounds))
        for one, example in zip(scored.predicted, told, strict=True)
    ]


def written(weights: Weights, told: int, none: int) -> str:
    """The file of the weights."""
    lines = [
        "# How much each ground speaks for a claim (above zero) or against it, in log-odds.",
        "# Written by `python -m benchmarks.quality.calibrate`, see docs/reading.md; learned from",
        f"# {told} claims on annotated texts and {none} on sentences that hold none.",
        "",
        f"bias = {weights.bias}",
        "",
        "[grounds]",
        *(f'"{name}" = {weight}' for name, weight in sorted(weights.grounds.items())),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
