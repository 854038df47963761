"""Learn which actors a predicate likely ties where no slot leads to them, from annotated texts.

    python -m benchmarks.quality.learn_sides GOLD.jsonl … --texts FOLDER … [--made GOLD.jsonl …]
        [--none FILE …] -o graph/extraction/likely/weights.toml

A logistic regression over the cues of each pair of actors that a predicate could tie. A pair is
right where gold ties the two in that sentence by the same relation; elsewhere in the text it is
right too, but counts half. Where gold has a near relation, it teaches nothing. Texts written to
learn from hold more claims than others, and of fewer kinds, so theirs (--made) count less. Files
after --none hold one sentence a line without any claim: there every pair is wrong. The weights are
drawn towards nothing, so that of some twenty thousand cues few are left (R. Tibshirani,
"Regression shrinkage and selection via the lasso", 1996), and means over texts drawn at random, so
that no text decides much (L. Breiman, "Bagging predictors", 1996). How well it does is told by
`python -m benchmarks.quality` on other texts.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from benchmarks.quality.learning import learning_options
from benchmarks.quality.names import folded, is_among
from benchmarks.quality.pairing import NEAR
from benchmarks.quality.records import Gold, read_gold
from benchmarks.quality.sentences import read_sentences
from comity.graph.article import Article
from comity.graph.exporting.vocabulary import load_vocabulary
from comity.graph.extraction.likely.sides import Pair
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.reader import Reader, load_reader
from comity.graph.reading.reader import read_all
from comity.ontology.errors import InputError

LEAST = 0.35
"""So likely must a pair be to be told: gold leaves out much that is right."""
STRENGTH = 0.12
"""How much the examples count against the pull towards nothing."""
SEEN = 10
"""A cue of fewer pairs has no weight."""
ROUNDS = 20
"""So often it is learned from texts drawn at random, for the mean of all."""
ELSEWHERE = 0.5
"""How much a pair counts that gold ties in another sentence."""
MADE = 0.125
"""How much a pair counts of a text that was written to learn from."""
PARTS = ("predicate", "source", "target", "pair")

Cue = tuple[str, str]
"""Of what it is a cue, and the cue."""


@dataclass(frozen=True, slots=True)
class Example:
    """A pair in a text: its cues, whether gold ties the two so, and how much that counts."""

    doc: str
    cues: tuple[Cue, ...]
    right: bool
    counts: float = 1.0


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, learn, write."""
    options = learning_options("benchmarks.quality.learn_sides", __doc__, arguments, made=True)
    try:
        reader = load_reader()
        found = list(_from_gold(reader, options.texts, read_gold(options.gold)))
        made = _from_gold(reader, options.texts, read_gold(options.made)) if options.made else ()
        found += [replace(one, counts=one.counts * MADE) for one in made]
        found += [one for path in options.none for one in _from_nothing(reader, path)]
    except InputError as error:
        sys.exit(f"learn_sides: {error}")
    options.output.write_text(written(*learn(found)), encoding="utf-8")
    right = sum(one.right for one in found)
    print(f"{len(found)} pairs, {right} of them right; see {options.output.name}")


def _from_gold(reader: Reader, paths: Iterable[Path], gold: Iterable[Gold]) -> Iterator[Example]:
    claims: dict[str, list[Gold]] = defaultdict(list)
    for claim in gold:
        claims[claim.doc].append(claim)
    relations = {name: kind.plain.relation for name, kind in load_vocabulary().kinds.items()}
    for article in read_all(paths):
        if isinstance(article, InputError):
            raise article
        if article.doc in claims:
            for pair in reader.possible_pairs(article):
                relation = relations.get(pair.ground.opening.situation)
                example = _example(pair, relation, article, claims[article.doc])
                if relation and example:
                    yield example


def _from_nothing(reader: Reader, path: Path) -> Iterator[Example]:
    for n, sentence in enumerate(read_sentences(path)):
        for pair in reader.possible_pairs(Article(f"sentence-{n}", sentence)):
            yield Example(f"{path.name}-{n}", _cues(pair), right=False)


