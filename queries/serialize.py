"""Answers as bytes in the formats of the W3C, within limits; the engine writes them.

Nothing is handed out before it is whole: half an answer that looks like a whole one is wrong.
"""

import re
from collections.abc import Iterable, Mapping
from io import BytesIO
from itertools import islice
from types import MappingProxyType
from typing import TypedDict

import pyoxigraph
from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
)

from comity.ontology.errors import FormatError, QueryTooBigError
from comity.ontology.iris import PREFIXES

RESULT_FORMATS: Mapping[str, QueryResultsFormat] = MappingProxyType(
    {
        "json": QueryResultsFormat.JSON,
        "xml": QueryResultsFormat.XML,
        "csv": QueryResultsFormat.CSV,
        "tsv": QueryResultsFormat.TSV,
    }
)
"""What a table, or a yes or no, can be written in."""

GRAPH_FORMATS: Mapping[str, RdfFormat] = MappingProxyType(
    {
        "turtle": RdfFormat.TURTLE,
        "ntriples": RdfFormat.N_TRIPLES,
        "rdfxml": RdfFormat.RDF_XML,
        "jsonld": RdfFormat.JSON_LD,
        "trig": RdfFormat.TRIG,
        "nquads": RdfFormat.N_QUADS,
    }
)
"""What the triples of a CONSTRUCT or DESCRIBE query can be written in."""

_WITH_PREFIXES = frozenset({"turtle", "trig", "rdfxml", "jsonld"})
_QUOTED = re.compile(rb'"(?:[^"\\]|\\.)*"')
_CSV_QUOTED = re.compile(rb'"[^"]*"')
_NOT_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")


class Formats(TypedDict):
    """The format that is wanted of each kind of answer, by its name here; None refuses it."""

    table: str | None
    graph: str | None


def serialize(
    results: QuerySolutions | QueryBoolean | QueryTriples,
    formats: Formats,
    max_rows: int,
    max_bytes: int,
) -> tuple[str, bytes]:
    """The format that was taken, and the whole answer in it; triples are sorted, each once.

    Raises QueryTooBigError where it has more than `max_rows` rows or triples, or more than
    `max_bytes` bytes, and FormatError where the format can't hold it or none is wanted.
    """
    if isinstance(results, QueryTriples):
        form = _wanted(formats["graph"], "triples", GRAPH_FORMATS)
        return form, _graph(results, form, max_rows, max_bytes)
    form = _wanted(formats["table"], "a table", RESULT_FORMATS)
    body = _Bounded(max_bytes)
    results.serialize(body, format=RESULT_FORMATS[form])
    written = body.getvalue()
    if isinstance(results, QuerySolutions) and _more_rows(form, written, max_rows):
        raise _too_many(max_rows)
    return form, _checked(form, written)


def _wanted(form: str | None, what: str, known: Mapping[str, object]) -> str:
    if form is None:
        raise FormatError(f"the answer is {what}, which can be had as {', '.join(known)} only")
    return form


def _graph(results: QueryTriples, form: str, max_rows: int, max_bytes: int) -> bytes:
    triples = tuple(islice(results, max_rows + 1))
    if len(triples) > max_rows:
        raise _too_many(max_rows)
    body = _Bounded(max_bytes)
    prefixes = _prefixes(triples) if form in _WITH_PREFIXES else None
    pyoxigraph.serialize(
        sorted(set(triples), key=str), body, format=GRAPH_FORMATS[form], prefixes=prefixes
    )
    return _checked(form, body.getvalue())


def _prefixes(triples: Iterable[Triple]) -> dict[str, str]:
    """Those of our prefixes that these triples use."""
    terms = {term for triple in triples for term in triple}
    types = {term.datatype for term in terms if isinstance(term, Literal)}
    iris = (term.value for term in terms | types if isinstance(term, NamedNode))
    used = {iri[: 1 + max(iri.rfind("/"), iri.rfind("#"))] for iri in iris}
    return {name: iri for name, iri in PREFIXES.items() if iri in used}


class _Bounded(BytesIO):
    """A file in memory that refuses to grow beyond its limit."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def write(self, data: "bytes | bytearray | memoryview", /) -> int:  # type: ignore[override]
        if self.tell() + len(data) > self._limit:
            raise QueryTooBigError(
                f"the answer has more than {self._limit:,} bytes: add LIMIT, or count and group"
            )
        return super().write(data)


def _more_rows(form: str, body: bytes, limit: int) -> bool:
    """Whether a table has more rows than `limit`.

    The mark between rows may also stand inside a value, so where the marks are too many, they
    are counted again outside of quotes.
    """
    match form:
        case "xml":
            return body.count(b"<result>") + body.count(b"<result/>") > limit
        case "tsv":
            return body.count(b"\n") - 1 > limit
        case "csv":
            mark, quoted, others = b"\r\n", _CSV_QUOTED, -1
        case _:
            mark, quoted, others = b"},{", _QUOTED, 1
    return body.count(mark) + others > limit and quoted.sub(b"", body).count(mark) + others > limit


def _checked(form: str, body: bytes) -> bytes:
    if form in ("xml", "rdfxml") and (bad := _NOT_XML.search(body)):
        raise FormatError(
            f"the answer holds the character {bad[0].decode()!r}, which XML can't: ask for "
            + ("JSON" if form == "xml" else "Turtle")
        )
    return body


def _too_many(limit: int) -> QueryTooBigError:
    return QueryTooBigError(
        f"the answer has more than {limit:,} rows: add LIMIT, or count and group"
    )
