"""Takes the pictures of the manual: of the page that `comity view` writes and of `comity serve`.

    comity build articles --store graph.store
    python -m docs.pictures graph.store

Chromium must be installed. The pictures go to pictures/ beside this file.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.serving import serving

FOLDER = Path(__file__).with_name("pictures")
WIDE, NARROW = (1280, 800), (375, 720)
ID = "https://w3id.org/comity/id/"

Act = Callable[[Page], None]


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture; `address` follows that of the file or of the service."""

    name: str
    address: str
    dark: bool = False
    size: tuple[int, int] = WIDE
    act: Act = lambda page: None


def _drawn(page: Page) -> None:
    page.locator("#status", has_text="links shown").wait_for()
    page.wait_for_timeout(900)


def _quoted(page: Page) -> None:
    _drawn(page)
    page.locator("#panel button.quotes").first.click()
    page.locator("#panel mark").first.wait_for()
    page.wait_for_timeout(600)


def _answered(page: Page) -> None:
    page.locator("table").first.wait_for()
    page.wait_for_timeout(600)


OF_THE_FILE = (
    Shot("network", "", act=_drawn),
    Shot("ego", f"#node={ID}state/NOR&isolate=1", act=_drawn),
    Shot("path", f"#path={ID}state/ISL%20{ID}state/KEN", dark=True, act=_drawn),
    Shot("narrow", f"#node={ID}state/EGY", size=NARROW, act=_drawn),
)
OF_THE_SERVICE = (
    Shot("start", "/"),
    Shot("explore", f"/explore#node={ID}state/KEN", act=_quoted),
    Shot("query", "/query?ask=memberships&actor=South+Africa&answer=1", act=_answered),
    Shot("actor", "/id/state/NOR"),
    Shot("stances", f"/stances?a={ID}state/RUS&b={ID}org/taliban", dark=True),
)


def main() -> None:
    """Take all pictures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("store", type=Path, help="a store of the sample articles")
    store = parser.parse_args().store
    FOLDER.mkdir(exist_ok=True)
    with _browser() as browser, tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "network.html"
        command = [sys.executable, "-c", "from comity.scripts.cli import main; main()"]
        subprocess.run([*command, "view", "-o", str(file), "--store", str(store)], check=True)
        for shot in OF_THE_FILE:
            _take(browser, file.as_uri(), shot)
        with serving(store) as url:
            for shot in OF_THE_SERVICE:
                _take(browser, url.rstrip("/"), shot)


@contextmanager
def _browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("Chromium is not installed (Debian: chromium)")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])


def _take(browser: Browser, base: str, shot: Shot) -> None:
    wide, high = shot.size
    page = browser.new_page(
        viewport={"width": wide, "height": high},
        color_scheme="dark" if shot.dark else "light",
        reduced_motion="reduce",
    )
    page.goto(base + shot.address)
    shot.act(page)
    page.screenshot(path=FOLDER / f"{shot.name}.png")
    page.close()


if __name__ == "__main__":
    main()
