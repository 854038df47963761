"""A build on Spark gives what the local one gives, whatever happened on the way."""

import gzip
import os
import signal
import subprocess
import sys
from dataclasses import astuple
from pathlib import Path

import pytest

pytest.importorskip("pyspark", reason="pyspark is not installed (pip install comity[spark])")

from pyspark import cloudpickle
from pyspark.sql import SparkSession

from benchmarks.corpus.writing import Writer
from comity.graph.article_graph import Worker
from comity.graph.build import build
from comity.graph.exporting.claims import COLUMNS, claim_rows
from comity.graph.exporting.jsonl import read_issues
from comity.graph.extraction.reader import Reader
from comity.graph.ledger.ledger import open_ledger
from comity.graph.parts import Failure, Parts
from comity.graph.read_back import told_in_store
from comity.graph.reading.files import find_files
from comity.graph.reading.reader import FileContent, read_all
from comity.graph.settling.settle import settle
from comity.graph.spark import inputs
from comity.graph.spark.build import Build, Summary
from comity.graph.spark.inputs import File, batches_of
from comity.graph.spark.tables import SCHEMAS, Row
from comity.graph.spark.tasks import Counters, ReadBatches
from comity.graph.stores.engine import MemoryStore
from comity.graph.stores.oxigraph import open_store, read_store
from comity.ontology.errors import InputError, OutputError
from comity.ontology.iris import ONTOLOGY_GRAPH
from comity.ontology.schema import load_model
from comity.scripts.load import load_into

ARTICLES = 20
HOSTILE = (
    'Norway said: "Peru\\nrecognised <b>Palestine</b>" on Monday.\t\x85\u2028 Chile denied it 🙂.'
)


