"""What is shown, saved: read back by other programs, and inert in them."""

import csv
import io
import re
import struct
from dataclasses import replace
from pathlib import Path

import networkx as nx
from playwright.sync_api import Page, expect

from comity.graph.network import Network
from tests.graph.view.browsing import Opener, address, box, button, find, links

HOSTILE = '=HYPERLINK("javascript:x")</data><script>&\u202e\x07\'",\n]]>'


def save(page: Page, name: str) -> tuple[str, bytes]:
    """The name and the content of what an entry of the menu saves."""
    button(page, "Export").click()
    with page.expect_download() as waiting:
        page.locator("#export-menu").get_by_role("button", name=name).click()
    expect(page.locator("#said")).to_contain_text("was saved")
    download = waiting.value
    return download.suggested_filename, Path(download.path()).read_bytes()


def hostile(network: Network) -> Network:
    """The network with markup, a formula and controls in its names and quotations."""
    nodes = tuple(replace(node, label=HOSTILE + node.label) for node in network.nodes)
    edges = tuple(
        replace(
            edge,
            label=HOSTILE,
            evidence=tuple(
                replace(one, quotation=HOSTILE, speaker=HOSTILE, source=HOSTILE)
                for one in edge.evidence
            ),
        )
        for edge in network.edges
    )
    return Network(nodes, edges)


def test_statements_as_a_table(open_page: Opener, varied: Network) -> None:
    page = open_page(varied, title="Oats & rye: 2024")
    box(page, "Denied").check()
    find(page, "Ardel")
    page.keyboard.press("i")
    name, content = save(page, "Statements")
    assert name == "oats-rye-2024.csv"
    rows = list(csv.DictReader(io.StringIO(content.decode(), newline="")))
    assert {row["quotation"] for row in rows} == {
        "Ardel entered Calde", "Ardel never entered Calde", "Ardel sold oats to Borin",
        "Ardel sold rye to Borin", "spoke out", "does not",
    }  # fmt: skip
    [oats] = [row for row in rows if row["quotation"] == "Ardel sold oats to Borin"]
    assert oats == {
        "source": "Ardel", "relation": "exports to", "target": "Borin", "told": "stated",
        "modality": "Asserted", "polarity": "Positive", "certainty": "Certain",
        "confidence": "0.95", "speaker": "", "date": "2018", "amount": "",
        "quotation": "Ardel sold oats to Borin", "sentence": "Ardel sold oats to Borin.",
        "article": "A quiet week on the river", "publisher": "Example Wire",
        "published": "2024-11-26", "url": "https://example.org/river",
        "family": "Trade & investment", "symmetric": "false",
        "source_iri": varied.nodes[0].iri, "target_iri": varied.nodes[1].iri,
    }  # fmt: skip


def test_the_network_for_graph_tools(open_page: Opener, varied: Network) -> None:
    page = open_page(varied)
    name, content = save(page, "Network")
    assert name == "rivers.graphml"
    graph = nx.parse_graphml(content.decode(), force_multigraph=True)
    iris = {node.label: node.iri for node in varied.nodes}
    assert set(graph) == {iris[name] for name in ("Ardel", "Borin", "Calde", "Dorne", "Elvar")}
    assert len(graph.edges) == len([link for link in links(page) if link["shown"]])
    [member] = graph[iris["Ardel"]][iris["Calde"]].values()
    assert member == {
        "relation": "member of", "family": "membership", "told": "stated", "symmetric": False,
        "asserted": True, "contested": True, "weight": 1, "confidence": 0.9,
        "modality": "Asserted", "date": "2021-05", "quote": "Ardel entered Calde",
    }  # fmt: skip


def test_a_picture_with_its_legend(open_page: Opener, varied: Network) -> None:
    page = open_page(varied, device_scale_factor=2)
    name, content = save(page, "Picture")
    assert name == "rivers.png"
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    wide, high = struct.unpack(">II", content[16:24])
    canvas = page.locator("#canvas canvas").bounding_box()
    assert canvas is not None
    assert wide == 2 * canvas["width"]
    assert high > 2 * canvas["height"] + 2 * 64


def test_a_link_to_the_view(open_page: Opener, varied: Network) -> None:
    page = open_page(varied, permissions=["clipboard-read", "clipboard-write"])
    box(page, "Denied").check()
    button(page, "Export").click()
    button(page, "Copy link to this view").click()
    expect(page.locator("#said")).not_to_be_empty()
    if "copied" in page.locator("#said").inner_text():
        copied = page.evaluate("() => navigator.clipboard.readText()")
        assert copied.endswith(address(page))
        assert "told=stated" in copied


def test_the_menu_by_keyboard(open_page: Opener, varied: Network) -> None:
    page = open_page(varied)
    button(page, "Export").press("Enter")
    menu = page.locator("#export-menu")
    expect(menu.get_by_role("button").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button(page, "Export")).to_be_focused()
    button(page, "Export").click()
    page.mouse.click(560, 700)
    expect(menu).to_be_hidden()


def test_hostile_text_is_inert_in_every_export(open_page: Opener, small: Network) -> None:
    page = open_page(hostile(small), title="../../=evil\\name<b>\u202e.exe")
    for box_name in ("Planned or expected", "Denied"):
        box(page, box_name).check()
    name, content = save(page, "Statements")
    assert re.fullmatch(r"[a-z-]+\.csv", name)
    rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
    assert len(rows) == 7
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    _, content = save(page, "Network")
    graph = nx.parse_graphml(content.decode(), force_multigraph=True)
    labels = {str(data["label"]) for _, data in graph.nodes(data=True)}
    shown = '=HYPERLINK("javascript:x")</data><script>&\'", ]]>'
    assert labels == {shown + node.label for node in small.nodes}
    assert len(graph.edges) == 6
    _, content = save(page, "Picture")
    assert content.startswith(b"\x89PNG")
