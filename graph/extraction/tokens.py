"""The parse as plain objects, which the reader walks through many times.

spaCy makes a new object for every token that is looked at and reads each of its attributes out of a
table of strings: on this walk that costs more than the walk itself. So once the parse is mended it
is copied. Names and meanings are spaCy's.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, overload

import numpy as np
from spacy import tokens as spacy_tokens

_WORDS = ("ORTH", "LOWER", "NORM", "LEMMA", "TAG", "DEP", "POS", "ENT_TYPE")
_FLAGS = ("IS_ALPHA", "IS_PUNCT", "IS_UPPER", "IS_QUOTE", "IS_STOP", "IS_SPACE", "LIKE_NUM")
_IOB = ("", "I", "O", "B")


class Token:
    """A word with its place in the parse; `i` counts in the text's tokens, `idx` in its letters."""

    __slots__ = (
        "_left", "_right", "children", "dep_", "doc", "ent_iob_", "ent_type_", "head", "i", "idx",
        "is_alpha", "is_punct", "is_quote", "is_sent_start", "is_space", "is_stop", "is_upper",
        "lemma_", "like_num", "lower_", "norm_", "pos_", "sent", "tag_", "text", "whitespace_",
    )  # fmt: skip

    doc: "Doc"
    i: int
    idx: int
    text: str
    lower_: str
    norm_: str
    lemma_: str
    tag_: str
    dep_: str
    ent_type_: str
    ent_iob_: str
    pos_: str
    whitespace_: str
    is_sent_start: bool
    is_alpha: bool
    is_punct: bool
    is_upper: bool
    is_quote: bool
    is_stop: bool
    is_space: bool
    like_num: bool
    head: "Token"
    children: list["Token"]
    sent: "Span"
    _left: "Token"
    _right: "Token"

    def __len__(self) -> int:
        """How many letters it has."""
        return len(self.text)

    @property
    def text_with_ws(self) -> str:
        """The word and the space behind it, if any."""
        return self.text + self.whitespace_

    @property
    def is_sent_end(self) -> bool:
        """True for the last of its sentence."""
        return self.i + 1 == self.sent.end

    @property
    def left_edge(self) -> "Token":
        """The first of its subtree."""
        return self._left

    @property
    def right_edge(self) -> "Token":
        """The last of its subtree."""
        return self._right

    @property
    def lefts(self) -> list["Token"]:
        """The children before it."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list["Token"]:
        """The children behind it."""
        return [child for child in self.children if child.i > self.i]

    @property
    def ancestors(self) -> Iterator["Token"]:
        """Those it hangs from, up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def subtree(self) -> Iterator["Token"]:
        """It and all that hangs from it, in order."""
        for child in self.lefts:
            yield from child.subtree
        yield self
        for child in self.rights:
            yield from child.subtree

    @property
    def conjuncts(self) -> tuple["Token", ...]:
        """All that it is coordinated with, itself left out."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for token in found:
            found.extend(child for child in token.rights if child.dep_ == "conj")
        return tuple(token for token in found if token is not self)

    def nbor(self, steps: int = 1) -> "Token":
        """The token so many places on. Raises IndexError outside the text."""
        if self.i + steps < 0:
            raise IndexError(steps)
        return self.doc[self.i + steps]

    def is_ancestor(self, other: "Token") -> bool:
        """True if the other hangs from it, at whatever depth."""
        return any(token is self for token in other.ancestors)


class Span:
    """Tokens `start` to `end` (exclusive) of a text, `label_` being their kind as a name."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: "Doc", start: int, end: int, label_: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label_

    @property
    def start_char(self) -> int:
        """Where it begins in the text's letters."""
        return self.doc.tokens[self.start].idx

    @property
    def end_char(self) -> int:
        """Where it ends (exclusive) in the text's letters."""
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """As it is written, without the space behind."""
        return self.doc.text[self.start_char : self.end_char] if self.end > self.start else ""

    @property
    def sent(self) -> "Span":
        """The sentence that it begins in."""
        return self.doc.tokens[self.start].sent

    @property
    def root(self) -> Token:
        """The token nearest to the root of its sentence, of several the first, marks last."""
        nearest, least = self.doc.tokens[self.start], len(self.doc.tokens)
        for token in self:
            steps, above = 0, token
            if (token.is_punct or token.is_space) and not (token.children or above.head is above):
                steps = len(self.doc.tokens) - 1
            while above.head is not above and steps < least:
                steps, above = steps + 1, above.head
            if steps < least:
                nearest, least = token, steps
        return nearest

    def __iter__(self) -> Iterator[Token]:
        """Each of its tokens."""
        return iter(self.doc.tokens[self.start : self.end])

    def __len__(self) -> int:
        """How many tokens it has."""
        return self.end - self.start

    @overload
    def __getitem__(self, key: int) -> Token: ...
    @overload
    def __getitem__(self, key: slice) -> "Span": ...
    def __getitem__(self, key: int | slice) -> "Token | Span":
        """A token, or a part, counted from its beginning."""
        if isinstance(key, slice):
            start, end, _ = key.indices(len(self))
            return Span(self.doc, self.start + start, self.start + max(start, end))
        return self.doc.tokens[range(self.start, self.end)[key]]


