"""docs/recipes.md is true: what it tells to do is done here, with the very tools it names."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest

from tests.commands import blocks
from tests.shell import Shell

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "recipes.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    """The text under one heading."""
    return PAGE.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


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
