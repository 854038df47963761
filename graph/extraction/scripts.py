"""Words that only look like others: letters of several scripts or invisible marks in one.

And what is no word at all: halves of characters, marks of direction, rows of signs.
"""

import re
from collections.abc import Iterator

_MIXED = re.compile(r"\b(?=\w*[A-Za-z])(?=\w*[\u0370-\u03ff\u0400-\u052f])[^\W\d_]{2,}")
_HIDDEN = "\x00-\x08\x0e-\x1f\x7f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_MARKED = re.compile(rf"[A-Za-z]+[{_HIDDEN}]+[A-Za-z]+")
_EDGE = re.compile(rf"(?<![\w{_HIDDEN}])[{_HIDDEN}]++|[{_HIDDEN}]++(?!\w)")
_SIGNS = re.compile(r"(?:[^\w\s]\s*+){30,}")
_SURROGATE = re.compile("[\ud800-\udfff]")


def mixed_words(text: str) -> Iterator[re.Match[str]]:
    """The words that mix Latin letters with Greek or Cyrillic ones, which no language does."""
    return iter(()) if text.isascii() else _MIXED.finditer(text)


def is_mixed(text: str) -> bool:
    """Whether some word of the text mixes scripts."""
    return next(mixed_words(text), None) is not None


def is_encodable(text: str) -> bool:
    """False for text with halves of characters, which no file can hold."""
    return text.isascii() or _SURROGATE.search(text) is None


def marked_words(text: str) -> Iterator[re.Match[str]]:
    """The Latin words with an invisible mark within: another word to whoever searches for them."""
    return _MARKED.finditer(text)


def readable(text: str) -> str:
    """The text as long as before, with white space for what no sentence needs.

    That is invisible marks beside words, which the parser takes for letters, and rows of signs:
    lines drawn, hundreds of brackets, each of which would be a token. U+FFFD is put for halves of
    characters.
    """
    if not text.isascii():
        text = _SURROGATE.sub("\ufffd", text)
    return _SIGNS.sub(_blank, _EDGE.sub(_blank, text))


def _blank(found: re.Match[str]) -> str:
    """As much white space, with the line ends that are there and the sentence's own."""
    return re.sub(r"(?!\A[.!?…])\S", " ", found.group())
