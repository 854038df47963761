"""A running service: the real command, in a process of its own, at a port the system chose."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from comity.graph.build import build, finish
from comity.graph.extraction.reader import Reader
from comity.graph.reading.files import find_files
from comity.graph.reading.reader import read_all
from comity.graph.stores.oxigraph import open_store

COMMAND = (sys.executable, "-c", "from comity.scripts.cli import main; main()")


@contextmanager
def serving(store: Path, *options: str) -> Iterator[httpx.Client]:
    """Start `comity serve` on a store; a client whose addresses begin at its root."""
    command = [*COMMAND, "serve", "--store", str(store), "--port", "0", "--workers", "2", *options]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stdout is not None
            assert server.stderr is not None
            line = server.stdout.readline()
            found = re.search(r"http://\S+", line)
            assert found, line + server.stderr.read()
            with httpx.Client(base_url=found[0], timeout=60) as client:
                yield client
        finally:
            server.terminate()
            _, errors = server.communicate(timeout=20)
            assert "Traceback" not in errors, errors


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory, root: Path, reader: Reader) -> Path:
    """The store of the sample articles; nothing may write to it."""
    folder = tmp_path_factory.mktemp("sample") / "sample.store"
    with open_store(folder) as store:
        for _ in build(read_all(find_files([root / "articles"])), store, reader):
            pass
        finish(store)
    return folder


@pytest.fixture(scope="session")
def service(sample: Path) -> Iterator[httpx.Client]:
    """A client of a service over the sample."""
    with serving(sample, "--timeout", "10") as client:
        yield client
