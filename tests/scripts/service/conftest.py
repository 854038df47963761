"""A running service: the real command, in a process of its own, at a port the system chose."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page

from benchmarks.serving import serving
from comity.graph.article_graph import Worker
from comity.graph.build import build
from comity.graph.extraction.reader import Reader
from comity.graph.ledger.ledger import open_ledger
from comity.graph.reading.files import find_files
from comity.graph.reading.reader import read_all
from comity.graph.settling.settle import settle
from comity.graph.stores.oxigraph import open_store

TOKEN = "a-token-that-opens-nothing-else"


@contextmanager
def client_of(store: Path, *options: str, token: str | None = None) -> Iterator[httpx.Client]:
    """Start `comity serve` on a store; a client whose addresses begin at its root."""
    with (
        serving(store, "--workers", "2", *options, token=token) as url,
        httpx.Client(base_url=url, timeout=60) as client,
    ):
        yield client


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory, root: Path, reader: Reader) -> Path:
    """The store of two sample articles; nothing may write to it."""
    folder = tmp_path_factory.mktemp("sample") / "sample.store"
    names = ("gestures-to-the-taliban.md", "shoigu-in-kabul.md")
    articles = [root / "articles" / name for name in names]
    with open_store(folder) as store, open_ledger(store) as ledger:
        for _ in build(read_all(find_files(articles)), store, ledger, Worker(reader)):
            pass
        settle(store, ledger)
    return folder


@pytest.fixture(scope="session")
def service(sample: Path) -> Iterator[httpx.Client]:
    """A client of a service over the sample."""
    with client_of(sample, "--timeout", "10") as client:
        yield client


@pytest.fixture(scope="session")
def axe(root: Path) -> Callable[[Page], list[str]]:
    """Says what axe-core finds on a page that is serious or critical; skips where it is missing."""
    places = [folder / "node_modules/axe-core/axe.min.js" for folder in (root, *root.parents)]
    script = next((place for place in places if place.is_file()), None)
    if script is None:
        pytest.skip("axe-core is not installed: run npm ci")
    source = script.read_text("utf-8")

    def check(page: Page) -> list[str]:
        # Evaluated by the debugger, which the page's policy does not bind.
        page.evaluate(source)
        found: list[str] = page.evaluate(
            """async () => (await axe.run(document)).violations
              .filter((one) => ["serious", "critical"].includes(one.impact))
              .map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`)"""
        )
        return found

    return check
