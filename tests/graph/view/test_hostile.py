"""Text from articles that means harm: it stays text in every control and every export."""

import csv
import io
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import networkx as nx
from playwright.sync_api import Page, expect

from comity.graph.network import Network
from comity.ontology.iris import Iri
from tests.graph.view.browsing import Opener, box, button, open_quotes, panel

HOSTILE = (
    "</script><script>window.pwned = 1</script>",
    "<img src=x onerror='window.pwned = 1'>",
    "<a href='javascript:window.pwned = 1'>href</a>",
    "javascript:window.pwned=1",
    "{{ 7 * 7 }}${window.pwned = 1}",
    "\u202egnp.exe\u2066\x00\x1b]0;x\x07 \ud800",
    "=cmd|' /C calc'!A0",
    "x" * 100_000,
    "\u2028\u2029'\"\\ %00 &amp; #node=x&told=denied",
)


def hostile(network: Network) -> Network:
    """The network with another of the strings in each place where text goes, also in IRIs."""
    texts = cycle(HOSTILE)
    iris = {
        node.iri: Iri(f"{node.iri}/<img/src=x/onerror=pwned=1>&#{at}\"'+%20")
        for at, node in enumerate(network.nodes)
    }
    nodes = tuple(
        replace(node, iri=iris[node.iri], label=f"{next(texts)} {node.label}", kind=next(texts))
        for node in network.nodes
    )
    edges = tuple(
        replace(
            edge, source=iris[edge.source], target=iris[edge.target], label=next(texts),
            evidence=tuple(
                replace(
                    one, quotation=next(texts), before=next(texts), after=next(texts),
                    speaker=next(texts), date=next(texts), value=next(texts), source=next(texts),
                    publisher=next(texts), published=next(texts), url=next(texts),
                    modality=next(texts), polarity=next(texts), certainty=next(texts),
                )
                for one in edge.evidence
            ),
        )
        for edge in network.edges
    )  # fmt: skip
    return Network(nodes, edges)


def check(page: Page) -> None:
    """Nothing ran, nothing became an element, nothing burst the page."""
    assert page.evaluate("typeof pwned") == "undefined"
    assert page.locator("img, a, iframe, object, embed, base, form").count() == 0
    assert page.locator("script").count() == 3
    assert page.evaluate("document.documentElement.scrollWidth") == 1280


def test_every_control_and_export_keeps_it_text(open_page: Opener, varied: Network) -> None:
    network = hostile(varied)
    page = open_page(network, title=HOSTILE[1] + HOSTILE[5])
    check(page)
    for name in ("Planned or expected", "Denied", "Past"):
        box(page, name).check()
    for entry in page.locator("[data-filter^=modalities]").all():
        entry.click()
        entry.click()
    page.keyboard.press("/")
    page.keyboard.insert_text("Ardel")
    expect(page.locator("#found [role=option]")).to_have_count(1)
    check(page)
    page.keyboard.press("Enter")
    expect(panel(page).get_by_role("heading", level=2)).to_contain_text("Ardel")
    open_quotes(page)
    check(page)
    for order in ("strength", "name"):
        page.get_by_label("Neighbours").select_option(order)
        expect(panel(page).locator(".neighbours > li").first).to_be_visible()
    open_quotes(page)
    check(page)
    button(page, "Isolate").click()
    button(page, "2 steps").click()
    button(page, "Isolate").click()
    address = page.url
    ends = " ".join(node.iri for node in (network.nodes[0], network.nodes[4]))
    page.evaluate("ends => { location.hash = 'path=' + encodeURIComponent(ends) }", ends)
    expect(panel(page).locator(".stop").first).to_contain_text("Ardel")
    check(page)
    page.goto(address)
    expect(panel(page).get_by_role("heading", level=2)).to_contain_text("Ardel")
    files = {}
    for name in ("Picture", "Network", "Statements"):
        button(page, "Export").click()
        with page.expect_download() as waiting:
            page.locator("#export-menu").get_by_role("button", name=name).first.click()
        files[name] = Path(waiting.value.path()).read_bytes()
        assert set("/\\<>:\u202e\x00").isdisjoint(waiting.value.suggested_filename)
    check(page)
    graph = nx.parse_graphml(files["Network"].decode(), force_multigraph=True)
    assert set(graph) <= {node.iri for node in network.nodes}
    rows = list(csv.reader(io.StringIO(files["Statements"].decode(), newline="")))
    assert {len(row) for row in rows} == {21}
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
