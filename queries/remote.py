"""The same queries on a SPARQL endpoint somewhere else, with the limits and words of `ask`."""

import json
import tomllib
from dataclasses import dataclass
from importlib.resources import files

import pyoxigraph
from pyoxigraph import RdfFormat

from comity.graph.stores.asking import GRAPH_FORMS, broken_off, fetch
from comity.graph.stores.credentials import Credentials
from comity.graph.stores.http import (
    Client,
    HttpError,
    HttpTimeoutError,
    HttpTooBigError,
    Reply,
    check_address,
    one_line,
    shown,
)
from comity.ontology.errors import (
    QueryError,
    QueryRefusedError,
    QueryTimeoutError,
    QueryTooBigError,
)
from comity.queries.guard import check_query
from comity.queries.results import Answer, from_json

PAUSES = (0.3, 1.0)
"""Seconds between attempts: somebody waits for the answer."""

_CLAIM = "?claim a cmt:Claim"


@dataclass(frozen=True, slots=True)
class RemoteEndpoint:
    """A SPARQL 1.1 query service. `timeout` is in seconds, all told."""

    url: str
    timeout: float = 30.0
    credentials: Credentials | None = None

    def __post_init__(self) -> None:
        try:
            check_address(self.url)
        except ValueError as error:
            raise QueryError(str(error)) from error

    def query(self, sparql: str) -> Answer:
        """Answer a query; the prefixes of `comity.ontology.iris` need no declaration.

        Raises QueryError where the query is malformed, refused or answered with something that
        is no answer, QueryTimeoutError where it takes too long, QueryTooBigError where the
        answer is, and StoreError where the endpoint can't be reached or fails.
        """
        form = check_query(sparql, allow=("SERVICE", "FROM")).form
        body = self._fetch(sparql, form).body
        return self._read_graph(body) if form in GRAPH_FORMS else self._read_json(body)

    def check(self, question: str) -> None:
        """Make sure that a catalogued question is not known to be answered wrongly here.

        Raises QueryRefusedError where this kind of server may give wrong rows for it, and where
        queries don't see the named graphs, so that it would have none.
        """
        reply = self._fetch(f"ASK {{ {_CLAIM} }}", "ASK")
        name = reply.headers.get("server", "")
        if any(question in known for kind, known in _wrong().items() if name.startswith(kind)):
            raise QueryRefusedError(
                f"{shown(self.url)} is {one_line(name)}, which gives wrong rows for {question}: "
                "ask a store on disk, or another server"
            )
        inside = f"ASK {{ GRAPH ?graph {{ {_CLAIM} }} }}"
        if self._read_json(reply.body) is False and self.query(inside) is True:
            raise QueryRefusedError(
                f"{shown(self.url)} has Comity's graphs, but its queries don't see them: make the "
                "union of all graphs its default graph (Oxigraph: add ?union-default-graph to the "
                "address, or start it with --union-default-graph)"
            )

    def _fetch(self, sparql: str, form: str) -> Reply:
        client = Client(self.credentials, self.timeout, PAUSES)
        try:
            return fetch(client, self.url, sparql, form)
        except HttpTimeoutError as error:
            raise self._too_long() from error
        except HttpTooBigError as error:
            raise QueryTooBigError(f"{error}: add LIMIT") from error
        except HttpError as error:
            if error.status in (408, 504):
                raise self._too_long() from error
            if error.status in (400, 413, 414):
                raise QueryError(
                    f"{shown(self.url)} refuses the query (HTTP {error.status}): {error.said}"
                ) from error
            raise
        finally:
            client.close()

    def _read_json(self, body: bytes) -> Answer:
        try:
            document = json.loads(body)
        except ValueError as error:
            raise broken_off(self.url, body) from error
        if not isinstance(document, dict):
            raise broken_off(self.url, body)
        return from_json(document)

    def _read_graph(self, body: bytes) -> Answer:
        try:
            quads = pyoxigraph.parse(body, format=RdfFormat.TURTLE)
            return tuple(sorted({quad.triple for quad in quads}, key=str))
        except SyntaxError as error:
            raise broken_off(self.url, body) from error

    def _too_long(self) -> QueryTimeoutError:
        return QueryTimeoutError(
            f"{shown(self.url)} did not answer within {self.timeout:g} s: make the query more "
            "specific or add LIMIT, or give it more time with --timeout"
        )


def _wrong() -> dict[str, set[str]]:
    """What a server calls itself -> the questions that it answers wrongly, if only at times."""
    text = files("comity.queries").joinpath("wrong.toml").read_text(encoding="utf-8")
    known: dict[str, dict[str, list[str]]] = tomllib.loads(text)
    return {
        kind: {name for names in lists.values() for name in names} for kind, lists in known.items()
    }
