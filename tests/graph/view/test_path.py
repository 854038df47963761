"""The path between two actors: over what is stated, and each hop with its words."""

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from comity.graph.network import Network
from tests.graph.view.browsing import (
    Json,
    NetworkMaker,
    Opener,
    address,
    box,
    button,
    find,
    links,
    panel,
    set_ends,
    wait_until,
)


def path(page: Page) -> Json:
    """The path as it stands once it has been looked for."""
    wait_until(page, "() => comity.path()?.routes")
    found: Json = page.evaluate("comity.path()")
    return found


def hops(page: Page) -> list[str]:
    return panel(page).locator(".stop").all_inner_texts()


def test_a_path_lists_the_words_of_each_hop(open_page: Opener, varied: Network) -> None:
    page = open_page(varied)
    page.locator("body").press("p")
    expect(page.get_by_role("combobox", name="From")).to_be_focused()
    set_ends(page, "Ardel", "Elvar")
    # Over Calde two stated claims carry it, over Borin four: that way comes first.
    assert path(page)["routes"] == [
        ["Ardel", "Borin", "Dorne", "Elvar"],
        ["Ardel", "Calde", "Dorne", "Elvar"],
    ]
    expect(panel(page)).to_contain_text("3 steps · route 1 of 2")
    assert hops(page) == ["Ardel", "Borin", "Dorne", "Elvar"]
    quotes = panel(page).locator("mark").all_inner_texts()
    assert sorted(quotes) == [
        "Ardel sold oats to Borin", "Ardel sold rye to Borin", "fish", "spoke out", "warm",
    ]  # fmt: skip
    button(page, "Next route").click()
    expect(panel(page)).to_contain_text("route 2 of 2")
    assert hops(page) == ["Ardel", "Calde", "Dorne", "Elvar"]
    # Who denies a hop is heard beside it, even where denials are filtered out.
    sides = panel(page).locator(".side")
    expect(sides).to_have_count(2)
    expect(sides.first.locator("mark")).to_have_text("Ardel entered Calde")
    expect(sides.last.locator("mark")).to_have_text("Ardel never entered Calde")
    lit = {(link["source"], link["target"]) for link in links(page) if link["hot"]}
    assert lit == {("Ardel", "Calde"), ("Calde", "Dorne"), ("Dorne", "Elvar")}
    button(page, "Isolate").click()
    assert {(x["source"], x["target"]) for x in links(page) if x["shown"]} == lit
    again = open_page(varied, address(page))
    expect(button(again, "Isolate")).to_have_attribute("aria-pressed", "true")
    assert path(again)["at"] == 1
    expect(panel(again)).to_contain_text("route 2 of 2")
    expect(again.get_by_role("combobox", name="From")).to_have_value("Ardel")
    button(again, "Swap the ends").click()
    expect(again.get_by_role("combobox", name="From")).to_have_value("Elvar")
    assert path(again)["routes"][0] == ["Elvar", "Dorne", "Borin", "Ardel"]
    again.keyboard.press("Escape")
    assert again.evaluate("comity.path()") is None


def test_a_path_follows_the_filters(open_page: Opener, varied: Network) -> None:
    page = open_page(varied)
    find(page, "Ardel")
    button(page, "Path to …").click()
    target = page.get_by_role("combobox", name="To")
    expect(target).to_be_focused()
    page.keyboard.insert_text("elvar")
    expect(page.locator("#path-to-found [aria-selected=true]")).to_contain_text("Elvar")
    page.keyboard.press("Enter")
    assert len(path(page)["routes"]) == 2
    box(page, "Organizations").uncheck()
    expect(panel(page)).to_contain_text("3 steps")
    assert path(page)["routes"] == [["Ardel", "Borin", "Dorne", "Elvar"]]
    box(page, "Trade & investment").uncheck()
    nothing = panel(page).locator(".nothing")
    expect(nothing).to_contain_text("There is no path")
    expect(nothing).to_contain_text("Without the filters there would be a path.")
    button(page, "Reset the filters").click()
    expect(panel(page)).to_contain_text("route 1 of 2")


@pytest.mark.parametrize("ticked", [[], ["Planned or expected", "Denied", "Past"]])
def test_what_is_planned_denied_or_past_is_never_part_of_a_path(
    open_page: Opener, varied: Network, ticked: list[str]
) -> None:
    page = open_page(varied)
    for name in ticked:
        box(page, name).check()
    button(page, "Path").click()
    set_ends(page, "Elvar", "Fenwick")
    assert path(page)["routes"] == []
    nothing = panel(page).locator(".nothing")
    expect(nothing).to_contain_text("There is no path")
    expect(nothing).to_contain_text("Stated links lead from Elvar to 4 other names.")
    expect(nothing).to_contain_text("Stated links lead from Fenwick to 0 other names.")
    expect(nothing).to_contain_text("Only links that are planned, denied or past would join them")
    set_ends(page, "Ardel", "Ardel")
    expect(nothing).to_contain_text("Both ends are the same.")


@pytest.mark.parametrize("size", [100, 1000, 5000])
def test_routes_are_shortest_and_stated_at_every_size(
    open_page: Opener, make_network: NetworkMaker, size: int
) -> None:
    network = make_network(size, 2 * size)
    first, last = network.nodes[0], network.nodes[-1]
    page = open_page(network, f"#path={first.iri}%20{last.iri}")
    routes = path(page)["ids"]
    stated = {frozenset(link["ends"]) for link in links(page) if link["status"] == "stated"}
    expect(panel(page).locator(".hops, .nothing")).to_be_visible()
    lengths = [len(route) for route in routes]
    assert lengths == sorted(lengths)
    assert len({tuple(route) for route in routes}) == len(routes)
    near: dict[int, set[int]] = {}
    for pair in stated:
        for one in pair:
            near.setdefault(one, set()).update(pair)
    goal, reached, steps = size - 1, {0}, 0
    while goal not in reached and steps < size:
        reached, steps = reached.union(*(near.get(one, set()) for one in reached)), steps + 1
    assert (lengths[0] - 1 if lengths else size) == steps
    for route in routes:
        assert all(frozenset(pair) in stated for pair in pairwise(route))
