"""Articles into a store on this machine: what `comity build` does without another engine."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.scripts.options import note
from comity.scripts.progress import Progress, Settling

if TYPE_CHECKING:
    from comity.graph.build import Outcome
    from comity.graph.ledger.ledger import Ledger
    from comity.graph.stores.base import Store

LISTED = 20
"""So many files that can't be read are listed at the end."""

INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells have it."""


def build_here(paths: tuple[Path, ...], store: Path, workers: int, prune: bool) -> None:
    """Bring the store up to date with the articles, and tell of it.

    Exits with status 1 where a file failed. Raises UsageError for options that can't be.
    """
    from comity.graph.across.decisions import read_apart
    from comity.graph.build import build
    from comity.graph.ledger.ledger import open_ledger
    from comity.graph.pool.pool import Pool
    from comity.graph.reading.files import find_files
    from comity.graph.settling.settle import settle
    from comity.graph.stores.oxigraph import open_store

    if prune:
        check_whole(paths)
    files = find_files(paths)
    tally, apart = Tally(Progress(len(files)), prune), read_apart(store)
    try:
        with open_store(store) as opened, open_ledger(opened) as ledger:
            with Pool(workers, apart) as pool:
                for outcome in build(files, opened, ledger, pool):
                    tally.add(outcome)
            if prune:
                tally.prune(opened, ledger)
            tally.links = settle(opened, ledger, apart, Settling().show)
            failures = ledger.failures()
    except KeyboardInterrupt:
        note("\ncomity: stopped; run the same command again to go on where it was")
        raise SystemExit(INTERRUPTED) from None
    tally.tell(store)
    tell_failures(failures, store)
    if tally.failed:
        raise SystemExit(1)


def check_whole(paths: tuple[Path, ...]) -> None:
    """Raise InputError where a path yields no article: what is not there must not be removed."""
    from comity.graph.reading.files import STDIN, find_files
    from comity.ontology.errors import InputError

    for path in paths:
        if path == STDIN:
            raise click.UsageError("--prune needs files or folders, not standard input")
        if not any(file.is_file() for file in find_files([path])):
            raise InputError(
                f"{path}: holds no article, so --prune would remove what came from there; nothing "
                "was changed: check the path, or leave it out"
            )


@dataclass(slots=True)
class Tally:
    """What a build did, as it goes on. With `prune` it keeps in mind which articles there are."""

    progress: Progress
    prunes: bool
    read: int = 0
    unchanged: int = 0
    failed: int = 0
    removed: int = 0
    links: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    _ids: set[str] = field(default_factory=set)
    _failed: set[str] = field(default_factory=set)

    def add(self, outcome: "Outcome") -> None:
        """Count an article, and say how far the work is."""
        from comity.graph.build import Failed, Read

        if isinstance(outcome, Failed):
            self.failed += 1
            self.progress.interrupt(f"comity: {outcome.error}")
            self.progress.add(0, 0)
            self._failed.add(outcome.doc)
            return
        if isinstance(outcome, Read):
            self.read += 1
            self.reasons.update(issue.reason for issue in outcome.graph.issues)
            self.progress.add(outcome.graph.claims, outcome.graph.words)
        else:
            self.unchanged += 1
            self.progress.add(0, 0)
        if self.prunes:
            self._ids.add(outcome.article_id)

    def prune(self, store: "Store", ledger: "Ledger") -> None:
        """Remove the articles that were not among the paths; what failed stays as it was."""
        from comity.graph.pruning import prune

        self.removed = prune(store, ledger, self._ids, self._failed)

    def tell(self, store: Path) -> None:
        """Print what was done, on standard output."""
        removed = f"{self.removed} removed, " if self.prunes else ""
        click.echo(
            f"{store}: {self.read} articles read, {self.unchanged} unchanged, {removed}"
            f"{self.failed} failed; {self.progress.claims} new claims; {self.links} shortcuts"
        )
        if self.reasons:
            most = self.reasons.most_common(5)
            listed = ", ".join(f"{count} {reason}" for reason, count in most)
            click.echo(f"left out: {listed} (comity issues --store {store} lists them)")


def tell_failures(failures: dict[str, str], store: Path) -> None:
    """List the files that can't be read, those of earlier builds too, on standard error."""
    if not failures:
        return
    files = f"{len(failures)} files" if len(failures) > 1 else "1 file"
    note(f"comity: {files} can't be read; the next build tries again:")
    for reason in list(failures.values())[:LISTED]:
        note(f"  {reason}")
    if len(failures) > LISTED:
        left = len(failures) - LISTED
        note(f"  … and {left} more (comity issues --failed --store {store} lists them)")
