"""By keyboard, by screen reader, by touch: nobody is left out."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from comity.graph.network import Network
from tests.graph.view.browsing import (
    Json,
    Opener,
    button,
    find,
    links,
    open_quotes,
    panel,
    set_ends,
    title,
    wait_until,
)

PHONE: Json = {"viewport": {"width": 375, "height": 720}, "has_touch": True, "is_mobile": True}
DESK: Json = {"viewport": {"width": 1280, "height": 800}}
_PLACES = [folder / "node_modules/axe-core/axe.min.js" for folder in Path(__file__).parents]
_AXE = next((place for place in _PLACES if place.exists()), None)


def violations(page: Page) -> list[str]:
    """What axe-core finds that is serious or critical."""
    assert _AXE is not None
    page.add_script_tag(path=_AXE)
    found: list[str] = page.evaluate(
        """async () => {
          const { violations } = await axe.run();
          return violations
            .filter((one) => ["serious", "critical"].includes(one.impact))
            .map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`);
        }"""
    )
    return found


@pytest.mark.skipif(_AXE is None, reason="axe-core is not installed: npm ci")
@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(
    open_page: Opener, varied: Network, screen: Json, scheme: str
) -> None:
    page = open_page(
        varied, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce", **screen
    )
    found = {"overview": violations(page)}
    if screen is PHONE:
        button(page, "Filters").click()
        found["filters"] = violations(page)
        button(page, "Filters").click()
    find(page, "Ardel")
    open_quotes(page)
    expect(panel(page).locator("mark").first).to_be_visible()
    found["thing"] = violations(page)
    button(page, "Path to …").click()
    page.locator("#path-to").fill("el")
    expect(page.locator("#path-to-found [role=option]").first).to_be_visible()
    found["searching"] = violations(page)
    set_ends(page, "Ardel", "Elvar")
    expect(panel(page).locator(".hops")).to_be_visible()
    found["path"] = violations(page)
    button(page, "Export").click()
    found["export"] = violations(page)
    page.keyboard.press("Escape")
    button(page, "Help").click()
    found["help"] = violations(page)
    assert {state: what for state, what in found.items() if what} == {}


def test_everything_is_reached_by_tab_and_seen(open_page: Opener, varied: Network) -> None:
    page = open_page(varied)
    find(page, "Ardel")
    reached, unseen = set(), []
    for _ in range(200):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """() => {
              const element = document.activeElement;
              if (element === document.body) return null;
              const style = getComputedStyle(element);
              element.dataset.tab ??= String(document.querySelectorAll("[data-tab]").length);
              const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
              return [element.dataset.tab, ring, element.outerHTML.slice(0, 80)];
            }"""
        )
        if state is None:  # The browser's own controls.
            continue
        if state[0] in reached:
            break
        reached.add(state[0])
        if not state[1]:
            unseen.append(state[2])
    assert unseen == []
    left: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("button, input, select, a[href]")]
          .filter((one) => !one.disabled && one.checkVisibility() && !("tab" in one.dataset))
          .map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert left == []


def test_skip_links_lead_to_the_parts(open_page: Opener, varied: Network) -> None:
    page = open_page(varied)
    for name, target in (
        ("Skip to the search", "search"),
        ("Skip to the filters", "legend"),
        ("Skip to the evidence", "panel"),
    ):
        button(page, name).focus()
        expect(button(page, name)).to_be_in_viewport()
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == target
    assert "#" not in page.url


def test_changes_are_announced(open_page: Opener, varied: Network) -> None:
    page = open_page(varied)
    status = page.locator("#status")
    expect(status).to_have_attribute("role", "status")
    expect(status).to_have_text("6 of 9 links shown")
    page.get_by_role("checkbox", name="Criticism").press("Space")
    expect(status).to_have_text("5 of 9 links shown")
    find(page, "Ardel")
    assert page.evaluate("document.activeElement.id") == "panel"
    expect(page.locator("#panel")).to_have_attribute("aria-label", "Evidence")


def test_the_help_tells_the_keys(open_page: Opener, varied: Network) -> None:
    page = open_page(varied)
    find(page, "Ardel")
    page.keyboard.press("?")
    help_ = page.get_by_role("dialog", name="How to read and use this page")
    expect(help_).to_be_visible()
    page.keyboard.press("p")
    page.keyboard.press("Escape")
    expect(help_).to_be_hidden()
    expect(title(page)).to_have_text("Ardel")
    for key in ("+", "-", "-"):
        page.keyboard.press(key)
    wait_until(page, "() => location.hash.includes('at=')")
    page.keyboard.press("f")
    assert "at=" not in page.url
    button(page, "Help").click()
    help_.get_by_role("button", name="Close").click()
    expect(help_).to_be_hidden()


def test_a_phone_has_room_for_fingers(open_page: Opener, varied: Network) -> None:
    page = open_page(varied, **PHONE)
    small = """() => [...document.querySelectorAll("button, input, select, label.entry, a[href]")]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }))
      .filter((one) => !one.closest(".skip") && one.type !== "checkbox" && one.type !== "range")
      .map((one) => [one.outerHTML.slice(0, 90), one.getBoundingClientRect()])
      .filter(([, box]) => box.width && Math.round(Math.min(box.height, box.width)) < 44)
      .map(([text, box]) => `${Math.round(box.width)}x${Math.round(box.height)} ${text}`)"""
    wide = "document.documentElement.scrollWidth"
    assert (page.evaluate(small), page.evaluate(wide)) == ([], 375)
    button(page, "Filters").tap()
    expect(page.get_by_role("checkbox", name="Denied")).to_be_visible()
    assert (page.evaluate(small), page.evaluate(wide)) == ([], 375)
    for name in ("Earliest", "Latest"):
        slider = page.get_by_role("slider", name=name).bounding_box()
        assert slider is not None
        assert slider["height"] >= 44
    page.get_by_role("checkbox", name="Denied").press("Escape")
    expect(page.get_by_role("checkbox", name="Denied")).to_be_hidden()
    expect(button(page, "Filters")).to_be_focused()
    find(page, "Ardel")
    open_quotes(page)
    assert (page.evaluate(small), page.evaluate(wide)) == ([], 375)
    button(page, "Path to …").tap()
    set_ends(page, "Ardel", "Elvar")
    expect(panel(page).locator(".hops")).to_be_visible()
    assert (page.evaluate(small), page.evaluate(wide)) == ([], 375)
    # The route is not hidden by the sheet.
    top = panel(page).bounding_box()
    assert top is not None
    wait_until(
        page,
        "([names, top]) => names.every((name) => comity.node(name).y < top)",
        arg=[["Ardel", "Elvar"], top["y"]],
    )
    assert [link for link in links(page) if link["hot"]]
    button(page, "Export").tap()
    assert (page.evaluate(small), page.evaluate(wide)) == ([], 375)
