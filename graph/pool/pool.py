"""Several processes that read articles at once."""

import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from queue import SimpleQueue

from comity.graph.article_graph import ArticleGraph
from comity.graph.closing import Closing
from comity.graph.pool.job import Job, died_twice, name_of, seconds_for
from comity.graph.pool.process import Process, ProcessDiedError
from comity.ontology.errors import InputError

WAITING = 12
"""So many articles must wait for each process that runs before another one pays off.

To start one costs as much as reading twenty.
"""


class Pool(Closing):
    """Up to `workers` processes, each with a parser of its own, started when there is work.

    `apart` has the actors to be kept apart, article by article; `seconds` says how long an
    article may take. An article whose process dies or takes too long is tried once more by a new
    process, then given up; the others are not affected. A pool is a context manager that ends
    its processes.
    """

    def __init__(
        self,
        workers: int,
        apart: frozenset[str] = frozenset(),
        seconds: Callable[[Job], float] = seconds_for,
    ) -> None:
        self._most, self._apart, self._seconds = workers, apart, seconds
        self._jobs: SimpleQueue[tuple[Future[ArticleGraph], Job] | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._processes: dict[int, Process] = {}
        self._changing = threading.Lock()
        self._closed = False

    @property
    def workers(self) -> int:
        """How many processes there may be at once."""
        return self._most

    @property
    def pids(self) -> tuple[int, ...]:
        """The numbers of the processes that run now."""
        with self._changing:
            return tuple(process.pid for process in self._processes.values())

    def submit(self, job: Job) -> Future[ArticleGraph]:
        """The graph of an article, on its way.

        The future's exception is an InputError where the article can't be read, and a DataError
        where no process can start.
        """
        future: Future[ArticleGraph] = Future()
        self._jobs.put((future, job))
        if self._jobs.qsize() > WAITING * len(self._threads) and len(self._threads) < self._most:
            # One thread for each process: it waits for it, so the threads don't share anything.
            thread = threading.Thread(target=self._serve, daemon=True)
            self._threads.append(thread)
            thread.start()
        return future

    def close(self) -> None:
        """End the processes; what was not read is given up. To close twice is no error."""
        with self._changing:
            self._closed = True
            for process in self._processes.values():
                process.kill()
        for _ in self._threads:
            self._jobs.put(None)
        for thread in self._threads:
            thread.join()

    def _serve(self) -> None:
        while (task := self._jobs.get()) is not None:
            future, job = task
            try:
                future.set_result(self._graph_of(job))
            except BaseException as error:
                future.set_exception(error)
        self._drop()

    def _graph_of(self, job: Job) -> ArticleGraph:
        reason = ""
        for _ in range(2):
            try:
                return self._process().read(job, self._seconds(job))
            except ProcessDiedError as error:
                reason = str(error)
                self._drop()
        raise InputError(died_twice(name_of(job), reason))

    def _process(self) -> Process:
        """The process of this thread; starts one where there is none."""
        if self._closed:
            raise CancelledError
        own = threading.get_ident()
        if own not in self._processes:
            process = Process(self._apart)
            with self._changing:
                self._processes[own] = process
                if self._closed:
                    process.kill()
        return self._processes[own]

    def _drop(self) -> None:
        """End the process of this thread."""
        with self._changing:
            process = self._processes.pop(threading.get_ident(), None)
        if process is not None:
            process.close()
