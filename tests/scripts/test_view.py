"""`comity view`, as a user runs it."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from comity.graph.article_graph import Worker
from comity.graph.build import build
from comity.graph.extraction.reader import Reader
from comity.graph.ledger.ledger import open_ledger
from comity.graph.reading import read_file
from comity.graph.settling.settle import settle
from comity.graph.stores.oxigraph import open_store
from comity.scripts.cli import comity

SAMPLE = ("gestures-to-the-taliban", "shoigu-in-kabul")


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


def test_it_draws_a_part_and_says_what_it_left_out(folder: Path, made_up: Path) -> None:
    done = run(
        folder, "--store", str(made_up), "-o", "part.html", "--relations", "trade,recognition",
        "--since", "2016", "--min-confidence", "0.6", "--max-actors", "20",
    )  # fmt: skip
    assert done.returncode == 0
    reasons = ("of other relations", "of another time", "below confidence 0.6")
    lines = done.stderr.splitlines()
    assert all(line.startswith("left out: ") for line in lines)
    assert [line for line in lines if line.endswith(reasons)] == lines[:3]
    page = (folder / "part.html").read_text("utf-8")
    part = "This is a part of the graph: since 2016, trade or recognition, confidence at least 0.6"
    assert part in page
    assert all(line.removeprefix("left out: ") in page for line in lines)


def test_a_query_may_be_text_or_a_file(folder: Path, made_up: Path) -> None:
    query = "CONSTRUCT WHERE { ?who cmt:memberOf ?what }"
    (folder / "q.rq").write_text(query, "utf-8")
    pages = []
    for name in (query, "q.rq"):
        done = run(folder, "--store", str(made_up), "-o", "q.html", "--query", name)
        assert (done.returncode, done.stderr) == (0, "")
        pages.append((folder / "q.html").read_bytes())
    assert pages[0] == pages[1]


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (("--focus", "Lusitania"), 1, "no actor is called 'Lusitania'"),
        (("--relations", "trad"), 1, "no relation is called 'trad'; did you mean trade"),
        (("--relations", ""), 1, "no relation is called ''"),
        (("--since", "yesterday"), 1, "--since 'yesterday' is no date"),
        (("--until", "1901"), 1, "nothing is left to show"),
        (("--query", "nowhere.rq"), 1, "nowhere.rq"),
        (("--query", "DROP ALL {}"), 1, "comity: "),
        (("--depth", "2"), 2, "give --focus, too"),
        (("--depth", "0", "--focus", "x"), 2, "--depth"),
        (("--max-actors", "1"), 2, "--max-actors"),
    ],
)
def test_what_cannot_be_drawn_is_one_line_and_no_file(
    folder: Path, made_up: Path, arguments: tuple[str, ...], status: int, message: str
) -> None:
    done = run(folder, "--store", str(made_up), "-o", "never.html", *arguments)
    assert done.returncode == status
    assert message in done.stderr
    assert status == 2 or done.stderr.count("\n") == 1
    assert not (folder / "never.html").exists()


def test_every_command_of_the_manual_draws_something(
    tmp_path: Path, root: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = [read_file(root / "articles" / f"{name}.md") for name in SAMPLE]
    with open_store(tmp_path / "graph.store") as store, open_ledger(store) as ledger:
        list(build(articles, store, ledger, Worker(reader)))
        settle(store, ledger)
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```sh\n(.*?)```", (root / "docs/view.md").read_text("utf-8"), re.DOTALL)
    lines = "".join(blocks).splitlines()
    assert len(lines) > 6
    for line in lines:
        done = CliRunner().invoke(comity, shlex.split(line)[1:], catch_exceptions=False)
        assert done.exit_code == 0, f"{line}\n{done.output}"
        assert not re.search(r" 0 relations", done.output), line
