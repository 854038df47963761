"""`comity build`: articles in, a graph out."""

from pathlib import Path

import click
from click.core import ParameterSource

from comity.scripts.options import cores, note, store_option

NAMED = 5
"""So many files that were passed over are named."""


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@store_option()
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Read with up to N processes at once, of some 200 MB each.  [default: one for each core]",
)
@click.option("--prune", is_flag=True, help="Remove the articles that are not among PATHS.")
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
    workers: int | None,
    prune: bool,
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
      comity build archive/ --prune --workers 8
      cat report.txt | comity build -
      comity build articles/ --engine spark --master local[2] --output parts
    """
    if engine == "spark":
        from comity.scripts.build_spark import build_spark

        if context.get_parameter_source("store") is not ParameterSource.DEFAULT:
            raise click.UsageError("Spark writes to --output; `comity load` brings it into a store")
        if workers is not None or prune:
            raise click.UsageError("--workers and --prune don't go with --engine spark")
        return build_spark(paths, master or "local[*]", output)
    if master is not None or output is not None:
        raise click.UsageError("--master and --output go with --engine spark")
    from comity.graph.reading.files import passed_over
    from comity.scripts.build_local import build_here

    note_others(passed_over(paths, store))
    return build_here(paths, store, workers or cores(), prune)


def note_others(others: list[Path]) -> None:
    """Name some of the files that were passed over."""
    if others:
        names = ", ".join(str(path) for path in others[:NAMED]) + ", …" * (len(others) > NAMED)
        note(f"comity: passed over what is no article by its name ({len(others)}): {names}")
