"""Sentences that the parser ends in the middle of a long title: "… for Trade Policy | Ann Lee"."""

from itertools import pairwise

from spacy.tokens import Doc, Span, Token

VERBAL = frozenset({"VERB", "AUX"})
LONGEST = 8
"""Words that such a rest may have."""


def mend_splits(doc: Doc) -> None:
    """Hang the rest from the sentence that it was cut from."""
    for first, rest in pairwise(list(doc.sents)):
        if _is_rest(first, rest):
            name, noun = rest.root, first[-1]
            while noun.dep_ in {"compound", "nmod", "conj", "pobj", "prep"} and _is_title(
                noun.head
            ):
                noun = noun.head
            name.head, name.dep_ = noun, "appos"


def _is_rest(first: Span, rest: Span) -> bool:
    """True where no mark parts them, and the second has a name and no verb."""
    before = first[-1]
    if before.pos_ != "PROPN" or before.is_punct or rest[0].pos_ != "PROPN":
        return False
    short = len(rest) <= LONGEST and rest.root.pos_ == "PROPN"
    return short and not any(t.pos_ in VERBAL for t in rest) and before.whitespace_ == " "


def _is_title(token: Token) -> bool:
    return token.pos_ in {"PROPN", "NOUN"} or (token.dep_ == "prep" and token.lower_ == "for")