def write_corpus(folder: Path, articles: int) -> None:
    """Generated articles, one of hostile text, and two that are none."""
    writer = Writer()
    for number in range(articles):
        path = folder / writer.path(number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(writer.text(number), encoding="utf-8")
    (folder / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    (folder / "empty.md").write_text("\n")
    (folder / "numbers.txt").write_text("12 34\n")


@pytest.fixture(scope="module")
def worker(reader: Reader) -> Worker:
    return Worker(reader)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    write_corpus(folder, ARTICLES)
    return folder


@pytest.fixture(scope="module")
def first(
    spark: SparkSession, corpus: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Summary]:
    """The corpus as Spark read it, and what it said."""
    output = tmp_path_factory.mktemp("parts")
    return output, run(spark, corpus, output)


def run(spark: SparkSession, corpus: Path, output: Path | str) -> Summary:
    return Build(spark, str(output)).run([corpus], lambda *_: None)


def local_graphs(corpus: Path, worker: Worker) -> dict[str, bytes]:
    read = (a for a in read_all([corpus]) if not isinstance(a, InputError))
    return {article.id: worker.graph_of(article).quads for article in read}


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_graphs_are_those_of_the_local_engine(
    first: tuple[Path, Summary], corpus: Path, worker: Worker
) -> None:
    output, summary = first
    local = local_graphs(corpus, worker)
    assert len(local) == ARTICLES + 1 == summary.read
    found = list(Parts(output).graphs())
    assert dict(found) == local
    assert len(found) == len(local)


def test_a_store_made_of_the_parts_is_the_one_that_a_build_makes(
    first: tuple[Path, Summary], corpus: Path, worker: Worker, tmp_path: Path
) -> None:
    load_into((first[0],), tmp_path / "graph.store")
    local = MemoryStore()
    with open_ledger(local) as built:
        list(build(read_all([corpus]), local, built, worker))
        settle(local, built)
        issues = list(built.issues())
    with read_store(tmp_path / "graph.store") as loaded:
        assert loaded.graphs() == local.graphs()
        # Blank nodes, which the ontology has, are called something else in each store.
        for graph in set(loaded.graphs()) - {ONTOLOGY_GRAPH}:
            assert set(loaded.triples(graph)) == set(local.triples(graph)), graph
    with open_store(tmp_path / "graph.store") as loaded, open_ledger(loaded) as ledger:
        assert list(ledger.issues()) == issues


def test_each_process_loads_the_reader_once(first: tuple[Path, Summary]) -> None:
    assert 1 <= first[1].loads <= 2


def test_the_claims_are_the_table_that_a_store_exports(
    spark: SparkSession, first: tuple[Path, Summary], corpus: Path, worker: Worker
) -> None:
    frame = spark.read.parquet(f"{first[0]}/rounds/*/claims")
    assert tuple(frame.columns) == ("article", *COLUMNS)
    found: dict[str, list[tuple[object, ...]]] = {}
    for article, *row in frame.collect():
        found.setdefault(article, []).append(tuple(row))
    model = load_model()
    for article in list(read_all([corpus]))[:6]:
        if isinstance(article, InputError):
            continue
        store = MemoryStore()
        with open_ledger(store) as ledger:
            assert len(list(build([article], store, ledger, worker))) == 1
        rows = [astuple(row) for row in claim_rows(told_in_store(store, model), model)]
        assert found.get(article.id, []) == rows


def test_what_was_left_out_is_kept_as_rows(
    first: tuple[Path, Summary], corpus: Path, worker: Worker, tmp_path: Path
) -> None:
    output, summary = first
    parts = Parts(output)
    reasons = {Path(failure.path).name: failure.reason for failure in parts.failures()}
    assert reasons.keys() == {"empty.md", "numbers.txt"}
    assert sorted(parts.failures()) == sorted(summary.failures)
    assert "empty.md: empty; put the article's text in it" in reasons["empty.md"]
    read = [a for a in read_all([corpus]) if not isinstance(a, InputError)]
    issues = sorted(issue for article in read for issue in worker.graph_of(article).issues)
    assert sorted(parts.issues()) == issues
    [file] = output.glob("rounds/*/issues/*.json.gz")
    plain = tmp_path / "issues.jsonl"
    plain.write_bytes(gzip.decompress(file.read_bytes()))
    assert sorted(read_issues(plain)) == issues, "as comity build writes them"


def test_what_did_not_change_is_not_read_again(
    spark: SparkSession, first: tuple[Path, Summary], corpus: Path
) -> None:
    output, before = first
    files = files_of(output)
    again = run(spark, corpus, output)
    assert (again.read, again.unchanged, again.loads) == (0, ARTICLES + 1, 0)
    assert again.failures == before.failures
    assert files_of(output) == files


def test_what_changed_is_replaced_round_by_round(
    spark: SparkSession, tmp_path: Path, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus, output = tmp_path / "corpus", tmp_path / "parts"
    write_corpus(corpus, 8)
    monkeypatch.setattr(inputs, "FILES_PER_CORE", 2)
    run(spark, corpus, output.as_uri())
    assert len(Parts(output).rounds) == 3
    writer = Writer()
    # Two in different rounds change, one in its metadata alone; a failure is mended.
    for number, old, new in ((2, "Made-up Wire", "Another Wire"), (7, "\n\n", "\n\nPeru left. ")):
        path = corpus / writer.path(number)
        path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    (corpus / "numbers.txt").write_text("Peru recognised Palestine on Monday.")
    (corpus / "late.txt").write_text("Chile joined the World Trade Organization in 1995.")
    again = run(spark, corpus, output)
    assert (again.read, again.unchanged) == (4, 7)
    assert [Path(failure.path).name for failure in again.failures] == ["empty.md"]
    parts = Parts(output)
    found = list(parts.graphs())
    assert dict(found) == local_graphs(corpus, worker)
    assert len(found) == len(dict(found)) == 11
    assert [Path(failure.path).name for failure in parts.failures()] == ["empty.md"]
    assert sorted(a["id"] for a in parts.articles()) == sorted(dict(found))
    assert {path.name for path in (output / "rounds").iterdir()} == set(parts.rounds)
    claims = spark.read.schema(SCHEMAS["claims"]).parquet(f"{output}/rounds/*/claims")
    assert {row.article for row in claims.select("article").collect()} <= set(dict(found))
    assert run(spark, corpus, output).read == 0


COMMAND = """
import comity.graph.spark.inputs as inputs
inputs.FILES_PER_CORE = 4
from comity.scripts.cli import main
main()
"""


def test_a_build_that_was_killed_goes_on(
    spark: SparkSession, corpus: Path, worker: Worker, tmp_path: Path
) -> None:
    output = tmp_path / "parts"
    command = [
        sys.executable, "-c", COMMAND, "build", str(corpus), "--engine", "spark",
        "--master", "local[2]", "--output", str(output),
    ]  # fmt: skip
    with (tmp_path / "log").open("w+") as log:
        killed = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        while not list(output.glob("commits/*.json")):
            assert killed.poll() is None, (tmp_path / "log").read_text()
        killed.kill()
        killed.wait()
    # Java and its workers end by themselves.
    while is_alive(killed.pid):
        pass
    committed = Parts(output).rounds
    (output / "rounds" / "000099").mkdir()
    summary = run(spark, corpus, output)
    assert summary.unchanged >= 6
    assert len(committed) < 3
    assert summary.read + summary.unchanged == ARTICLES + 1
    assert dict(Parts(output).graphs()) == local_graphs(corpus, worker)
    assert not (output / "rounds" / "000099").exists()


def is_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


class Deadly(ReadBatches):
    """Reads as always, but dies of one article."""

    def _row(self, file: File) -> Row | None:
        if file.content.path.name == "hostile.txt":
            os.kill(os.getpid(), signal.SIGKILL)
        return super()._row(file)


def test_a_file_that_ends_its_worker_fails_alone(spark: SparkSession, corpus: Path) -> None:
    # The workers can't import this module.
    cloudpickle.register_pickle_by_value(sys.modules[__name__])  # type: ignore[no-untyped-call]
    files = [File(FileContent.of(p)) for p in find_files([corpus]) if p.name != "empty.md"]
    count = spark.sparkContext.accumulator
    deadly = Deadly(Counters(count(0), count(0), count(0), count(0)))
    batches = batches_of(files[:8], 1)
    made = spark.sparkContext.parallelize(batches, len(batches)).mapPartitions(deadly)
    rows = made.collect()
    failures = [Failure(row[0], row[1]) for row in rows if not row[2]]
    assert len(rows) == 8
    assert {Path(failure.path).name for failure in failures} == {"hostile.txt", "numbers.txt"}
    assert any(
        "died of reading it (killed by SIGKILL); leave it out" in failure.reason
        for failure in failures
    )


def test_a_folder_of_something_else_is_left_alone(spark: SparkSession, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear")
    with pytest.raises(OutputError, match=r"holds something else \(letter.txt\)"):
        Build(spark, str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_damaged_commit_is_named(spark: SparkSession, tmp_path: Path) -> None:
    (tmp_path / "commits").mkdir()
    (tmp_path / "commits" / "000001.json").write_text('{"version": 1, "add": ["../../etc"]')
    with pytest.raises(InputError, match=r"commits/000001.json: not a commit"):
        Build(spark, str(tmp_path))
