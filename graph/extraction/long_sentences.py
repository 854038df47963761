"""Sentences that go on for pages are cut: every step above looks at one sentence as a whole.

News has no such sentence; tables without full stops, chat logs and text made to hang a reader do.
"""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from comity.graph.extraction.recognizing import RECOGNIZER

LONGEST = 250
"""Tokens of the longest sentence that is read as one; in news, a hundred are rare."""
_SEARCHED = 60
_GAPS = frozenset({",", ";", ":", "-", "–", "—"})


def cut_long(nlp: Language, doc: Doc) -> tuple[Doc, tuple[int, ...]]:
    """The text parsed in sentences of at most `LONGEST` tokens, and where it had to be cut.

    A cut is the index of the token that begins a sentence because of it.
    """
    if all(len(sentence) <= LONGEST for sentence in doc.sents):
        return doc, ()
    again = nlp.make_doc(doc.text)
    cuts: list[int] = []
    for sentence in doc.sents:
        inside = list(_cuts(sentence))
        for start in (sentence.start, *inside):
            again[start].is_sent_start = True
        cuts += inside
    return nlp(again, disable=[RECOGNIZER]), tuple(cuts)


def _cuts(sentence: Span) -> Iterator[int]:
    """Where to cut: behind the last comma or dash that leaves the part short enough."""
    doc, start = sentence.doc, sentence.start
    while sentence.end - start > LONGEST:
        latest = start + LONGEST
        gaps = (i for i in range(latest, latest - _SEARCHED, -1) if doc[i - 1].text in _GAPS)
        start = next(gaps, latest)
        yield start
