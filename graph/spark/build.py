"""The build on Spark: files in, rounds of the output folder out.

The files are cut into rounds, and a round into batches. A round is read, written and committed
before the next begins, so a build that was killed goes on at the round where it was. The texts
travel to the workers, which need not see the files. What changed is replaced by writing the
rounds that held it anew, without it, in the same commit.
"""

import gzip
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import CanonicalizationAlgorithm, Dataset, NamedNode, Quad

from comity.graph.parts import SHARED, Commit, Failure
from comity.graph.populate import actor_triples, ontology_triples
from comity.graph.reading.files import find_files
from comity.graph.spark.folder import Folder
from comity.graph.spark.held import Held
from comity.graph.spark.inputs import Input, batches_of, path_of, rounds_of
from comity.graph.spark.session import spark_errors
from comity.graph.spark.tables import SCHEMA, SCHEMAS, table, tables_of, without, write_round
from comity.graph.spark.tasks import Counters, ReadBatches
from comity.ontology.iris import ACTORS_GRAPH, ONTOLOGY_GRAPH

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

QUADS_PER_FILE = 32 << 20
"""Bytes before they are compressed: few files, and enough to load in parallel."""

EVERY = 1.0
"""Seconds between two looks at the counters."""

Watch = Callable[[int, int, int], None]
"""Is told of progress: files done, claims found and words read so far."""


@dataclass(slots=True)
class Summary:
    """What a build did."""

    read: int = 0
    unchanged: int = 0
    claims: int = 0
    loads: int = 0
    failures: list[Failure] = field(default_factory=list)


class Build:
    """One build into a folder.

    `output` is an URI or path that Spark can write. Raises InputError where a commit in it is
    damaged, OutputError where it holds something else, EngineError where Spark fails.
    """

    def __init__(self, spark: "SparkSession", output: str) -> None:
        self._spark = spark
        self._folder = Folder(spark, output)
        self._cores = spark.sparkContext.defaultParallelism
        self._held = Held()
        self.summary = Summary()

    def run(self, paths: Iterable[Path], watch: Watch) -> Summary:
        """Bring the folder up to date with the files that the paths stand for."""
        count = self._spark.sparkContext.accumulator
        counters = Counters(count(0), count(0), count(0), count(0))
        self._folder.sweep()
        self._folder.write(f"{SHARED}/part-00000.nq.gz", _shared())
        self._held = Held.of(self._spark, self._folder)
        with _watching(counters, watch), spark_errors():
            for inputs in rounds_of(find_files(paths), self._held.states, self._cores):
                self._round(inputs, ReadBatches(counters))
        self.summary.loads = counters.loads.value
        return self.summary

    def _round(self, inputs: list[Input], read: ReadBatches) -> None:
        from pyspark import StorageLevel

        context = self._spark.sparkContext
        batches = batches_of(inputs, self._cores)
        made = context.parallelize(batches, len(batches)).mapPartitions(read)
        rows = self._spark.createDataFrame(made, SCHEMA, verifySchema=False)
        # All tables are made of it, and reading is what takes long.
        rows = rows.persist(StorageLevel.DISK_ONLY)
        heads = rows.selectExpr("path", "reason", "id", "claims", "length(quads) AS size").collect()
        failures = {Failure(head.path, head.reason) for head in heads if not head.id}
        ids = {head.id for head in heads if head.id}
        self.summary.read += len(ids)
        self.summary.unchanged += len(inputs) - len(heads)
        self.summary.claims += sum(head.claims for head in heads)
        self.summary.failures += sorted(failures)
        gone = {f for f in self._held.failures if f.path in set(map(path_of, inputs))} - failures
        files = 1 + min(sum(head.size for head in heads) // QUADS_PER_FILE, self._cores)
        self._commit(rows, ids, failures.difference(self._held.failures), gone, files)
        rows.unpersist()

    def _commit(
        self,
        rows: "DataFrame",
        ids: set[str],
        failures: set[Failure],
        gone: set[Failure],
        files: int,
    ) -> None:
        """Write what is new as a round, what it takes the place of without it, and commit both."""
        touched = self._held.touched(ids, gone)
        if not ids and not failures and not touched:
            return
        name = self._folder.next_round()
        added, kept = [], {}
        if ids or failures:
            paths = [failure.path for failure in failures]
            new = rows.where((rows.id != "") | rows.path.isin(paths))
            write_round(tables_of(new), self._folder, name, files)
            added.append(name)
        for number, old in enumerate(sorted(touched), start=1):
            if self._held.sizes[old] > touched[old]:
                kept[old] = f"{name}.{number}"
                tables = {t: table(self._spark, self._folder, old, t) for t in SCHEMAS}
                left = without(tables, frozenset(ids), frozenset(f.path for f in gone))
                write_round(left, self._folder, kept[old], files)
        self._folder.commit(Commit((*added, *kept.values()), tuple(sorted(touched))))
        self._held.replace(touched, kept)


def _shared() -> bytes:
    """The graphs that no article owns, as gzipped N-Quads."""
    parts = ((ONTOLOGY_GRAPH, ontology_triples()), (ACTORS_GRAPH, actor_triples()))
    quads = Dataset(
        Quad(triple.subject, triple.predicate, triple.object, NamedNode(graph))
        for graph, triples in parts
        for triple in triples
    )
    # Nodes without a name are called something else at each parse.
    quads.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return gzip.compress("".join(sorted(f"{quad} .\n" for quad in quads)).encode(), mtime=0)


@contextmanager
def _watching(counters: Counters, watch: Watch) -> Iterator[None]:
    """Tell of progress while something else goes on, and once more at its end."""

    def tell() -> None:
        watch(counters.files.value, counters.claims.value, counters.words.value)

    def look() -> None:
        while not ended.wait(EVERY):
            tell()

    ended = threading.Event()
    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
    tell()
