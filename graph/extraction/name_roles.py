"""Names that the recognizer missed, known by their place in the sentence.

Who flies somewhere or says something and bears no article is a person; where something is, a
place; and what a dam or a camp is called by belongs to its name.
"""

from collections.abc import Iterator

from comity.graph.claim import Entity
from comity.graph.extraction.board import Board, is_capitalized, plain
from comity.graph.extraction.person_spans import name_run
from comity.graph.extraction.sites import site_end
from comity.graph.extraction.tokens import Token
from comity.ontology.iris import entity_iri, slug

_LONGEST = 4
_SHORTEST = 4
_WHERE = frozenset({"in", "at", "near", "outside", "around"})
_OTHERWISE = frozenset({"", "PRODUCT", "EVENT", "WORK_OF_ART", "FAC"})
"""What the recognizer calls such places, if anything."""


def acting_persons(board: Board) -> Iterator[tuple[int, int]]:
    """The spans of unknown names of several words that do what only persons do."""
    verbs = board.words.either("titles.personal", "titles.moving")
    for token in board.doc:
        if token.dep_ != "nsubj" or token.pos_ != "PROPN" or token.ent_type_:
            continue
        if token.head.lemma_ not in verbs and not _is_described(board, token):
            continue
        start = _start(board, token.i)
        if 1 < token.i + 1 - start <= _LONGEST and _may_be_person(board, start, token.i + 1):
            yield start, token.i + 1


def _start(board: Board, index: int) -> int:
    doc, start = board.doc, index
    while start > 0 and not doc[start].is_sent_start and _is_part(board, doc[start - 1]):
        start -= 1
    return start


def _is_part(board: Board, token: Token) -> bool:
    named = token.pos_ == "PROPN" and is_capitalized(token) and token.is_alpha
    return named and not token.ent_type_ and board.name_at(token.i) is None


def _may_be_person(board: Board, start: int, end: int) -> bool:
    """True where no article stands before the name and none of its words tells another class."""
    doc = board.doc
    if start in board.parsed.headings or doc[end : end + 1].text == "-":
        return False
    before = doc[start - 1] if start else None
    if before is not None and not doc[start].is_sent_start and before.pos_ in ("DET", "PROPN"):
        return False
    titles = board.words.either("offices.strong", "offices.weak")
    known = board.words.mapped("nominals.forms").keys() | board.words.listed("titles.not_names")
    words = doc[start:end]
    return not any(
        token.text in known or token.lower_ in titles or (len(token) > 3 and token.is_upper)
        for token in words
    )


def _is_described(board: Board, token: Token) -> bool:
    """True for "Jon Dahl, another candidate,": what stands beside the name is a person."""
    people = board.words.listed("titles.roles")
    titles = board.words.either("offices.strong", "offices.weak")
    beside = [c for c in token.children if c.dep_ == "appos" and c.pos_ == "NOUN"]
    return any(c.tag_ == "NN" and c.lemma_.lower() in people | titles for c in beside)


def find_places_by_role(board: Board) -> None:
    """Add the unknown names behind "in" and "near", and before "dam" and "military camp"."""
    doc = board.doc
    for token in doc:
        if token.pos_ != "PROPN" or token.ent_type_ not in _OTHERWISE or not _is_free(board, token):
            continue
        end = name_run(board, token.i)
        head = doc[token.i : end].root
        site = site_end(board, head, end)
        if site is not None:
            _add(board, token.i, site, "Facility")
        elif token.i and _is_where(board, token, head, end):
            _add(board, token.i, end, "Place")


def _is_free(board: Board, token: Token) -> bool:
    return (
        is_capitalized(token)
        and len(token) >= _SHORTEST
        and not token.is_upper
        and board.name_at(token.i) is None
        and token.i not in board.parsed.headings
        and (token.i == 0 or board.doc[token.i - 1].pos_ != "PROPN")
    )


def _is_where(board: Board, token: Token, head: Token, end: int) -> bool:
    """True for "Awdheegle" in "near Awdheegle", not for "in Phase 2", "in Parliament"."""
    doc, before = board.doc, board.doc[token.i - 1]
    if head.dep_ != "pobj" or before.lower_ not in _WHERE or head.head.i != before.i:
        return False
    known = board.words.either("nominals.leftovers.no_names", "nominals.leftovers.not_actors")
    forms = board.words.mapped("nominals.forms")
    ends = (token.text, doc[end - 1].text)
    plain_word = any(word in known or word in forms for word in ends)
    plain_word |= token.lower_ in board.words.listed("offices.portfolios")
    numbered = end < len(doc) and (doc[end].like_num or doc[end].pos_ in ("NOUN", "PROPN"))
    return not plain_word and not numbered and end - token.i <= _LONGEST


def _add(board: Board, start: int, end: int, kind: str) -> None:
    if not board.is_free(start, end):
        return
    label = plain(board.doc, range(start, end))
    place = Entity(entity_iri("place", slug(label)), label, kind)
    board.add_name(board.mention(start, end, place, "place", 0.6))