class Doc:
    """A parsed text: its tokens, its sentences, and the names in it.

    `user_data` holds what was worked out of it and is asked for again.
    """

    def __init__(self, parsed: spacy_tokens.Doc) -> None:
        self.text = parsed.text
        self.user_data: dict[str, Any] = {}
        self.tokens = _tokens(self, parsed)
        self._places = [token.idx for token in self.tokens]
        starts = [i for i, token in enumerate(self.tokens) if token.is_sent_start or not i]
        bounds = pairwise([*starts, len(self.tokens)])
        self._sentences = tuple(Span(self, start, end) for start, end in bounds)
        for sentence in self._sentences:
            for token in sentence:
                token.sent = sentence
        self.ents = tuple(Span(self, e.start, e.end, e.label_) for e in parsed.ents)
        self._hang()

    @property
    def sents(self) -> Sequence[Span]:
        """The sentences, in order."""
        return self._sentences

    def __iter__(self) -> Iterator[Token]:
        """Each token."""
        return iter(self.tokens)

    def __len__(self) -> int:
        """How many tokens it has."""
        return len(self.tokens)

    @overload
    def __getitem__(self, key: int) -> Token: ...
    @overload
    def __getitem__(self, key: slice) -> Span: ...
    def __getitem__(self, key: int | slice) -> Token | Span:
        """A token, or a part."""
        if isinstance(key, slice):
            start, end, _ = key.indices(len(self.tokens))
            return Span(self, start, max(start, end))
        return self.tokens[key]

    def covering(self, start: int, end: int) -> Span:
        """The tokens that the letters from `start` to `end` (exclusive) stand in."""
        return Span(self, bisect_right(self._places, start) - 1, bisect_left(self._places, end))

    def hang(self, heads: Mapping[Token, Token]) -> None:
        """Hang tokens from other heads, with all that hangs from them."""
        for token, head in heads.items():
            token.head = head
        if heads:
            self._hang()

    def _hang(self) -> None:
        """Work out the children and edges of every token from the heads."""
        for token in self.tokens:
            token.children = []
            token._left = token._right = token
        for token in self.tokens:
            if token.head is not token:
                token.head.children.append(token)
            above = token
            while above.head._right.i < token.i:
                above = above.head
                above._right = token
        for token in reversed(self.tokens):
            above = token
            while above.head._left.i > token.i:
                above = above.head
                above._left = token


def _tokens(doc: Doc, parsed: spacy_tokens.Doc) -> list[Token]:
    names = ("IDX", "HEAD", "SPACY", "SENT_START", "ENT_IOB")
    rest = parsed.to_array([*names, *_FLAGS]).astype(np.int64).tolist()
    keys = parsed.to_array(list(_WORDS)).tolist()
    strings = parsed.vocab.strings
    known = {key: strings[key] if key else "" for key in {key for row in keys for key in row}}
    found = [Token() for _ in keys]
    for i, (token, words, values) in enumerate(zip(found, keys, rest, strict=True)):
        token.doc, token.i = doc, i
        text, lower, norm, lemma, tag, dep, pos, kind = words
        token.text, token.lower_, token.norm_ = known[text], known[lower], known[norm]
        token.lemma_, token.tag_, token.dep_ = known[lemma], known[tag], known[dep]
        token.pos_, token.ent_type_ = known[pos], known[kind]
        token.idx, steps, spaced, begins, iob, *flags = values
        token.head, token.whitespace_ = found[i + steps], " " if spaced else ""
        token.is_sent_start, token.ent_iob_ = begins == 1, _IOB[iob]
        (
            token.is_alpha,
            token.is_punct,
            token.is_upper,
            token.is_quote,
            token.is_stop,
            token.is_space,
            token.like_num,
        ) = map(bool, flags)
    return found
