"""What the explorer of `comity serve` costs, in the browser and in the service."""

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from benchmarks.opening import OURS, click_until_answered, fresh_page
from benchmarks.processes import cpu_seconds, find
from benchmarks.serving import serving

DRAWN_AGAIN = (
    "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
)
HEAD = ("step", "wall (s)", "CPU of the browser (s)", "CPU of the service (s)")


@dataclass(frozen=True, slots=True)
class Step:
    """What one step took, in seconds."""

    name: str
    wall: float
    browser: float
    service: float


def measure(store: Path, limit: float) -> list[Step]:
    """The first picture and the expansion of an actor, for the first reader and for the next.

    The first reader of all pays for what the service works out once.
    """
    with serving(store) as address:
        service = find("\0serve\0", parent=os.getpid())
        readers = ("first reader", "next reader")
        return [step for who in readers for step in _visit(address, service, who, limit)]


def _visit(address: str, service: int, who: str, limit: float) -> Iterator[Step]:
    with fresh_page() as (page, browser):
        page.set_default_timeout(limit * 1000)

        def step(name: str, act: Callable[[], None]) -> Step:
            begin, before = time.perf_counter(), (cpu_seconds(browser), cpu_seconds(service))
            act()
            wall = time.perf_counter() - begin
            after = (cpu_seconds(browser), cpu_seconds(service))
            return Step(f"{name}, {who}", wall, after[0] - before[0], after[1] - before[1])

        yield step("first picture", lambda: _draw(page, f"{address}/explore"))
        yield step("expand", lambda: _expand(page, limit))


def _draw(page: Page, address: str) -> None:
    page.goto(address, wait_until="commit")
    page.wait_for_function(OURS.drawn)
    page.evaluate(DRAWN_AGAIN)


def _expand(page: Page, limit: float) -> None:
    """Click on an actor, fetch what else is tied to it, and wait until that is drawn."""
    click_until_answered(page, OURS, time.perf_counter() + limit)
    before = page.evaluate("comity.links().length")
    with page.expect_response(lambda answer: "/api/actor" in answer.url):
        page.locator("#panel button.more").first.click()
    page.wait_for_function("(before) => comity.links().length > before", arg=before)
    page.evaluate(DRAWN_AGAIN)
