"""Imports go one way, `ontology <- graph <- queries <- scripts`, and heavy ones stay in place."""

import ast
from pathlib import Path

import pytest

LAYERS = ("ontology", "graph", "queries", "scripts")
ONLY_IN = {
    "SPARQLWrapper": {"graph/stores/asking.py"},
    "httpx": {"graph/stores/http.py"},
    "pyvis": {"graph/view/page.py"},
    "trafilatura": {"graph/reading/html.py"},
    "pypdf": {"graph/reading/pdf.py"},
    "pyshacl": {"graph/check.py"},
}
ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(p for layer in LAYERS for p in (ROOT / layer).rglob("*.py"))


def imported(path: Path) -> set[str]:
    """The dotted names that a module imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_imports_only_what_stands_before_it(path: Path) -> None:
    layer = path.relative_to(ROOT).parts[0]
    allowed = LAYERS[: LAYERS.index(layer) + 1]
    for name in imported(path):
        if name.startswith("comity."):
            assert name.split(".")[1] in allowed, name


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_heavy_library_is_imported_in_one_module(library: str) -> None:
    users = {
        str(path.relative_to(ROOT))
        for path in MODULES
        if any(name.split(".")[0] == library for name in imported(path))
    }
    assert users <= ONLY_IN[library]


def test_the_command_imports_nothing_heavy_at_start() -> None:
    heavy = {"spacy", "pyoxigraph", "rdflib", "owlready2", "pyvis", "networkx", "SPARQLWrapper",
             "httpx"}  # fmt: skip
    for path in (ROOT / "scripts").glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = set()
        for node in tree.body:
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                names.add((node.module or "").split(".")[0])
                assert not (node.module or "").startswith(("comity.graph", "comity.queries")), path
        assert not names & heavy, path
