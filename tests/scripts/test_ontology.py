"""`comity ontology`, as a user calls it."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from rdflib import Graph

from comity.ontology.errors import OutputError
from comity.ontology.schema import schema
from comity.scripts.ontology import ontology


def run(*arguments: str) -> bytes:
    result = CliRunner().invoke(ontology, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout_bytes


@pytest.mark.parametrize(
    ("name", "parser"), [("o.ttl", "turtle"), ("o.owl", "xml"), ("o.rdf", "xml"), ("O.XML", "xml")]
)
def test_the_format_follows_the_name(name: str, parser: str, tmp_path: Path) -> None:
    assert run("-o", str(tmp_path / name)) == b""
    assert len(Graph().parse(tmp_path / name, format=parser)) == len(schema())


def test_turtle_goes_to_the_screen_by_default() -> None:
    assert len(Graph().parse(data=run(), format="turtle")) == len(schema())


def test_a_named_format_wins_over_the_name(tmp_path: Path) -> None:
    run("-o", str(tmp_path / "o.txt"), "--format", "html")
    assert (tmp_path / "o.txt").read_text("utf-8").startswith("<!DOCTYPE html>")


def test_a_name_that_tells_no_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"o\.txt: its name tells no format.*--format"):
        run("-o", str(tmp_path / "o.txt"))
    assert list(tmp_path.iterdir()) == []


def test_a_target_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match=r"o\.ttl"):
        run("-o", str(tmp_path / "file" / "o.ttl"))
