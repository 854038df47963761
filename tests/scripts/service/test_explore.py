"""The explorer in a real browser over a running service: first picture, expand, path, evidence."""

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Page, Request, Response, expect

NEAR = "[...document.querySelectorAll('#panel .row .name')].map((name) => name.textContent)"


@pytest.fixture(scope="module")
def page(service: httpx.Client, browser: Browser) -> Iterator[Page]:
    """One page for all tests, which go back to its first picture."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    wrong: list[str] = []
    base = str(service.base_url)

    def hear(answer: Response) -> None:
        if not answer.ok or not answer.url.startswith(base):
            wrong.append(f"{answer.status} {answer.url}")

    def lost(asked: Request) -> None:
        # What is under way when a test goes on to another page is cut off.
        if asked.failure != "net::ERR_ABORTED":
            wrong.append(asked.url)

    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("response", hear)
    page.on("requestfailed", lost)
    yield page
    page.close()
    assert wrong == []


def opened(page: Page, service: httpx.Client, hash_: str = "") -> Page:
    """The explorer as it opens at an address."""
    page.goto("about:blank")
    page.goto(str(service.base_url.join("/explore")) + hash_)
    expect(page.locator("#status")).to_contain_text("links shown")
    return page


def choose(page: Page, name: str) -> None:
    """Find a name and go to it."""
    page.keyboard.press("/")
    page.keyboard.type(name)
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text(name)


def spots(page: Page) -> dict[str, tuple[float, float]]:
    """Where the nodes stand, in the units of the drawing."""
    found: dict[str, tuple[float, float]] = page.evaluate(
        "Object.fromEntries(comity.places().map(({label, x, y}) => [label, [x, y]]))"
    )
    return found


def test_the_first_picture_shows_the_best_tied(page: Page, service: httpx.Client) -> None:
    opened(page, service)
    overview = service.get("/api/overview", params={"limit": 20}).json()
    assert set(spots(page)) == {node["label"] for node in overview["nodes"]}
    expect(page.locator("#summary")).to_contain_text(f"of {overview['things']}")
    stated = sum(link["status"] == "stated" for link in overview["links"])
    expect(page.locator("#status")).to_contain_text(f"{stated} of {len(overview['links'])} links")


def test_what_is_expanded_comes_beside_what_stands(page: Page, service: httpx.Client) -> None:
    opened(page, service)
    before = spots(page)
    hits = service.get("/api/search", params={"q": "a", "limit": 100}).json()
    new = next(hit["label"] for hit in hits if hit["label"] not in before and hit["ties"] > 0)
    choose(page, new)
    after = spots(page)
    assert new in after
    assert {label: after[label] for label in before} == before
    apart = [after[label] for label in after]
    assert len(set(map(tuple, apart))) == len(apart)


def test_quotations_are_fetched_when_they_are_opened(page: Page, service: httpx.Client) -> None:
    opened(page, service)
    choose(page, "Afghanistan")
    quotes = page.locator("#panel button.quotes").first
    quotes.click()
    card = page.locator("#panel .claims mark").first
    expect(card).to_be_visible()
    found = service.get("/api/search", params={"q": "Afghanistan"}).json()[0]
    assert found["label"] == "Afghanistan"
    expect(page.locator("#panel .claims cite").first).not_to_be_empty()


def test_a_path_leads_over_what_is_stated(page: Page, service: httpx.Client) -> None:
    opened(page, service)
    choose(page, "Afghanistan")
    near = page.evaluate(NEAR)
    other = next(name for name in near if name != "Afghanistan")
    iris = [
        service.get("/api/search", params={"q": name}).json()[0]["iri"]
        for name in ("Afghanistan", other)
    ]
    opened(page, service, "#path=" + "%20".join(iris))
    expect(page.locator("#panel")).to_contain_text("1 step")
    hot = page.evaluate("comity.links().filter((link) => link.hot)")
    assert hot
    assert {link["status"] for link in hot} == {"stated"}


def test_an_address_opens_what_it_names(page: Page, service: httpx.Client) -> None:
    [found] = [
        hit
        for hit in service.get("/api/search", params={"q": "World Trade Organization"}).json()
        if hit["label"] == "World Trade Organization"
    ]
    opened(page, service, f"#node={found['iri']}")
    expect(page.locator("#panel h2")).to_have_text("World Trade Organization")
    path = page.get_by_role("link", name="Page").get_attribute("href")
    assert path == "/id/org/world-trade-organization"


def test_nothing_is_told_of_what_the_graph_lacks(page: Page, service: httpx.Client) -> None:
    opened(page, service)
    page.keyboard.press("/")
    page.keyboard.type("zzzz nobody")
    expect(page.get_by_role("option")).to_have_text(["No such name. Quotations with “zzzz nobody”"])
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?text=zzzz+nobody")
    expect(page.locator("main")).to_contain_text("No quotation fits")
