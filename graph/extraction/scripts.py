"""Words that only look like others: letters of several scripts in one, and no letters at all."""

import re
from collections.abc import Iterator

_MIXED = re.compile(r"\b(?=\w*[A-Za-z])(?=\w*[\u0370-\u03ff\u0400-\u052f])[^\W\d_]{2,}")
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


def encodable(text: str) -> str:
    """The text with U+FFFD for halves of characters: as long as before."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)
