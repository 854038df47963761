"""The same queries on a SPARQL endpoint somewhere else: Virtuoso, GraphDB, Fuseki, Oxigraph, …

The only importer of SPARQLWrapper. It asks for JSON only: a server that gives up half-way then
leaves a document that breaks, where half a CSV file would look like a whole one.
"""

import json
import re
import time
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from math import ceil
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

import pyoxigraph
from pyoxigraph import RdfFormat
from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import (
    EndPointInternalError,
    EndPointNotFound,
    QueryBadFormed,
    SPARQLWrapperException,
    Unauthorized,
    URITooLong,
)

from comity.ontology.errors import QueryError, QueryTimeoutError, StoreError
from comity.ontology.iris import PREFIXES
from comity.queries.guard import check_query
from comity.queries.results import Answer, from_json

MAX_BYTES = 256 << 20
"""Bytes that the body of an answer may have."""

_CHUNK = 1 << 16
_SHOWN = 200
_STATUS = {
    QueryBadFormed: 400,
    Unauthorized: 401,
    EndPointNotFound: 404,
    URITooLong: 414,
    EndPointInternalError: 500,
}
_CURES = {
    401: "put the name and password into COMITY_USER and COMITY_PASSWORD",
    403: "your account there may not ask this",
    404: "is this the address of its query service?",
}


@dataclass(frozen=True, slots=True)
class RemoteEndpoint:
    """A SPARQL 1.1 query service. `timeout` is in seconds, all told; the password is for HTTP
    Basic, so use it with https only.
    """

    url: str
    timeout: float = 30.0
    user: str | None = None
    password: str | None = None

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise QueryError(f"the endpoint {self.url!r} is not an address: begin with https://")
        if parts.username or parts.password:
            raise QueryError(f"the endpoint must not hold a password: {_CURES[401]}")

    def query(self, sparql: str) -> Answer:
        """Answer a query; the prefixes of `comity.ontology.iris` need no declaration.

        Raises QueryError where the query is malformed, refused or answered with something that
        is no answer, QueryTimeoutError where it takes too long, and StoreError where the
        endpoint can't be reached or fails.
        """
        form = check_query(sparql, allow=("SERVICE", "FROM")).form
        graph = form in ("CONSTRUCT", "DESCRIBE")
        body = self._fetch(declare_prefixes(sparql), form, TURTLE if graph else JSON)
        return self._read_graph(body) if graph else self._read_json(body)

    def _fetch(self, sparql: str, form: str, wanted: str) -> bytes:
        wrapper = SPARQLWrapper(self.url)
        wrapper.setMethod(POST)
        wrapper.setOnlyConneg(True)
        wrapper.setReturnFormat(wanted)
        wrapper.setTimeout(max(1, ceil(self.timeout)))
        wrapper.setQuery(sparql)
        # Its own guess is a pattern on the text, which may take a query for an update.
        wrapper.queryType = form
        if self.user and self.password:
            wrapper.setCredentials(self.user, self.password)
        deadline = time.monotonic() + self.timeout
        try:
            response: HTTPResponse = wrapper.query().response
            with response:
                if "S1TAT" in (response.headers.get("X-SQL-State") or ""):
                    raise self._too_long()
                return self._read_body(response, deadline)
        except SPARQLWrapperException as error:
            raise self._failed(_STATUS.get(type(error), 500), str(error)) from error
        except HTTPError as error:
            raise self._failed(error.code, str(error.reason)) from error
        except TimeoutError as error:
            raise self._too_long() from error
        except (OSError, HTTPException) as error:
            reason = error.reason if isinstance(error, URLError) else error
            if isinstance(reason, TimeoutError):
                raise self._too_long() from error
            raise StoreError(
                f"{self.url} can't be reached ({_short(str(reason))}): is the address right, "
                "and is the server running?"
            ) from error

    def _read_body(self, response: HTTPResponse, deadline: float) -> bytes:
        """Read on until the end or the deadline: a socket's own limit is for each piece alone."""
        body = bytearray()
        while piece := response.read1(_CHUNK):
            body += piece
            if len(body) > MAX_BYTES:
                raise QueryError(
                    f"{self.url} answers with more than {MAX_BYTES >> 20} MiB: add LIMIT"
                )
            if time.monotonic() > deadline:
                raise self._too_long()
        return bytes(body)

    def _read_json(self, body: bytes) -> Answer:
        try:
            document = json.loads(body)
        except ValueError as error:
            raise self._broken_off(body) from error
        if not isinstance(document, dict):
            raise self._broken_off(body)
        return from_json(document)

    def _read_graph(self, body: bytes) -> Answer:
        try:
            quads = pyoxigraph.parse(body, format=RdfFormat.TURTLE)
            return tuple(sorted({quad.triple for quad in quads}, key=str))
        except SyntaxError as error:
            raise self._broken_off(body) from error

    def _failed(self, status: int, said: str) -> QueryError | StoreError:
        said = _short(said.partition("Response:")[2] or said)
        if status in (408, 504):
            return self._too_long()
        if status in (400, 413, 414):
            return QueryError(f"{self.url} refuses the query (HTTP {status}): {said}")
        cure = _CURES.get(status, "try again later, or ask whoever runs it")
        return StoreError(f"{self.url} answers with HTTP {status} ({said}): {cure}")

    def _broken_off(self, body: bytes) -> QueryError:
        end = _short(body[-_SHOWN:].decode("utf-8", "replace"))
        return QueryError(
            f"{self.url} sent no complete answer; it ends with {end!r}. Is this the address of a "
            "query service? If so it gave up half-way: add LIMIT, or make the query more specific"
        )

    def _too_long(self) -> QueryTimeoutError:
        return QueryTimeoutError(
            f"{self.url} did not answer within {self.timeout:g} s: make the query more specific "
            "or add LIMIT, or give it more time with --timeout"
        )


def declare_prefixes(sparql: str) -> str:
    """The query with a declaration, in its first line, of each of our prefixes that it uses."""
    declared = set(re.findall(r"\bprefix\s+([\w.-]*):", sparql, re.IGNORECASE))
    used = set(re.findall(r"\b(\w+):", sparql)) - declared
    lines = (f"PREFIX {name}: <{PREFIXES[name]}> " for name in sorted(used & PREFIXES.keys()))
    return "".join(lines) + sparql


def _short(text: str) -> str:
    """One line of at most 200 characters, printable ones."""
    line = " ".join(text.split())
    return "".join(char if char.isprintable() else "�" for char in line)[:_SHOWN].strip()
