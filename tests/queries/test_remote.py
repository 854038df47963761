"""What an endpoint can answer, and what can go wrong on the way."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from benchmarks import servers
from comity.graph.stores.asking import declare_prefixes
from comity.graph.stores.credentials import Credentials
from comity.ontology.errors import (
    ComityError,
    QueryError,
    QueryRefusedError,
    QueryTimeoutError,
    StoreError,
)
from comity.queries.remote import RemoteEndpoint
from comity.queries.results import Table

SELECT = "SELECT ?who WHERE { ?who cmt:memberOf org:northern-trade-league } ORDER BY ?who"
EMPTY = b'{"head": {"vars": []}, "results": {"bindings": []}}'
Respond = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def served(respond: Respond) -> Iterator[str]:
    """The address of a server that gives one kind of reply."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            respond(self)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/sparql"
    finally:
        server.shutdown()
        server.server_close()


def reply(status: int, body: bytes, **headers: str) -> Respond:
    def respond(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response_only(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return respond


def test_select_ask_construct(endpoint: str) -> None:
    remote = RemoteEndpoint(endpoint)
    table = remote.query(SELECT)
    assert isinstance(table, Table)
    assert [row[0].value.rsplit("/")[-1] for row in table.rows if row[0]] == ["XCO", "XDO"]
    assert remote.query("ASK { state:XBE cmt:recognizes org:red-lantern }") is True
    assert remote.query("ASK { state:XAR cmt:recognizes org:red-lantern }") is False
    triples = remote.query("CONSTRUCT WHERE { ?who cmt:recognizes ?whom }")
    assert isinstance(triples, tuple)
    assert [triple.predicate.value for triple in triples] == [
        "https://w3id.org/comity/onto#recognizes"
    ]


def test_an_update_never_leaves(endpoint: str) -> None:
    with pytest.raises(QueryError, match=r"DELETE changes the graph"):
        RemoteEndpoint(endpoint).query("DELETE WHERE { ?s ?p ?o }")


def test_wrong_path_of_a_real_server(endpoint: str) -> None:
    with pytest.raises(StoreError, match=r"HTTP 404 .*is this the address of its query service"):
        RemoteEndpoint(endpoint + "/nowhere").query("ASK {}")


def test_query_that_the_server_refuses() -> None:
    with (
        served(reply(400, b"Parse error\nat line 3: \x1b[31mFOO")) as url,
        pytest.raises(QueryError, match=r"refuses the query .HTTP 400.: .*Parse error") as caught,
    ):
        RemoteEndpoint(url).query("ASK {}")
    assert "\n" not in str(caught.value)
    assert "\x1b" not in str(caught.value)


@pytest.mark.parametrize(
    ("status", "kind", "said"),
    [
        (401, StoreError, "COMITY_USER"),
        (403, StoreError, "your account"),
        (414, QueryError, "refuses"),
        (500, StoreError, "HTTP 500"),
        (503, StoreError, "try again later"),
        (504, QueryTimeoutError, "did not answer"),
    ],
)
def test_status(status: int, kind: type[ComityError], said: str) -> None:
    with served(reply(status, b"no")) as url, pytest.raises(kind, match=said):
        RemoteEndpoint(url).query("ASK {}")


@pytest.mark.parametrize(
    "body",
    [
        b'{"head": {"vars": ["a"]}, "results": {"bindings": [{"a": {"type": "ur'
        b"The SPARQL operation has been cancelled",
        b"<html>Welcome</html>",
        b"",
        b"[1, 2]",
        b'{"head": {}}',
    ],
)
def test_body_that_is_no_answer(body: bytes) -> None:
    with served(reply(200, body)) as url, pytest.raises(QueryError, match=r"answer"):
        RemoteEndpoint(url).query("SELECT * WHERE {}")


def test_graph_that_breaks_off() -> None:
    with (
        served(reply(200, b"<http://a.example/> <http://a.example/p> ")) as url,
        pytest.raises(QueryError, match=r"no complete answer"),
    ):
        RemoteEndpoint(url).query("CONSTRUCT WHERE { ?s ?p ?o }")


def test_virtuoso_says_only_in_a_header_that_it_gave_up() -> None:
    with (
        served(reply(200, EMPTY, X_SQL_State="S1TAT")) as url,
        pytest.raises(QueryTimeoutError, match=r"--timeout"),
    ):
        RemoteEndpoint(url).query("SELECT * WHERE {}")


def test_virtuoso_that_kills_a_query_gave_it_up() -> None:
    killed = b"Virtuoso HY008 Error SR203: Async statement killed by SQLCancel.\n\nSPARQL query:"
    with (
        served(reply(500, killed)) as url,
        pytest.raises(QueryTimeoutError, match=r"--timeout"),
    ):
        RemoteEndpoint(url).query("SELECT * WHERE {}")


def test_refused_connection() -> None:
    with served(reply(200, EMPTY)) as url:
        gone = url
    with pytest.raises(StoreError, match=r"can't be reached .*is the server running"):
        RemoteEndpoint(gone).query("ASK {}")


def test_connection_that_is_cut() -> None:
    with (
        served(reply(200, b"{", Content_Length="1000")) as url,
        pytest.raises(ComityError, match=r"reached|no complete answer"),
    ):
        RemoteEndpoint(url).query("ASK {}")


def test_server_that_drips_is_stopped() -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(100):
            try:
                handler.wfile.write(b" ")
                time.sleep(0.05)
            except OSError:
                return

    with served(drip) as url:
        begin = time.monotonic()
        with pytest.raises(QueryTimeoutError, match=r"within 0\.3 s"):
            RemoteEndpoint(url, timeout=0.3).query("ASK {}")
        assert time.monotonic() - begin < 3


@pytest.mark.parametrize(
    "url", ["ftp://a.example/", "graph.store", "file:///etc/passwd", "http://"]
)
def test_address_that_is_none(url: str) -> None:
    with pytest.raises(QueryError, match=r"is not an address"):
        RemoteEndpoint(url)


def test_a_password_in_the_address_is_not_repeated() -> None:
    with pytest.raises(QueryError, match=r"COMITY_PASSWORD") as caught:
        RemoteEndpoint("https://me:secret@a.example/sparql")
    assert "secret" not in str(caught.value)


def test_basic_authentication() -> None:
    seen: list[str | None] = []

    def respond(handler: BaseHTTPRequestHandler) -> None:
        seen.append(handler.headers.get("Authorization"))
        reply(200, EMPTY)(handler)

    with served(respond) as url:
        RemoteEndpoint(url, credentials=Credentials("me", "secret")).query("SELECT * WHERE {}")
        RemoteEndpoint(url).query("SELECT * WHERE {}")
    assert seen == ["Basic bWU6c2VjcmV0", None]


def test_prefixes_are_declared_where_they_miss() -> None:
    assert declare_prefixes(SELECT).startswith(
        "PREFIX cmt: <https://w3id.org/comity/onto#> PREFIX org: <https://w3id.org/comity/id/org/> "
    )
    own = "PREFIX cmt: <urn:other:> ASK { ?a cmt:b ?c }"
    assert declare_prefixes(own) == own


def test_a_server_whose_queries_see_no_graph_is_told(world: Path) -> None:
    with servers.oxigraph(world, read_only=True) as url:
        with pytest.raises(QueryRefusedError, match=r"queries don't see them: .*union"):
            RemoteEndpoint(f"{url}/query").check("memberships")
        RemoteEndpoint(f"{url}/query?union-default-graph").check("memberships")


def test_a_server_that_is_known_to_answer_wrongly() -> None:
    body = b'{"head": {}, "boolean": true}'
    for name, refused in (("Virtuoso/07.20.3229 (Linux)", True), ("Virtuoso/08.3", False)):
        with served(reply(200, body, Server=name)) as url:
            endpoint = RemoteEndpoint(url)
            endpoint.check("memberships")
            if refused:
                with pytest.raises(
                    QueryRefusedError, match="wrong rows for security-trend: ask a store"
                ):
                    endpoint.check("security-trend")
            else:
                endpoint.check("security-trend")
