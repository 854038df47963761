"""The formats of `comity.queries.serialize` by their media types."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from comity.ontology.errors import FormatError
from comity.queries.serialize import Formats
from comity.scripts.service.negotiation import best

RESULTS: Mapping[str, str] = MappingProxyType(
    {
        "application/sparql-results+json": "json",
        "application/sparql-results+xml": "xml",
        "text/csv": "csv",
        "text/tab-separated-values": "tsv",
        "application/json": "json",
        "application/xml": "xml",
        "text/xml": "xml",
    }
)
"""Media type -> format of tables and of yes or no; those preferred come first."""

GRAPHS: Mapping[str, str] = MappingProxyType(
    {
        "text/turtle": "turtle",
        "application/n-triples": "ntriples",
        "application/rdf+xml": "rdfxml",
        "application/ld+json": "jsonld",
        "application/trig": "trig",
        "application/n-quads": "nquads",
        "application/x-turtle": "turtle",
        "application/json": "jsonld",
        "application/xml": "rdfxml",
        "text/xml": "rdfxml",
    }
)
"""Media type -> format of triples."""

SHORT: Mapping[str, str] = MappingProxyType(
    {
        "json": "application/sparql-results+json",
        "xml": "application/sparql-results+xml",
        "csv": "text/csv",
        "tsv": "text/tab-separated-values",
        "turtle": "text/turtle",
        "ttl": "text/turtle",
        "ntriples": "application/n-triples",
        "nt": "application/n-triples",
        "rdfxml": "application/rdf+xml",
        "rdf": "application/rdf+xml",
        "jsonld": "application/ld+json",
        "trig": "application/trig",
        "nquads": "application/n-quads",
        "nq": "application/n-quads",
    }
)
"""What ?format= may say instead of a media type."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The media types for a table and for triples; None where none that is known will do."""

    table: str | None
    graph: str | None

    @property
    def formats(self) -> Formats:
        """What the engine is to write."""
        return {
            "table": None if self.table is None else RESULTS[self.table],
            "graph": None if self.graph is None else GRAPHS[self.graph],
        }

    def media_type(self, form: str) -> str:
        """The media type of an answer that was written in a format."""
        chosen = self.table if self.table and RESULTS[self.table] == form else self.graph
        assert chosen is not None
        return chosen


def wanted(accept: str | None, short: str | None) -> Wanted:
    """What a client wants; `short` is the value of ?format=, which counts more than `accept`.

    A format of tables says nothing of triples, and the other way round: then the default is
    taken. Raises FormatError for a format that nobody knows.
    """
    if short is None:
        return Wanted(best(accept, tuple(RESULTS)), best(accept, tuple(GRAPHS)))
    media_type = SHORT.get(short.lower(), short.lower())
    if media_type not in RESULTS and media_type not in GRAPHS:
        raise FormatError(f"no format is called {short!r}: use one of {', '.join(SHORT)}")
    return Wanted(_or_default(media_type, tuple(RESULTS)), _or_default(media_type, tuple(GRAPHS)))


def with_charset(media_type: str) -> str:
    """The value of Content-Type: all that we write is UTF-8."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def _or_default(media_type: str, offers: Sequence[str]) -> str:
    return media_type if media_type in offers else offers[0]
