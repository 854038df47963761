"""What the engine writes, handed on in pieces of whole lines."""

from collections.abc import Callable
from typing import IO, cast

from comity.ontology.errors import StoreError

CHUNK = 1 << 20
"""Bytes that are gathered before they are handed on, or some more."""


class Sink:
    """A file for the engine to write to, whose lines go to `take`.

    `error` is what `take` raised: the engine takes that for an error of its own.
    """

    def __init__(self, take: Callable[[bytes], object]) -> None:
        self._take = take
        self._parts: list[bytes] = []
        self._size = 0
        self.error: BaseException | None = None

    def fill(self, write: Callable[[IO[bytes]], object]) -> None:
        """Let the engine write to this file; raises what `take` raises, not what becomes of it."""
        try:
            write(cast(IO[bytes], self))
        except (StoreError, OSError, ValueError):
            if self.error is None:
                raise
            raise self.error from None
        self._hand_on()
        if rest := b"".join(self._parts):
            self._take(rest)

    def write(self, data: bytes, /) -> int:
        """Take what comes next."""
        self._parts.append(data)
        self._size += len(data)
        if self._size > CHUNK:
            try:
                self._hand_on()
            except BaseException as error:
                self.error = error
                raise
        return len(data)

    def flush(self) -> None:
        """Nothing: what is left waits for the rest of its line."""

    def _hand_on(self) -> None:
        lines, _, rest = b"".join(self._parts).rpartition(b"\n")
        self._parts, self._size = [rest], len(rest)
        if lines:
            self._take(lines + b"\n")
