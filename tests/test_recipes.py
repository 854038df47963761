"""docs/recipes.md is true: what it tells to do is done here, with the very tools it names."""

import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest

from benchmarks.serving import COMMAND
from tests.commands import blocks

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "recipes.md").read_text(encoding="utf-8")
PORTS = ("11111", "18890", "7878")
WAIT = 60  # seconds for a server to answer


def section(title: str) -> str:
    """The text under one heading."""
    return PAGE.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


class Shell:
    """Runs the lines of a recipe one by one; what ends in & is a server, ended with the test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ports = {port: free_port() for port in PORTS}
        self.servers: list[subprocess.Popen[bytes]] = []
        scripts = sysconfig.get_path("scripts")
        self.environment = os.environ | {"PATH": f"{scripts}:{os.environ['PATH']}"}

    def own(self, text: str) -> str:
        for port, free in self.ports.items():
            text = text.replace(port, free)
        return text

    def run(self, script: str) -> list[str]:
        """What each line printed."""
        return [self.line(line) for line in self.own(script).strip().splitlines()]

    def line(self, line: str) -> str:
        words = shlex.split(line)
        command = [*COMMAND, *words[1:]] if words[0] == "comity" else words
        if words[-1] == "&":
            with (self.folder / "server.log").open("wb") as log:
                server = subprocess.Popen(
                    command[:-1], cwd=self.folder, env=self.environment, stdout=log, stderr=log
                )
            self.servers.append(server)
            self.await_ports(server)
            return ""
        done = subprocess.run(
            command, cwd=self.folder, env=self.environment, capture_output=True, text=True
        )
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
        return done.stdout

    def await_ports(self, server: subprocess.Popen[bytes]) -> None:
        """Wait until every port that the server's command or its settings name is open."""
        settings = self.folder / "virtuoso.ini"
        words = " ".join(map(str, server.args)) if isinstance(server.args, list) else ""
        text = words + (settings.read_text() if settings.exists() else "")
        for port in (free for free in self.ports.values() if free in text):
            end = time.monotonic() + WAIT
            while time.monotonic() < end:
                assert server.poll() is None, (self.folder / "server.log").read_text()
                try:
                    socket.create_connection(("127.0.0.1", int(port)), timeout=1).close()
                    break
                except OSError:
                    time.sleep(0.1)
            else:
                pytest.fail(f"nothing listens on {port} after {WAIT} s")

    def close(self) -> None:
        for server in self.servers:
            server.terminate()
            server.wait(timeout=WAIT)


@pytest.fixture(scope="module")
def folder(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store, as a reader of the page has it."""
    folder = tmp_path_factory.mktemp("recipes")
    shutil.copytree(built / "graph.store", folder / "graph.store")
    return folder


@pytest.fixture
def shell(folder: Path) -> Iterator[Shell]:
    made = Shell(folder)
    yield made
    made.close()


def test_protege_reads_the_graph_and_it_is_in_its_profiles(shell: Shell, owlapi: list[str]) -> None:
    text = section("Protégé")
    shell.run(blocks(text, "sh")[0])
    done = subprocess.run(
        [*owlapi, str(shell.folder / "graph.ttl")], capture_output=True, text=True, check=True
    )
    axioms = int(re.findall(r"axioms=(\d+)", done.stdout)[0])
    assert axioms > 5000
    assert done.stdout.count("inProfile=true violations=0") == 2


def test_virtuoso_loads_and_answers(shell: Shell) -> None:
    if shutil.which("virtuoso-t") is None:
        pytest.skip("Virtuoso is not installed (Debian: virtuoso-opensource-7-bin)")
    text = section("Virtuoso")
    settings = shell.own(blocks(text, "ini virtuoso.ini")[0])
    (shell.folder / "virtuoso.ini").write_text(settings)
    answer = shell.run(blocks(text, "sh")[0])[-1]
    assert "World Trade Organization" in answer


def test_oxigraph_loads_and_answers(shell: Shell) -> None:
    answer = shell.run(blocks(section("Oxigraph"), "sh")[0])[-1]
    assert "World Trade Organization" in answer


def test_gephi_finds_the_columns_that_the_page_names(shell: Shell) -> None:
    text = section("Gephi")
    shell.run(blocks(text, "sh")[0])
    network = nx.read_gexf(shell.folder / "graph.gexf")
    ties = [data for _, _, data in network.edges(data=True)]
    assert {True, False} == {tie["asserted"] for tie in ties}
    assert all(tie["quote"] for tie in ties)
    assert all(data["kind"] for _, data in network.nodes(data=True))


def test_neo4j_finds_the_files_and_columns_that_the_page_names(shell: Shell) -> None:
    text = section("Neo4j")
    shell.run(blocks(text, "sh")[0])
    for file in re.findall(r"=(neo4j/\w+\.csv)", text):
        assert (shell.folder / file).is_file()
    header = (shell.folder / "neo4j" / "edges.csv").read_text("utf-8").splitlines()[0].split(",")
    assert {":START_ID", ":END_ID", ":TYPE"} < set(header)
    for column in re.findall(r"\br\.(\w+)", text):
        assert column in header


def test_the_libraries_read_what_is_exported(shell: Shell) -> None:
    text = section("rdflib, owlready2, networkx")
    shell.run(blocks(text, "sh")[0])
    rows, claims, network = (
        subprocess.run(
            [sys.executable, "-c", code], cwd=shell.folder, capture_output=True, text=True,
            check=True,
        ).stdout
        for code in blocks(text, "python")
    )  # fmt: skip
    assert "https://w3id.org/comity/id/state/AFG" in rows
    assert re.search(r"[1-9]\d* claims; the first says (Positive|Negative)", claims)
    assert re.search(r"[1-9]\d* actors, [1-9]\d* links", network)
