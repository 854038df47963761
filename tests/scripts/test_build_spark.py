"""What `comity build --engine spark` says before Spark is there. None of it needs Spark."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from comity.graph.stores.lock import WriterLock
from comity.ontology.errors import ComityError, MissingToolError
from comity.scripts.build import build

SPARK = ("articles", "--engine", "spark")


@pytest.mark.parametrize(
    ("words", "cure"),
    [
        (("articles", "--output", "parts"), "--engine spark"),
        (("articles", "--master", "yarn"), "--engine spark"),
        (SPARK, "needs --output DIR"),
        ((*SPARK, "--output", "parts", "--master", "locale"), "write local[2], yarn"),
        ((*SPARK, "--output", "parts", "--master", "local[0]"), "write local[2], yarn"),
        ((*SPARK, "--output", "parts", "--store", "graph.store"), "`comity load` brings it"),
    ],
)
def test_options_that_do_not_go_together(words: tuple[str, ...], cure: str) -> None:
    done = CliRunner().invoke(build, words)
    assert done.exit_code == 2
    assert cure in done.output


def error_of(tmp_path: Path, output: str) -> ComityError:
    done = CliRunner().invoke(build, (*SPARK, "--output", str(tmp_path / output)))
    assert isinstance(done.exception, ComityError)
    return done.exception


def test_without_java_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    error = error_of(tmp_path, "parts")
    assert isinstance(error, MissingToolError)
    assert f"there is none in JAVA_HOME ({tmp_path}): install it" in str(error)
    monkeypatch.delenv("JAVA_HOME")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "there is none on the path: install it" in str(error_of(tmp_path, "parts"))


def test_without_pyspark_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    java = tmp_path / "bin" / "java"
    java.parent.mkdir()
    java.touch(mode=0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    monkeypatch.setitem(sys.modules, "py4j.protocol", None)
    error = error_of(tmp_path, "parts")
    assert isinstance(error, MissingToolError)
    assert "pip install 'comity[spark]'" in str(error)


def test_a_folder_that_is_being_written_is_refused(tmp_path: Path) -> None:
    lock = WriterLock(tmp_path)
    error = error_of(tmp_path, "")
    assert "is being written by another command" in str(error)
    assert "with --output" in str(error)
    lock.release()


def test_a_folder_that_spark_takes_for_a_pattern_is_refused(tmp_path: Path) -> None:
    assert "name another folder" in str(error_of(tmp_path, "parts-*"))
    assert not list(tmp_path.iterdir())
