"""How long a page takes until it is of use: stock pyvis, `comity view` and `comity serve`.

    python -m benchmarks.view [--actors 100 300 1000] [--large 5000] [--limit 400]

Of use is a page that has drawn its picture and answers a click on a node. Each page is opened by
a Chromium of its own, without a network; processor time is that of all its processes, from the
call of the address on. It is the figure to trust: wall time depends on what else the machine does.
Stock pyvis gets the same actors and relations, and the first quotation of each as its title.
"""

import argparse
import shutil
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Error, Page, sync_playwright
from pyvis.network import Network as StockNetwork  # type: ignore[import-untyped]  # has no types

from benchmarks.processes import cpu_seconds, find
from benchmarks.synthetic.graphs import network
from comity.graph.network import Network
from comity.graph.view.page import render

STOCK_DRAWN = """() => {
  const bar = document.getElementById("loadingBar");
  return window.network && (!bar || getComputedStyle(bar).display === "none");
}"""
STOCK_SPOT = """() => {
  const box = document.querySelector("#mynetwork canvas").getBoundingClientRect();
  const spots = network.getPositions();
  const inside = Object.values(spots).map((spot) => network.canvasToDOM(spot))
    .filter(({x, y}) => x > 20 && y > 20 && x < box.width - 20 && y < box.height - 20
      && y + box.top < innerHeight - 20);
  const spot = inside[0] ?? {x: box.width / 2, y: 300};
  return {x: spot.x + box.left, y: spot.y + box.top};
}"""
STOCK_ANSWERED = "() => network.getSelectedNodes().length > 0"
OUR_SPOT = """() => {
  const ends = comity.links().filter((link) => link.shown).map((link) => link.source);
  const free = ({x, y}) => document.elementFromPoint(x, y)?.tagName === "CANVAS";
  return ends.map((label) => comity.node(label)).find(free) ?? {x: innerWidth / 2, y: 300};
}"""
NO_NETWORK = "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
HEAD = ("actors", "relations", "page", "made (CPU s)", "file (kB)", "of use (s)", "CPU (s)")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page: how to tell that it is drawn, where to click, and that it answered."""

    drawn: str
    spot: str
    answered: str


STOCK = Kind(STOCK_DRAWN, STOCK_SPOT, STOCK_ANSWERED)
OURS = Kind("() => window.comity", OUR_SPOT, "() => comity.choice() !== null")


@dataclass(frozen=True, slots=True)
class Built:
    """A page on disk, and the seconds of processor time that it took to make it."""

    file: Path
    cpu: float


@dataclass(frozen=True, slots=True)
class Opened:
    """Seconds until a page was of use; None where it was not before the limit."""

    wall: float | None
    cpu: float


def stock_page(drawn: Network) -> str:
    """The page as pyvis makes it with its defaults."""
    page = StockNetwork(directed=True, cdn_resources="in_line")
    for node in drawn.nodes:
        page.add_node(node.iri, label=node.label, title=node.kind)
    for edge in drawn.edges:
        page.add_edge(edge.source, edge.target, label=edge.label, title=edge.evidence[0].quotation)
    return str(page.generate_html())


def our_page(drawn: Network) -> str:
    """The page of `comity view`."""
    return render(drawn, "Benchmark")


KINDS = {"stock pyvis": (STOCK, stock_page), "comity": (OURS, our_page)}


def build(make: Callable[[Network], str], drawn: Network, file: Path) -> Built:
    """Make a page and write it."""
    begin = time.process_time()
    text = make(drawn)
    cpu = time.process_time() - begin
    file.write_text(text, "utf-8")
    return Built(file, cpu)


@contextmanager
def fresh_page() -> Iterator[tuple[Page, int]]:
    """An empty page of a new Chromium, and the process that is the root of it."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    marker = f"--user-agent-product=benchmark-{uuid.uuid4()}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", f"--host-resolver-rules={NO_NETWORK}", marker],
        )
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto("about:blank")
        yield page, find(marker)
        browser.close()


def open_page(address: str, kind: Kind, limit: float) -> Opened:
    """Open a page and click until it answers."""
    with fresh_page() as (page, root):
        before, begin = cpu_seconds(root), time.perf_counter()
        wall = None
        try:
            page.goto(address, wait_until="commit", timeout=limit * 1000)
            page.wait_for_function(kind.drawn, timeout=limit * 1000)
            _click_until_answered(page, kind, begin + limit)
            wall = time.perf_counter() - begin
        except Error as error:
            if "Timeout" not in str(error):
                raise
        return Opened(wall, cpu_seconds(root) - before)


def _click_until_answered(page: Page, kind: Kind, end: float) -> None:
    while True:
        left = max(1.0, (end - time.perf_counter()) * 1000)
        page.set_default_timeout(left)
        spot = page.evaluate(kind.spot)
        page.mouse.click(spot["x"], spot["y"])
        try:
            page.wait_for_function(kind.answered, timeout=min(left, 1000))
        except Error:
            if time.perf_counter() > end:
                raise
        else:
            return


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Time to use of pages, as a table in Markdown.")
    parser.add_argument("--actors", type=int, nargs="*", default=[100, 300, 1000])
    parser.add_argument("--large", type=int, nargs="*", default=[5000], help="ours alone")
    parser.add_argument("--limit", type=float, default=400, help="seconds for one page")
    options = parser.parse_args()
    print(f"| {' | '.join(HEAD)} |\n|{'---|' * len(HEAD)}", flush=True)
    ratios = []
    with tempfile.TemporaryDirectory() as folder:
        for actors in options.actors + options.large:
            drawn = network(actors)
            both = actors in options.actors
            ours = _row(drawn, "comity", options.limit, Path(folder))
            if both:
                stock = _row(drawn, "stock pyvis", options.limit, Path(folder))
                ratios.append(_ratio(actors, stock, ours))
    if ratios:
        print("\nStock pyvis against comity, by processor time until of use:\n")
        print("\n".join(ratios))


def _row(drawn: Network, name: str, limit: float, folder: Path) -> Opened:
    kind, make = KINDS[name]
    made = build(make, drawn, folder / "page.html")
    opened = open_page(made.file.as_uri(), kind, limit)
    wall = f"{opened.wall:.1f}" if opened.wall is not None else f"not after {limit:g}"
    size = made.file.stat().st_size / 1000
    print(
        f"| {len(drawn.nodes):,} | {len(drawn.edges):,} | {name} | {made.cpu:.1f} | {size:,.0f} "
        f"| {wall} | {opened.cpu:.1f} |",
        flush=True,
    )
    return opened


def _ratio(actors: int, stock: Opened, ours: Opened) -> str:
    more = "" if stock.wall is not None else "more than "
    return f"- {actors:,} actors: {more}{stock.cpu / ours.cpu:.0f} times as much"


if __name__ == "__main__":
    main()
