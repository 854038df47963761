"""What holds for every answer of the service."""

import httpx


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
