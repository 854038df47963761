"""A page in a Chromium of its own: when it is drawn, when it answers a click, at what cost."""

import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Error, Page, sync_playwright

from benchmarks.processes import cpu_seconds, find

NO_NETWORK = "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"

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
OUR_SPOT = """() => {
  const ends = comity.links().filter((link) => link.shown).map((link) => link.source);
  const free = ({x, y}) => document.elementFromPoint(x, y)?.tagName === "CANVAS";
  return ends.map((label) => comity.node(label)).find(free) ?? {x: innerWidth / 2, y: 300};
}"""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page: how to tell that it is drawn, where to click, and that it answered."""

    drawn: str
    spot: str
    answered: str


STOCK = Kind(STOCK_DRAWN, STOCK_SPOT, "() => network.getSelectedNodes().length > 0")
OURS = Kind("() => window.comity", OUR_SPOT, "() => comity.choice() !== null")


@dataclass(frozen=True, slots=True)
class Opened:
    """Seconds until a page was of use; `wall` is None where it was not before the limit."""

    wall: float | None
    cpu: float


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
    """Open a page and click until it answers; give up after `limit` seconds."""
    with fresh_page() as (page, root):
        before, begin = cpu_seconds(root), time.perf_counter()
        wall = None
        try:
            page.goto(address, wait_until="commit", timeout=limit * 1000)
            page.wait_for_function(kind.drawn, timeout=limit * 1000)
            click_until_answered(page, kind, begin + limit)
            wall = time.perf_counter() - begin
        except Error as error:
            if "Timeout" not in str(error):
                raise
        return Opened(wall, cpu_seconds(root) - before)


def click_until_answered(page: Page, kind: Kind, end: float) -> None:
    """Click on a node, again where it had moved on. Raises playwright's Error after `end`."""
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
