"""`comity load` at the command line: files into a store, a store onto a server."""

import gzip
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from benchmarks import servers
from benchmarks.serving import COMMAND
from comity.graph.stores.oxigraph import read_store


def run(folder: Path, *words: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *map(str, words)],
        cwd=folder, env=_environment(environment), capture_output=True, text=True, timeout=120,
    )  # fmt: skip


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    return {k: v for k, v in os.environ.items() if not k.startswith("COMITY_")} | dict(more)


def ok(folder: Path, *words: str | Path, **environment: str) -> str:
    done = run(folder, *words, **environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


def refused(folder: Path, *words: str | Path, **environment: str) -> str:
    """The one line that it says."""
    done = run(folder, *words, **environment)
    assert done.returncode == 1, done.stderr
    assert done.stderr.startswith("comity: ")
    assert len(done.stderr.splitlines()) == 1
    return done.stderr


def test_an_export_loads_to_the_same_store(built: Path, tmp_path: Path) -> None:
    shutil.copytree(built / "graph.store", tmp_path / "graph.store")
    ok(tmp_path, "export", "graph.nq")
    lines = (tmp_path / "graph.nq").read_bytes().splitlines(keepends=True)
    parts = tmp_path / "parts"
    parts.mkdir()
    # As Spark writes it: parts, packed, and a mark that it has ended.
    for number in range(2):
        packed = gzip.compress(b"".join(lines[number::2]))
        (parts / f"part-0000{number}.txt.gz").write_bytes(packed)
    (parts / "_SUCCESS").touch()
    said = ok(tmp_path, "load", parts, "--store", "new.store")
    assert "articles new, 0 replaced" in said
    ok(tmp_path, "export", "new.nq", "--store", "new.store")
    assert sorted((tmp_path / "new.nq").read_bytes().splitlines(keepends=True)) == sorted(lines)


def test_a_bad_file_leaves_the_store_as_it_was(made_up: Path, tmp_path: Path) -> None:
    shutil.copytree(made_up, tmp_path / "graph.store")
    (tmp_path / "bad.nq").write_text("<urn:x:a> <urn:x:p> <urn:x:b> <urn:x:g> .\n")
    for _ in range(2):
        said = refused(tmp_path, "load", "bad.nq", "none.nq")
        assert "none.nq: there is no such file" in said
        (tmp_path / "none.nq").touch()
        said = refused(tmp_path, "load", "none.nq", "bad.nq")
        assert "bad.nq:1: <urn:x:g> is no graph of Comity's" in said
        (tmp_path / "none.nq").unlink()
    with read_store(made_up) as before, read_store(tmp_path / "graph.store") as after:
        assert set(before.quads()) == set(after.quads())


def test_a_bad_file_makes_no_store(tmp_path: Path) -> None:
    (tmp_path / "bad.nq").write_text("what is this\n")
    assert "bad.nq:1: not a line of N-Quads" in refused(tmp_path, "load", "bad.nq")
    assert not (tmp_path / "graph.store").exists()


def test_onto_a_server_and_asked_there(built: Path, tmp_path: Path) -> None:
    shutil.copytree(built / "graph.store", tmp_path / "graph.store")
    question = ("ask", "memberships", "--actor", "Afghanistan", "--format", "csv")
    with servers.oxigraph(tmp_path / "served") as url:
        said = ok(tmp_path, "load", "--to", url)
        assert "0 were there already, 0 removed" in said
        endpoint = said.split("--endpoint ")[1].strip()
        assert ok(tmp_path, *question, "--endpoint", endpoint) == ok(tmp_path, *question)
        assert " 0 graphs sent" in ok(tmp_path, "load", "--to", url)
    assert "can't be reached" in refused(tmp_path, "load", "--to", url)


def test_onto_virtuoso_with_its_password(built: Path, tmp_path: Path, virtuoso_url: str) -> None:
    shutil.copytree(built / "graph.store", tmp_path / "graph.store")
    words = ("load", "--to", virtuoso_url, "--server", "virtuoso")
    assert "HTTP 401" in refused(tmp_path, *words)
    said = refused(tmp_path, *words, COMITY_USER="dba", COMITY_PASSWORD="dbb")
    assert "HTTP 401" in said
    assert "dbb" not in said
    file = tmp_path / "credentials.toml"
    file.write_text('user = "dba"\npassword = "dba"\n')
    file.chmod(0o600)
    known = {"COMITY_CREDENTIALS": str(file)}
    assert " graphs sent" in ok(tmp_path, *words, **known)
    assert " 0 graphs sent" in ok(tmp_path, *words, **known)
    question = ("ask", "memberships", "--actor", "Afghanistan", "--format", "csv")
    endpoint = ("--endpoint", f"{virtuoso_url}/sparql-auth")
    assert ok(tmp_path, *question, *endpoint, **known) == ok(tmp_path, *question)
    wrong = refused(tmp_path, "ask", "security-trend", *endpoint, **known)
    assert "gives wrong rows for security-trend" in wrong


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--to", "ftp://a.example"), "is not an address"),
        (("--to", "http://me:secret@127.0.0.1"), "must not hold a password"),
        (("--to", "http://127.0.0.1:1", "--server", "none"), "no kind of server is called 'none'"),
        (("--to", "http://127.0.0.1:1", "--server", "none.toml"), "none.toml: can't be read"),
        (("--to", "http://127.0.0.1:1", "--store", "none"), "none is not a store"),
    ],
)
def test_what_is_refused(made_up: Path, tmp_path: Path, words: list[str], message: str) -> None:
    shutil.copytree(made_up, tmp_path / "graph.store")
    said = refused(tmp_path, "load", *words)
    assert message in said
    assert "secret" not in said


def test_addresses_of_a_server_that_is_not_known(made_up: Path, tmp_path: Path) -> None:
    shutil.copytree(made_up, tmp_path / "graph.store")
    with servers.oxigraph(tmp_path / "served", "--union-default-graph") as url:
        (tmp_path / "mine.toml").write_text(f'query = "query"\nupdate = "{url}/update"\n')
        words = ("load", "--to", url, "--server", "mine.toml")
        assert "needs query, update, graphs" in refused(tmp_path, *words)
        with (tmp_path / "mine.toml").open("a") as file:
            file.write('graphs = "store"\n')
        assert "0 were there already" in ok(tmp_path, *words)
        assert " 0 graphs sent" in ok(tmp_path, *words)


def test_nothing_to_do(tmp_path: Path) -> None:
    done = run(tmp_path, "load")
    assert done.returncode == 2
    assert "name FILES to load" in done.stderr
