"""Progress of work on many articles, on standard error."""

import time
from collections import deque
from dataclasses import dataclass, field

import click

from comity.scripts.options import is_terminal, note

EVERY = 2.0
"""Seconds between two lines where standard error is no terminal."""
REDRAWN = 0.1
"""Seconds between two drawings over the same line of a terminal."""
LOOKED_AT = 30
"""So many points in time, `EVERY` seconds apart, are looked at for the speed."""


@dataclass(slots=True)
class Progress:
    """Counts articles, claims and words; says how fast it goes and how long it will take.

    The speed is that of the last minute: articles that did not change take next to no time.
    """

    total: int
    done: int = 0
    claims: int = 0
    words: int = 0
    _points: deque[tuple[float, int, int]] = field(
        default_factory=lambda: deque([(time.monotonic(), 0, 0)], LOOKED_AT)
    )
    _shown: float = field(default_factory=time.monotonic)

    def add(self, claims: int, words: int, articles: int = 1) -> None:
        """So many articles more, with their claims and words."""
        self.done += articles
        self.claims += claims
        self.words += words
        now = time.monotonic()
        if self.done == self.total or now - self._shown >= (REDRAWN if is_terminal() else EVERY):
            self._shown = now
            self._show(now)
        if now - self._points[-1][0] >= EVERY:
            self._points.append((now, self.done, self.words))

    def interrupt(self, message: str) -> None:
        """Print a line between two of progress."""
        click.echo(f"\r\x1b[K{message}" if is_terminal() else message, err=True)

    def _show(self, now: float) -> None:
        then, done, words = self._points[0]
        seconds = max(now - then, 1e-6)
        left = seconds / max(self.done - done, 1) * (self.total - self.done)
        line = (
            f"{self.done}/{self.total} articles, {self.claims} claims, "
            f"{(self.words - words) / seconds:,.0f} words/s, {_duration(left)} left"
        )
        if is_terminal():
            click.echo(f"\r\x1b[K{line}", err=True, nl=self.done == self.total)
        else:
            click.echo(line, err=True)


@dataclass(slots=True)
class Settling:
    """Says what is left of settling, where that takes longer than a moment."""

    _shown: float = field(default_factory=time.monotonic)

    def show(self, what: str, left: int) -> None:
        """So much of it is left."""
        now = time.monotonic()
        if now - self._shown >= EVERY:
            self._shown = now
            note(f"settling: {left:,} × {what} left")


def _duration(seconds: float) -> str:
    """ "45 s", "12 min", "3 h 20 min"."""
    minutes = round(seconds / 60)
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60} min"
