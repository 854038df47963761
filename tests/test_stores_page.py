"""docs/stores.md is true: its commands are run here with real servers, its lists are compared."""

import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands import blocks
from tests.shell import Shell

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "stores.md").read_text(encoding="utf-8")
RECIPES = (ROOT / "docs" / "recipes.md").read_text(encoding="utf-8")


@pytest.fixture
def shell(built: Path, tmp_path: Path) -> Iterator[Shell]:
    shutil.copytree(built / "graph.store", tmp_path / "graph.store")
    made = Shell(tmp_path)
    yield made
    made.close()


def test_files_and_an_oxigraph_server(shell: Shell) -> None:
    into, onto = blocks(PAGE, "sh")
    assert "articles new, 0 replaced" in shell.run(into)[-1]
    *_, loaded, answer = shell.run(onto)
    assert "0 were there already" in loaded
    assert "World Trade Organization" in answer
    (shell.folder / "mine.toml").write_text(blocks(PAGE, "toml mine.toml")[0])
    assert " 0 graphs sent" in shell.run(blocks(PAGE, "sh mine")[0])[-1]


def test_virtuoso(shell: Shell) -> None:
    if shutil.which("virtuoso-t") is None:
        pytest.skip("Virtuoso is not installed (Debian: virtuoso-opensource-7-bin)")
    (shell.folder / "virtuoso.ini").write_text(shell.own(blocks(RECIPES, "ini virtuoso.ini")[0]))
    (shell.folder / "data").mkdir()
    shell.run("virtuoso-t +foreground +configfile virtuoso.ini &")
    (shell.folder / "credentials.toml").write_text(blocks(PAGE, "toml credentials.toml")[0])
    change, export = blocks(PAGE, "sh sign-in")[0].splitlines()
    shell.run(change)
    name, _, value = export.removeprefix("export ").partition("=")
    shell.environment[name] = value
    loaded, answer = shell.run(blocks(PAGE, "sh virtuoso")[0])
    assert "0 were there already" in loaded
    assert "World Trade Organization" in answer


def test_it_names_the_questions_that_are_refused() -> None:
    known = tomllib.loads((ROOT / "queries" / "wrong.toml").read_text(encoding="utf-8"))
    [always] = re.findall(r"refuses this question there:\n\n(.*)\n", PAGE)
    [sometimes] = re.findall(r"refuses these as well:\n\n(.*)\n", PAGE)
    for kind, paragraph in (("always", always), ("sometimes", sometimes)):
        assert re.findall(r"`([\w-]+)`", paragraph) == known["Virtuoso/07"][kind]


def test_it_names_the_kinds_of_server() -> None:
    text = (ROOT / "graph" / "stores" / "servers.toml").read_text(encoding="utf-8")
    [named] = re.findall(r"name of a kind \((.*?)\)", PAGE)
    assert re.findall(r"`(\w+)`", named) == list(tomllib.loads(text))
