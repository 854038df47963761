"""What is stated about an article: front matter, `Key: value` lines, sidecar files, pages."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from types import MappingProxyType
from urllib.parse import urlsplit

from comity.graph.extraction.time import find_periods, to_edtf
from comity.ontology.errors import InputError

MAX_VALUE = 2_000
"""Code points that a title, a name or an URL may have."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields of an `Article` that one source states; None and () where it says nothing."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    licence: str | None = None

    def stated(self) -> frozenset[str]:
        """The names of the fields that have a value."""
        return frozenset(field.name for field in fields(self) if getattr(self, field.name))


FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "title": "title", "headline": "title",
        "publisher": "publisher", "source": "publisher", "site": "publisher",
        "published": "published", "date": "published",
        "url": "url", "link": "url",
        "author": "authors", "authors": "authors",
        "licence": "licence", "license": "licence", "rights": "licence",
    }
)  # fmt: skip
"""What people call the fields; the first of two that mean the same wins."""


def merged(sources: Iterable[Metadata]) -> Metadata:
    """Each field from the first source that states it."""
    values: dict[str, object] = {}
    for source in sources:
        for name in source.stated():
            values.setdefault(name, getattr(source, name))
    return Metadata(**values)  # type: ignore[arg-type]


def from_mapping(values: Mapping[str, object], name: str) -> Metadata:
    """The known keys of a mapping, in any case; raises InputError where a value can't be.

    `name` is what messages call the file. Keys that Comity does not know are left alone.
    """
    found: dict[str, object] = {}
    lowered = {str(key).strip().lower(): value for key, value in values.items()}
    for key, field in FIELDS.items():
        value = lowered.get(key)
        if value is None or value == "" or field in found:
            continue
        found[field] = _value(field, value, f"{name}: {key}")
    return Metadata(**found)  # type: ignore[arg-type]


def _value(field: str, value: object, place: str) -> object:
    if field == "published":
        return _published(value, place)
    if field == "authors":
        names = value if isinstance(value, list) else _split_names(_line(value, place))
        return tuple(_line(name, place) for name in names)
    text = _line(value, place)
    if field == "url":
        return checked_url(text, place)
    return text


def _line(value: object, place: str) -> str:
    if not isinstance(value, str | int | float | date):
        raise InputError(f"{place} is a {type(value).__name__}; write it as text")
    text = " ".join(str(value).split())
    if not text.isprintable() or len(text) > MAX_VALUE:
        raise InputError(f"{place} has control characters or is too long; write one line of text")
    return text


def _split_names(names: str) -> list[str]:
    separator = r"\s*;\s*" if ";" in names else r",?\s+and\s+|\s*,\s*"
    return [name for name in re.split(separator, names) if name]


def _published(value: object, place: str) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    text = _line(value, place)
    day = iso_date(text)
    if day is None:
        raise InputError(f"{place}: {text[:60]!r} is not a date; write 2023-09-19, 2023-09 or 2023")
    return day


_ISO = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:[T ]\d\d:\d\d.{0,20})?")


def iso_date(text: str) -> str | None:
    """ "2023-09-19T08:00Z", "September 19, 2023", "Sept. 2023" as an ISO 8601 date, or None."""
    match = _ISO.fullmatch(text.strip())
    if match is not None:
        try:
            date.fromisoformat(f"{match[1]}-01-01"[:10])
        except ValueError:
            return None
        return match[1]
    mentions = find_periods(text, None)
    found = to_edtf(mentions[0].period) if len(mentions) == 1 else ""
    return found if re.fullmatch(r"\d{4}(-\d\d){0,2}", found) else None


def checked_url(text: str, place: str) -> str:
    """The URL, if it is one of the web; raises InputError otherwise."""
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not parts.netloc or re.search(r"[\s<>\"]", text):
        raise InputError(f"{place}: {text[:60]!r} is no URL; write one that begins with https://")
    return text


_PAIR = re.compile(r"([A-Za-z]{2,20})[ ]?:[ ]*(.*)")
_HEAD_FIELDS = frozenset({"title", "published", "url"})


def split_head(text: str, name: str) -> tuple[Metadata, str]:
    """The first block of `Key: value` lines, if there is one, and the rest of the text.

    A block counts if every line is a pair, the first key is one that Comity knows, and it says
    more than a publisher: a lone "Source: Getty" is a picture's credit and stays in the text.
    """
    head, _, body = text.partition("\n\n")
    pairs = [_PAIR.fullmatch(line.strip()) for line in head.split("\n")]
    values = {pair[1].lower(): pair[2] for pair in pairs if pair is not None}
    known = {FIELDS[key] for key in values if key in FIELDS}
    first = pairs[0][1].lower() if pairs[0] is not None else ""
    is_head = len(known) > 1 or (bool(known & _HEAD_FIELDS) and len(pairs) == 1 and body != "")
    if None in pairs or first not in FIELDS or not is_head:
        return Metadata(), text
    return from_mapping(values, name), body.strip()


def from_sidecar(data: bytes, name: str) -> Metadata:
    """A TOML file of metadata; raises InputError for unknown keys: they are slips."""
    try:
        values = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(f'{name}: not TOML ({error}); write lines like title = "…"') from error
    unknown = sorted(key for key in values if key.lower() not in FIELDS)
    if unknown:
        known = ", ".join(sorted(set(FIELDS.values())))
        raise InputError(f"{name}: unknown key {unknown[0]!r}; use {known}")
    return from_mapping(values, name)
