"""A backup is the whole store, at one moment, checked; a restored store is as good."""

import json
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from benchmarks.serving import serving
from comity.graph.backup.archive import APART, GRAPH, MANIFEST
from comity.graph.backup.restoring import restore
from comity.graph.backup.taking import back_up
from comity.graph.ledger.ledger import open_ledger
from comity.graph.stores.oxigraph import open_store, read_store
from comity.graph.stores.version import SCHEMA
from comity.ontology.errors import InputError, OutputError, StoreError
from comity.ontology.iris import Iri
from tests.graph.exporting.plain import canonical

MINE = Iri("urn:x-notes:mine")
NOTE = Triple(NamedNode("urn:x:a"), NamedNode("urn:x:b"), Literal("ä\n"))


def content(path: Path) -> list[str]:
    with read_store(path) as store:
        return sorted(map(str, canonical(store.quads())))


def left_out(path: Path) -> tuple[list[str], dict[str, str]]:
    with open_store(path) as store, open_ledger(store) as ledger:
        return list(ledger.issues()), ledger.failures()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, made_up: Path) -> Path:
    """Made-up articles, a file that failed, a decision, and a graph of the user's own."""
    with read_store(made_up) as sample:
        nquads = list(sample.quads())
    folder = tmp_path_factory.mktemp("store")
    path = folder / "graph.store"
    with open_store(path) as store:
        store.add(nquads)
        store.replace_graph(
            MINE, [Triple(NamedNode("urn:x:a"), NamedNode("urn:x:b"), Literal("ä\n"))]
        )
        with open_ledger(store) as ledger:
            from comity.graph.settling.settle import settle

            settle(store, ledger)
            ledger.failed("no\nfile.md", "empty")
    (folder / "graph.store.apart.txt").write_text("# none\n")
    return path


def test_a_restored_store_is_the_one_that_was_backed_up(store: Path, tmp_path: Path) -> None:
    back_up(store, tmp_path / "b.zip")
    again = tmp_path / "other" / "again.store"
    restore(tmp_path / "b.zip", again)
    assert content(again) == content(store)
    assert left_out(again) == left_out(store)
    assert (tmp_path / "other" / "again.store.apart.txt").read_text() == "# none\n"
    assert sorted(p.name for p in again.parent.iterdir()) == [
        "again.store",
        "again.store.apart.txt",
    ]


def test_one_store_gives_one_file(store: Path, tmp_path: Path) -> None:
    for name in ("b.zip", "c.zip"):
        back_up(store, tmp_path / name)
    assert (tmp_path / "b.zip").read_bytes() == (tmp_path / "c.zip").read_bytes()


def test_other_tools_read_it(store: Path, tmp_path: Path) -> None:
    back_up(store, tmp_path / "b.zip")
    with zipfile.ZipFile(tmp_path / "b.zip") as unpacked:
        lines = unpacked.read(GRAPH).decode().splitlines()
        assert json.loads(unpacked.read(MANIFEST))["schema"] == SCHEMA
    with read_store(store) as graph:
        assert sorted(lines) == sorted(f"{quad} ." for quad in graph.quads())


def test_nothing_is_overwritten(store: Path, tmp_path: Path) -> None:
    target = tmp_path / "b.zip"
    target.write_text("mine")
    with pytest.raises(OutputError, match=r"b\.zip: is there already"):
        back_up(store, target)
    assert target.read_text() == "mine"
    back_up(store, tmp_path / "c.zip")
    before = content(store)
    with pytest.raises(StoreError, match="is there already"):
        restore(tmp_path / "c.zip", store)
    assert content(store) == before
    (tmp_path / "new.store.apart.txt").write_text("# other\n")
    with pytest.raises(OutputError, match=r"new\.store\.apart\.txt: is there already"):
        restore(tmp_path / "c.zip", tmp_path / "new.store")
    assert not (tmp_path / "new.store").exists()


