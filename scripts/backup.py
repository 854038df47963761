"""`comity backup` and `comity restore`: a store in one file, and back."""

from pathlib import Path

import click

from comity.scripts.options import store_option


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@store_option()
def backup(file: Path, store: Path) -> None:
    """Write all of the store in --store to FILE, a ZIP; what is there already is not touched.

    It holds the graph as N-Quads and what belongs to it: the decisions on merges, what was left
    out, and which files could not be read. Other commands may read or write the store meanwhile.
    FILE is read again and compared before the command ends.

    \b
    Example:
      comity backup graph-2024-05.zip --store graph.store
    """
    from comity.graph.backup.taking import back_up

    taken = back_up(store, file)
    click.echo(f"{file}: {taken.articles} articles, {taken.quads:,} quads, {taken.size:,} bytes")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@store_option()
def restore(file: Path, store: Path) -> None:
    """Make a store in --store, where none may be yet, out of the backup FILE.

    Every byte is compared with what was backed up. A backup by an older Comity becomes a store
    of this one.

    \b
    Example:
      comity restore graph-2024-05.zip --store again.store
    """
    from comity.graph.backup.restoring import restore as make

    made = make(file, store)
    click.echo(f"{store}: {made.articles} articles, {made.quads:,} quads")
