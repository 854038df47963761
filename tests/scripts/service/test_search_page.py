"""Search as a page and as JSON: marked words, in what the graph holds, beside a writer too."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, expect

from comity.graph.ledger.ledger import open_ledger
from comity.graph.stores.oxigraph import open_store
from comity.ontology.iris import ID, article_graph
from tests.scripts.service.conftest import client_of

JSON, HTML = {"Accept": "application/json"}, {"Accept": "text/html"}


def found(service: httpx.Client, **values: Any) -> Any:
    answer = service.get("/api/quotations", params=values)
    assert answer.status_code == 200, answer.text
    return answer.json()


def marked(quotation: Any) -> list[str]:
    return [quotation["quote"][begin:end] for begin, end in quotation["marks"]]


def test_words_are_marked_in_their_quotations(service: httpx.Client) -> None:
    page = found(service, text="trades afghan*")
    assert page["total"] == len(page["quotations"]) > 0
    for quotation in page["quotations"]:
        words = [word.lower() for word in marked(quotation)]
        assert any(word.startswith("trad") for word in words)
        assert any(word.startswith("afghan") for word in words)
        assert quotation["claims"]
        assert page["sources"][quotation["source"]]["title"]


def test_an_actor_and_a_day_narrow_it_down(service: httpx.Client) -> None:
    everything = found(service, text="taliban")
    narrowed = found(service, text="taliban", actor="state:RUS")
    assert 0 < narrowed["total"] < everything["total"]
    for quotation in narrowed["quotations"]:
        roles = [role["iri"] for one in quotation["claims"] for role in one["situation"]["roles"]]
        speakers = {one["speaker"] for one in quotation["claims"]}
        assert f"{ID}state/RUS" in roles or "Russia" in speakers
    later = found(service, text="taliban", since="2024")
    dates = {source["published"] for source in later["sources"]}
    assert dates
    assert min(dates) >= "2024"


def test_pages_hold_each_quotation_once(service: httpx.Client) -> None:
    first = found(service, text="the")
    assert first["pages"] > 1
    iris = [
        one["iri"]
        for page in range(1, first["pages"] + 1)
        for one in found(service, text="the", page=page)["quotations"]
    ]
    assert len(iris) == len(set(iris)) == first["total"]
    beyond = first["pages"] + 1
    assert found(service, text="the", page=beyond)["quotations"] == []
    answer = service.get("/search", params={"text": "the", "page": beyond}, headers=HTML)
    assert answer.status_code == 404


def test_the_page_is_the_same_as_json(service: httpx.Client) -> None:
    values = {"text": "world trade"}
    record = service.get("/search", params=values, headers=JSON).json()
    assert record["things"][0]["label"] == "World Trade Organization"
    assert record["quotations"] == found(service, **values)["quotations"]
    page = service.get("/search", params=values, headers=HTML).text
    assert re.findall(r'href="/id/(claim/[^"]+)"', page) == [
        one["iri"].removeprefix(ID)
        for quotation in record["quotations"]
        for one in quotation["claims"]
    ]
    assert page.index("World Trade Organization</bdi>") < page.index("<mark>")
    assert service.get("/search", headers={"Accept": "image/png"}).status_code == 406


def test_names_are_found_by_words_in_any_order_and_titles_too(service: httpx.Client) -> None:
    record = service.get("/search", params={"text": "organization trade"}, headers=JSON).json()
    assert "World Trade Organization" in [one["label"] for one in record["things"]]
    record = service.get("/search", params={"text": "kabul shoigu"}, headers=JSON).json()
    assert any(article["title"].startswith("Shoigu in Kabul") for article in record["articles"])


@pytest.mark.parametrize(
    ("values", "status", "cure"),
    [
        ({"text": ""}, 400, "write one"),
        ({"text": '-"'}, 400, "write one"),
        ({"text": "x" * 1001}, 422, "1000"),
        ({"text": "x " * 40}, 400, "leave some out"),
        ({"text": "a", "since": "soon"}, 422, "since"),
        ({"text": "a", "actor": "nobody"}, 422, "state:AFG"),
        ({"text": "a", "page": 0}, 422, "page"),
        ({}, 422, "text"),
    ],
)
def test_what_is_wrong_is_told_on_one_line(
    service: httpx.Client, values: dict[str, Any], status: int, cure: str
) -> None:
    answer = service.get("/api/quotations", params=values)
    assert answer.status_code == status
    assert cure in answer.json()["error"]
    page = service.get("/search", params=values | {"page": 1}, headers=HTML)
    assert page.status_code in (200, 404, 422)


@pytest.mark.parametrize(
    "text", ['" OR 1', "trade\0", "NEAR(a b)", "text:trade", "a^2", "'--;", "{"]
)
def test_text_is_never_read_as_a_query(service: httpx.Client, text: str) -> None:
    answer = service.get("/api/quotations", params={"text": text})
    assert answer.status_code in (200, 400), answer.text


@pytest.fixture
def copy(sample: Path, tmp_path: Path) -> Path:
    """A copy of the sample, to be written."""
    shutil.copytree(sample, tmp_path / "copy.store")
    return tmp_path / "copy.store"


@pytest.fixture
def lonely(copy: Path) -> Iterator[httpx.Client]:
    """A service over a copy without its ledger."""
    for file in copy.glob("comity.sqlite*"):
        file.unlink()
    with client_of(copy) as client:
        yield client


def test_without_an_index_names_are_found_and_the_cure_is_told(lonely: httpx.Client) -> None:
    answer = lonely.get("/api/quotations", params={"text": "trade"})
    assert answer.status_code == 503
    assert "comity build" in answer.json()["error"]
    page = lonely.get("/search", params={"text": "afghan"}, headers=HTML)
    assert page.status_code == 200
    assert "Afghanistan" in page.text
    assert "comity build" in page.text


def test_only_what_the_graph_holds_is_shown_while_somebody_writes(copy: Path) -> None:
    with client_of(copy) as client:
        before = found(client, text="taliban")
        gone = before["quotations"][0]["article"]
        # A writer in another process' stead: the graph is changed before the index.
        with open_store(copy) as store, open_ledger(store) as ledger:
            article = gone.rsplit("/", 1)[1]
            ledger.touch([article])
            store.replace_graph(article_graph(article), ())
            after = found(client, text="taliban")
            assert after["total"] == before["total"]
            assert after["waiting"] == 1
            assert gone not in {one["article"] for one in after["quotations"]}
            page = client.get("/search", params={"text": "taliban"}, headers=HTML)
            assert "1 article is not in the index yet" in page.text


def test_the_page_works_by_keyboard_and_without_scripts(
    service: httpx.Client, browser: Browser
) -> None:
    context = browser.new_context(base_url=str(service.base_url), java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("searchbox").press_sequentially('"the taliban" -women')
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_have_text(re.compile("the Taliban", re.IGNORECASE))
    page.get_by_role("link", name="claim", exact=True).first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Claim:")
    context.close()
