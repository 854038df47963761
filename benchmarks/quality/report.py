"""The figures as Markdown."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from benchmarks.quality.causes import Cause
from benchmarks.quality.figures import Figures, Score, Share
from benchmarks.quality.reliability import Bin

MOST = 10
"""So many causes and confusions are listed."""

Cells = Sequence[str]


def table(head: Cells, rows: Iterable[Cells]) -> str:
    """A Markdown table; all columns but the first are numbers."""
    lines = [head, ["---", *("--:" for _ in head[1:])], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def summary(figures: Figures) -> str:
    """The table that is looked at first."""
    scores = {
        "all claims": figures.overall,
        "importance 1": figures.important,
        "all, the very relation": figures.exact,
        "all, any relation between the two": figures.relaxed,
        "all, sign and modality too": figures.strict,
    }
    head = ["", "precision", "recall", "F1", "right / predicted", "found / gold"]
    return table(head, ([name, *_cells(score)] for name, score in scores.items()))


def attributes(figures: Figures) -> str:
    """The fair precision, and what is right about the claims that were found."""
    shares = {
        "precision on pairs that gold covers": figures.covered,
        "sign, of the claims found": figures.polarity,
        "modality, of the claims found": figures.modality,
        "modality in three classes": figures.modality_coarse,
        "year, where gold has one": figures.year,
        "speaker, where gold has one": figures.speaker,
    }
    shares |= {
        f"recall of importance {level}": share for level, share in figures.by_importance.items()
    }
    return table(["", "share", "of"], ([name, *_shared(s)] for name, s in shares.items()))


def by_relation(figures: Figures) -> str:
    """One row for each relation, the commonest in gold first."""
    ordered = sorted(figures.by_relation.items(), key=lambda item: -item[1].gold)
    head = ["relation", "precision", "recall", "F1", "right / predicted", "found / gold"]
    return table(head, ([name, *_cells(score)] for name, score in ordered))


def confusion(figures: Figures) -> str:
    """Which relation is taken for which, on pairs of which no claim is right."""
    rows = Counter(figures.confusion).most_common(MOST)
    head = ["gold says", "predicted", "claims"]
    return table(head, ([told, read, str(n)] for (told, read), n in rows))


def causes(found: Counter[Cause]) -> str:
    """The most frequent causes of misses."""
    total = sum(found.values())
    rows = [
        [f"{what} {detail}", str(n), f"{n / total:.2f}"]
        for (what, detail), n in found.most_common(MOST)
    ]
    return table([f"{total} gold claims of importance 1 are missed: why", "claims", "share"], rows)


def reliability(bins: Iterable[Bin]) -> str:
    """Bins of confidence, with the share that is right."""
    rows = [
        [
            f"{b.least:.2f} to {min(b.below, 1):.2f}",
            f"{b.mean:.2f}",
            str(b.every.whole),
            *_shared(b.covered),
            f"{b.every.value:.3f}",
        ]
        for b in bins
    ]
    head = ["confidence", "mean", "claims", "right, of the covered", "covered", "right, of all"]
    return table(head, rows)


def peers(scores: Mapping[str, Figures]) -> str:
    """Readers side by side; the last is ours, and how many times better it is stands behind."""
    ours = list(scores.values())[-1]
    rows = []
    for name, figures in scores.items():
        ratios = (
            _ratio(ours.overall.f1, figures.overall.f1),
            _ratio(ours.covered.value, figures.covered.value),
        )
        rows.append(
            [
                name,
                str(figures.overall.predicted),
                f"{figures.overall.precision:.3f}",
                f"{figures.covered.value:.3f}",
                f"{figures.overall.recall:.3f}",
                f"{figures.overall.f1:.3f}",
                f"{figures.relaxed.recall:.3f}",
                *ratios,
            ]
        )
    head = [
        "reader", "claims", "precision", "on covered pairs", "recall", "F1", "recall of pairs",
        "our F1 to its", "our covered precision to its",
    ]  # fmt: skip
    return table(head, rows)


def false_events(counts: Mapping[float, tuple[int, int]], sentences: int) -> str:
    """Claims on sentences that should give none: all, and those that tell of an event."""
    rows = [
        [f"{least:.2f}", str(every), str(events), f"{100 * events / sentences:.1f}"]
        for least, (every, events) in counts.items()
    ]
    head = ["confidence from", "claims", "of events or ties", "these per 100 sentences"]
    return table(head, rows)


def _ratio(ours: float, theirs: float) -> str:
    return f"{ours / theirs:.2f}" if theirs else "–"


def _cells(score: Score) -> list[str]:
    return [
        f"{score.precision:.3f}",
        f"{score.recall:.3f}",
        f"{score.f1:.3f}",
        f"{score.right} / {score.predicted}",
        f"{score.found} / {score.gold}",
    ]


def _shared(share: Share) -> list[str]:
    return [f"{share.value:.3f}", str(share.whole)]
