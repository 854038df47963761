"""The panel: what is known of a thing or a link, and on whose word."""

from dataclasses import replace

from playwright.sync_api import Page, expect

from comity.graph.network import Network
from tests.graph.view.browsing import (
    NetworkMaker,
    Opener,
    box,
    button,
    click_link,
    find,
    hot,
    links,
    panel,
    shown,
    title,
)


def neighbours(page: Page) -> list[str]:
    return panel(page).locator(".neighbours > li .pair .name").all_inner_texts()


def test_contradicting_claims_stand_side_by_side(open_page: Opener, varied: Network) -> None:
    page = open_page(varied)
    click_link(page, "membership")
    expect(panel(page).locator(".badge")).to_have_text("Contested")
    left, right = panel(page).locator(".side").all()
    expect(left.locator("mark")).to_have_text("Ardel entered Calde")
    expect(right.locator("mark")).to_have_text("Ardel never entered Calde")
    expect(right.locator(".chip").first).to_have_text("denied")
    boxes = [side.bounding_box() for side in (left, right)]
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]
    assert boxes[0]["y"] == boxes[1]["y"]
    # The denial doesn't go away with the assertion, nor is the link drawn as a fact without it.
    box(page, "Stated").uncheck()
    expect(panel(page)).to_contain_text("The filters hide this link")
    expect(panel(page).locator(".side")).to_have_count(2)


def test_neighbours_in_three_orders(open_page: Opener, varied: Network) -> None:
    page = open_page(varied)
    find(page, "Ardel")
    # The denial is heard, so it is counted.
    expect(button(page, "2 quotes on Calde")).to_have_attribute("aria-expanded", "true")
    expect(panel(page).locator("h3.relation")).to_have_text(
        ["exports to→", "member of→Contested", "opposes→"]
    )
    order = page.get_by_label("Neighbours")
    order.select_option("strength")
    expect(panel(page).locator(".neighbours")).to_be_visible()
    assert neighbours(page) == ["Borin", "Calde"]
    expect(panel(page).locator(".neighbours .line")).to_have_count(3)
    box(page, "Planned or expected").check()
    box(page, "Denied").check()
    expect(panel(page).locator(".neighbours > li")).to_have_count(3)
    order.select_option("name")
    expect(panel(page).locator(".neighbours > li").nth(2)).to_contain_text("Fenwick")
    assert neighbours(page) == ["Borin", "Calde", "Fenwick"]
    button(page, "4 quotes on Borin").click()
    expect(panel(page).locator("mark")).to_have_count(4)
    # What is open stays open, and the focus stays, while the filters change.
    expect(button(page, "4 quotes on Borin")).to_be_focused()
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    expect(button(page, "3 quotes on Borin")).to_have_attribute("aria-expanded", "true")
    panel(page).get_by_role("button", name="Borin", exact=True).click()
    expect(title(page)).to_have_text("Borin")


def test_one_step_two_steps_and_alone(open_page: Opener, varied: Network) -> None:
    page = open_page(varied)
    find(page, "Elvar")
    assert hot(page) == {"trade"}
    button(page, "2 steps").click()
    assert hot(page) == {"trade", "support"}
    everything = shown(page)
    button(page, "Isolate").click()
    assert all(link["hot"] for link in links(page) if link["shown"])
    button(page, "1 step").click()
    assert [link["family"] for link in links(page) if link["shown"]] == ["trade"]
    page.keyboard.press("i")
    assert shown(page) == everything
    page.keyboard.press("i")
    page.keyboard.press("Escape")
    assert shown(page) == everything


def test_hundreds_of_neighbours_come_in_pages(
    open_page: Opener, make_network: NetworkMaker
) -> None:
    network = make_network(1000, 2000)
    page = open_page(network)
    degree: dict[str, int] = {}
    for link in links(page):
        for end in (link["source"], link["target"]):
            degree[end] = degree.get(end, 0) + (link["status"] == "stated")
    hub = max(degree, key=lambda name: degree[name])
    node = next(node for node in network.nodes if node.label == hub)
    page.evaluate("iri => { location.hash = 'node=' + encodeURIComponent(iri) }", node.iri)
    expect(title(page)).to_have_text(hub)
    page.get_by_label("Neighbours").select_option("strength")
    rows = panel(page).locator(".neighbours > li")
    expect(rows).to_have_count(25)
    button(page, panel(page).get_by_role("button", name="Show 25 more").inner_text()).click()
    expect(rows).to_have_count(50)
    expect(rows.nth(25).get_by_role("button").first).to_be_focused()
    counts = [int(text.split()[0]) for text in rows.locator(".quotes").all_inner_texts()]
    assert counts == sorted(counts, reverse=True)


def test_long_and_missing_texts_keep_the_panel_in_shape(open_page: Opener, small: Network) -> None:
    long = "Ostrogorod" * 40
    nodes = tuple(replace(node, label=long + node.label) for node in small.nodes)
    edges = tuple(
        replace(
            edge,
            evidence=tuple(
                replace(one, speaker=long, value=long, source="", publisher=None, date=None)
                for one in edge.evidence
            ),
        )
        for edge in small.edges
    )
    page = open_page(Network(nodes, edges))
    click_link(page, "membership")
    expect(panel(page)).to_contain_text("Untitled article")
    assert panel(page).evaluate("element => element.scrollWidth <= element.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") == 1280
