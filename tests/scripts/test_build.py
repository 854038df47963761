"""`comity build` as a command: what it skips, removes, keeps in mind, and survives."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.corpus.writing import Writer
from comity.graph.stores.oxigraph import open_store, read_store

COMMAND = [sys.executable, "-c", "from comity.scripts.cli import main; main()"]
ARTICLES = 24


def run(*words: str | Path, status: int = 0, given: str = "") -> subprocess.CompletedProcess[str]:
    done = subprocess.run([*COMMAND, *map(str, words)], input=given, capture_output=True, text=True)
    assert done.returncode == status, done.stderr
    return done


def quads(store: Path) -> set[str]:
    """What a store holds, but for nodes without a name, which are called otherwise each time."""
    with read_store(store) as opened:
        return {line for line in map(str, opened.quads()) if "_:" not in line}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, writer = tmp_path_factory.mktemp("corpus"), Writer()
    for number in range(ARTICLES):
        (folder / Path(writer.path(number)).name).write_text(writer.text(number), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def whole(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What the store of the corpus holds, built by one process without a stop."""
    store = tmp_path_factory.mktemp("whole") / "graph.store"
    run("build", corpus, "--store", store, "--workers", "1")
    return quads(store)


def test_the_store_is_the_same_whatever_the_number_of_processes(
    corpus: Path, whole: set[str], tmp_path: Path
) -> None:
    done = run("build", corpus, "--store", tmp_path / "s", "--workers", "2")
    assert f"{ARTICLES} articles read, 0 unchanged, 0 failed" in done.stdout
    assert quads(tmp_path / "s") == whole


def written(folder: Path) -> int:
    """How many articles the store in the folder holds, as far as can be seen from outside."""
    try:
        with read_store(folder) as store:
            return len(store.articles())
    except Exception:
        return 0


def killed(corpus: Path, store: Path, moment: Iterator[bool]) -> int:
    """Build, and kill all its processes as soon as `moment` says so; its exit status."""
    command = [*COMMAND, "build", str(corpus), "--store", str(store), "--workers", "2"]
    with subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and not next(moment):
            time.sleep(0.01)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        return process.wait()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_killed_and_run_again_it_comes_to_the_same(
    corpus: Path, whole: set[str], tmp_path: Path
) -> None:
    store = tmp_path / "s"

    def when_there_is(something: str) -> Iterator[bool]:
        while True:
            yield any(store.glob(something))

    def when_articles_are_there() -> Iterator[bool]:
        while True:
            time.sleep(0.1)
            yield written(store) > 0

    for moment in (when_there_is("CURRENT"), when_there_is("comity.sqlite")):
        assert killed(corpus, store, moment) == -signal.SIGKILL
    killed(corpus, store, when_articles_are_there())
    held = written(store)
    done = run("build", corpus, "--store", store)
    assert f"{ARTICLES - held} articles read, {held} unchanged" in done.stdout
    assert quads(store) == whole


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_ctrl_c_ends_it_and_its_processes(corpus: Path, tmp_path: Path) -> None:
    store = tmp_path / "s"
    command = [*COMMAND, "build", str(corpus), "--store", str(store), "--workers", "2"]
    process = subprocess.Popen(
        command, start_new_session=True, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    while not (store / "comity.sqlite").exists():
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate()
    assert process.returncode == 130
    assert "stopped; run the same command again" in told
    assert "Traceback" not in told
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


def test_standard_input_is_an_article(tmp_path: Path) -> None:
    for given, read in (("Norway met Chile.", 1), ("Norway met Chile.", 0), ("Mali met Chad.", 1)):
        done = run("build", "-", "--store", tmp_path / "s", given=given)
        assert f"{read} articles read, {1 - read} unchanged, 0 failed" in done.stdout


def test_what_somebody_took_out_of_the_store_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Norway met Chile.", encoding="utf-8")
    run("build", tmp_path / "a.txt", "--store", tmp_path / "s")
    before = quads(tmp_path / "s")
    with open_store(tmp_path / "s") as opened:
        (article,) = opened.articles()
        opened.remove_article(article)
    done = run("build", tmp_path / "a.txt", "--store", tmp_path / "s")
    assert "1 articles read, 0 unchanged" in done.stdout
    assert quads(tmp_path / "s") == before


def test_prune_removes_what_is_not_there_any_more(tmp_path: Path) -> None:
    folder, store = tmp_path / "articles", tmp_path / "s"
    folder.mkdir()
    for name, words in {
        "a": "Norway met Chile.",
        "b": "Peru met Chile.",
        "c": "Mali met Chad.",
    }.items():
        (folder / f"{name}.txt").write_text(words, encoding="utf-8")
    run("build", folder, "--store", store)
    (folder / "a.txt").unlink()
    before = quads(store)
    assert "0 articles read, 2 unchanged, 0 failed" in run("build", folder, "--store", store).stdout
    assert quads(store) == before
    # What is there and can't be read stays.
    (folder / "b.txt").write_bytes(b"\xff\xfe\x00")
    done = run("build", folder, "--store", store, "--prune", status=1)
    assert "0 articles read, 1 unchanged, 1 removed, 1 failed" in done.stdout
    with read_store(store) as opened:
        assert len(opened.articles()) == 2
    (folder / "b.txt").write_text("Peru met Chile.", encoding="utf-8")
    run("build", folder, "--store", store)
    run("build", folder, "--store", tmp_path / "anew")
    assert quads(store) == quads(tmp_path / "anew")


def test_prune_refuses_where_a_path_yields_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Norway met Chile.", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    run("build", tmp_path / "a.txt", "--store", tmp_path / "s")
    for path in ("empty", "missing"):
        words = ("build", tmp_path / path, tmp_path / "a.txt", "--prune", "--store", tmp_path / "s")
        assert "--prune would remove" in run(*words, status=1).stderr
    run("build", "-", "--prune", "--store", tmp_path / "s", status=2)
    with read_store(tmp_path / "s") as opened:
        assert len(opened.articles()) == 1


def test_what_failed_is_kept_in_mind_until_it_is_mended_or_gone(tmp_path: Path) -> None:
    store = tmp_path / "s"
    (tmp_path / "good.txt").write_text("Norway met Chile.", encoding="utf-8")
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "sub").mkdir()
    shutil.copy(tmp_path / "good.txt", tmp_path / "sub" / "good.txt")
    done = run("build", tmp_path, "--store", store, status=1)
    assert "1 articles read, 0 unchanged, 3 failed" in done.stdout
    assert "3 files can't be read" in done.stderr
    # A build of other files still says so.
    (tmp_path / "one.txt").write_text("Peru met Chile.", encoding="utf-8")
    (tmp_path / "two.txt").unlink()
    done = run("build", tmp_path / "one.txt", "--store", store)
    assert "1 file can't be read" in done.stderr
    assert "two.txt" not in done.stderr
    listed = run("issues", "--failed", "--store", store).stdout
    assert listed.count("\n") == 1
    assert "has the same name 'good'; rename one of them" in listed
