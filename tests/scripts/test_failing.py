"""What the system does to a command: outputs that take nothing, names that are no text."""

import os
import subprocess
from pathlib import Path

import pytest

from benchmarks.serving import COMMAND

FULL = Path("/dev/full")


def run(
    *words: str | bytes | Path, output: int | None = None, shell: str = ""
) -> subprocess.CompletedProcess[str]:
    """The command with its output to a file descriptor; or as `shell` says, with "$@" in it."""
    command = [*COMMAND, *words]
    if shell:
        command = ["bash", "-c", shell, "bash", *command]
    return subprocess.run(
        command,
        stdout=subprocess.PIPE if output is None else output,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    "words",
    [
        ["ask"],
        ["ask", "memberships", "--actor", "Kenya", "--store", "STORE"],
        ["sparql", "SELECT * { ?s ?p ?o } LIMIT 9", "--store", "STORE"],
        ["ontology"],
        ["export", "/dev/full", "--format", "claims", "--store", "STORE"],
    ],
    ids=" ".join,
)
def test_an_output_that_is_full_is_one_line_with_the_cure(built: Path, words: list[str]) -> None:
    store = str(built / "graph.store")
    with FULL.open("w") as full:
        done = run(*[store if word == "STORE" else word for word in words], output=full.fileno())
    assert done.returncode == 1
    assert done.stderr.startswith("comity: ")
    assert "No space left" in done.stderr
    assert done.stderr.count("\n") == 1
    assert FULL.is_char_device()


def test_whoever_stops_reading_is_told_nothing(built: Path) -> None:
    words = ("sparql", "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 20000", "--format", "csv")
    done = run(*words, "--store", built / "graph.store", shell='"$@" | head -1')
    assert done.stdout == "s,p,o\n"
    assert done.stderr == ""


def test_a_closed_output_is_told() -> None:
    done = run("ask", shell='"$@" >&-')
    assert done.returncode == 1
    assert done.stderr.startswith("comity: standard output is closed")


def test_a_device_is_written_to_and_not_replaced(built: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.nt"
    os.mkfifo(pipe)
    with (tmp_path / "copy").open("wb") as copy, subprocess.Popen(["cat", pipe], stdout=copy):
        done = run("export", pipe, "--store", built / "graph.store")
    assert done.returncode == 0, done.stderr
    assert pipe.is_fifo()
    assert (tmp_path / "copy").stat().st_size > 10_000


def test_a_name_that_is_no_text_stops_no_other_article(tmp_path: Path) -> None:
    for name in (b"bad\xff.md", b"new\nline.md", b"good.md"):
        path = Path(os.fsdecode(bytes(tmp_path) + b"/" + name))
        path.write_text("Kenya joined the East African Community in 2000.")
    done = run("build", tmp_path, "--store", tmp_path / "graph.store")
    assert done.returncode == 1
    assert "1 articles read, 0 unchanged, 2 failed" in done.stdout
    assert done.stderr.count("rename the file") >= 2
    assert "Traceback" not in done.stderr


def test_an_article_may_come_in_by_standard_input(tmp_path: Path) -> None:
    text = "echo Kenya joined the East African Community in 2000."
    done = run("build", "-", "--store", tmp_path / "graph.store", shell=f'{text} | "$@"')
    assert done.returncode == 0, done.stderr
    assert "1 articles read" in done.stdout
    nothing = run("build", "-", "--store", tmp_path / "graph.store", shell='"$@" < /dev/null')
    assert nothing.returncode == 1
    assert "standard input: empty" in nothing.stderr
