"""The parse of an article as plain lists, and the route from one token to another."""

from collections.abc import Sequence
from dataclasses import dataclass

from comity.graph.extraction.tokens import Doc

FAR = 15
"""No token is looked for further up than this."""
BESIDE = frozenset({"conj", "appos"})
OF_NOUNS = frozenset({"compound", "nmod", "amod", "poss"})
WITHIN = BESIDE | OF_NOUNS
"""Steps that lead to the head of a phrase, whatever role the phrase has."""
VERBS = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Route:
    """From a token `up` to where both meet, and from there `down` to the other, in dependencies.

    `meets` is the part of speech there.
    """

    up: tuple[str, ...]
    down: tuple[str, ...]
    meets: str

    @property
    def steps(self) -> int:
        """How many edges it has."""
        return len(self.up) + len(self.down)

    @property
    def shape(self) -> str:
        """The route between the two phrases, without the steps inside them."""
        up = "^".join(d.partition(":")[0] for d in self.up if d not in WITHIN)
        return f"{up}|{'v'.join(d for d in self.down if d != 'conj')}"


@dataclass(frozen=True, slots=True)
class Tree:
    """Head, dependency, part of speech, lower-case form and lemma of each token, by its index."""

    heads: Sequence[int]
    deps: Sequence[str]
    pos: Sequence[str]
    lower: Sequence[str]
    lemmas: Sequence[str]

    def above(self, token: int) -> list[int]:
        """The token and those over it, from the inside out."""
        found = [token]
        while self.heads[token] != token and len(found) < FAR:
            token = self.heads[token]
            found.append(token)
        return found

    def first_of_list(self, token: int) -> int:
        """What the token is coordinated with, or in apposition to; else itself."""
        for _ in range(FAR):
            if self.deps[token] not in BESIDE:
                break
            token = self.heads[token]
        return token

    def label(self, token: int) -> str:
        """Its dependency; of a preposition with the word."""
        dep = self.deps[token]
        return f"{dep}:{self.lower[token]}" if dep in {"prep", "agent"} else dep

    def route(self, above: Sequence[int], predicate: Sequence[int]) -> Route | None:
        """From the first of `above` to the first of `predicate`, each with the tokens over it."""
        place = {token: n for n, token in enumerate(predicate)}
        meeting = next((token for token in above if token in place), None)
        if meeting is None:
            return None
        up = tuple(self.label(t) for t in above[: above.index(meeting)])
        down = tuple(self.deps[t] for t in reversed(predicate[: place[meeting]]))
        return Route(up, down, self.pos[meeting])


def tree_of(doc: Doc) -> Tree:
    """The parse of a text, looked up once."""
    return Tree(
        [token.head.i for token in doc],
        [token.dep_ for token in doc],
        [token.pos_ for token in doc],
        [token.lower_ for token in doc],
        [token.lemma_.lower() for token in doc],
    )
