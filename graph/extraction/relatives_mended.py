"""Relative clauses without "that", which the parser takes for a description of their subject.

"The tariffs Peru imposed on Chile": no Peru that was imposed.
"""

from spacy.tokens import Doc, Token

from comity.graph.extraction.picked import picked

_HELPED = frozenset({"agent", "auxpass", "dobj", "nsubj", "nsubjpass"})


def mend_relatives(doc: Doc) -> None:
    """Give each such verb its subject, and its noun as what it was done to."""
    for verb in picked(doc, "DEP", "acl"):
        subject = verb.head
        noun = subject.head if subject.dep_ == "appos" else subject.head.head
        if noun.pos_ != "NOUN" or verb.tag_ != "VBN" or subject.pos_ != "PROPN":
            continue
        beside = subject.left_edge.i == noun.i + 1 and verb.i == subject.i + 1
        if not beside or any(c.dep_ in _HELPED for c in verb.children):
            continue
        if subject.dep_ == "appos":
            _relate(verb, subject, noun)
        elif subject.dep_ == "nsubj" and noun.head.i == noun.i:
            above = subject.head
            _relate(verb, subject, noun)
            above.head, above.dep_ = above, "ROOT"
            noun.head, noun.dep_ = above, "nsubj"


def _relate(verb: Token, subject: Token, noun: Token) -> None:
    verb.head, verb.dep_, verb.tag_ = noun, "relcl", "VBD"
    subject.head, subject.dep_ = verb, "nsubj"
