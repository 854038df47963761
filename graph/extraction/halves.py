"""States that share a name: "North and South Korea", "the two Koreas"."""

from comity.graph.extraction.board import Board, plain
from comity.graph.extraction.mention import Mention


def find_halves(board: Board) -> None:
    """Let the noun that both share stand for the two of them."""
    pairs = board.words.classes("epithets.pairs")
    for word in (t for t in board.doc if t.text in pairs):
        codes = sorted(pairs[word.text])
        members = tuple(board.gazetteer.states[code] for code in codes)
        first = word.left_edge.i
        if word.tag_ == "NNP" and not _shares(board, word.i):
            continue
        known = board.roots.get(word.i) or board.name_at(word.i)
        if known is not None:
            board.remove(known)
        text = plain(board.doc, range(first, word.i + 1))
        board.add(Mention(first, word.i + 1, word.i, members[0], text, "pair", 0.9, None, members))


def _shares(board: Board, index: int) -> bool:
    """True for the last word of "North and South Korea"."""
    before = [t.lower_ for t in board.doc[max(index - 3, 0) : index]]
    return before in (["north", "and", "south"], ["south", "and", "north"])
