"""Filters act on claims; a line shows while one of its claims passes."""

import re

import pytest
from playwright.sync_api import Page, expect

from comity.graph.network import Network
from tests.graph.view.browsing import (
    NetworkMaker,
    Opener,
    address,
    box,
    button,
    click_link,
    find,
    links,
    panel,
    shown,
    wait_until,
)


def quotes(page: Page) -> list[str]:
    return panel(page).locator("mark").all_inner_texts()


def drag(page: Page, name: str, value: int) -> None:
    """Set a slider as dragging does: steps while held, then rest."""
    page.get_by_role("slider", name=name).fill(str(value))


def test_a_line_is_drawn_by_those_of_its_claims_that_pass(
    open_page: Opener, varied: Network
) -> None:
    page = open_page(varied)
    assert ("trade", "stated") in shown(page)
    box(page, "Stated").uncheck()
    assert shown(page) == set()
    expect(page.locator("#status")).to_have_text("0 of 9 links shown")
    box(page, "Planned or expected").check()
    assert shown(page) == {("trade", "planned"), ("support", "planned")}
    box(page, "Denied").check()
    # The contested membership now shows by its denial alone, and so as denied.
    assert ("membership", "denied") in shown(page)
    click_link(page, "trade")
    expect(panel(page).locator("mark")).to_have_text(["Ardel will sell barley to Borin"])
    expect(panel(page).locator(".badge")).to_have_text("Planned or expected")
    panel(page).get_by_role("button", name="2 quotations hidden by the filters").click()
    expect(panel(page).locator("mark")).to_have_count(3)


def test_counts_say_what_each_entry_would_show(open_page: Opener, varied: Network) -> None:
    page = open_page(varied)
    count = {
        name: box(page, name).locator("xpath=..").locator(".count")
        for name in ("Stated", "Planned or expected", "Denied", "Past", "Trade & investment")
    }
    expect(count["Stated"]).to_have_text("6")
    expect(count["Planned or expected"]).to_have_text("3")
    expect(count["Denied"]).to_have_text("2")
    expect(count["Past"]).to_have_text("1")
    box(page, "Trade & investment").uncheck()
    expect(count["Trade & investment"]).to_have_text("2")
    expect(count["Stated"]).to_have_text("4")
    expect(count["Planned or expected"]).to_have_text("2")


def test_only_this_and_all_again(open_page: Opener, varied: Network) -> None:
    page = open_page(varied)
    before = shown(page)
    button(page, "Show only Alliance & support").click()
    assert {family for family, _ in shown(page)} == {"support"} | (
        {family for family, _ in before} - {"support", "trade"}
    )
    expect(box(page, "Cooperation & aid")).to_have_count(0)
    expect(box(page, "Trade & investment")).not_to_be_checked()
    friendly = page.get_by_role("group", name="Friendly")
    friendly.get_by_role("button", name="Show all of these").click()
    expect(box(page, "Trade & investment")).to_be_checked()
    assert shown(page) == before
    button(page, "Show only Denied").click()
    assert {status for _, status in shown(page)} == {"denied"}
    button(page, "Reset").click()
    assert shown(page) == before
    expect(button(page, "Reset")).to_be_hidden()


def test_mode_class_and_confidence(open_page: Opener, varied: Network) -> None:
    page = open_page(varied)
    box(page, "Planned or expected").check()
    box(page, "Past").check()
    box(page, "Asserted").uncheck()
    assert {status for _, status in shown(page)} == {"planned"}
    box(page, "Possible").uncheck()
    assert len([link for link in links(page) if link["shown"]]) == 2
    button(page, "Reset").click()
    box(page, "Organizations").uncheck()
    assert "membership" not in {family for family, _ in shown(page)}
    box(page, "Organizations").check()
    drag(page, "Least confidence, in percent", 60)
    assert "criticism" not in {family for family, _ in shown(page)}
    number = page.get_by_role("spinbutton")
    expect(number).to_have_value("60")
    number.fill("94")
    number.press("Enter")
    assert shown(page) == {("trade", "stated")}
    click_link(page, "trade")
    expect(panel(page).locator("mark")).to_have_text(["Ardel sold oats to Borin"])
    assert "confidence=0.94" in page.url


def test_time_by_mouse_and_keyboard(open_page: Opener, varied: Network) -> None:
    page = open_page(varied)
    earliest = page.get_by_role("slider", name="Earliest")
    latest = page.get_by_role("slider", name="Latest")
    expect(earliest).to_have_attribute("aria-valuetext", "1950")
    expect(page.locator(".histogram rect.in")).not_to_have_count(0)
    box(page, "Undated quotations").uncheck()
    assert "criticism" not in {family for family, _ in shown(page)}
    latest.focus()
    while int(latest.input_value()) > 11:
        page.keyboard.press("ArrowLeft")
    expect(latest).to_have_attribute("aria-valuetext", "2004")
    assert shown(page) == {("support", "stated")}
    assert "from=1950" in page.url
    assert "to=2004" in page.url
    expect(page.locator(".range-text")).to_have_text("1950 – 2004")
    page.keyboard.press("Home")
    expect(earliest).to_have_value("0")
    expect(latest).to_have_value("1")
    page.keyboard.press("End")
    expect(page).not_to_have_url(re.compile("from="))
    expect(earliest).to_have_attribute("aria-valuetext", "1950")


