"""A remote store that speaks SPARQL 1.1: Query, Update and Graph Store Protocol.

What a server writes differently from how it was given (numbers, mostly) is in docs/stores.md.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import Path
from typing import cast
from urllib.parse import quote

import pyoxigraph
from pyoxigraph import (
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
)

from comity.graph.closing import Closing
from comity.graph.stores.asking import GRAPH_FORMS, broken_off, fetch
from comity.graph.stores.base import Dataset
from comity.graph.stores.changes import data, has_blank_node
from comity.graph.stores.http import Client, HttpError, shown
from comity.graph.stores.servers import Server
from comity.ontology.errors import QueryError, StoreError
from comity.ontology.iris import GRAPH, Iri, article_graph, local_name

PART = 8 << 20
"""Bytes of statements that one request carries; a larger graph is sent in several."""

CHANGES = 1000
"""Statements of one update: Virtuoso 7 takes no more than some 4,000."""

_FORM = re.compile(
    r"(?:\s+|#[^\n]*|BASE\s*<[^>]*>|PREFIX\s+[^\s:]*:\s*<[^>]*>)*(SELECT|ASK|CONSTRUCT|DESCRIBE)\b",
    re.IGNORECASE,
)
_OURS = f'FILTER(STRSTARTS(STR(?g), "{GRAPH}"))'
# Grouped: for SELECT DISTINCT ?g, Virtuoso 7 walks all quads once for each.
_GRAPHS = f"SELECT ?g (COUNT(*) AS ?n) {{ GRAPH ?g {{ ?s ?p ?o }} {_OURS} }} GROUP BY ?g"
_ARTICLES = f"SELECT ?g ?hash {{ GRAPH ?g {{ ?article cmt:textHash ?hash }} {_OURS} }}"


class SparqlStore(Closing):
    """The contract of `base.Store`, kept by a server somewhere else.

    `graphs`, `articles` and `quads` tell of the graphs below `comity.ontology.iris.GRAPH` alone:
    a server may hold what is not ours. Queries see all that it holds, and its default graph must
    be the union of all graphs. A graph of up to `PART` bytes is replaced in one request, which
    the servers that were tried carry out whole or not at all; a larger one in several.
    """

    def __init__(self, server: Server, client: Client) -> None:
        self.server = server
        self._client: Client | None = client

    @property
    def folder(self) -> Path | None:
        """None: what belongs to it beside the graphs has no place here."""
        return None

    def replace_article(self, article_id: str, triples: Iterable[Triple]) -> None:
        """Make `triples` all that the named graph of this article holds."""
        self.replace_graph(article_graph(article_id), triples)

    def replace_articles(self, graphs: Mapping[str, bytes]) -> None:
        """Make the N-Quads of each article all that its named graph holds, one after the other."""
        for article, lines in graphs.items():
            quads = pyoxigraph.parse(lines, format=RdfFormat.N_QUADS)
            self.replace_article(article, (quad.triple for quad in quads))

    def remove_article(self, article_id: str) -> None:
        """Drop the named graph of this article; an unknown article is no error."""
        self.remove_graph(article_graph(article_id))

    def replace_graph(self, graph: Iri, triples: Iterable[Triple]) -> None:
        """Make `triples` all that this named graph holds."""
        told = set(triples)
        method = "PUT"
        for part in _parts(
            sorted(f"{triple} .\n".encode() for triple in told), has_blank_node(told)
        ):
            self._send(method, self._address(graph), self.server.triples, part)
            method = "POST"
        if method == "PUT":
            self.remove_graph(graph)

    def change_graph(self, graph: Iri, removed: Set[Triple], added: Set[Triple]) -> None:
        """Take some triples out of a named graph and put others in; neither has blank nodes.

        More than `CHANGES` are written by writing the graph anew.
        """
        if len(removed) + len(added) > CHANGES:
            self.replace_graph(graph, set(self.triples(graph)) - removed | added)
        elif removed or added:
            node = NamedNode(graph)
            changes = data("DELETE", node, removed), data("INSERT", node, added)
            self.update(" ;\n".join(filter(None, changes)))

    def remove_graph(self, graph: Iri) -> None:
        """Drop a graph; one that is not there is no error."""
        try:
            self._send("DELETE", self._address(graph))
        except HttpError as error:
            if error.status != 404:
                raise

    def add_quads(self, quads: Iterable[Quad]) -> None:
        """Add statements to their graphs, many graphs in a request; no blank nodes.

        Only where `server.quads` says that it is possible.
        """
        assert self.server.quads is not None
        for part in _parts((f"{quad} .\n".encode() for quad in quads), whole=False):
            self._send("POST", self.server.quads, "application/n-quads", part)

    def update(self, sparql: str) -> None:
        """Carry out an update of our own; one that may be carried out twice."""
        self._send("POST", self.server.update, "application/sparql-update", sparql.encode())

    def articles(self) -> dict[str, str]:
        """Article id -> hash of the text that was read, ordered by id."""
        found = self._rows(_ARTICLES)
        return dict(sorted((local_name(_text(g)), _text(told)) for g, told in found))

    def graphs(self) -> tuple[Iri, ...]:
        """The names of our graphs that hold something, sorted."""
        return tuple(sorted(Iri(_text(graph)) for graph, _ in self._rows(_GRAPHS)))

    def triples(self, graph: Iri) -> Iterator[Triple]:
        """What one graph holds, in no order that means anything."""
        # Not by GET or CONSTRUCT, which Virtuoso may cut short without a sign.
        for row in self._rows(f"SELECT ?s ?p ?o {{ GRAPH {NamedNode(graph)} {{ ?s ?p ?o }} }}"):
            yield Triple(*cast("tuple[NamedNode, NamedNode, NamedNode]", row))

    def quads(self) -> Iterator[Quad]:
        """What our graphs hold, in no order that means anything."""
        for graph in self.graphs():
            for triple in self.triples(graph):
                yield Quad(triple.subject, triple.predicate, triple.object, NamedNode(graph))

    def query(
        self, sparql: str, dataset: Dataset | None = None, base: str | None = None
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Answer a query of our own (see `base.Store.query`); FROM is heeded."""
        form = _FORM.match(sparql)
        if form is None:
            raise QueryError("the query is malformed: it is no SELECT, ASK, CONSTRUCT or DESCRIBE")
        text = f"BASE <{base}> {sparql}" if base else sparql
        kind, url = form[1].upper(), self.server.query
        if dataset is None and self.server.union:
            url += f"{'&' if '?' in url else '?'}{self.server.union}"
        try:
            body = fetch(self._open(), url, text, kind, dataset).body
        except HttpError as error:
            if error.status != 400:
                raise
            raise QueryError(f"the query is malformed, {shown(url)} says: {error.said}") from error
        try:
            if kind in GRAPH_FORMS:
                return _triples_of(body)
            return pyoxigraph.parse_query_results(body, format=QueryResultsFormat.JSON)
        except (SyntaxError, ValueError) as error:
            raise StoreError(str(broken_off(url, body))) from error

    def close(self) -> None:
        """Let go of the connections; to close twice is no error."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def _open(self) -> Client:
        if self._client is None:
            raise StoreError(f"{shown(self.server.query)} was closed: open it again")
        return self._client

    def _send(
        self, method: str, url: str, media_type: str | None = None, body: bytes | None = None
    ) -> None:
        headers: Mapping[str, str] = {"Content-Type": media_type} if media_type else {}
        self._open().send(method, url, headers, body)

    def _address(self, graph: Iri) -> str:
        joint = "&" if "?" in self.server.graphs else "?"
        return f"{self.server.graphs}{joint}graph={quote(graph, safe='')}"

    def _rows(self, sparql: str) -> Iterator[list[object]]:
        answer = self.query(sparql)
        assert isinstance(answer, QuerySolutions)
        try:
            for row in answer:
                yield [row[name] for name in answer.variables]
        except (SyntaxError, ValueError) as error:
            raise StoreError(f"{shown(self.server.query)} sent no complete answer") from error


def _triples_of(turtle: bytes) -> QueryTriples:
    held = Store()
    held.load(turtle, format=RdfFormat.TURTLE)
    # The one way to make such an object.
    return cast("QueryTriples", held.query("CONSTRUCT WHERE { ?s ?p ?o }"))


def _parts(lines: Iterable[bytes], whole: bool) -> Iterator[bytes]:
    """The lines put together to bodies of up to `PART` bytes, or to one; none where none is."""
    part = bytearray()
    for line in lines:
        if part and len(part) + len(line) > PART and not whole:
            yield bytes(part)
            part.clear()
        part += line
    if part:
        yield bytes(part)


def _text(term: object) -> str:
    assert isinstance(term, NamedNode | Literal)
    return term.value
