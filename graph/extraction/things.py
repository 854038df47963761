"""Agreements and projects without a name: "a visiting forces agreement", "the proposed railway"."""

from dataclasses import replace

from comity.graph.claim import Entity
from comity.graph.extraction.board import POSSESSIVE, Board, plain
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.names import prefix_of
from comity.graph.extraction.tokens import Token
from comity.ontology.iris import entity_iri

_RELATING = frozenset({"between", "with", "on"})
_OF = frozenset({"memorandum", "memoranda"})
"""Agreements that are told by what stands behind their "of"."""


def find_things(board: Board) -> None:
    """Add a thing of this article for each such noun that its modifiers make particular.

    A plural is no particular thing ("ambitious projects"), unless a name makes it one.
    """
    kinds = board.words.mapped("nominals.things")
    for token in board.doc:
        kind = kinds.get(token.lemma_.lower())
        if kind is None or token.pos_ != "NOUN" or board.name_at(token.i) is not None:
            continue
        if token.i in board.roots or token.dep_ in ("compound", "amod"):
            continue
        start = _start(board, token)
        named = _named(board, token)
        if named is not None:
            text = plain(board.doc, range(named.start, token.i + 1))
            board.add(replace(named, end=token.i + 1, root=token.i, text=text, score=0.8))
            continue
        if token.tag_ == "NNS" and not any(t.pos_ == "PROPN" for t in board.doc[start : token.i]):
            continue
        end = _understanding(token)
        related = any(c.dep_ == "prep" and c.lower_ in _RELATING for c in token.children)
        if start == token.i and not related and end == token.i + 1:
            continue
        label = plain(board.doc, range(start, end))
        iri = entity_iri(prefix_of(kind), board.group_key(label))
        thing = Entity(iri, label, kind)
        board.add(Mention(start, end, token.i, thing, label, "thing", 0.5))


def _understanding(noun: Token) -> int:
    """The end of "memorandum of understanding", "memoranda of cooperation", or of the noun."""
    following = noun.doc[noun.i + 1 : noun.i + 3]
    if noun.lemma_.lower() in _OF and len(following) == 2 and following[0].lower_ == "of":
        return following.end if following[1].pos_ in ("NOUN", "PROPN") else noun.i + 1
    return noun.i + 1


def _named(board: Board, noun: Token) -> Mention | None:
    """The agreement or project whose name stands before the noun: "the AfCFTA agreement"."""
    index = noun.i - 1
    if board.doc[index].text == ")":
        index -= 1
    name = board.name_at(index)
    if name is None or name.end > noun.i:
        return None
    kinds = set(board.words.mapped("nominals.forms").values())
    kinds &= {kind for kind in kinds if prefix_of(kind) in ("agr", "prj")}
    return name if name.entity.kind in kinds else None


def _start(board: Board, noun: Token) -> int:
    """Where the modifiers begin that say which one it is, articles and numbers left out."""
    doc, start = board.doc, noun.i
    while start > noun.sent.start:
        before = doc[start - 1]
        hyphen = before.norm_ == "-" and not before.whitespace_
        participle = before.dep_ in ("amod", "compound") and before.pos_ == "VERB"
        number = before.pos_ == "NUM" and doc[start].norm_ == "-"
        if before.pos_ not in ("NOUN", "PROPN", "ADJ") and not (hyphen or participle or number):
            break
        if before.text in POSSESSIVE or before.lower_ in ("other", "such", "same", "many"):
            break
        start -= 1
    while start < noun.i and doc[start].norm_ == "-":
        start += 1
    return start
