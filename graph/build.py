"""From articles to their graphs in a store: decide what is to be read, have it read, write it.

The article is the unit of work: its named graph is there whole or not at all, so a build that
was stopped goes on where it was, and one bad article never stops the rest. Articles are in memory
only between reading and writing; how many, does not depend on how many there are.
"""

import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from comity.graph.article import Article
from comity.graph.article_graph import ArticleGraph
from comity.graph.held import Held
from comity.graph.ledger.ledger import Ledger
from comity.graph.pool.job import Job, size_of
from comity.graph.populate import actor_triples, ontology_triples
from comity.graph.reading.files import STDIN, check_name
from comity.graph.reading.names import Names
from comity.graph.reading.reader import FileContent, doc_of
from comity.graph.stores.base import Store
from comity.ontology.errors import InputError
from comity.ontology.iris import ACTORS_GRAPH, ONTOLOGY_GRAPH

WINDOW = 16
"""So many articles for each process are on their way at once."""

WINDOW_BYTES = 64 << 20
"""And so many bytes of files."""

BATCH_BYTES = 8 << 20
BATCH_SECONDS = 2.0
BATCH_LENGTH = 500
"""Articles are written together: up to so many bytes of N-Quads, seconds or outcomes."""


@dataclass(frozen=True, slots=True)
class Read:
    """An article was read and its graph written."""

    graph: ArticleGraph

    @property
    def article_id(self) -> str:
        """The id of the article."""
        return self.graph.article_id


@dataclass(frozen=True, slots=True)
class Unchanged:
    """An article is in the store as it is, read by this reader."""

    article_id: str


@dataclass(frozen=True, slots=True)
class Failed:
    """A file could not be read; `doc` is its name without the suffix, as an article's."""

    error: InputError
    doc: str = ""


Outcome = Read | Unchanged | Failed


class Readers(Protocol):
    """Who reads articles: a pool of processes, or a worker in this one."""

    @property
    def workers(self) -> int:
        """How many articles are read at once."""

    def submit(self, job: Job) -> Future[ArticleGraph]:
        """The graph of an article, on its way; its exception may be an InputError."""


def build(
    jobs: Iterable[Path | Article | InputError],
    store: Store,
    ledger: Ledger,
    readers: Readers,
) -> Iterator[Outcome]:
    """Bring the store up to date with the articles, one outcome for each, in their order.

    What was given as an outcome is on disk. Nothing is derived until `settle` goes on from what
    the ledger notes.
    """
    store.replace_graph(ONTOLOGY_GRAPH, ontology_triples())
    store.replace_graph(ACTORS_GRAPH, actor_triples())
    yield from _Pipeline(store, ledger, readers).run(jobs)


@dataclass(frozen=True, slots=True)
class _Entry:
    """An article on its way, and what became of it.

    `file` and `digest` stand for the file that it came from, if it did; `size` is in bytes.
    """

    found: Outcome | Future[ArticleGraph]
    doc: str = ""
    file: str | None = None
    digest: str | None = None
    size: int = 0

    @property
    def is_done(self) -> bool:
        """Whether nothing has to be waited for."""
        return not isinstance(self.found, Future) or self.found.done()


@dataclass(slots=True)
class _Batch:
    """What is to be written together."""

    entries: list[tuple[_Entry, Outcome]] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)
    size: int = 0

    def add(self, entry: _Entry, outcome: Outcome) -> None:
        """One outcome more."""
        self.entries.append((entry, outcome))
        self.size += len(outcome.graph.quads) if isinstance(outcome, Read) else 0

    @property
    def is_due(self) -> bool:
        """Whether it should wait no longer."""
        late = time.monotonic() - self.began >= BATCH_SECONDS
        return late or self.size >= BATCH_BYTES or len(self.entries) >= BATCH_LENGTH


class _Pipeline:
    """Articles on their way, in their order."""

    def __init__(self, store: Store, ledger: Ledger, readers: Readers) -> None:
        self._store, self._ledger, self._readers = store, ledger, readers
        self._held = Held(store, ledger)
        self._failing = set(ledger.failures())
        """Files that failed in an earlier build, and were not looked at again yet."""
        self._batch = _Batch()
        self._names = Names()

    def run(self, jobs: Iterable[Path | Article | InputError]) -> Iterator[Outcome]:
        """The outcomes, each when it is written."""
        entries: deque[_Entry] = deque()
        size = 0
        for job in jobs:
            entries.append(self._begin(job))
            size += entries[-1].size
            while entries and (entries[0].is_done or self._is_full(len(entries), size)):
                size -= entries[0].size
                yield from self._end(entries.popleft())
        while entries:
            yield from self._end(entries.popleft())
        yield from self._write()
        self._forget_files()

    def _is_full(self, length: int, size: int) -> bool:
        return length >= WINDOW * self._readers.workers or size >= WINDOW_BYTES

    def _begin(self, given: Path | Article | InputError) -> _Entry:
        if isinstance(given, InputError):
            return _Entry(Failed(given))
        try:
            if isinstance(given, Path):
                check_name(given)
        except InputError as error:
            # Nor can the ledger hold such a name.
            return _Entry(Failed(error))
        # The ledger lasts longer than the folder that somebody stands in.
        file = str(given.absolute()) if isinstance(given, Path) and given != STDIN else None
        doc = given.doc if isinstance(given, Article) else doc_of(given)
        try:
            if isinstance(given, Path):
                self._names.take(doc, given)
            job = given if isinstance(given, Article) else FileContent.of(given)
            current = self._held.current(job)
        except InputError as error:
            return _Entry(Failed(error, doc), doc, file)
        if current:
            return _Entry(Unchanged(current), doc, file)
        return _Entry(self._readers.submit(job), doc, file, self._held.digest(job), size_of(job))

    def _end(self, entry: _Entry) -> Iterator[Outcome]:
        """Wait for an article; gives the outcomes of those that were written meanwhile."""
        found = entry.found
        while isinstance(found, Future):
            try:
                found = Read(found.result(BATCH_SECONDS))
            except TimeoutError:
                yield from self._write()
            except InputError as error:
                found = Failed(error, entry.doc)
        self._batch.add(entry, found)
        if self._batch.is_due:
            yield from self._write()

    def _write(self) -> Iterator[Outcome]:
        """Write what there is: marked in the ledger first, so that settling knows of it."""
        batch, self._batch = self._batch, _Batch()
        read = {o.graph.article_id: o.graph for _, o in batch.entries if isinstance(o, Read)}
        if read:
            self._ledger.note({name: graph.issues for name, graph in read.items()})
            self._store.replace_articles({name: g.quads for name, g in read.items()})
        for entry, outcome in batch.entries:
            if isinstance(outcome, Read):
                self._held.keep(outcome.graph.article_id, entry.digest)
            self._note_failure(entry.file, outcome)
        self._held.write()
        yield from (outcome for _, outcome in batch.entries)

    def _note_failure(self, file: str | None, outcome: Outcome) -> None:
        if file is None:
            return
        if isinstance(outcome, Failed):
            self._ledger.failed(file, str(outcome.error))
        elif file in self._failing:
            self._ledger.mended([file])
        self._failing.discard(file)

    def _forget_files(self) -> None:
        """Forget the failures of files that are gone."""
        gone = [file for file in self._failing if not Path(file).exists()]
        if gone:
            self._ledger.mended(gone)
