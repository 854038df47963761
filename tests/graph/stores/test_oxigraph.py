"""The store on disk: one writer, readers beside it, crashes, damage."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from comity.graph.stores.lock import WriterLock
from comity.graph.stores.oxigraph import open_store, read_store
from comity.ontology.errors import StoreError
from comity.ontology.iris import Iri, article_graph, term

EXACT = NamedNode(term("exact"))


def note(text: str) -> Triple:
    return Triple(NamedNode("urn:x:a"), EXACT, Literal(text))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "graph.store"


def texts(path: Path, article: str = "a") -> set[str]:
    with read_store(path) as store:
        objects = [triple.object for triple in store.triples(article_graph(article))]
    return {text.value for text in objects if isinstance(text, Literal)}


def child(code: str, path: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, str(path)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True)


WRITE_FOREVER = """
import sys
from pathlib import Path
from pyoxigraph import Literal, NamedNode, Triple
from comity.graph.stores.oxigraph import open_store
with open_store(Path(sys.argv[1])) as store:
    for number in range(1_000_000):
        lot = [Triple(NamedNode("urn:x:a"), NamedNode("urn:x:p"), Literal(f"{number} {i}"))
               for i in range(2_000)]
        store.replace_article("a", lot)
        print(number, flush=True)
"""

HOLD = """
import sys
from pathlib import Path
from comity.graph.stores.oxigraph import open_store
with open_store(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
@pytest.mark.parametrize("delay", [0.0, 0.01, 0.03])
def test_a_writer_killed_in_the_act_leaves_one_whole_version(path: Path, delay: float) -> None:
    with child(WRITE_FOREVER, path) as writer:
        assert writer.stdout is not None
        for _ in range(2):
            acknowledged = int(writer.stdout.readline())
        time.sleep(delay)
        os.kill(writer.pid, signal.SIGKILL)
    found = texts(path)
    versions = {int(text.split()[0]) for text in found}
    assert len(found) == 2_000
    assert len(versions) == 1
    assert versions.pop() >= acknowledged
    with open_store(path) as store:
        store.replace_article("a", [note("after")])
    assert texts(path) == {"after"}


def test_a_second_writer_is_told_who_writes_and_what_to_do(path: Path) -> None:
    with child(HOLD, path) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "open\n"
        with pytest.raises(StoreError, match=rf"{path}.*process {writer.pid}.*--store"):
            open_store(path)
        writer.communicate()
    open_store(path).close()


def test_a_second_writer_in_one_process_is_refused_too(path: Path) -> None:
    with open_store(path), pytest.raises(StoreError, match=f"process {os.getpid()}"):
        open_store(path)
    with open_store(path) as store:
        store.replace_article("a", [note("x")])
    assert texts(path) == {"x"}


def test_a_lock_file_left_behind_locks_nobody_out(path: Path) -> None:
    path.mkdir()
    lock = WriterLock(path)
    lock.release()
    lock.release()
    open_store(path).close()


def test_a_reader_sees_what_was_there_when_it_opened(path: Path) -> None:
    with open_store(path) as store:
        store.replace_article("a", [note("old")])
        store.replace_article("b", [note("b")])
        with read_store(path) as reader:
            store.replace_article("a", [note("new")])
            seen = {str(t.object) for t in reader.triples(article_graph("a"))}
    assert seen == {'"old"'}
    assert texts(path) == {"new"}


def test_a_reader_can_change_nothing(path: Path) -> None:
    open_store(path).close()
    with read_store(path) as reader, pytest.raises(StoreError, match="opened for reading"):
        reader.replace_article("a", [note("x")])
    assert texts(path) == set()


def test_two_threads_do_not_mix_their_versions(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second writes while the first has read the old version but not yet written its own."""
    with open_store(path) as store:
        store.replace_article("a", [note("old")])
        read, reading = store.triples, threading.Event()

        def slow_read(graph: Iri) -> Iterator[Triple]:
            found = list(read(graph))
            reading.set()
            time.sleep(0.1)
            return iter(found)

        monkeypatch.setattr(store, "triples", slow_read)
        first = threading.Thread(target=store.replace_article, args=("a", [note("first")]))
        first.start()
        reading.wait()
        store.replace_article("a", [note("second")])
        first.join()
    assert texts(path) == {"second"}


def test_a_missing_store_says_how_to_make_one(path: Path) -> None:
    with pytest.raises(StoreError, match=r"comity build"):
        read_store(path)
    assert not path.exists()


def test_a_folder_of_other_things_is_left_alone(path: Path) -> None:
    path.mkdir()
    (path / "article.md").write_text("# Title")
    with pytest.raises(StoreError, match="is not a store"):
        open_store(path)
    assert [file.name for file in path.iterdir()] == ["article.md"]


def test_a_file_in_place_of_the_folder_is_a_store_error(path: Path) -> None:
    path.write_text("x")
    with pytest.raises(StoreError, match="is not a store"):
        open_store(path)
    with pytest.raises(StoreError, match=str(path)):
        open_store(path / "below")


@pytest.mark.parametrize("name", ["CURRENT", "MANIFEST-*"])
def test_a_damaged_store_says_what_to_do(path: Path, name: str) -> None:
    with open_store(path) as store:
        store.replace_article("a", [note("x")])
    for file in path.glob(name):
        file.write_bytes(b"damaged")
    for opener in (read_store, open_store):
        with pytest.raises(StoreError, match=r"damaged; get a backup back with `comity restore`"):
            opener(path)


def test_logs_of_the_engine_do_not_pile_up(path: Path) -> None:
    for _ in range(4):
        open_store(path).close()
    assert len(list(path.glob("LOG.old.*"))) <= 1


def test_what_is_written_goes_to_disk_and_not_to_memory(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("comity.graph.stores.oxigraph.FLUSHED_AFTER", 200)
    with open_store(path) as store:
        before = len(list(path.glob("*.sst")))
        for number in range(9):
            store.replace_article(str(number), [note("words " * 20)])
        assert len(list(path.glob("*.sst"))) > before
