"""`comity check` as a user meets it."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import Literal, NamedNode, Triple

from comity.graph.populate import ontology_triples
from comity.graph.stores.oxigraph import open_store
from comity.ontology.errors import MissingToolError, StoreError
from comity.ontology.iris import ONTOLOGY_GRAPH, PREFIXES, entity_iri, term
from comity.scripts.cli import comity

SITUATION = NamedNode(entity_iri("sit", "0"))
TYPE = NamedNode(PREFIXES["rdf"] + "type")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "graph.store"
    with open_store(folder) as store:
        store.replace_graph(ONTOLOGY_GRAPH, ontology_triples())
        # An article that nothing but its hash is known of.
        store.replace_article("a", [text_hash("a")])
    return folder


def text_hash(article: str) -> Triple:
    return Triple(NamedNode(entity_iri("art", article)), NamedNode(term("textHash")), Literal("0"))


def test_a_graph_without_faults_passes(path: Path) -> None:
    result = CliRunner().invoke(comity, ["check", "--no-reasoner", "--store", str(path)])
    assert result.exit_code == 0, result.output
    assert "1/1 articles against the shapes" in result.stderr
    assert "violations: 0" in result.stderr
    assert result.stdout == ""


def test_a_violation_is_printed_and_sets_the_exit_status(path: Path) -> None:
    with open_store(path) as store:
        lonely = Triple(SITUATION, TYPE, NamedNode(term("Membership")))
        store.replace_article("b", [lonely, text_hash("b")])
    result = CliRunner().invoke(comity, ["check", "--no-reasoner", "--store", str(path)])
    assert result.exit_code == 1
    assert result.stdout.splitlines()[0].split() == [
        "article", "severity", "shape", "focus", "message",
    ]  # fmt: skip
    assert "sit:0" in result.stdout
    assert "violation" in result.stdout


def test_a_missing_store_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(comity, ["check", "--store", str(tmp_path / "none")])
    assert isinstance(result.exception, StoreError)


def test_missing_java_is_told_before_the_work_begins(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    result = CliRunner().invoke(comity, ["check", "--store", str(path)])
    assert isinstance(result.exception, MissingToolError)
    assert "articles" not in result.output
