"""The command's side of exporting: names of formats, whole files or none, the same bytes."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from comity.graph.claim import Extraction
from comity.graph.exporting.atomic import write_atomically
from comity.graph.exporting.claims import claim_rows, claims_csv
from comity.graph.exporting.formats import FORMATS, export, format_of
from comity.graph.stores.base import Store
from comity.graph.stores.engine import MemoryStore
from comity.graph.stores.oxigraph import open_store
from comity.graph.told import told_in
from comity.ontology.errors import OutputError, UnknownNameError
from comity.ontology.iris import ONTOLOGY_GRAPH
from comity.ontology.schema import Model

DIGESTS = """
import hashlib, sys, tempfile
from pathlib import Path
from pyoxigraph import RdfFormat, parse
from comity.graph.exporting.formats import FORMATS, export
from comity.graph.stores.engine import MemoryStore
from comity.graph.stores.oxigraph import open_store

store = MemoryStore()
graphs = {}
for quad in parse(path=sys.argv[1], format=RdfFormat.N_QUADS):
    graphs.setdefault(quad.graph_name.value, set()).add(quad.triple)
for graph, triples in graphs.items():
    store.replace_graph(graph, triples)
with tempfile.TemporaryDirectory() as folder:
    for name in FORMATS:
        for file in export(store, Path(folder) / name, name):
            print(name, file.name, hashlib.sha256(file.read_bytes()).hexdigest())
"""


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("graph.ttl", "turtle"), ("graph.RDF", "rdfxml"), ("graph.owl", "rdfxml"),
        ("graph.nt", "ntriples"), ("graph.nq", "nquads"), ("graph.trig", "trig"),
        ("graph.jsonld", "jsonld"), ("graph.graphml", "graphml"), ("graph.gexf", "gexf"),
        ("claims.csv", "claims"),
    ],
)  # fmt: skip
def test_the_suffix_says_the_format(file: str, name: str) -> None:
    assert format_of(Path(file)).name == name


def test_a_name_wins_over_the_suffix() -> None:
    assert format_of(Path("graph.ttl"), "gephi").name == "gephi"


@pytest.mark.parametrize(
    ("file", "name", "message"),
    [
        ("graph.tll", None, "no format is called '.tll'; did you mean .ttl"),
        ("graph", None, "no format is called 'graph'; did you mean "),
        ("graph.ttl", "turtel", "no format is called 'turtel'; did you mean turtle"),
        ("graph.ttl", "qq", "no format is called 'qq'; did you mean "),
    ],
)
def test_an_unknown_format_suggests_others(file: str, name: str | None, message: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        format_of(Path(file), name)
    assert message in str(caught.value)


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_writes_the_same_bytes_twice(store: Store, tmp_path: Path, name: str) -> None:
    first, second = (export(store, tmp_path / folder / "f", name) for folder in "ab")
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]


def test_bytes_depend_neither_on_hash_seed_nor_on_order(store: Store, tmp_path: Path) -> None:
    """Each process gets the quads in another order, too, and reads blank nodes anew."""
    export(store, tmp_path / "all.nq")
    lines = (tmp_path / "all.nq").read_text(encoding="utf-8").splitlines(keepends=True)
    found = []
    for seed in ("1", "2"):
        file = tmp_path / f"{seed}.nq"
        file.write_text("".join(lines if seed == "1" else reversed(lines)), encoding="utf-8")
        found.append(
            subprocess.run(
                [sys.executable, "-c", DIGESTS, file],
                capture_output=True,
                text=True,
                check=True,
                env={**os.environ, "PYTHONHASHSEED": seed},
            ).stdout
        )
    assert found[0] == found[1]
    assert len(found[0].splitlines()) == len(FORMATS) + 2
    [turtle] = export(store, tmp_path / "here.ttl")
    assert hashlib.sha256(turtle.read_bytes()).hexdigest() in found[0]


def test_a_store_gives_the_same_claims_as_the_reading(
    store: Store, extraction: Extraction, model: Model, tmp_path: Path
) -> None:
    [path] = export(store, tmp_path / "claims.csv")
    rows = path.read_bytes().split(b"\necho,")
    expected = claims_csv(claim_rows(told_in(extraction), model))
    echo, pact = path.read_bytes().split(b"\npact,", 1)
    assert len(rows) == 2
    assert echo.count(b"\necho,") == 1
    assert expected.split(b"\npact,", 1)[1] == pact


def test_an_empty_store_gives_empty_files(tmp_path: Path, store: Store) -> None:
    empty = MemoryStore()
    empty.replace_graph(ONTOLOGY_GRAPH, store.triples(ONTOLOGY_GRAPH))
    for name in ("turtle", "trig", "graphml", "gexf", "claims", "neo4j"):
        assert all(path.is_file() for path in export(empty, tmp_path / name, name))
    assert (tmp_path / "claims").read_text(encoding="utf-8").count("\n") == 1


def test_a_failing_write_leaves_every_old_file(tmp_path: Path) -> None:
    old, folder = tmp_path / "a.csv", tmp_path / "b.csv"
    old.write_bytes(b"old")
    folder.mkdir()
    with pytest.raises(OutputError, match=r"b\.csv: is a folder"):
        write_atomically({old: b"new", folder: b"new"})
    assert old.read_bytes() == b"old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.csv", "b.csv"]


def test_a_failing_export_leaves_the_old_file(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "graph.ttl"
    path.write_bytes(b"old")

    def full_disk(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("comity.graph.exporting.atomic.os.fsync", full_disk)
    with pytest.raises(OutputError) as caught:
        export(store, path)
    assert str(caught.value) == f"{path}: can't be written: No space left on device"
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["graph.ttl"]


FILL = """
import resource, sys
from pathlib import Path
from comity.graph.exporting.formats import export
from comity.graph.stores.oxigraph import read_store
from comity.ontology.errors import OutputError
with read_store(Path(sys.argv[1])) as store:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), -1))
    try:
        export(store, Path(sys.argv[2]), is_sorted=sys.argv[4] == "sorted")
    except OutputError as error:
        print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
@pytest.mark.parametrize("how", ["sorted", "unsorted"])
@pytest.mark.parametrize("name", ["graph.ttl", "graph.nt", "graph.nq", "graph.trig"])
def test_a_disk_full_in_the_middle_leaves_the_old_file(
    store: Store, tmp_path: Path, name: str, how: str
) -> None:
    """The limit on a file's size makes the operating system refuse to write on."""
    with open_store(tmp_path / "s") as held:
        for graph in store.graphs():
            held.replace_graph(graph, store.triples(graph))
    folder = tmp_path / "out"
    folder.mkdir()
    file = folder / name
    file.write_bytes(b"old")
    command = [sys.executable, "-c", FILL, str(tmp_path / "s"), str(file), "30000", how]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == f"{file}: can't be written: File too large\n"
    assert file.read_bytes() == b"old"
    assert list(folder.iterdir()) == [file]


@pytest.mark.parametrize("target", ["file/graph.ttl", "nul\0.ttl", "x" * 300 + ".ttl"])
def test_an_unwritable_target_is_one_line(store: Store, tmp_path: Path, target: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="can't be written") as caught:
        export(store, tmp_path / target)
    assert "\n" not in str(caught.value)