def test_undo_and_redo_over_filters_choice_and_path(open_page: Opener, varied: Network) -> None:
    page = open_page(varied)
    expect(button(page, "Undo")).to_be_disabled()
    box(page, "Denied").check()
    find(page, "Dorne")
    page.keyboard.press("i")
    button(page, "Path").click()
    states = [address(page)]
    for wanted in ("node=", "node=", "told=", ""):
        button(page, "Undo").click()
        assert wanted in address(page)
        states.append(address(page))
    expect(box(page, "Denied")).not_to_be_checked()
    expect(button(page, "Undo")).to_be_disabled()
    for wanted in reversed(states[:-1]):
        page.locator("body").press("Control+Shift+Z")
        assert address(page) == wanted
    expect(box(page, "Denied")).to_be_checked()
    expect(button(page, "Redo")).to_be_disabled()
    page.go_back()
    wait_until(page, "() => comity.choice() !== null")
    expect(panel(page).get_by_role("heading", level=2)).to_have_text("Dorne")


def test_an_address_restores_everything_and_the_controls_show_it(
    open_page: Opener, varied: Network
) -> None:
    page = open_page(varied)
    box(page, "Denied").check()
    box(page, "Trade & investment").uncheck()
    box(page, "Possible").uncheck()
    box(page, "Organizations").uncheck()
    box(page, "Undated quotations").uncheck()
    drag(page, "Least confidence, in percent", 30)
    drag(page, "Earliest", 3)
    button(page, "Dark").click()
    find(page, "Dorne")
    button(page, "2 steps").click()
    button(page, "Isolate").click()
    page.mouse.move(560, 300)
    page.mouse.wheel(0, -300)
    wait_until(page, "() => location.hash.includes('at=')")
    wanted, before = address(page), shown(page)
    again = open_page(varied, wanted, color_scheme="light")
    expect(panel(again).get_by_role("heading", level=2)).to_have_text("Dorne")
    assert shown(again) == before
    for name in ("Trade & investment", "Possible", "Organizations", "Undated quotations"):
        expect(box(again, name)).not_to_be_checked()
    expect(box(again, "Denied")).to_be_checked()
    expect(again.get_by_role("spinbutton")).to_have_value("30")
    expect(again.get_by_role("slider", name="Earliest")).to_have_value("3")
    for name in ("2 steps", "Isolate", "Dark"):
        expect(button(again, name)).to_have_attribute("aria-pressed", "true")
    assert again.evaluate("document.documentElement.dataset.theme") == "dark"
    assert address(again) == wanted


@pytest.mark.parametrize(
    "address",
    [
        "#told=&no-family=nothing,,trade&confidence=7&from=never&to=2020&undated=x&depth=9",
        "#path=&route=-3&isolate=1&at=1,2&theme=<b>",
        "#at=1e999,NaN,1&confidence=abc&link=a b c d&from=2030&to=1990&no-class=%00",
    ],
)
def test_nonsense_in_an_address_is_passed_over(
    open_page: Opener, varied: Network, address: str
) -> None:
    page = open_page(varied, address)
    expect(page.locator("#status")).to_contain_text("of 9 links shown")
    button(page, "Fit").click()
    assert page.evaluate("document.documentElement.dataset.theme") is None


@pytest.mark.parametrize("size", [100, 1000, 5000])
def test_the_main_controls_work_at_every_size(
    open_page: Opener, make_network: NetworkMaker, size: int
) -> None:
    network = make_network(size, 2 * size)
    page = open_page(network)
    total = len(links(page))
    box(page, "Planned or expected").check()
    planned = [link for link in links(page) if link["status"] == "planned"]
    assert planned
    button(page, "Show only Trade & investment").click()
    assert {link["family"] for link in links(page) if link["shown"]}.isdisjoint({"support"})
    button(page, "Undo").click()
    drag(page, "Least confidence, in percent", 90)
    assert shown(page) == set()
    button(page, "Reset").click()
    hub = network.nodes[0].label
    page.keyboard.press("/")
    page.keyboard.insert_text(hub)
    page.locator("#found [role=option]").first.click()
    expect(panel(page).get_by_role("heading", level=2)).to_have_text(hub)
    page.get_by_label("Neighbours").select_option("strength")
    expect(panel(page).locator(".neighbours > li").first).to_be_visible()
    button(page, "Isolate").click()
    lit = [link for link in links(page) if link["shown"]]
    assert 0 < len(lit) < total
    assert all(link["hot"] for link in lit)
    page.keyboard.press("Escape")
    assert len([link for link in links(page) if link["shown"]]) > len(lit)
