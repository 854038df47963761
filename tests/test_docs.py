"""The README is true: every command of its tour runs, every link leads somewhere."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from comity.scripts.cli import COMMANDS, comity
from tests.commands import blocks, run_all

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
TOUR = README[README.index("## A tour") : README.index("## From Python")]


def test_every_command_of_the_tour_runs(built: Path, tmp_path: Path) -> None:
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    assert run_all(TOUR, tmp_path) > 10
    for name in ("graph.ttl", "graph.graphml", "claims.csv", "network.html", "comity.ttl"):
        assert (tmp_path / name).stat().st_size > 100


def test_the_python_of_the_readme_runs(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "articles", tmp_path / "articles")
    for code in blocks(README, "python"):
        command = [sys.executable, "-c", code]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert "asserts" in done.stdout


@pytest.mark.parametrize(
    "name", ["README.md", "CONTRIBUTING.md", "docs/dependencies.md", "docs/reading.md"]
)
def test_links_lead_somewhere(name: str) -> None:
    file = ROOT / name
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", file.read_text(encoding="utf-8")):
        if not target.startswith(("http", "mailto")):
            assert (file.parent / target).exists(), target


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str) -> None:
    done = CliRunner().invoke(comity, [name, "--help"])
    assert done.exit_code == 0
    assert "Example:" in done.output
    assert f"comity {name}" in done.output


def test_every_command_is_in_the_readme() -> None:
    for name in COMMANDS:
        assert f"comity {name}" in TOUR
