"""The engines: each gives rows of plain values, and the processor time that they took."""

import importlib
import json
import os
import re
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import cast

from benchmarks.servers import virtuoso
from comity.graph.stores.oxigraph import read_store
from comity.ontology.iris import PREFIXES

Rows = Sequence[Sequence[str | None]]
Answer = Callable[[Mapping[str, str]], tuple[Rows, float]]


@contextmanager
def comity(store: Path) -> Iterator[Answer]:
    """As `comity ask` and the service answer: the child's own work, and what reads its answer."""
    from comity.queries.execute import FOR_PYTHON, Job, read
    from comity.queries.results import Table
    from comity.queries.worker import Reader

    reader = Reader(store)

    def answer(question: Mapping[str, str]) -> tuple[Rows, float]:
        job = json.loads(Job(question["sparql"], FOR_PYTHON, trusted=True).line())
        begin = time.process_time()
        table = read(*reader.answer(job))
        cpu = time.process_time() - begin
        assert isinstance(table, Table)
        return [[term.value if term else None for term in row] for row in table.rows], cpu

    yield answer


@contextmanager
def pyoxigraph(store: Path) -> Iterator[Answer]:
    """The engine that Comity uses, by itself, on the same store."""
    from pyoxigraph import Store

    inner = Store.read_only(str(store))
    prefixes = dict(PREFIXES)

    def answer(question: Mapping[str, str]) -> tuple[Rows, float]:
        begin = time.process_time()
        rows = inner.query(question["sparql"], prefixes=prefixes, use_default_graph_as_union=True)
        found = [[None if value is None else value.value for value in row] for row in rows]  # type: ignore[union-attr]
        return found, time.process_time() - begin

    yield answer


@contextmanager
def rdflib(store: Path) -> Iterator[Answer]:
    """rdflib's Memory store with all triples in one graph, which it answers fastest from."""
    from rdflib import Graph
    from rdflib.query import ResultRow

    graph = Graph()
    with tempfile.TemporaryDirectory() as folder:
        graph.parse(_merged(store, Path(folder)), format="nt")

    def answer(question: Mapping[str, str]) -> tuple[Rows, float]:
        begin = time.process_time()
        rows = [
            [None if value is None else str(value) for value in row]
            for row in cast("Iterable[ResultRow]", graph.query(question["merged"]))
        ]
        return rows, time.process_time() - begin

    yield answer


@contextmanager
def maplib(store: Path) -> Iterator[Answer]:
    """maplib, in memory, with all triples in one graph."""
    model = importlib.import_module("maplib").Model()
    with tempfile.TemporaryDirectory() as folder:
        model.read(str(_merged(store, Path(folder))), format="ntriples")

    def answer(question: Mapping[str, str]) -> tuple[Rows, float]:
        begin = time.process_time()
        frame = model.query(question["merged"])
        rows = frame.rows()
        cpu = time.process_time() - begin
        return [[None if value is None else str(value) for value in row] for row in rows], cpu

    yield answer


@contextmanager
def owlready2(store: Path) -> Iterator[Answer]:
    """owlready2's own SPARQL, in memory, with all triples in one graph."""
    from owlready2 import World  # type: ignore[import-untyped]

    world = World()
    with tempfile.TemporaryDirectory() as folder:
        merged = _merged(store, Path(folder))
        with merged.open("rb") as file:
            world.get_ontology("https://w3id.org/comity/all#").load(fileobj=file)

    def answer(question: Mapping[str, str]) -> tuple[Rows, float]:
        begin = time.process_time()
        found = list(world.sparql(question["merged"]))
        cpu = time.process_time() - begin
        return [[None if value is None else str(value) for value in row] for row in found], cpu

    yield answer


@contextmanager
def virtuoso7(store: Path) -> Iterator[Answer]:
    """Virtuoso 7 behind HTTP, on the same named graphs; the time is the server's."""
    with tempfile.TemporaryDirectory() as name, virtuoso(Path(name)) as url:
        folder = Path(name)
        with read_store(store) as source, (folder / "all.nq").open("w") as out:
            out.writelines(f"{quad} .\n" for quad in source.quads())
        sql = re.findall(r"ServerPort = (\S+)", (folder / "virtuoso.ini").read_text())[0]
        command = "ld_dir('.','*.nq','http://none'); rdf_loader_run(); checkpoint;"
        subprocess.run(
            ["isql-vt", sql, "dba", "dba", f"exec={command}"], check=True, capture_output=True
        )
        pid = int(Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()[0])

        def answer(question: Mapping[str, str]) -> tuple[Rows, float]:
            form = {"query": question["sparql"], "format": "application/sparql-results+json"}
            body = urllib.parse.urlencode(form).encode()
            begin = _cpu(pid)
            with urllib.request.urlopen(f"{url}/sparql", body) as reply:
                found = json.loads(reply.read())
            cpu = _cpu(pid) - begin
            names = found["head"]["vars"]
            rows = found["results"]["bindings"]
            return [[row.get(name, {}).get("value") for name in names] for row in rows], cpu

        yield answer


def _merged(store: Path, folder: Path) -> Path:
    """All triples of a store in one file, each once, as far as two graphs hold it side by side."""
    path = folder / "all.nt"
    with read_store(store) as source, path.open("w", encoding="utf-8") as out:
        seen = {str(quad.triple) for quad in source.quads()}
        out.writelines(f"{line} .\n" for line in sorted(seen))
    return path


def _cpu(pid: int) -> float:
    """Seconds of processor time of a process so far, in hundredths."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


ENGINES: Mapping[str, Callable[[Path], AbstractContextManager[Answer]]] = {
    "comity": comity,
    "pyoxigraph": pyoxigraph,
    "rdflib": rdflib,
    "virtuoso": virtuoso7,
    "maplib": maplib,
    "owlready2": owlready2,
}
