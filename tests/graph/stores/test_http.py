"""What can go wrong on the way to a server, and what nobody may see."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from comity.graph.stores import http
from comity.graph.stores.credentials import Credentials
from comity.graph.stores.http import Client, HttpError, HttpTimeoutError, HttpTooBigError
from comity.ontology.errors import StoreError

QUICK = (0.01, 0.01, 0.01)
ME = Credentials("me", "se cret")
Respond = Callable[[BaseHTTPRequestHandler, int], None]


@contextmanager
def served(respond: Respond) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """The address of a server, and the headers of the requests that it got.

    `respond` is told how many requests came before.
    """
    seen: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_PUT(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            seen.append(dict(self.headers))
            respond(self, len(seen) - 1)

        do_GET = do_PUT

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/x", seen
    finally:
        server.shutdown()
        server.server_close()


def reply(status: int, body: bytes = b"", **headers: str) -> Respond:
    def respond(handler: BaseHTTPRequestHandler, before: int) -> None:
        handler.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return respond


def after(count: int, first: Respond, then: Respond) -> Respond:
    return lambda handler, before: (first if before < count else then)(handler, before)


def send(url: str, known: Credentials | None = None, timeout: float = 10.0) -> bytes:
    client = Client(known, timeout, QUICK)
    try:
        return client.send("PUT", url, {}, b"body").body
    finally:
        client.close()


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_busy_server_is_asked_again(status: int) -> None:
    with served(after(2, reply(status), reply(200, b"done"))) as (url, seen):
        assert send(url) == b"done"
    assert len(seen) == 3


def test_it_waits_as_long_as_the_server_asks_and_no_longer_than_it_may() -> None:
    with (
        served(reply(503, Retry_After="3600")) as (url, seen),
        pytest.raises(HttpError, match="HTTP 503"),
    ):
        send(url)
    assert len(seen) == 1


@pytest.mark.parametrize("after_", ["0", "Wed, 21 Oct 2015 07:28:00 GMT", "soon", "-1"])
def test_whatever_stands_in_retry_after(after_: str) -> None:
    with served(after(1, reply(429, Retry_After=after_), reply(200, b"done"))) as (url, _):
        assert send(url) == b"done"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 500, 501])
def test_a_no_is_taken_for_an_answer(status: int) -> None:
    with served(reply(status, b"no")) as (url, seen), pytest.raises(HttpError) as caught:
        send(url)
    assert caught.value.status == status
    assert len(seen) == 1


def test_a_connection_that_is_cut_is_made_again() -> None:
    def cut(handler: BaseHTTPRequestHandler, before: int) -> None:
        handler.close_connection = True
        handler.connection.close()

    with served(after(2, cut, reply(200, b"done"))) as (url, seen):
        assert send(url) == b"done"
    assert len(seen) == 3


def test_basic_for_a_server_that_takes_it() -> None:
    with served(reply(200)) as (url, seen):
        send(url, ME)
    assert [headers["Authorization"] for headers in seen] == ["Basic bWU6c2UgY3JldA=="]


def test_a_token() -> None:
    with served(reply(200)) as (url, seen):
        send(url, Credentials(token="abc"))
    assert [headers["Authorization"] for headers in seen] == ["Bearer abc"]


def test_a_redirect_does_not_carry_the_password_away() -> None:
    with served(reply(200)) as (other, others):
        for status in (301, 302, 307, 308):
            with (
                served(reply(status, Location=f"{other}?key=secret")) as (url, _),
                pytest.raises(HttpError, match=rf"it is elsewhere: {other}\)") as caught,
            ):
                send(url, ME)
            assert "secret" not in str(caught.value)
    assert others == []


def test_a_password_is_not_sent_where_others_could_read_it() -> None:
    for url in ("http://store.example/x", "http://192.0.2.1:80/x", "http://[2001:db8::1]/x"):
        with pytest.raises(StoreError, match="unencrypted: begin with https://"):
            send(url, ME)


@pytest.mark.parametrize("known", [ME, Credentials(token="se cret")])
def test_an_error_never_shows_the_password(known: Credentials) -> None:
    body = b"<html><title>x</title><p>you sent <b>se cret</b>\x1b[31m" + b"x" * 5000
    for status in (400, 401, 500):
        with (
            served(reply(status, body, Content_Type="text/html")) as (url, _),
            pytest.raises(HttpError) as caught,
        ):
            send(f"{url}?password=se%20cret", known)
        said = str(caught.value)
        assert "cret" not in said
        assert "you sent" in said
        assert "\x1b" not in said
        assert "<" not in said
        assert len(said) < 500
    assert "cret" not in repr(Client(known))


@pytest.mark.parametrize(
    "challenge",
    ["Digest", "Digest junk", 'Digest realm="x"', 'Digest realm="x", nonce="y", algorithm="none"'],
)
def test_a_challenge_that_is_none(challenge: str) -> None:
    with (
        served(reply(401, WWW_Authenticate=challenge)) as (url, _),
        pytest.raises(StoreError),
    ):
        send(url, ME)


def test_an_answer_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "MAX_BYTES", 1 << 16)

    def pour(handler: BaseHTTPRequestHandler, before: int) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(1000):
            handler.wfile.write(b"x" * 4096)

    with served(pour) as (url, _), pytest.raises(HttpTooBigError, match="more than"):
        send(url)


def test_a_server_that_says_nothing_is_left() -> None:
    done = threading.Event()

    def wait(handler: BaseHTTPRequestHandler, before: int) -> None:
        done.wait(20)

    with served(wait) as (url, seen):
        with pytest.raises(HttpTimeoutError, match=r"within 0\.2 s"):
            send(url, timeout=0.2)
        done.set()
    assert len(seen) == 1


@pytest.mark.parametrize("url", ["http://127.0.0.1:99999/", "http://a b/", "http://[::1"])
def test_an_address_that_is_none(url: str) -> None:
    with pytest.raises((StoreError, ValueError)):
        send(http.check_address(url))
