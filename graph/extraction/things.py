"""Agreements and projects without a name: "a visiting forces agreement", "the proposed railway"."""

from spacy.tokens import Token

from comity.graph.claim import Entity
from comity.graph.extraction.board import POSSESSIVE, Board, plain
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.names import prefix_of
from comity.ontology.iris import entity_iri

_RELATING = frozenset({"between", "with", "on"})


def find_things(board: Board) -> None:
    """Add a thing of this article for each such noun that its modifiers make particular."""
    kinds = board.words.mapped("nominals.things")
    for token in board.doc:
        kind = kinds.get(token.lemma_.lower())
        if kind is None or token.pos_ != "NOUN" or board.name_at(token.i) is not None:
            continue
        if token.i in board.roots or token.dep_ in ("compound", "amod"):
            continue
        start = _start(board, token)
        related = any(c.dep_ == "prep" and c.lower_ in _RELATING for c in token.children)
        if start == token.i and not related:
            continue
        label = plain(board.doc, range(start, token.i + 1))
        iri = entity_iri(prefix_of(kind), board.group_key(label))
        thing = Entity(iri, label, kind)
        board.add(Mention(start, token.i + 1, token.i, thing, label, "thing", 0.5))


def _start(board: Board, noun: Token) -> int:
    """Where the modifiers begin that say which one it is, articles and numbers left out."""
    doc, start = board.doc, noun.i
    while start > noun.sent.start:
        before = doc[start - 1]
        hyphen = before.norm_ == "-" and not before.whitespace_
        participle = before.dep_ in ("amod", "compound") and before.pos_ == "VERB"
        if before.pos_ not in ("NOUN", "PROPN", "ADJ") and not hyphen and not participle:
            break
        if before.text in POSSESSIVE or before.lower_ in ("other", "such", "same", "many"):
            break
        start -= 1
    return start
