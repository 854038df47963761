"""From bytes to the text that offsets count in: UTF-8, `\\n`, no control characters."""

import re

from comity.ontology.errors import InputError

_BREAKS = re.compile(r"\r\n?|\x85|\u2028")
_PARAGRAPH_BREAKS = re.compile(r"[\f\v\u2029]")
_SPACES = re.compile(r"[\x1c-\x1f\t]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # C0 and C1 controls
    "\u00ad\u200b\u2060\ufeff"  # soft hyphen, zero-width spaces, byte-order mark
    "\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks that reorder what is shown
    "\ufff9-\ufffb]"
)
_MANY_BREAKS = re.compile(r"\n[ \u00a0]*(?:\n[ \u00a0]*)+")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
LONG_LINE = 120


def decoded(data: bytes, name: str) -> str:
    """UTF-8 with or without a byte-order mark; anything else is an InputError, never a guess."""
    if data.startswith(_UTF16):
        raise InputError(f"{name}: is UTF-16, not UTF-8; save it as UTF-8")
    if b"\x00" in data:
        place = data.index(b"\x00")
        raise InputError(f"{name}: byte {place} is NUL, so it is no text; give the article's text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"{name}: line {line} is not UTF-8 (byte {error.start}); save it as UTF-8, "
            "e.g. iconv -f WINDOWS-1252 -t UTF-8"
        ) from error


def cleaned(text: str) -> str:
    """Text whose lines end in `\\n`, whose paragraphs stand apart by one blank line.

    Tabs and separators become spaces, form feeds end a paragraph; other control characters,
    soft hyphens, zero-width spaces and marks that reorder what is shown are dropped. Where no
    line is blank and lines are long, each line is a paragraph. Nothing else changes.
    """
    text = _PARAGRAPH_BREAKS.sub("\n\n", _BREAKS.sub("\n", text))
    text = _INVISIBLE.sub("", _SPACES.sub(" ", text))
    text = _MANY_BREAKS.sub("\n\n", text).strip()
    if "\n\n" not in text and any(len(line) > LONG_LINE for line in text.split("\n")):
        text = text.replace("\n", "\n\n")
    return text
