"""`comity build`: articles in, a graph out."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from comity.scripts.options import note, store_option
from comity.scripts.progress import Progress

if TYPE_CHECKING:
    from comity.graph.build import Outcome

NAMED = 5
"""So many files that were passed over are named."""


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@store_option()
@click.option(
    "--engine",
    type=click.Choice(["local", "spark"]),
    default="local",
    show_default=True,
    help="What reads: this machine, or Apache Spark (pip install 'comity[spark]'; Java 17 or 21).",
)
@click.option(
    "--master",
    metavar="MASTER",
    help="Spark's: local[CORES], yarn, spark://HOST:PORT or k8s://…  [default: local[*]]",
)
@click.option("--output", metavar="DIR", help="Where Spark writes to, a folder or URI.")
@click.pass_context
def build(
    context: click.Context,
    paths: tuple[Path, ...],
    store: Path,
    engine: str,
    master: str | None,
    output: str | None,
) -> None:
    """Read articles (files, folders, or - for standard input) into the graph in --store.

    Articles that did not change are skipped, so a build that was stopped goes on. What was left
    out, and why, is listed by `comity issues`. The exit status is 1 where a file failed.

    \b
    Example:
      comity build articles/ --store graph.store
      cat report.txt | comity build -
      comity build articles/ --engine spark --master local[2] --output parts
    """
    if engine == "spark":
        from comity.scripts.build_spark import build_spark

        if context.get_parameter_source("store") is not ParameterSource.DEFAULT:
            raise click.UsageError("Spark writes to --output; `comity load` brings it into a store")
        return build_spark(paths, master or "local[*]", output)
    if master is not None or output is not None:
        raise click.UsageError("--master and --output go with --engine spark")
    from comity.graph.across.decisions import read_apart
    from comity.graph.article_graph import Worker
    from comity.graph.build import Failed, Read
    from comity.graph.build import build as read_into
    from comity.graph.ledger.ledger import open_ledger
    from comity.graph.reading.files import find_files, passed_over
    from comity.graph.reading.reader import read_all
    from comity.graph.settling.settle import settle
    from comity.graph.stores.oxigraph import open_store

    note_others(passed_over(paths, store))
    files = find_files(paths)
    progress = Progress(len(files))
    outcomes: list[Outcome] = []
    apart = read_apart(store)
    with open_store(store) as opened, open_ledger(opened) as ledger:
        for outcome in read_into(read_all(files), opened, ledger, Worker.load(apart)):
            outcomes.append(outcome)
            if isinstance(outcome, Failed):
                note(f"comity: {outcome.error}")
                progress.add(0, 0)
            elif isinstance(outcome, Read):
                progress.add(outcome.graph.claims, outcome.graph.words)
            else:
                progress.add(0, 0)
        links = settle(opened, ledger, apart)
    summarize(store, outcomes, links)
    if any(isinstance(outcome, Failed) for outcome in outcomes):
        raise SystemExit(1)


def note_others(others: list[Path]) -> None:
    """Name some of the files that were passed over."""
    if others:
        names = ", ".join(str(path) for path in others[:NAMED]) + ", …" * (len(others) > NAMED)
        note(f"comity: passed over what is no article by its name ({len(others)}): {names}")


def summarize(store: Path, outcomes: "list[Outcome]", links: int) -> None:
    """Print what the build did, on standard output."""
    from comity.graph.build import Failed, Read

    read = [o.graph for o in outcomes if isinstance(o, Read)]
    failed = sum(isinstance(o, Failed) for o in outcomes)
    click.echo(
        f"{store}: {len(read)} articles read, {len(outcomes) - len(read) - failed} unchanged, "
        f"{failed} failed; {sum(graph.claims for graph in read)} new claims; {links} shortcuts"
    )
    reasons = Counter(issue.reason for graph in read for issue in graph.issues).most_common(5)
    if reasons:
        listed = ", ".join(f"{count} {reason}" for reason, count in reasons)
        click.echo(f"left out: {listed} (comity issues --store {store} lists them)")
