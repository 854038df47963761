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

from comity.graph.article_graph import ArticleGraph
from comity.graph.held import Held
from comity.graph.ledger.ledger import Ledger
from comity.graph.pool.job import Job, doc_of, name_of
from comity.graph.populate import actor_triples, ontology_triples
from comity.graph.settling.gather import gather
from comity.graph.settling.work import Work
from comity.graph.stores.base import Store
from comity.ontology.errors import InputError
from comity.ontology.iris import ACTORS_GRAPH, ONTOLOGY_GRAPH
from comity.ontology.schema import load_model

WINDOW = 16
"""So many articles for each process are on their way at once."""

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
    jobs: Iterable[Job | InputError],
    store: Store,
    ledger: Ledger,
    readers: Readers,
    apart: frozenset[str] = frozenset(),
) -> Iterator[Outcome]:
    """Bring the store up to date with the articles, one outcome for each, in their order.

    What was given as an outcome is on disk. Nothing is derived until `settle` goes on from what
    the ledger notes; its first step is done here, while others read. `apart` has the actors that
    somebody decided to keep apart.
    """
    store.replace_graph(ONTOLOGY_GRAPH, ontology_triples())
    store.replace_graph(ACTORS_GRAPH, actor_triples())
    work = Work(store, ledger, load_model(), apart)
    yield from _Pipeline(work, readers).run(jobs)


@dataclass(slots=True)
class _Batch:
    """What is to be written together: outcomes with the files that they are of."""

    outcomes: list[tuple[str | None, Outcome]] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)
    size: int = 0

    def add(self, file: str | None, outcome: Outcome) -> None:
        """One outcome more."""
        self.outcomes.append((file, outcome))
        self.size += len(outcome.graph.quads) if isinstance(outcome, Read) else 0

    @property
    def is_due(self) -> bool:
        """Whether it should wait no longer; what needs no writing never waits."""
        late = time.monotonic() - self.began >= BATCH_SECONDS
        return late or self.size >= BATCH_BYTES or len(self.outcomes) >= BATCH_LENGTH


@dataclass(frozen=True, slots=True)
class _Entry:
    """An article on its way: its name, its file if it has one, and what became of it."""

    doc: str
    file: str | None
    found: Outcome | Future[ArticleGraph]

    @property
    def is_done(self) -> bool:
        """Whether nothing has to be waited for."""
        return not isinstance(self.found, Future) or self.found.done()


class _Pipeline:
    """Articles on their way, in their order."""

    def __init__(self, work: Work, readers: Readers) -> None:
        self._work, self._readers = work, readers
        self._held = Held(work.store)
        self._failing = set(work.ledger.failures())
        """Files that failed in an earlier build, and were not looked at again yet."""
        self._batch = _Batch()
        self._names: dict[str, str] = {}

    def run(self, jobs: Iterable[Job | InputError]) -> Iterator[Outcome]:
        """The outcomes, each when it is written."""
        entries: deque[_Entry] = deque()
        for job in jobs:
            entries.append(self._begin(job))
            while entries and (entries[0].is_done or len(entries) >= self._window):
                yield from self._end(entries.popleft())
        while entries:
            yield from self._end(entries.popleft())
        yield from self._write()
        self._forget_files()

    @property
    def _window(self) -> int:
        return WINDOW * self._readers.workers

    def _begin(self, job: Job | InputError) -> _Entry:
        if isinstance(job, InputError):
            return _Entry("", None, Failed(job))
        # The ledger lasts longer than the folder that somebody stands in.
        doc, file = doc_of(job), str(job.absolute()) if isinstance(job, Path) else None
        try:
            self._check_unique(job, doc)
            current = self._held.current(job)
        except InputError as error:
            return _Entry(doc, file, Failed(error, doc))
        return _Entry(doc, file, Unchanged(current) if current else self._readers.submit(job))

    def _check_unique(self, job: Job, doc: str) -> None:
        if isinstance(job, Path):
            own = name_of(job)
            first = self._names.setdefault(doc, own)
            if first != own:
                raise InputError(f"{own}: {first} has the same name {doc!r}; rename one of them")

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
        self._batch.add(entry.file, found)
        if self._batch.is_due:
            yield from self._write()

    def _write(self) -> Iterator[Outcome]:
        """Write what there is: marked in the ledger first, so that settling knows of it."""
        batch, self._batch = self._batch, _Batch()
        read = [o.graph for _, o in batch.outcomes if isinstance(o, Read)]
        if read:
            self._work.ledger.note({graph.article_id: graph.issues for graph in read})
            self._work.store.replace_articles({graph.article_id: graph.quads for graph in read})
            gather(self._work)
        for file, outcome in batch.outcomes:
            self._note_failure(file, outcome)
        yield from (outcome for _, outcome in batch.outcomes)

    def _note_failure(self, file: str | None, outcome: Outcome) -> None:
        if file is None:
            return
        if isinstance(outcome, Failed):
            self._work.ledger.failed(file, str(outcome.error))
        elif file in self._failing:
            self._work.ledger.mended([file])
        self._failing.discard(file)

    def _forget_files(self) -> None:
        """Forget the failures of files that are gone."""
        gone = [file for file in self._failing if not Path(file).exists()]
        if gone:
            self._work.ledger.mended(gone)
