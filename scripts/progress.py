"""Progress of work on many articles, on standard error."""

import time
from dataclasses import dataclass, field

import click

from comity.scripts.options import is_terminal

EVERY = 2.0
"""Seconds between two lines where standard error is no terminal."""


@dataclass(slots=True)
class Progress:
    """Counts articles, claims and words; says how fast it goes and how long it will take."""

    total: int
    done: int = 0
    claims: int = 0
    words: int = 0
    _began: float = field(default_factory=time.monotonic)
    _shown: float = 0.0

    def add(self, claims: int, words: int, articles: int = 1) -> None:
        """So many articles more, with their claims and words."""
        self.done += articles
        self.claims += claims
        self.words += words
        now = time.monotonic()
        if is_terminal() or now - self._shown >= EVERY or self.done == self.total:
            self._shown = now
            self._show(now - self._began)

    def _show(self, seconds: float) -> None:
        left = seconds / self.done * (self.total - self.done)
        line = (
            f"{self.done}/{self.total} articles, {self.claims} claims, "
            f"{self.words / max(seconds, 1e-6):,.0f} words/s, {left:.0f} s left"
        )
        if is_terminal():
            click.echo(f"\r\x1b[K{line}", err=True, nl=self.done == self.total)
        else:
            click.echo(line, err=True)