@pytest.mark.parametrize("place", [0, 0.3, 0.6, 0.999])
@pytest.mark.parametrize("how", ["flip", "cut"])
def test_damage_is_told_and_leaves_nothing(
    backup: Path, tmp_path: Path, how: str, place: float
) -> None:
    data = bytearray(backup.read_bytes())
    at = int(len(data) * place)
    data[at : at + 40] = bytes(byte ^ 0x55 for byte in data[at : at + 40])
    damaged = tmp_path / "damaged.zip"
    damaged.write_bytes(data[:at] if how == "cut" else data)
    with pytest.raises(InputError, match=r"damaged\.zip: ") as error:
        restore(damaged, tmp_path / "new.store")
    assert "\n" not in str(error.value)
    assert [p.name for p in tmp_path.iterdir()] == ["damaged.zip"]


@pytest.fixture(scope="module")
def backup(tmp_path_factory: pytest.TempPathFactory, made_up: Path) -> Path:
    path = tmp_path_factory.mktemp("backup") / "b.zip"
    back_up(made_up, path)
    return path


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"comity-backup": 2}, "newer Comity"),
        ({"schema": SCHEMA + 1}, "install a newer one"),
        ({"quads": 1}, "1 quads that it tells"),
        ({"files": {}}, "is damaged"),
        ({"files": []}, "no backup"),
    ],
)
def test_a_manifest_that_does_not_fit_is_told(
    backup: Path, tmp_path: Path, change: dict[str, object], message: str
) -> None:
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == MANIFEST:
                data = json.dumps(json.loads(data) | change).encode()
            new.writestr(name, data)
    with pytest.raises(InputError, match=message):
        restore(other, tmp_path / "new.store")
    assert [p.name for p in tmp_path.iterdir()] == ["other.zip"]


def test_it_is_taken_beside_a_service_that_writes(store: Path, tmp_path: Path) -> None:
    with serving(store, token="x" * 20):
        back_up(store, tmp_path / "b.zip")
    restore(tmp_path / "b.zip", tmp_path / "again.store")
    assert content(tmp_path / "again.store") == content(store)


def test_beside_a_writer_it_is_of_one_moment(tmp_path: Path) -> None:
    """Each version of the graph is as large as the other; a mixture would show."""
    path, written = tmp_path / "graph.store", threading.Event()

    def version(number: int) -> list[Triple]:
        return [
            Triple(NamedNode(f"urn:x:{i}"), NamedNode("urn:x:p"), Literal(str(number)))
            for i in range(3_000)
        ]

    def write() -> None:
        with open_store(path) as store:
            for number in range(25):
                store.replace_graph(MINE, version(number))
                written.set()

    writer = threading.Thread(target=write)
    writer.start()
    written.wait()
    for number in range(4):
        taken = back_up(path, tmp_path / f"{number}.zip")
        assert taken.quads == 3_000
        with zipfile.ZipFile(tmp_path / f"{number}.zip") as unpacked:
            lines = unpacked.read(GRAPH).decode().splitlines()
        assert len({line.split()[2] for line in lines}) == 1
    writer.join()


LEAVE = """
import os, sys
from pathlib import Path
from comity.graph.exporting.atomic import temporary_beside
temporary_beside(Path(sys.argv[1])).write_bytes(b"half")
"""


def test_what_a_killed_one_left_goes(store: Path, tmp_path: Path) -> None:
    target = tmp_path / "b.zip"
    subprocess.run([sys.executable, "-c", LEAVE, target], check=True)
    assert list(tmp_path.glob(".b.zip.*.tmp"))
    back_up(store, target)
    assert not list(tmp_path.glob(".b.zip.*.tmp"))


def test_a_missing_store_or_backup_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is not a store"):
        back_up(tmp_path / "none", tmp_path / "b.zip")
    with pytest.raises(InputError, match="no such file"):
        restore(tmp_path / "b.zip", tmp_path / "new.store")
    assert list(tmp_path.iterdir()) == []


def test_a_decision_comes_back(store: Path, tmp_path: Path) -> None:
    back_up(store, tmp_path / "b.zip")
    with zipfile.ZipFile(tmp_path / "b.zip") as unpacked:
        assert unpacked.read(APART) == b"# none\n"
