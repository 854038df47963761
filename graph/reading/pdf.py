"""The text of a PDF: pages joined, words put together again, paragraphs apart."""

import re
import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from statistics import median_low

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from comity.graph.reading.metadata import Metadata
from comity.graph.reading.quiet import quiet
from comity.ontology.errors import InputError

MAX_PAGES = 500
MAX_TEXT = 5_000_000

_DAMAGE = (
    PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, ArithmeticError,
    AssertionError, RecursionError, NotImplementedError, MemoryError, struct.error, zlib.error,
)  # fmt: skip
"""What pypdf is known to raise on a damaged file, besides errors of its own."""


def read_pdf(data: bytes, name: str) -> tuple[str, Metadata]:
    """The text and what the file's own title says, which is often none: count it as inferred.

    Raises InputError for a file that is damaged, locked, too long, or holds pictures only.
    """
    if data.lstrip()[:5] != b"%PDF-":
        raise InputError(f"{name}: is no PDF, though it is called one; give it its right suffix")
    try:
        with quiet("pypdf"):
            pages, title = _content(data, name)
    except _DAMAGE as error:
        reason = " ".join(str(error).split())[:100] or type(error).__name__
        cure = "save it again from a PDF viewer, or give the text"
        raise InputError(f"{name}: damaged or unusual PDF ({reason}); {cure}") from error
    text = "\n\n".join(_paragraphs(pages))
    if not text:
        raise InputError(f"{name}: no text in this PDF, only pictures; run OCR on it first")
    return text, Metadata(title=_usable(title))


def _content(data: bytes, name: str) -> tuple[list[list[str]], str | None]:
    """The lines of each page, and the file's own title."""
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise InputError(f"{name}: locked by a password; save a copy without one")
    if len(reader.pages) > MAX_PAGES:
        raise InputError(f"{name}: more than {MAX_PAGES} pages; split it into its articles")
    title = reader.metadata.title if reader.metadata else None
    return list(_pages(reader, name)), title


def _pages(reader: PdfReader, name: str) -> Iterator[list[str]]:
    length = 0
    for page in reader.pages:
        lines = _with_gaps(_lines(page))
        length += sum(map(len, lines))
        if length > MAX_TEXT:
            raise InputError(f"{name}: more than {MAX_TEXT} characters; split it into its articles")
        yield lines


@dataclass(slots=True)
class _Line:
    """A line of a page: how high it stands, and the size of its letters, in points."""

    height: float
    size: float
    text: str


_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft"})


def _lines(page: PageObject) -> list[_Line]:
    """The lines in the order in which the page shows them."""
    lines: list[_Line] = []

    def visit(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        text = text.translate(_LIGATURES).strip("\n").replace("\n", " ")
        height = cm[1] * tm[4] + cm[3] * tm[5] + cm[5]
        scale = abs(size * tm[3] * cm[3]) or 1.0
        if lines and abs(lines[-1].height - height) < scale / 3:
            lines[-1].text += text
        elif text.strip():
            lines.append(_Line(height, scale, text))

    page.extract_text(visitor_text=visit)
    return lines


_WIDE = 1.3


def _with_gaps(lines: list[_Line]) -> list[str]:
    """The lines, with an empty one where the page leaves more room than it mostly does."""
    gaps = [a.height - b.height for a, b in pairwise(lines) if a.height > b.height]
    usual = median_low(gaps) if gaps else 0.0
    out = [line.text.strip() for line in lines[:1]]
    for above, line in pairwise(lines):
        is_wide = above.height - line.height > _WIDE * usual
        if is_wide or abs(above.size - line.size) > line.size / 10:
            out.append("")
        out.append(line.text.strip())
    return out


def _usable(title: str | None) -> str | None:
    """The file's title, unless a program or a file gave it its name."""
    title = " ".join((title or "").split())
    is_junk = not title.isprintable() or re.search(r"(?i)\.\w{2,4}$|^microsoft|^untitled", title)
    return None if is_junk or len(title.split()) < 3 else title


_HYPHEN = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
_ENDS = re.compile(r"[.!?:][\"”’')\]]*$")
_SHORT_LINE = 0.8


def _paragraphs(pages: list[list[str]]) -> Iterator[str]:
    """Lines joined: a blank line ends a paragraph, and a short line that ends a sentence does."""
    edges = Counter(line for page in pages for line in {*page[:1], *page[-1:]} if line.strip())
    repeated = {line for line, count in edges.items() if count > 2 and count > len(pages) / 2}
    lines = [
        line
        for page in pages
        for line in page
        if line not in repeated and not re.fullmatch(r"\s*(?:[Pp]age )?\d{1,4}\s*", line)
    ]
    width = max((len(line) for line in lines), default=0)
    paragraph: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            paragraph.append(line.strip())
        is_last = len(line) < _SHORT_LINE * width and _ENDS.search(line) is not None
        if paragraph and (not line.strip() or is_last):
            yield _HYPHEN.sub("", "\n".join(paragraph)).replace("\n", " ")
            paragraph = []
