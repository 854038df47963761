"""What holds for every answer of the service."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx

from tests.scripts.service.conftest import client_of


def test_it_is_up(service: httpx.Client) -> None:
    answer = service.get("/health")
    assert answer.status_code == 200
    assert set(answer.json()) == {"free", "waiting"}


def test_every_answer_bears_the_policy(service: httpx.Client) -> None:
    for path in ("/", "/health", "/static/service.css", "/nowhere", "/openapi.json"):
        answer = service.get(path)
        assert "default-src 'none'" in answer.headers["content-security-policy"], path
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "server" not in answer.headers


def test_another_name_is_refused(service: httpx.Client) -> None:
    answer = service.get("/health", headers={"Host": "evil.example"})
    assert answer.status_code == 421
    assert "--allow-host" in answer.text


def test_a_missing_page_is_told_as_it_was_asked(service: httpx.Client) -> None:
    page = service.get("/nowhere", headers={"Accept": "text/html"})
    assert page.status_code == 404
    assert page.headers["content-type"].startswith("text/html")
    assert service.get("/nowhere").json()["status"] == 404


def test_what_is_allowed_besides(sample: Path) -> None:
    options = ("--cors", "https://app.example", "--allow-host", "graph.example.org")
    with client_of(sample, *options) as client:
        ours = {"Origin": "https://app.example"}
        answer = client.get("/sparql", params={"query": "ASK {}"}, headers=ours)
        assert answer.headers["access-control-allow-origin"] == "https://app.example"
        other = client.get("/sparql", headers={"Origin": "https://other.example"})
        assert "access-control-allow-origin" not in other.headers
        asks = {**ours, "Access-Control-Request-Method": "POST"}
        asks["Access-Control-Request-Headers"] = "authorization, content-type"
        assert client.options("/sparql", headers=asks).status_code == 200
        forwarded = {"Host": "graph.example.org", "X-Forwarded-Proto": "https"}
        described = client.get("/sparql", headers=forwarded)
        assert "<https://graph.example.org/sparql#service>" in described.text
        assert client.get("/health", headers={"Host": "localhost:1"}).status_code == 200
        assert client.get("/health", headers={"Host": "other.example"}).status_code == 421


def test_a_body_of_no_end_is_cut_off(service: httpx.Client) -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield b"x" * (1 << 16)

    # Either the answer comes, or the connection breaks while the client still sends.
    with suppress(httpx.WriteError, httpx.RemoteProtocolError):
        headers = {"Content-Type": "application/sparql-query"}
        answer = service.post("/sparql", content=endless(), headers=headers)
        assert answer.status_code == 413
    assert service.get("/health").status_code == 200
