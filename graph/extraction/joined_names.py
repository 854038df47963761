"""Who is joined to a name is joined to all of it, not to its last word.

"The Council for the Defence of Peru and the Party of Workers": the parse may join the party to
Peru or to the defence, which are only parts of a name.
"""

from collections.abc import Iterator

from comity.graph.extraction.board import Board
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.syntax import children
from comity.graph.extraction.tokens import Token

_NAMED = frozenset({"new-org", "gazetteer", "agreement", "project"})


def mend_joined(board: Board) -> None:
    """Hang names that are joined to a part of a name from the head of that name."""
    doc = board.doc
    heads: dict[Token, Token] = {}
    for name in filter(_is_long, board.found):
        for joined in _joined_inside(board, name):
            marks = children(joined.head, "cc", "punct")
            heads |= {mark: doc[name.root] for mark in marks if name.end <= mark.i < joined.i}
            heads[joined] = doc[name.root]
    doc.hang(heads)


def _is_long(name: Mention) -> bool:
    """True for names with a complement; those of states the parse knows well enough."""
    return name.via in _NAMED and name.end - name.start > 2 and name.entity.kind != "State"


def _joined_inside(board: Board, name: Mention) -> Iterator[Token]:
    """The heads of other names that are joined to a word of the name but its head."""
    for index in range(name.start, name.end):
        if index == name.root:
            continue
        for child in children(board.doc[index], "conj"):
            other = board.roots.get(child.i)
            if child.i >= name.end and other is not None and other.via in _NAMED | {"person"}:
                yield child
