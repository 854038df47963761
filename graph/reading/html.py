"""The article of an HTML page, without its menus, and what the page says about it."""

import re

from comity.graph.reading.cleaning import decoded
from comity.graph.reading.metadata import Metadata, checked_url, iso_date
from comity.graph.reading.quiet import quiet
from comity.ontology.errors import InputError

_CHARSET = re.compile(rb"""(?i)<meta[^>]{0,200}charset\s{0,3}=\s{0,3}["']?([\w-]{2,20})""")
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2200-01-01"}
"""Only what the page states about its date, and nothing that depends on today's."""


def read_html(data: bytes, name: str) -> tuple[str, Metadata]:
    """The text, one paragraph a block, and the page's metadata; InputError without an article."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    page = _decoded_page(data, name)
    with quiet("trafilatura", "htmldate", "courlan", "justext"):
        document = bare_extraction(
            page, include_comments=False, with_metadata=True, date_extraction_params=_DATES
        )
    if not isinstance(document, Document) or not (document.text or "").strip():
        raise InputError(f"{name}: no article found in this page; save its text as a .txt file")
    lines = (line.removeprefix("- ").strip() for line in (document.text or "").split("\n"))
    return "\n\n".join(line for line in lines if line), _metadata(document)


def _decoded_page(data: bytes, name: str) -> str:
    """UTF-8, or the character set that the page declares."""
    declared = _CHARSET.search(data[:4096])
    charset = declared[1].decode("ascii").lower() if declared else "utf-8"
    if charset in {"utf-8", "utf8"}:
        return decoded(data, name)
    try:
        return data.decode(charset)
    except (UnicodeDecodeError, LookupError) as error:
        raise InputError(f"{name}: is not {charset} as it says; save the page as UTF-8") from error


def _metadata(document: object) -> Metadata:
    def stated(field: str) -> str | None:
        value = " ".join(str(getattr(document, field) or "").split())
        return value if value.isprintable() and value else None

    url = stated("url")
    try:
        url = checked_url(url, "url") if url else None
    except InputError:  # the page's fault, not the user's
        url = None
    day = stated("date")
    authors = tuple(part.strip() for part in (stated("author") or "").split(";") if part.strip())
    return Metadata(
        title=stated("title"),
        publisher=stated("sitename"),
        published=iso_date(day) if day else None,
        url=url,
        authors=authors,
        licence=stated("license"),
    )
