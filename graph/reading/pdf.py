"""The text of a PDF: pages joined, words put together again, paragraphs apart."""

import re
import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from comity.graph.reading.metadata import Metadata
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
    if not data.lstrip()[:5] == b"%PDF-":
        raise InputError(f"{name}: is no PDF, though it is called one; give it its right suffix")
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(f"{name}: locked by a password; save a copy without one")
        if len(reader.pages) > MAX_PAGES:
            raise InputError(f"{name}: more than {MAX_PAGES} pages; split it into its articles")
        pages = list(_pages(reader, name))
        title = reader.metadata.title if reader.metadata else None
    except _DAMAGE as error:
        reason = " ".join(str(error).split())[:100] or type(error).__name__
        cure = "save it again from a PDF viewer, or give the text"
        raise InputError(f"{name}: damaged or unusual PDF ({reason}); {cure}") from error
    text = "\n\n".join(_paragraphs(pages))
    if not text:
        raise InputError(f"{name}: no text in this PDF, only pictures; run OCR on it first")
    return text, Metadata(title=_usable(title))


def _pages(reader: PdfReader, name: str) -> Iterator[list[str]]:
    length = 0
    for page in reader.pages:
        text = page.extract_text()
        length += len(text)
        if length > MAX_TEXT:
            raise InputError(f"{name}: more than {MAX_TEXT} characters; split it into its articles")
        yield [line.rstrip() for line in text.split("\n")]


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
