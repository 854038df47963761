"""Hostile names, words and addresses: shown as text, followed nowhere, bounded."""

import html
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any
from urllib.parse import quote, unquote

import httpx
import pytest
from playwright.sync_api import Browser, Dialog

from tests.scripts.service import hostile
from tests.scripts.service.conftest import client_of

BOUND = 400_000
"""Characters that an answer may have, whatever is in the graph: words of 4,000 on pages of 40."""


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a service over the hostile store."""
    with client_of(hostile.write_store(tmp_path_factory.mktemp("hostile") / "h.store")) as client:
        yield client


@pytest.fixture(scope="module")
def paths(evil: httpx.Client) -> list[str]:
    """Every page that can be come to from the front page, and pages asked for by hostile values."""
    todo = ["/", "/search?text=a*", "/search?text=" + quote(hostile.SCRIPT)]
    todo += [
        f"/search?text={quote(text)}" for text in ('"alert" 1', "onmouseover", "raw b", "long*")
    ]
    ends = [quote(iri, safe="") for iri in hostile.IRIS]
    todo += [f"/stances?a={a}&b={b}" for a, b in pairwise(ends)]
    todo += ["/stances?a=" + quote(hostile.QUOTES), "/id/" + quote(hostile.SCRIPT)]
    seen: dict[str, None] = {}
    while todo:
        path = todo.pop(0)
        if path in seen or not re.match(r"/(id|search|stances|evidence|$)", path):
            continue
        seen[path] = None
        answer = evil.get(path, headers={"Accept": "text/html"})
        assert answer.status_code in (200, 404, 422), (path[:300], answer.status_code)
        assert len(answer.text) < BOUND, path[:200]
        if answer.headers["content-type"].startswith("text/html"):
            links = re.findall(r'href="([^"]*)"', answer.text)
            todo += [html.unescape(link).partition("#")[0] for link in links]
    return list(seen)


def test_no_page_holds_their_markup_or_leads_where_they_want(
    evil: httpx.Client, paths: list[str]
) -> None:
    assert len(paths) > 20
    for path in paths:
        answer = evil.get(path, headers={"Accept": "text/html"})
        if not answer.headers["content-type"].startswith("text/html"):
            assert answer.headers["x-content-type-options"] == "nosniff"
            continue
        text = answer.text
        assert "<script>" not in text, path[:200]
        assert "<img" not in text, path[:200]
        for link in re.findall(r'(?:href|action|src)="([^"]*)"', text):
            assert link.startswith(("/", "#", "http://evil.example/a", "https://www.wikidata.org/"))
        assert "\u202e" not in text
        assert "\u2066" not in text


def test_a_browser_runs_nothing_and_asks_nobody(
    evil: httpx.Client, paths: list[str], browser: Browser
) -> None:
    page = browser.new_page()
    dialogs: list[str] = []
    asked: list[str] = []
    wrong: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    base = str(evil.base_url).rstrip("/")
    for path in paths[:60]:
        page.goto(base + path, wait_until="load")
        page.mouse.move(300, 300)
    page.close()
    assert dialogs == []
    assert wrong == []
    assert {url for url in asked if not url.startswith(base)} == set()


def test_the_api_gives_them_as_data_within_bounds(evil: httpx.Client) -> None:
    found = _get(evil, "overview")
    assert found["nodes"]
    for node in found["nodes"]:
        assert len(node["label"]) <= 300
        assert not re.search("[\x00-\x08\u202a-\u202e\u2066-\u2069]", node["label"])
    families = [family["id"] for family in found["meta"]["families"]]
    read = 0
    for iri in hostile.IRIS:
        answer = evil.get("/api/actor", params={"iri": iri})
        if not iri.startswith("http"):
            assert answer.status_code == 422
            continue
        if len(iri) > 2_000:
            assert answer.status_code == 422
            continue
        expanded = answer.json()
        assert answer.headers["content-type"] == "application/json"
        for link in expanded["links"]:
            ends = [expanded["nodes"][link[end]]["iri"] for end in ("from", "to")]
            if not all(end.startswith("http") and len(end) < 2_000 for end in ends):
                continue
            page = _get(
                evil, "evidence", source=ends[0], target=ends[1],
                family=families[link["family"]], status=link["status"],
            )  # fmt: skip
            assert len(str(page)) < BOUND
            for source in page["sources"]:
                assert source["url"] in (None, "http://evil.example/a")
            read += sum(len(part["claims"]) for part in page["parts"])
    assert read > 3


@pytest.mark.parametrize("value", [*hostile.LABELS[:5], "\ud7ff\uffff", "%00", "' OR 1=1", "> } #"])
def test_values_of_requests_are_never_part_of_a_query(evil: httpx.Client, value: str) -> None:
    for path in ("actor", "ego", "search", "path", "evidence"):
        given = {name: value for name in ("iri", "q", "a", "b", "source", "target")}
        answer = evil.get(f"/api/{path}", params={**given, "family": "trade"})
        assert answer.status_code in (200, 404, 422), answer.text[:300]
    for iri in (f"http://x/{value}", f"state:{value}"):
        answer = evil.get("/api/actor", params={"iri": iri})
        assert answer.status_code in (404, 422), answer.text[:300]


def _get(service: httpx.Client, path: str, **values: Any) -> Any:
    answer = service.get(f"/api/{path}", params=values)
    assert answer.status_code == 200, unquote(answer.text[:300])
    return answer.json()
