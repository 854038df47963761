"""Large data are packed: the page is smaller and shows the same."""

import base64
import json
import re
import zlib
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.synthetic.graphs import network
from comity.graph.network import Network
from comity.graph.view import packing
from comity.graph.view.packing import data_element
from comity.graph.view.page import render
from tests.graph.view.browsing import Opener, links

LARGEST = 2_000_000
"""Bytes of a page of 5,000 actors with four statements of each."""


def carried(page: str) -> tuple[str, str]:
    """Attributes and text of the element that holds the data."""
    (found,) = re.findall(r'<script id="data" (.*?)>(.*?)</script>', page, re.DOTALL)
    return found  # type: ignore[no-any-return]


def claim(number: int) -> dict[str, Any]:
    return {"quote": f"</script><b>{number}</b>\u2028", "source": number}


def test_tables_hold_all_in_order() -> None:
    parts = [{"label": f"p{i}", "claims": [claim(i)] * i} for i in range(3)]
    edges = [{"id": 0, "parts": parts[:2]}, {"id": 1, "parts": parts[2:]}]
    nodes = [{"id": 0, "label": "a"}, {"id": 1, "label": "b"}]
    assert packing.tables(nodes, edges) == {
        "nodes": {"id": [0, 1], "label": ["a", "b"]},
        "edges": {"id": [0, 1], "parts": [2, 1]},
        "parts": {"label": ["p0", "p1", "p2"], "claims": [0, 1, 2]},
        "claims": {"quote": [claim(i)["quote"] for i in (1, 2, 2)], "source": [1, 2, 2]},
    }
    assert packing.tables([], []) == {"nodes": {}, "edges": {}, "parts": {}, "claims": {}}


def test_small_data_are_plain_and_large_data_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = [{"claims": [claim(1)]}]
    plain = data_element([{"id": 0}], [{"id": 0, "parts": parts}], {"meta": {}})
    assert json.loads(carried(plain)[1])["edges"][0]["parts"] == parts
    monkeypatch.setattr(packing, "PLAIN", 10)
    packed = data_element([{"id": 0}], [{"id": 0, "parts": parts}], {"meta": {}})
    attributes, text = carried(packed)
    assert "data-packed" in attributes
    assert re.fullmatch(r"[A-Za-z0-9+/=]+", text)
    assert json.loads(zlib.decompress(base64.b64decode(text)))["claims"]["source"] == [1]


def test_a_packed_page_shows_what_a_plain_one_does(
    small: Network, open_page: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told(page: Page) -> Any:
        return page.evaluate("comity.links().map(({middle, ...rest}) => rest)")

    plain = told(open_page(small))
    monkeypatch.setattr(packing, "PLAIN", 0)
    page = open_page(small, title="Packed")
    assert page.locator("#data").get_attribute("data-packed") == ""
    assert told(page) == plain
    assert plain


def test_an_empty_network_can_be_packed(open_page: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "PLAIN", 0)
    page = open_page(Network((), ()), title="Packed")
    expect(page.locator("#empty")).to_be_visible()


def test_a_browser_that_cannot_unpack_says_so(
    small: Network, browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "PLAIN", 0)
    file = tmp_path / "page.html"
    file.write_text(render(small, "Rivers"), "utf-8")
    page = browser.new_page()
    page.add_init_script("delete window.DecompressionStream")
    page.goto(file.as_uri())
    expect(page.locator("#status")).to_contain_text("can't unpack")
    page.close()


def test_five_thousand_actors_fit_and_show(open_page: Opener, folder: Path) -> None:
    page = open_page(network(5000))
    assert (folder / "page.html").stat().st_size <= LARGEST
    assert len(links(page)) > 10_000
