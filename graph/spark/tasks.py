"""What the workers of Spark run: batches of files in, a row for each article or failure out.

A worker process loads the reader once and keeps it for all its batches, as Spark keeps the
process. A batch that was tried before is read in children of the process, one for each file: so
a file that ends its process (or meets a fault of the reader) is told from its neighbours.
"""

import functools
import os
import pickle
import signal
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from typing import Any

from comity.graph.article import Article
from comity.graph.article_graph import Worker, current_run
from comity.graph.claim import Extraction
from comity.graph.exporting.claims import claim_rows
from comity.graph.parts import Failure
from comity.graph.pool.job import died_twice, seconds_for
from comity.graph.populate import heading_triples
from comity.graph.reading.files import shown
from comity.graph.reading.reader import read_content
from comity.graph.spark.inputs import File, Input
from comity.graph.spark.tables import Row, failure_row
from comity.graph.told import told_in
from comity.ontology.errors import InputError
from comity.ontology.iris import content_hash
from comity.ontology.schema import load_model


@dataclass(frozen=True, slots=True)
class Counters:
    """Accumulators of Spark: they rise when a batch is done, and are for progress alone."""

    files: Any
    claims: Any
    words: Any
    loads: Any


@dataclass(frozen=True, slots=True)
class ReadBatches:
    """What Spark runs on each of its partitions: a row for each article read and each failure.

    An article that is held as it would be read now gives none.
    """

    counters: Counters

    def __call__(self, batches: Iterable[list[Input]]) -> Iterator[Row]:
        from pyspark import TaskContext

        context = TaskContext.get()
        read = self._alone if context and context.attemptNumber() else self._row
        for item in (item for batch in batches for item in batch):
            if isinstance(item, Failure):
                row: Row | None = failure_row(item.path, item.reason)
            else:
                row = read(item)
            self.counters.files.add(1)
            if row is not None:
                self.counters.claims.add(row.claims)
                self.counters.words.add(row.words)
                yield row

    def _row(self, file: File) -> Row | None:
        try:
            article = read_content(file.content)
        except InputError as error:
            return failure_row(shown(file.content.path), str(error))
        state = state_of(article)
        if (article.id, state) in file.held:
            return None
        worker = self._worker()
        # It ends the process, and so the attempt; nothing less interrupts the parser.
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds_for(file.content))
        try:
            return _row_of(worker.extraction_of(article), worker, state)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _alone(self, file: File) -> Row | None:
        """As `_row`, in a child of this process, which may die of it."""
        self._worker()
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                with os.fdopen(writing, "wb") as out:
                    pickle.dump(self._row(file), out)
                    out.flush()
                os._exit(0)
            finally:
                os._exit(1)
        os.close(writing)
        with os.fdopen(reading, "rb") as source:
            data = source.read()
        _, status = os.waitpid(child, 0)
        if status:
            name = shown(file.content.path)
            return failure_row(name, died_twice(name, _died_of(status)))
        row: Row | None = pickle.loads(data)
        return row

    def _worker(self) -> Worker:
        if not _loaded:
            _loaded.append(Worker.load())
            self.counters.loads.add(1)
        return _loaded[0]


_run = functools.cache(current_run)

_loaded: list[Worker] = []
"""The worker of this process, as soon as it has one."""


def state_of(article: Article) -> str:
    """16 hexadecimal digits: equal where the same reader would read the same again.

    They stand for the text, for what is known of the article, and for the reader and ontology.
    """
    return content_hash(*sorted(map(str, heading_triples(article, _run()))))


def _died_of(status: int) -> str:
    if not os.WIFSIGNALED(status):
        return "the reader failed"
    name = signal.Signals(os.WTERMSIG(status)).name
    return "it took too long" if name == "SIGALRM" else f"killed by {name}"


def _row_of(extraction: Extraction, worker: Worker, state: str) -> Row:
    graph = worker.graph_from(extraction)
    return Row(
        path="",
        reason="",
        id=graph.article_id,
        doc=graph.doc,
        textHash=graph.text_hash,
        state=state,
        words=graph.words,
        claims=graph.claims,
        quads=graph.quads.decode().removesuffix("\n"),
        rows=[astuple(row) for row in claim_rows(told_in(extraction), load_model())],
        issues=[astuple(issue) for issue in graph.issues],
    )
