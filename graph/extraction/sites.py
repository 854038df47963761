"""Names that what stands around them shows to be of places or things, not of persons."""

from comity.graph.extraction.board import Board
from comity.graph.extraction.tokens import Token

_LIST = 12
_NEAR = 3
_ALONG = frozenset({"from", "to", "toward", "towards"})


def is_taken(board: Board, name: Token) -> bool:
    """True for "Uvira" in "seized Uvira", "the town of Uvira", "fled to Uvira": no person is."""
    name = _first_of_list(name)
    above = name.head
    if name.dep_ == "pobj" and above.lower_ in _ALONG:
        return above.head.lemma_.lower() in board.words.listed("titles.moving")
    taken = name.dep_ == "dobj" and above.lemma_.lower() in board.words.listed("titles.taking")
    return taken or is_place_of(board, name)


def is_place_of(board: Board, name: Token) -> bool:
    """True for "Uvira" in "the towns of Bukavu and Uvira", "took control of Uvira"."""
    name = _first_of_list(name)
    above = name.head
    if name.dep_ != "pobj" or above.lower_ != "of" or name.left_edge.i != above.i + 1:
        return False
    governed = {above.head.lemma_.lower(), board.doc[above.i - 1].lemma_.lower()}
    return not governed.isdisjoint(board.words.either("unnamed.areas", "titles.taking_nouns"))


def _first_of_list(name: Token) -> Token:
    for _ in range(_LIST):
        if name.dep_ != "conj" or name.head.pos_ != "PROPN":
            break
        name = name.head
    return name


def is_thing(board: Board, name: Token) -> bool:
    """True for "Diapaga" in "the Diapaga attack", "Rwabee" in "a vessel named Rwabee"."""
    things = board.words.listed("titles.things")
    head = name.head
    if name.dep_ == "oprd":
        return head.lower_ in ("named", "called", "dubbed") and head.head.lemma_.lower() in things
    return head.i > name.i and head.pos_ == "NOUN" and head.lemma_.lower() in things


def site_end(board: Board, name: Token, end: int) -> int | None:
    """Where "military camp" ends in "the Dembo military camp", which bears the name."""
    head = name.head
    if name.dep_ != "compound" or not end <= head.i < end + _NEAR or head.tag_ != "NN":
        return None
    if head.dep_ == "compound" or any(c.lower_ in ("a", "an") for c in head.children):
        return None  # "RSF field commanders", "an Orthodox church"
    between = board.doc[end : head.i]
    built = head.lemma_.lower() in board.words.listed("unnamed.buildings")
    plain_words = all(t.pos_ in ("NOUN", "ADJ") and t.text.islower() for t in between)
    return head.i + 1 if built and plain_words and board.name_at(head.i) is None else None
