"""The processes that answer queries: some are kept, each is killed at a query's limit.

A query waits in line for a free process. One that runs for long may not take the last: the
others stay free for what is quick, whoever asks. A process that was killed, died, grew large or
has served long is replaced.
"""

import asyncio
import time
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from comity.graph.stores.base import AS_WRITTEN, Dataset
from comity.ontology.errors import BusyError, QueryTimeoutError, StoreError
from comity.queries.execute import (
    COMMAND,
    FOR_PYTHON,
    MAX_BYTES,
    MAX_ROWS,
    Job,
    broken,
    raise_for,
    read,
    setup,
)
from comity.queries.results import Answer, Table
from comity.queries.serialize import Formats
from comity.scripts.service.child import Asked, Child, ChildDiedError
from comity.scripts.service.settings import Settings

LONG = 2.0
"""Seconds after which a query counts as long."""

SERVED = 5_000
"""Jobs after which a process is replaced."""

GROWN = 4
"""A process is replaced once it has held this part of its memory: a quarter."""

GRACE = 0.3
"""Seconds in which a query that nobody waits for any more may end by itself."""

_BIG = 1 << 16


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as bytes in one of the formats of `comity.queries.serialize`."""

    form: str
    body: bytes


class Pool:
    """Answers queries from the store, with all that was committed just before."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._free: asyncio.Queue[Child] = asyncio.Queue()
        self._children: list[Child] = []
        self._waiting = 0
        self._long = 0
        self._closing = False
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Start all processes. Raises StoreError where that fails."""
        own = self._settings
        first = setup(own.store, own.max_memory, own.services)
        self._children = [Child(COMMAND, first) for _ in range(self._settings.workers)]
        started = await asyncio.gather(
            *(child.start() for child in self._children), return_exceptions=True
        )
        if any(isinstance(head, BaseException) for head in started):
            raise StoreError("the processes that answer do not start: is --max-memory too low?")
        for child in self._children:
            self._free.put_nowait(child)

    async def close(self) -> None:
        """End all processes, and with them the queries that they answer."""
        self._closing = True
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(child.kill() for child in self._children))
        for _ in range(self._waiting):
            self._free.put_nowait(self._children[0])

    @property
    def free(self) -> int:
        """How many processes are free."""
        return self._free.qsize()

    @property
    def waiting(self) -> int:
        """How many queries wait for a process."""
        return self._waiting

    async def answer(
        self,
        sparql: str,
        *,
        timeout: float | None = None,
        max_rows: int | None = None,
        dataset: Dataset = AS_WRITTEN,
    ) -> Answer:
        """A query's answer as values: a table, yes or no, or triples.

        `timeout` (seconds) and `max_rows` can only be lower than the service's own. Raises
        QueryError where the query is malformed, refused or too big, QueryTimeoutError where it
        takes too long, BusyError where too much is asked at once, and StoreError where the
        store can't be read.
        """
        reply = await self.fetch(
            sparql, FOR_PYTHON, timeout=timeout, max_rows=max_rows, dataset=dataset
        )
        if len(reply.body) < _BIG:
            return read(reply.form, reply.body)
        return await asyncio.to_thread(read, reply.form, reply.body)

    async def look_up(self, sparql: str) -> Table:
        """The table that a query of our own gives. Raises what `answer` raises."""
        own = self._settings
        job = Job(
            sparql, FOR_PYTHON, own.timeout, MAX_ROWS, max(own.max_bytes, MAX_BYTES), trusted=True
        )
        reply = await self._run(job)
        answer = await asyncio.to_thread(read, reply.form, reply.body)
        assert isinstance(answer, Table), "our own queries use SELECT"
        return answer

    async def fetch(
        self,
        sparql: str,
        formats: Formats,
        *,
        timeout: float | None = None,
        max_rows: int | None = None,
        dataset: Dataset = AS_WRITTEN,
        base: str | None = None,
    ) -> Reply:
        """The answer as bytes. Raises what `answer` raises, and FormatError (see `serialize`)."""
        own = self._settings
        job = Job(
            sparql,
            formats,
            min(timeout or own.timeout, own.timeout),
            min(max_rows or own.max_rows, own.max_rows),
            own.max_bytes,
            dataset,
            base,
        )
        return await self._run(job)

    async def _run(self, job: Job) -> Reply:
        """The reply to a job; asked again where the process was dead already."""
        began = time.monotonic()
        for last in (False, True):
            try:
                return await self._once(job)
            except ChildDiedError:
                if self._closing:
                    raise BusyError("the service is being stopped: ask again later") from None
                # Else the process may have been dead already: killed while it was idle.
                if last or time.monotonic() - began > LONG:
                    raise broken(self._settings.max_memory) from None
        raise AssertionError("the second attempt ends in one way or the other")

    async def _once(self, job: Job) -> Reply:
        child = await self._next()
        asked = child.ask(job.line())
        try:
            await self._within_limits(asked, job.timeout)
        finally:
            if asked.done() and self._fit(child, asked):
                self._free.put_nowait(child)
            elif not self._closing:
                self._keep_busy(self._settle(child, asked))
        head, body = asked.result()
        raise_for(head)
        return Reply(head["format"], body)

    async def _next(self) -> Child:
        """The first free process."""
        if self._closing:
            raise ChildDiedError
        if self._waiting >= self._settings.queue:
            raise BusyError(f"{self._waiting} queries are waiting already: try again later")
        self._waiting += 1
        try:
            async with asyncio.timeout(self._settings.wait):
                while not (child := await self._free.get()).alive:
                    if self._closing:
                        raise ChildDiedError
                    self._keep_busy(self._revive(child))
                return child
        except TimeoutError:
            raise BusyError(
                f"no process was free within {self._settings.wait:g} s: try again later"
            ) from None
        finally:
            self._waiting -= 1

    async def _within_limits(self, asked: Asked, timeout: float) -> None:
        try:
            async with asyncio.timeout(timeout):
                done, _ = await asyncio.wait({asked}, timeout=LONG)
                if not done:
                    with self._counted_as_long():
                        await asyncio.wait({asked})
        except TimeoutError:
            raise QueryTimeoutError(
                f"the query was stopped after {timeout:g} s, the limit here: make it more "
                "specific or add LIMIT"
            ) from None

    @contextmanager
    def _counted_as_long(self) -> Iterator[None]:
        if self._long >= max(1, self._settings.workers - 1):
            raise BusyError(
                f"{self._long} queries that take long are running already: try again later, "
                "or make the query more specific"
            )
        self._long += 1
        try:
            yield
        finally:
            self._long -= 1

    async def _settle(self, child: Child, asked: Asked) -> None:
        """Make the process free for the next query, or replace it by one that is."""
        done, _ = await asyncio.wait({asked}, timeout=GRACE)
        if not done or not self._fit(child, asked):
            await self._revive(child)
        else:
            self._free.put_nowait(child)

    def _fit(self, child: Child, asked: Asked) -> bool:
        """Whether a process that has answered may answer again."""
        if asked.cancelled() or asked.exception() is not None or child.jobs >= SERVED:
            return False
        peak: int = asked.result()[0].get("peak", 0)
        return peak < self._settings.max_memory // GROWN

    async def _revive(self, child: Child) -> None:
        await child.kill()
        await self._start(child)
        self._free.put_nowait(child)

    async def _start(self, child: Child) -> None:
        """Start a process, until it starts: the machine may be out of something for a while."""
        while True:
            try:
                await child.start()
                return
            except (ChildDiedError, OSError):
                await child.kill()
                await asyncio.sleep(1)

    def _keep_busy(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
