"""One process that answers queries, as the service's loop sees it."""

import asyncio
import json
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

_LINE = 1 << 20
"""Bytes that the first line of a reply may have; what follows is not bound by it."""


Asked = asyncio.Task[tuple[Mapping[str, Any], bytes]]
"""The reply to a job, on its way."""


class ChildDiedError(Exception):
    """The process ended in the middle of a job."""


class Child:
    """A process that reads jobs from a pipe and writes replies: a line of JSON, then bytes."""

    def __init__(self, command: tuple[str, ...], first: bytes) -> None:
        """`first` is the line that sets the process up."""
        self._command, self._first = command, first
        self._process: Process | None = None
        self._asked: Asked | None = None
        self.jobs = 0
        """How many jobs it has had."""

    @property
    def alive(self) -> bool:
        """Whether the process runs, as far as is known."""
        process = self._process
        return process is not None and process.returncode is None and not _ended(process.pid)

    @property
    def pid(self) -> int | None:
        """The process' number."""
        return None if self._process is None else self._process.pid

    async def start(self) -> Mapping[str, Any]:
        """Start the process and wait for its first reply. Raises ChildDiedError."""
        # A session of its own: Ctrl-C is for the service, which then ends its children.
        self._process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            limit=_LINE,
            start_new_session=True,
        )
        self._asked = asyncio.create_task(self._exchange(self._first))
        self.jobs = 0
        head, _ = await self._asked
        return head

    def ask(self, line: bytes) -> Asked:
        """The reply to a job, on its way: its head and its body, or ChildDiedError.

        Whoever does not wait for it must `kill` the child: it would be taken for the next one's.
        """
        self.jobs += 1
        self._asked = asyncio.create_task(self._exchange(line))
        return self._asked

    async def _exchange(self, line: bytes) -> tuple[Mapping[str, Any], bytes]:
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise ChildDiedError
        try:
            process.stdin.write(line)
            await process.stdin.drain()
            head: Mapping[str, Any] = json.loads(await process.stdout.readuntil(b"\n"))
            return head, await process.stdout.readexactly(head["length"])
        except (asyncio.IncompleteReadError, OSError) as error:
            raise ChildDiedError from error

    async def end(self) -> None:
        """Let the process come to its end by itself: it has no more jobs."""
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()
            await self._process.communicate()
            self._process = None

    async def kill(self) -> None:
        """End the process, whatever it does."""
        process, self._process = self._process, None
        if process is not None:
            with suppress(ProcessLookupError):
                process.kill()
            if self._asked is not None:
                await asyncio.gather(self._asked, return_exceptions=True)
            # Its pipes must be read to their end, or they stay open.
            await process.communicate()


def _ended(pid: int) -> bool:
    """Whether a process has ended, of which the loop may not know yet."""
    if sys.platform != "linux":
        return False
    try:
        return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
    except ChildProcessError:
        return True
