"""Shared parts of the tests: the reader is loaded once, what needs the outside is found here."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from benchmarks import servers
from benchmarks.synthetic.graphs import write_store
from comity.graph.article_graph import Worker
from comity.graph.build import build
from comity.graph.extraction.reader import Reader, load_reader
from comity.graph.ledger.ledger import open_ledger
from comity.graph.reading.files import find_files
from comity.graph.reading.reader import read_all
from comity.graph.settling.settle import settle
from comity.graph.stores.oxigraph import open_store

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
JARS = Path("/usr/share/java")
JAR_NAMES = (
    "owlapi-*", "rdf4j-*", "atinject-jsr330-api", "caffeine", "commons-codec", "commons-io",
    "commons-rdf-api", "guava", "hppcrt", "jackson-annotations", "jackson-core",
    "jackson-databind", "jsr305", "slf4j-api", "slf4j-nop", "xz",
)  # fmt: skip


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader that ships with Comity."""
    return load_reader()


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of texts and suites that stands beside the repository on some machines."""
    if not SHARED.is_dir():
        pytest.skip("the folder shared/ does not stand beside the repository")
    return SHARED


@pytest.fixture(scope="session")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of a dozen made-up articles; nobody may write it."""
    path = tmp_path_factory.mktemp("made-up") / "graph.store"
    write_store(path, 18_040)
    return path


@pytest.fixture(scope="session")
def oxigraph_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an Oxigraph server, for whoever empties it before use."""
    with servers.oxigraph(tmp_path_factory.mktemp("oxigraph") / "store") as url:
        yield url


@pytest.fixture(scope="session")
def virtuoso_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Virtuoso, for whoever empties it before use; dba's password is dba."""
    if shutil.which("virtuoso-t") is None:
        pytest.skip("Virtuoso is not installed (Debian: virtuoso-opensource-7-bin)")
    limits = "[SPARQL]\nResultSetMaxRows = 50000\n"
    with servers.virtuoso(tmp_path_factory.mktemp("virtuoso"), limits) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium of the system."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("Chromium is not installed, so the page can't be opened")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Path:
    """A folder with the sample in `articles/` and `graph.store`, as `make graph` makes it.

    It is for all tests: copy it where something is written.
    """
    folder = tmp_path_factory.mktemp("built")
    shutil.copytree(ROOT / "articles", folder / "articles")
    with open_store(folder / "graph.store") as store, open_ledger(store) as ledger:
        articles = read_all(find_files([folder / "articles"]))
        for _ in build(articles, store, ledger, Worker(reader)):
            pass
        settle(store, ledger)
    return folder


@pytest.fixture(scope="session")
def owlapi() -> list[str]:
    """The command that loads files with the OWL API and prints which profiles they are in."""
    java = shutil.which("java")
    if java is None or shutil.which("javac") is None:
        pytest.skip("no Java compiler (Debian: default-jdk-headless)")
    if not (JARS / "owlapi-api.jar").exists():
        pytest.skip("OWLAPI is not installed (Debian: libowlapi-java)")
    jars = ":".join(str(jar) for name in JAR_NAMES for jar in sorted(JARS.glob(f"{name}.jar")))
    return [java, "-cp", jars, str(ROOT / "tests" / "ontology" / "ProfileCheck.java")]


@pytest.hookimpl(wrapper=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> Iterator[None]:
    """With CI=true a skipped test is a failure: nothing may go untested in silence."""
    yield
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") == "true" and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
