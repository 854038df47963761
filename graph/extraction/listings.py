"""Long lists of names, of which a parse loses the thread: who else is listed with these."""

from collections import deque
from collections.abc import Iterable, Iterator

from comity.graph.extraction.tokens import Token

STEPS = frozenset({"conj", "appos", "nmod", "compound"})
"""From one item of a list to the next, also where it is taken for a modifier."""
MOST = 60


def listed_with(first: Iterable[Token], predicate: Token) -> Iterator[Token]:
    """The names that follow the first in its list, also where they are joined to the predicate."""
    queue = deque(first)
    if queue:
        queue.extend(_joined(predicate, after=queue[0]))
    for _ in range(MOST):
        if not queue:
            return
        token = queue.popleft()
        for child in token.children:
            if child.dep_ in STEPS and child.pos_ in {"PROPN", "NOUN"}:
                queue.append(child)
                if child.pos_ == "PROPN":
                    yield child


def _joined(predicate: Token, after: Token) -> list[Token]:
    """ "Omar Said" in "sanctioned the minister; and Omar Said", taken for a second predicate."""
    return [
        c for c in predicate.children
        if c.dep_ == "conj" and c.pos_ == "PROPN" and c.i > after.i
    ]  # fmt: skip
