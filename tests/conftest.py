"""Shared parts of the tests: the reader is loaded once, what needs the outside is found here."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from comity.graph.extraction.reader import Reader, load_reader

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


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


@pytest.hookimpl(wrapper=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> Iterator[None]:
    """With CI=true a skipped test is a failure: nothing may go untested in silence."""
    yield
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") == "true" and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
