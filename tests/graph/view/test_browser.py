"""The page as a reader meets it, in headless Chromium with the network off."""

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from comity.graph.network import Network
from tests.graph.view.browsing import (
    NetworkMaker,
    Opener,
    click_link,
    click_node,
    links,
    shown,
)


def test_a_click_on_a_line_shows_the_sentence_behind_it(open_page: Opener, small: Network) -> None:
    page = open_page(small)
    click_link(page, "membership")
    panel = page.get_by_label("Evidence")
    expect(panel.locator("mark")).to_have_text("Keldoria joined the Grain League")
    expect(panel.locator("blockquote")).to_have_text(
        "Officials noted that Keldoria joined the Grain League in May."
    )
    text = panel.inner_text()
    for fact in (
        "Mira Oldane", "2024-05", "one seat of nine", "asserted", "positive", "certain",
        "Example Wire", "2024-11-26", "87%", "member of", "Membership & agreements",
    ):  # fmt: skip
        assert fact in text
    source = panel.get_by_role("link", name="A quiet week on the river")
    assert source.get_attribute("href") == "https://example.org/river"
    assert source.get_attribute("rel") == "noopener noreferrer"


def test_a_click_on_a_node_lists_its_neighbours_and_their_sentences(
    open_page: Opener, small: Network
) -> None:
    page = open_page(small)
    click_node(page, "Keldoria")
    panel = page.get_by_label("Evidence")
    expect(panel.get_by_role("heading", level=2)).to_have_text("Keldoria")
    expect(panel).to_contain_text("State · 3 links · 3 quotations")
    expect(panel).to_contain_text("1 more link is hidden by the filters")
    expect(panel.locator("mark", has_text="sold barley")).to_be_visible()
    panel.get_by_role("button", name="Grain League", exact=True).click()
    expect(panel.get_by_role("heading", level=2)).to_have_text("Grain League")
    assert {link["family"] for link in links(page) if link["hot"]} == {"membership"}


def test_focus_is_shared_by_address_and_cleared_by_escape(
    open_page: Opener, small: Network
) -> None:
    page = open_page(small)
    click_link(page, "trade")
    address = "#" + page.url.partition("#")[2]
    assert address.startswith("#link=")
    again = open_page(small, address)
    expect(again.get_by_label("Evidence").locator("mark")).to_have_text("sold barley")
    again.keyboard.press("Escape")
    assert again.evaluate("comity.choice()") is None
    assert not [link for link in links(again) if link["hot"]]
    expect(again.get_by_label("Evidence")).to_contain_text("Most connected")


@pytest.mark.parametrize("address", ["#node=nobody", "#link=%E0%A4%A", "#=", "#node"])
def test_a_wrong_address_shows_the_overview(
    open_page: Opener, small: Network, address: str
) -> None:
    page = open_page(small, address)
    expect(page.get_by_label("Evidence")).to_contain_text("Most connected")


def test_search_by_keyboard_finds_a_name_without_its_accents(
    open_page: Opener, small: Network
) -> None:
    page = open_page(small)
    page.keyboard.press("/")
    box = page.get_by_role("combobox", name="Find a name")
    expect(box).to_be_focused()
    page.keyboard.type("r")
    expect(page.locator("#found [role=option]")).to_have_count(4)
    first = box.get_attribute("aria-activedescendant")
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") != first
    box.fill("oster")
    expect(page.locator("#found [aria-selected=true]")).to_contain_text("Östermark")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Evidence").get_by_role("heading", level=2)).to_have_text("Östermark")
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("/")
    page.keyboard.type("zzz")
    expect(page.get_by_text("No such name")).to_be_visible()


def test_the_legend_hides_what_is_unticked(open_page: Opener, small: Network) -> None:
    page = open_page(small)
    before = shown(page)
    assert ("criticism", "stated") in before
    page.get_by_role("checkbox", name="Criticism").uncheck()
    assert shown(page) == before - {("criticism", "stated")}
    expect(page.locator("#status")).to_have_text("3 of 6 links shown")
    page.get_by_role("checkbox", name="States").uncheck()
    assert shown(page) == set()
    page.get_by_role("checkbox", name="States").check()
    page.get_by_role("checkbox", name="Criticism").check()
    assert shown(page) == before


def test_plans_and_denials_are_hidden_until_asked_for(open_page: Opener, small: Network) -> None:
    page = open_page(small)
    expect(page.locator("#status")).to_have_text("4 of 6 links shown")
    assert {status for _, status in shown(page)} == {"stated"}
    page.get_by_role("checkbox", name="Denied").check()
    page.get_by_role("checkbox", name="Planned or expected").check()
    assert {status for _, status in shown(page)} == {"stated", "planned", "denied"}
    click_link(page, "support")
    panel = page.get_by_label("Evidence")
    expect(panel.locator(".badge")).to_have_text("Planned or expected")
    expect(panel.locator(".chip")).to_have_text("planned")


