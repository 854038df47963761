"""Who says so behind what they say: "Chad left, the chief of its army said on Monday"."""

from spacy.tokens import Doc, Token

from comity.graph.extraction.clauses_mended import FINITE
from comity.graph.extraction.picked import picked
from comity.graph.extraction.verbs_mended import SUBJECTS

SAYING = (
    "say", "tell", "announce", "report", "add", "state", "confirm", "claim", "declare", "write",
    "find", "conclude", "insist", "explain", "warn", "argue", "reveal", "disclose", "note",
)  # fmt: skip
NO_NAME = frozenset(
    {"and", "but", "or", "then", "who", "which", "that", "as", "when", "while", "where", "he",
     "she"}
)  # fmt: skip
LONGEST = 12
"""So many words may name who says so."""


def mend_attributions(doc: Doc) -> None:
    """Make the verb of saying govern what was said, with the phrase before it as its subject."""
    for verb in picked(doc, "LEMMA", *SAYING):
        if verb.tag_ in FINITE and verb.pos_ == "VERB":
            _mend(verb)


def _mend(verb: Token) -> None:
    speaker = _phrase_before(verb)
    if speaker is None or any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children):
        return
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    before = speaker.left_edge.i - 1
    above = verb.head
    if not subjects and any(c.dep_ == "ccomp" and c.i < before for c in verb.children):
        if speaker.dep_ in {"appos", "conj", "npadvmod"} and speaker.head.i < before:
            speaker.head, speaker.dep_ = verb, "nsubj"
    elif verb.dep_ == "conj" and subjects == [speaker] and above.i < before:
        _govern(verb, above)
    elif verb.dep_ == "ccomp" and above.i < before and subjects and subjects[0].i < before:
        taken = subjects[0]
        if speaker.dep_ == "conj" and speaker.head.i == taken.i and taken.i > above.i:
            speaker.head, speaker.dep_ = verb, "nsubj"
            _govern(verb, above)
            taken.head, taken.dep_ = above, "dobj"


def _phrase_before(verb: Token) -> Token | None:
    """The head of the words between the last comma and the verb, if they are one name or noun."""
    doc, first = verb.doc, verb.i
    while first > max(verb.sent.start, verb.i - LONGEST) and doc[first - 1].text != ",":
        first -= 1
        if doc[first].pos_ in {"VERB", "AUX", "SCONJ"} or doc[first].lower_ in NO_NAME:
            return None
    if first == verb.i or doc[first - 1].text != "," or first - 1 <= verb.sent.start:
        return None
    head = doc[first : verb.i].root
    whole = head.left_edge.i == first and head.right_edge.i == verb.i - 1
    return head if whole and head.pos_ in {"NOUN", "PROPN"} else None


def _govern(verb: Token, above: Token) -> None:
    """Put the verb in the place of the one above it, which becomes what it tells."""
    if above.head.i == above.i:
        verb.head, verb.dep_ = verb, "ROOT"
    else:
        verb.head, verb.dep_ = above.head, above.dep_
    above.head, above.dep_ = verb, "ccomp"
