"""What tests of the open page share: ways to find, click and read what is on it."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, TimeoutError, expect

from comity.graph.network import Network

NetworkMaker = Callable[[int, int], Network]
Opener = Callable[..., Page]
Json = dict[str, Any]


def links(page: Page) -> list[Json]:
    """All lines as the page's hook tells them."""
    found: list[Json] = page.evaluate("comity.links()")
    return found


def shown(page: Page) -> set[tuple[str, str]]:
    """Family and status of what is drawn."""
    return {(link["family"], link["status"]) for link in links(page) if link["shown"]}


def hot(page: Page) -> set[str]:
    """The families of what is lit up."""
    return {link["family"] for link in links(page) if link["hot"]}


def panel(page: Page) -> Locator:
    """The panel of evidence."""
    return page.locator("#panel")


def title(page: Page) -> Locator:
    """What the panel is about."""
    return panel(page).get_by_role("heading", level=2)


def button(page: Page, name: str) -> Locator:
    """The button of exactly that name."""
    return page.get_by_role("button", name=name, exact=True)


def box(page: Page, name: str) -> Locator:
    """The check box whose name begins so."""
    return page.locator("label.entry", has=page.get_by_text(name, exact=True)).locator("input")


def wait_until(page: Page, expression: str, arg: object = None, seconds: float = 30.0) -> None:
    """Wait until the expression is true on the page. Raises TimeoutError.

    Asked anew each time: Playwright's own waiting evaluates texts inside the page, which the
    page's policy forbids from the second time on.
    """
    asked = (
        f"(arg) => {{ const said = {expression};"
        " return Boolean(typeof said === 'function' ? said(arg) : said); }"
    )
    deadline = time.monotonic() + seconds
    while not page.evaluate(asked, arg):
        if time.monotonic() > deadline:
            raise TimeoutError(f"{expression} did not come true within {seconds:g} s")
        page.wait_for_timeout(20)


def click(page: Page, spot: Callable[[], Json]) -> None:
    """Click where something is drawn, again where a slow machine had still moved the camera."""
    for _ in range(10):
        at = spot()
        page.mouse.click(at["x"], at["y"])
        try:
            wait_until(page, "() => comity.choice() !== null", seconds=1)
        except TimeoutError:
            continue
        return
    pytest.fail("nothing was chosen by ten clicks")


def click_link(page: Page, family: str) -> None:
    """Click on the middle of the only line of a family."""

    def spot() -> Json:
        [link] = [link for link in links(page) if link["family"] == family and link["middle"]]
        middle: Json = link["middle"]
        return middle

    click(page, spot)


def click_node(page: Page, label: str) -> None:
    """Click on the sign of a thing."""

    def spot() -> Json:
        found: Json = page.evaluate("label => comity.node(label)", label)
        return found

    click(page, spot)


def find(page: Page, name: str) -> None:
    """Go to a thing by the search box."""
    page.keyboard.press("/")
    page.keyboard.insert_text(name)
    expect(page.locator("#found [role=option]").first).to_contain_text(name[:20])
    page.keyboard.press("Enter")
    expect(title(page)).to_have_text(name)


def open_quotes(page: Page) -> None:
    """Open all that is folded up in the panel."""
    folded = panel(page).locator(".quotes[aria-expanded=false]")
    while folded.count():
        folded.first.click()


def set_ends(page: Page, first: str, second: str) -> None:
    """Fill in the two ends of a path, in the panel of a path."""
    for side, name in (("path-from", first), ("path-to", second)):
        page.locator(f"#{side}").fill(name)
        option = page.locator(f"#{side}-found [role=option]").first
        expect(option).to_contain_text(name[:20])
        option.click()


def address(page: Page) -> str:
    """What stands behind the page's address, with its "#"."""
    return "#" + page.url.partition("#")[2]
