"""Headlines that tell what happened: "Mali expels French ambassador"."""

from comity.graph.extraction.document import Parsed
from comity.graph.extraction.syntax import children
from comity.graph.extraction.tokens import Span

SHORTEST = 4
"""Words that a headline must have to be read as a sentence."""
_PRESENT = frozenset({"VBZ", "VBP", "VB"})
"""The parser takes "Ministers urge" for an infinitive."""


def is_headline(parsed: Parsed, sentence: Span) -> bool:
    """True where the first line is a clause in the present tense, as headlines tell the past."""
    root = sentence.root
    present = root.tag_ in _PRESENT or root.lower_ == root.lemma_  # "Peru, Mali condemn …"
    if sentence.start != 0 or len(sentence) < SHORTEST or not present:
        return False
    if parsed.paragraphs[0][1] < sentence.end or root.pos_ != "VERB":
        return False
    subjects = children(root, "nsubj")
    return any(t.i < root.i and t.pos_ in {"NOUN", "PROPN"} for t in subjects)
