"""Queries to a SPARQL endpoint: Virtuoso, GraphDB, Fuseki, Oxigraph, …

The only importer of SPARQLWrapper. It asks for JSON only: a server that gives up half-way then
leaves a document that breaks, where half a CSV file would look like a whole one.
"""

import json
import re
from http.client import HTTPResponse
from typing import cast

from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper

from comity.graph.stores.base import Dataset
from comity.graph.stores.http import (
    Client,
    HttpError,
    HttpTimeoutError,
    Reply,
    one_line,
    shown,
)
from comity.ontology.errors import QueryError, QueryTooBigError
from comity.ontology.iris import PREFIXES

GRAPH_FORMS = ("CONSTRUCT", "DESCRIBE")
"""The forms of query that give triples."""

_KILLED = "SR203"
"""How Virtuoso's errors begin where it kills a query at its time limit instead of cutting it."""
_BOOLEAN = PREFIXES["xsd"] + "boolean"
_NODE = "nodeID://"
_ASKED = "__ASK_RETVAL"


class _Request(SPARQLWrapper):
    """A query that goes through our client, which signs in, and waits and tries again."""

    reply: Reply

    def __init__(self, url: str, client: Client) -> None:
        super().__init__(url)
        self._client = client

    def _query(self) -> tuple[HTTPResponse, str]:
        made = self._createRequest()
        assert isinstance(made.data, bytes)
        headers = dict(made.header_items())
        self.reply = self._client.send(made.get_method(), made.full_url, headers, made.data)
        # What its callers would convert; here nobody does.
        return cast(HTTPResponse, self.reply), self.returnFormat


def fetch(
    client: Client, url: str, sparql: str, form: str, dataset: Dataset | None = None
) -> Reply:
    """The answer to a query of the form SELECT, ASK, CONSTRUCT or DESCRIBE.

    Its body is SPARQL results in JSON, or Turtle. The prefixes of `comity.ontology.iris` need no
    declaration. Raises HttpTimeoutError also where the server says that it gave up, and
    QueryTooBigError where it says that it left rows out; else as `Client.send`.
    """
    request = _Request(url, client)
    request.setMethod(POST)
    request.setOnlyConneg(True)
    request.setReturnFormat(TURTLE if form in GRAPH_FORMS else JSON)
    request.setQuery(declare_prefixes(sparql))
    # Its own guess is a pattern on the text, which may take a query for an update.
    request.queryType = form
    for name in dataset.default if dataset else ():
        request.addDefaultGraph(name)
    for name in dataset.named if dataset else ():
        request.addNamedGraph(name)
    gave_up = HttpTimeoutError(f"{shown(url)} gave up the query at a time limit of its own")
    try:
        request.query()
    except HttpError as error:
        if _KILLED in error.said:
            raise gave_up from error
        raise
    reply = request.reply
    if "S1TAT" in reply.headers.get("x-sql-state", ""):
        raise gave_up
    # Virtuoso cuts answers at a limit of its own, and says so in a header alone.
    if "x-sparql-maxrows" in reply.headers:
        raise QueryTooBigError(
            f"{shown(url)} cuts answers at {one_line(reply.headers['x-sparql-maxrows'])} rows: add "
            "LIMIT, or have its limit (ResultSetMaxRows) raised"
        )
    if form in GRAPH_FORMS:
        return reply
    return Reply(reply.headers, _mended(reply.body))


def _mended(body: bytes) -> bytes:
    """SPARQL results in JSON, with what is peculiar to Virtuoso put right.

    It answers ASK with a table, writes "1" and "0" for true and false, and calls blank nodes
    `nodeID://…`.
    """
    if not any(oddity.encode() in body for oddity in (_BOOLEAN, _NODE, _ASKED)):
        return body
    try:
        document = json.loads(body)
        rows = document.get("results", {}).get("bindings", ())
        if document["head"].get("vars") == [_ASKED]:
            return json.dumps(
                {"head": {}, "boolean": _ASKED in rows[0] if rows else False}
            ).encode()
        for row in rows:
            for term in row.values():
                if term["type"] == "bnode":
                    term["value"] = term["value"].removeprefix(_NODE)
                elif term.get("datatype") == _BOOLEAN:
                    term["value"] = {"1": "true", "0": "false"}.get(term["value"], term["value"])
    except (ValueError, KeyError, TypeError, AttributeError):
        # Whoever reads it says what is wrong with it.
        return body
    return json.dumps(document).encode()


def broken_off(url: str, body: bytes) -> QueryError:
    """The error of an answer that ends before its end."""
    end = one_line(body[-200:].decode("utf-8", "replace"))
    return QueryError(
        f"{shown(url)} sent no complete answer; it ends with {end!r}. Is this the address of a "
        "query service? If so it gave up half-way: add LIMIT, or make the query more specific"
    )


def declare_prefixes(sparql: str) -> str:
    """The query with a declaration, in its first line, of each of our prefixes that it uses."""
    declared = set(re.findall(r"\bprefix\s+([\w.-]*):", sparql, re.IGNORECASE))
    used = set(re.findall(r"\b(\w+):", sparql)) - declared
    lines = (f"PREFIX {name}: <{PREFIXES[name]}> " for name in sorted(used & PREFIXES.keys()))
    return "".join(lines) + sparql
