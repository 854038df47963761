"""The manual: it builds, its links lead somewhere, what it shows is what the program gives."""

import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from comity.graph.article import Article
from comity.graph.article_graph import Worker
from comity.graph.build import build
from comity.graph.extraction.reader import Reader
from comity.graph.ledger.ledger import open_ledger
from comity.graph.settling.settle import settle
from comity.graph.stores.engine import MemoryStore
from comity.ontology.iris import PREFIXES
from tests.commands import blocks, run_all

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"


def page_blocks(page: str, language: str) -> list[str]:
    """The fenced blocks of one language of a page."""
    return blocks((DOCS / page).read_text(encoding="utf-8"), language)


class Anchors(HTMLParser):
    """The ids of a page, and where its links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids.add(found.get("id") or "")
        for name in ("href", "src"):
            self.targets.append(found.get(name) or "")


def read(file: Path) -> Anchors:
    page = Anchors()
    page.feed(file.read_text(encoding="utf-8"))
    return page


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The manual, built; a warning stops it."""
    folder = tmp_path_factory.mktemp("manual")
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


def test_every_link_leads_somewhere(site: Path) -> None:
    pages = {file: read(file) for file in sorted(site.rglob("*.html"))}
    assert len(pages) > 8
    for file, page in pages.items():
        for target in filter(None, page.targets):
            parts = urlsplit(target)
            if parts.scheme or file.name == "404.html":
                continue
            path = unquote(parts.path)
            there = (file.parent / path).resolve() if path else file
            assert there.exists(), f"{file.name}: {target}"
            if parts.fragment and there in pages and there.name != "ontology.html":
                assert unquote(parts.fragment) in pages[there].ids, f"{file.name}: {target}"


def test_the_manual_loads_nothing_from_elsewhere(site: Path) -> None:
    for file in site.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r'<(?:script|img|iframe)[^>]+src="(?:https?:)?//', text), file.name
        assert not re.search(r'<link[^>]+rel="stylesheet"[^>]+href="(?:https?:)?//', text)


def statements(turtle: str) -> set[tuple[str, str, str]]:
    """Subject, predicate and each object, as written."""
    found = set()
    subject = ""
    for line in filter(None, map(str.strip, turtle.splitlines())):
        words = re.findall(r'"[^"]*"(?:\^\^\S+)?|[^\s,;]+', line.rstrip(" .;"))
        if not re.match(r"(?:cmt:\w+|dcterms:\w+|rdfs:\w+|a) ", line):
            subject, *words = words
        found |= {(subject, words[0], word) for word in words[1:]}
    return found


def test_the_model_page_shows_what_the_reader_makes(reader: Reader) -> None:
    [sentence] = page_blocks("model.md", "text")
    article = Article(
        "one", sentence.strip(), title="A visit to Astana", publisher="Comity",
        published="2025-06-03",
    )  # fmt: skip
    store = MemoryStore()
    with open_ledger(store) as ledger:
        assert len(list(build([article], store, ledger, Worker(reader)))) == 1
        settle(store, ledger)
    written = {tuple(shortened(str(term)) for term in quad.triple) for quad in store.quads()}
    for block in page_blocks("model.md", "turtle"):
        for statement in statements(block):
            assert statement in written, statement


def shortened(term: str) -> str:
    """As Turtle writes it with Comity's prefixes."""
    if term == f"<{PREFIXES['rdf']}type>":
        return "a"
    for prefix, base in PREFIXES.items():
        term = re.sub(rf"<{re.escape(base)}([\w-]+)>", rf"{prefix}:\1", term)
    return re.sub(r'"(\d+)"\^\^xsd:integer', r"\1", term)


def test_the_python_of_the_manual_runs(built: Path, tmp_path: Path) -> None:
    shutil.copytree(built / "graph.store", tmp_path / "graph.store")
    code = "\n".join(page_blocks("python.md", "python"))
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Membership asserts 'Peru joined the World Trade Organization in 1995'" in done.stdout
    assert re.search(r"confidence +Float64", done.stdout)
    assert (tmp_path / "network.html").stat().st_size > 1000


@pytest.mark.parametrize("page", ["tour.md", "view.md"])
def test_the_commands_of_the_manual_run(built: Path, tmp_path: Path, page: str) -> None:
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    assert run_all((DOCS / page).read_text(encoding="utf-8"), tmp_path) > 3


def test_the_cookbook_is_what_the_sample_answers(built: Path) -> None:
    script = [sys.executable, str(DOCS / "cookbook.py"), str(built / "graph.store")]
    done = subprocess.run(script, capture_output=True, encoding="utf-8", check=True)
    written = (DOCS / "cookbook.md").read_text(encoding="utf-8")
    assert done.stdout == written, "write it anew: python docs/cookbook.py STORE > docs/cookbook.md"
    assert written.count("\n### ") == written.count("comity ask ") >= 40
    assert written.count("has no answer") < 5
