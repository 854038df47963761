"""`comity view`, as a user runs it."""

import subprocess
import sys
from pathlib import Path

import pytest

from comity.graph.stores.oxigraph import open_store


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from comity.scripts.cli import main; main()", "view"]
    return subprocess.run(
        [*command, *arguments], cwd=folder, capture_output=True, text=True, check=False,
        encoding="utf-8",
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an empty graph in it."""
    folder = tmp_path_factory.mktemp("view")
    open_store(folder / "graph.store").close()
    return folder


def test_it_writes_the_page_and_says_what_is_in_it(folder: Path) -> None:
    done = run(folder, "-o", "out/page.html", "--title", "Łódź & <Rivers>")
    assert (done.returncode, done.stderr) == (0, "")
    page = (folder / "out" / "page.html").read_bytes()
    assert done.stdout == f"out/page.html: 0 nodes, 0 relations, {len(page):,} bytes\n"
    assert "<title>Łódź &amp; &lt;Rivers&gt;</title>" in page.decode("utf-8")


def test_a_missing_store_is_one_line(folder: Path) -> None:
    done = run(folder, "--store", "nowhere")
    assert done.returncode == 1
    assert done.stderr.startswith("comity: ")
    assert "nowhere" in done.stderr
    assert done.stderr.count("\n") == 1


def test_an_unwritable_target_is_one_line(folder: Path) -> None:
    (folder / "file").write_text("")
    done = run(folder, "-o", "file/page.html")
    assert done.returncode == 1
    assert done.stderr.startswith("comity: file/page.html: can't be written")
    assert done.stderr.count("\n") == 1


def test_it_shows_what_is_sure_enough(folder: Path) -> None:
    done = run(folder, "-o", "sure.html", "--min-confidence", "0.9")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("sure.html: 0 nodes")
