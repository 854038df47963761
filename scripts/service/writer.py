"""The process that carries out updates, one after the other.

It holds the store's writer lock while the service runs. An update that takes too long is stopped
by killing it, and nothing of it stays; readers see what was committed with their next query.
"""

import asyncio
import json
import math
import sys

from comity.graph.stores.base import Dataset
from comity.ontology.errors import BusyError, QueryTimeoutError, StoreError
from comity.queries.execute import FRESH, broken, raise_for, setup
from comity.scripts.service.child import Child, ChildDiedError
from comity.scripts.service.settings import Settings

COMMAND = (sys.executable, "-P", "-m", "comity.queries.update_worker")
"""What starts the child."""

CLOSING = 5
"""Seconds that an update is given when the service is told to stop."""


class Writer:
    """Carries out updates on the store, each of them whole or not at all."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._child = Child(COMMAND, setup(settings.store, settings.max_memory, settings.sources))
        self._turn = asyncio.Lock()
        self._waiting = 0

    async def start(self) -> None:
        """Take the store. Raises StoreError where another command writes it."""
        try:
            raise_for(await self._child.start())
        except ChildDiedError:
            raise StoreError(
                "the process that writes did not start: look at --max-memory"
            ) from None

    async def close(self) -> None:
        """End the process, after what it is doing if that does not take long."""
        try:
            async with asyncio.timeout(CLOSING), self._turn:
                await self._child.end()
        except TimeoutError:
            await self._child.kill()

    async def update(self, sparql: str, dataset: Dataset, base: str) -> None:
        """Carry out an update; when this returns, every query sees it.

        Raises QueryError where the update is malformed, refused or too big, QueryTimeoutError
        where it takes too long, BusyError where too many wait, and StoreError where the store
        can't be written.
        """
        if self._waiting >= self._settings.queue:
            raise BusyError(f"{self._waiting} updates are waiting already: try again later")
        self._waiting += 1
        try:
            await self._turn.acquire()
        finally:
            self._waiting -= 1
        # Once begun it is carried out, or stopped at its limit, whether or not anybody waits.
        work = asyncio.create_task(self._carry_out(sparql, dataset, base))
        work.add_done_callback(lambda _: self._turn.release())
        await asyncio.shield(work)
        await asyncio.sleep(FRESH)

    async def _carry_out(self, sparql: str, dataset: Dataset, base: str) -> None:
        if not self._child.alive:
            await self._child.kill()
            await self.start()
        limit = self._settings.timeout
        job = {
            "sparql": sparql,
            "default": dataset.default,
            "named": dataset.named,
            "base": base,
            "seconds": math.ceil(2 * limit) + 1,
        }
        try:
            async with asyncio.timeout(limit):
                head, _ = await self._child.ask(json.dumps(job).encode() + b"\n")
        except TimeoutError:
            await self._child.kill()
            raise QueryTimeoutError(
                f"the update was stopped after {limit:g} s, and nothing of it was done: "
                "make it smaller"
            ) from None
        except ChildDiedError:
            raise broken(self._settings.max_memory) from None
        raise_for(head)
