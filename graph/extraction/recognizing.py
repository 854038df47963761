"""The name recognizer, asked only about sentences with a name that the gazetteer doesn't know.

It takes almost as long as all the rest of the parse. Of a known name the gazetteer knows what it
is, and expressions of time are found by their form.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.lexeme import Lexeme
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from comity.graph.extraction.gazetteer import Match, Sense
from comity.graph.extraction.time_atoms import find_atoms
from comity.graph.extraction.time_words import time_words
from comity.graph.extraction.words import Words

RECOGNIZER = "ner"
"""What spaCy calls it."""
LABELS = {
    "State": "GPE", "City": "GPE", "SubnationalEntity": "GPE", "Person": "PERSON",
    "Place": "LOC", "Region": "LOC", "Facility": "FAC",
}  # fmt: skip
"""What the recognizer calls entities of a class; organizations are all others."""


def recognize(
    nlp: Language,
    doc: Doc,
    norms: NDArray[np.uint64],
    paragraphs: Iterable[tuple[int, int]],
    known: Sequence[Match],
    words: Words,
) -> None:
    """Give the parsed text its entities: names with their kind, and expressions of time.

    `norms` are those of its tokens which the recognizer knows, in whatever form `doc` has them.
    """
    unknown = _unknown(doc, known, _no_names(words))
    asked = list(_asked(doc, paragraphs, unknown))
    recognizer: Any = nlp.get_pipe(RECOGNIZER)  # spaCy's stubs don't say what a pipe gives
    texts = (_text(doc, norms, tokens) for tokens in asked)
    read = recognizer.pipe(texts, batch_size=nlp.batch_size)
    entities = [
        Span(doc, tokens[entity.start], tokens[entity.end - 1] + 1, label=entity.label)
        for tokens, text in zip(asked, read, strict=True)
        for entity in text.ents
    ]
    spared = np.ones(len(doc), dtype=bool)
    for tokens in asked:
        spared[tokens] = False
    entities += _told_by_form(doc, known, spared)
    doc.set_ents(filter_spans(entities), default="outside")


def _told_by_form(doc: Doc, known: Iterable[Match], spared: NDArray[np.bool_]) -> Iterator[Span]:
    """The entities of the spared sentences: known names, and what our own grammar of time finds."""
    for match in known:
        if spared[match.start] and match.senses:
            yield Span(doc, match.start, match.end, label=_label(match.senses[0]))
    for sentence in doc.sents:
        for atom in find_atoms(sentence.text) if spared[sentence.start] else ():
            found = sentence.char_span(atom.start, atom.end, "DATE", alignment_mode="expand")
            if found is not None:
                yield found


def _label(sense: Sense) -> str:
    """What the recognizer calls such a name."""
    if sense.kind in {"demonym", "people"}:
        return "NORP"
    return LABELS.get(sense.entity.kind, "ORG")


def _no_names(words: Words) -> frozenset[str]:
    """Words that are no names, though written with a capital: "Prime", "Minister", "May"."""
    time = time_words()
    titles = words.listed("offices.strong") | words.listed("offices.weak")
    titles |= words.listed("offices.portfolios")
    inside = {part for title in titles for part in title.split()}
    return frozenset({*inside, *map(str.lower, time.months), *map(str.lower, time.weekdays)})


def _unknown(doc: Doc, known: Iterable[Match], no_names: frozenset[str]) -> NDArray[np.bool_]:
    """Which tokens may belong to a name that is not known."""
    table = doc.to_array(["ORTH", "POS", "SENT_START"])
    capitals = [word for word in set(table[:, 0].tolist()) if _is_name(doc.vocab[word], no_names)]
    unknown = np.isin(table[:, 0], np.array(capitals, dtype=table.dtype))
    unknown &= (table[:, 2] != 1) | (table[:, 1] == doc.vocab.strings["PROPN"])
    for match in known:
        unknown[match.start : match.end] = False
    return unknown


def _is_name(word: Lexeme, no_names: frozenset[str]) -> bool:
    """Whether the word may be one, or a part of one."""
    text = word.text
    return len(text) > 1 and text[0].isupper() and not word.is_stop and word.lower_ not in no_names


def _asked(
    doc: Doc, paragraphs: Iterable[tuple[int, int]], unknown: NDArray[np.bool_]
) -> Iterator[list[int]]:
    """The tokens of each paragraph's sentences with an unknown name, where there are any."""
    starts = [start for start, _ in paragraphs]
    sentences = (s for s in doc.sents if unknown[s.start : s.end].any())
    for _, together in groupby(sentences, lambda s: bisect_right(starts, s.start)):
        yield [i for sentence in together for i in range(sentence.start, sentence.end)]


def _text(doc: Doc, norms: NDArray[np.uint64], tokens: Sequence[int]) -> Doc:
    """A text of these tokens alone."""
    read = [doc[i] for i in tokens]
    text = Doc(
        doc.vocab,
        words=[token.text for token in read],
        spaces=[bool(token.whitespace_) for token in read],
        sent_starts=[bool(token.is_sent_start) for token in read],
    )
    own: Any = norms[tokens]  # of from_array they know but Python's own lists
    text.from_array(["NORM"], own)
    return text