def _example(
    pair: Pair, relation: str | None, article: Article, gold: Iterable[Gold]
) -> Example | None:
    sentence = pair.ground.opening.context.doc[pair.ground.opening.head].sent
    tied = [claim for claim in gold if _ties(pair, claim)]
    told = [claim for claim in tied if claim.relation == relation]
    if not told and any(frozenset({relation, claim.relation}) in NEAR for claim in tied):
        return None
    starts = [(article.text.find(claim.quote), len(claim.quote)) for claim in told]
    here = any(
        start < sentence.end_char and start + length > sentence.start_char
        for start, length in starts
    )
    counts = 1.0 if here or not told else ELSEWHERE
    return Example(article.doc, _cues(pair), bool(told), counts)


def _ties(pair: Pair, claim: Gold) -> bool:
    """Whether gold ties the two, in whatever relation."""
    one, other = _names(pair.source.mention), _names(pair.target.mention)
    turned = claim.mutual and _fits(one, claim.objects) and _fits(other, claim.subjects)
    return turned or (_fits(one, claim.subjects) and _fits(other, claim.objects))


def _names(mention: Mention) -> tuple[str, ...]:
    labels = (entity.label for entity in (mention.entity, *mention.members))
    return tuple({folded(name) for name in (mention.text, *labels)} - {""})


def _fits(names: Iterable[str], gold: frozenset[str]) -> bool:
    return any(is_among(name, gold) for name in names)


def _cues(pair: Pair) -> tuple[Cue, ...]:
    return tuple((part, cue) for part, cues in pair.cues().items() for cue in cues)


def learn(found: Sequence[Example]) -> tuple[float, Mapping[Cue, float]]:
    """What speaks for a pair of which nothing is known, and the weight of each cue that has one."""
    seen = Counter(cue for one in found for cue in one.cues)
    names = sorted(cue for cue, times in seen.items() if times >= SEEN)
    column = {cue: n for n, cue in enumerate(names)}
    rows = [[column[cue] for cue in one.cues if cue in column] for one in found]
    ends = np.cumsum([0, *map(len, rows)], dtype=np.int32)
    columns = np.fromiter((n for row in rows for n in row), dtype=np.int32)
    facts = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(found), len(names)))
    right = np.array([one.right for one in found])
    counts = np.array([one.counts for one in found])
    docs = np.array([one.doc for one in found])
    drawn = list(_drawn(docs))
    fitted = [_fitted(facts, right, counts * times) for times in drawn]
    means = np.mean(fitted, axis=0)
    weights = {cue: round(float(w), 2) for cue, w in zip(names, means[1:], strict=True)}
    return round(float(means[0]), 2), {cue: w for cue, w in weights.items() if w}


def _drawn(docs: NDArray[np.str_]) -> Iterator[NDArray[np.float64]]:
    """How often each pair counts where as many texts as there are are drawn from them at random."""
    chance = np.random.default_rng(0)
    names, of_doc = np.unique(docs, return_inverse=True)
    for _ in range(ROUNDS):
        drawn = chance.integers(len(names), size=len(names))
        yield np.bincount(drawn, minlength=len(names)).astype(float)[of_doc]


def _fitted(
    facts: csr_matrix, right: NDArray[np.bool_], counts: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Bias and weights."""
    model = LogisticRegression(
        C=STRENGTH, l1_ratio=1.0, solver="liblinear", max_iter=300, random_state=0
    )
    kept = np.flatnonzero(counts)
    model.fit(facts[kept], right[kept], counts[kept])
    return np.concatenate([model.intercept_, model.coef_[0]])


def written(bias: float, weights: Mapping[Cue, float]) -> str:
    """The text of the file."""
    lines = [
        "# What cues are worth for whether a predicate ties two actors, in log-odds.",
        "# Written by python -m benchmarks.quality.learn_sides; docs/reading.md says from what.",
        f"bias = {bias}",
        f"least = {LEAST}",
    ]
    for part in PARTS:
        lines += ["", f"[{part}]"]
        lines += [f'"{cue}" = {w}' for (of, cue), w in weights.items() if of == part]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
