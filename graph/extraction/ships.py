"""Ships by name: "the tanker Blue Star", "the Blue Star cargo ship", "HMS Star"."""

from comity.graph.claim import Entity
from comity.graph.extraction.board import Board, is_capitalized, plain
from comity.graph.extraction.tokens import Token
from comity.ontology.iris import entity_iri, slug

_LONGEST = 4
_BETWEEN = frozenset({",", "named", "called", "the", "*", "“", '"', "‘"})
_NAMING = _BETWEEN - {","}


def find_ships(board: Board) -> None:
    """Add the ships that a prefix or a noun such as "tanker" shows to be ones."""
    prefixes = board.words.listed("titles.ship_prefixes")
    nouns = board.words.listed("titles.ships")
    for token in board.doc:
        if token.text in prefixes:
            _add(board, token.i, _run(board, token.i + 1))
        elif token.lower_ in nouns and not is_capitalized(token):
            _add(board, *_named_by(board, token))


def _named_by(board: Board, noun: Token) -> tuple[int, int]:
    """The name behind the noun, right before it, or before the comma of "X, a cargo ship"."""
    doc, start = board.doc, noun.i + 1
    while start < min(noun.i + 4, len(doc)) and doc[start].lower_ in _BETWEEN:
        start += 1
    named = start == noun.i + 1 or doc[start - 1].lower_ in _NAMING
    end = _run(board, start)
    if named and end > start and noun.tag_ != "NNS":
        return start, end
    end = noun.i
    while end > 1 and doc[end - 1].head.i == noun.i and not is_capitalized(doc[end - 1]):
        if doc[end - 1].lower_ in ("a", "an") and doc[end - 2].text == ",":
            end -= 2
            break
        end -= 1
    start = end
    while start > max(end - _LONGEST, 0) and _is_part(board, start - 1):
        start -= 1
    with_article = start > 0 and doc[start - 1].lower_ == "the"
    return (start, end) if with_article else (end, end)


def _run(board: Board, start: int) -> int:
    end = start
    while end < min(start + _LONGEST, len(board.doc)) and _is_part(board, end):
        end += 1
    return end


def _is_part(board: Board, index: int) -> bool:
    token = board.doc[index]
    fits = token.pos_ in ("PROPN", "NUM", "ADJ", "NOUN") and token.is_alpha
    return fits and token.text[:1].isupper() and board.name_at(index) is None


def _add(board: Board, start: int, end: int) -> None:
    if end <= start or not any(board.doc[i].pos_ == "PROPN" for i in range(start, end)):
        return
    if not board.is_free(start, end) or board.doc[start].ent_type_ in ("NORP", "DATE"):
        return
    label = plain(board.doc, range(start, end))
    ship = Entity(entity_iri("place", slug(label)), label, "Vessel")
    board.add_name(board.mention(start, end, ship, "ship", 0.8))