def test_parallel_lines_can_be_clicked_apart(open_page: Opener, small: Network) -> None:
    page = open_page(small)
    quotes = {}
    for family in ("trade", "criticism"):
        click_link(page, family)
        quotes[family] = page.get_by_label("Evidence").locator("mark").inner_text()
        page.keyboard.press("Escape")
    assert quotes == {"trade": "sold barley", "criticism": "spoke against it"}


def contrasts(page: Page) -> dict[str, float]:
    """Each colour of nodes and lines against the stage (WCAG's ratio)."""
    ratios: dict[str, float] = page.evaluate(
        """() => {
          const style = getComputedStyle(document.documentElement);
          const light = (name) => {
            const hex = style.getPropertyValue(name).trim().slice(1);
            const parts = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
            const linear = (v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
            const [r, g, b] = parts.map(linear);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          const data = JSON.parse(document.getElementById("data").textContent).meta;
          const names = [...data.families.map((f) => `--edge-${f.color}`),
            ...data.groups.map((g) => `--node-${g.color}`), "--ink", "--muted"];
          return Object.fromEntries(names.map((n) => [n, ratio(light(n), light("--stage"))]));
        }"""
    )
    return ratios


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_stand_out_in_light_and_dark(
    open_page: Opener, small: Network, scheme: str
) -> None:
    ratios = contrasts(open_page(small, color_scheme=scheme))
    assert min(ratios.values()) >= 3, ratios
    assert min(ratios["--ink"], ratios["--muted"]) >= 4.5


def test_the_button_turns_light_into_dark(open_page: Opener, small: Network) -> None:
    page = open_page(small, color_scheme="light")
    paper = "getComputedStyle(document.body).backgroundColor"
    light, light_ratios = page.evaluate(paper), contrasts(page)
    page.get_by_role("button", name="Dark", exact=True).click()
    assert page.evaluate(paper) != light
    dark = contrasts(page)
    assert dark == contrasts(open_page(small, color_scheme="dark")) != light_ratios


def test_a_narrow_screen_has_the_panel_as_a_sheet(open_page: Opener, small: Network) -> None:
    page = open_page(small, viewport={"width": 375, "height": 720}, has_touch=True)
    panel = page.get_by_label("Evidence")
    expect(panel).to_be_hidden()
    expect(page.get_by_label("Legend and filters")).to_be_hidden()
    page.get_by_role("button", name="Filters", exact=True).click()
    expect(page.get_by_role("checkbox", name="Denied")).to_be_visible()
    page.get_by_role("button", name="Filters", exact=True).click()
    spot = page.evaluate("comity.node('Grain League')")
    page.touchscreen.tap(spot["x"], spot["y"])
    expect(panel.get_by_role("heading", level=2)).to_have_text("Grain League")
    page.wait_for_timeout(700)
    box, spot = panel.bounding_box(), page.evaluate("comity.node('Grain League')")
    assert box is not None
    assert box["y"] + box["height"] == 720
    assert spot["y"] < box["y"], "the node is hidden by the sheet"
    assert page.evaluate("document.documentElement.scrollWidth") == 375
    panel.get_by_role("button", name="Close").click()
    expect(panel).to_be_hidden()


def test_hostile_strings_do_nothing(open_page: Opener, small: Network) -> None:
    markup = "</script><img src=x onerror='pwned=1'><a href='javascript:pwned=1'>href</a>"
    nodes = tuple(replace(node, label=markup + node.label) for node in small.nodes)
    edges = tuple(
        replace(
            edge,
            label=markup,
            evidence=tuple(
                replace(
                    one, quotation=markup, speaker=markup, source=markup, url="javascript:pwned=1"
                )
                for one in edge.evidence
            ),
        )
        for edge in small.edges
    )
    page = open_page(Network(nodes, edges), title=markup)
    click_link(page, "membership")
    panel = page.get_by_label("Evidence")
    expect(panel.locator("mark")).to_have_text(markup)
    expect(panel.locator("cite")).to_have_text(markup)
    click_node(page, markup + "Keldoria")
    page.keyboard.press("/")
    page.keyboard.type("<img")
    expect(page.locator("#found [role=option]")).to_have_count(4)
    assert page.locator("img, a, iframe").count() == 0
    assert page.evaluate("typeof pwned") == "undefined"


def test_an_empty_network_says_what_to_do(open_page: Opener) -> None:
    page = open_page(Network((), ()))
    expect(page.get_by_text("There are no links to show yet")).to_be_visible()
    expect(page.locator("#status")).to_have_text("0 of 0 links shown")


def test_no_more_lines_than_the_budget_unless_focused(
    open_page: Opener, make_network: NetworkMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("comity.graph.view.page.BUDGET", 20)
    page = open_page(make_network(40, 80))
    assert sum(link["shown"] for link in links(page)) == 20
    expect(page.locator("#status")).to_contain_text("20 of ")
    expect(page.locator("#status")).to_contain_text("the most telling of")
    left_out = next(x for x in links(page) if not x["shown"] and x["status"] == "stated")
    page.keyboard.press("/")
    page.keyboard.insert_text(left_out["source"])
    page.keyboard.press("Enter")
    hot = [link for link in links(page) if link["hot"]]
    assert left_out["id"] in {link["id"] for link in hot}
    assert all(link["shown"] for link in hot)
