"""What `comity ask` and `comity sparql` share: where to ask, and how to print the answer."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from comity.scripts.options import DEFAULT_STORE

if TYPE_CHECKING:
    from comity.queries.formats import Format
    from comity.queries.results import Answer
    from comity.queries.targets import Target


def answer_options() -> list[click.Parameter]:
    """The options of every command that answers."""
    return [
        click.Option(
            ["--store"],
            type=click.Path(file_okay=False, path_type=Path),
            metavar="DIR",
            help=f"The store to ask. [default: {DEFAULT_STORE}]",
        ),
        click.Option(
            ["--endpoint"],
            metavar="URL",
            help="Ask this SPARQL endpoint instead; COMITY_USER and COMITY_PASSWORD sign in, or "
            "what the file holds that COMITY_CREDENTIALS names.",
        ),
        click.Option(
            ["--timeout"],
            type=click.FloatRange(min=0, min_open=True),
            default=30.0,
            show_default=True,
            metavar="SECONDS",
            help="Stop the query after this time.",
        ),
        click.Option(
            ["--format", "output_format"],
            type=click.Choice(["table", "csv", "json", "md"]),
            default="table",
            show_default=True,
            help="How to print a table; triples are always Turtle.",
        ),
    ]


def target_of(store: Path | None, endpoint: str | None, timeout: float) -> "Target":
    """The store or endpoint to ask. Raises click.UsageError where both are given."""
    from comity.graph.stores.credentials import credentials
    from comity.queries.remote import RemoteEndpoint
    from comity.queries.targets import local, remote

    if endpoint is None:
        return local(store or DEFAULT_STORE, timeout)
    if store is not None:
        raise click.UsageError("give --store or --endpoint, not both")
    return remote(RemoteEndpoint(endpoint, timeout, credentials()))


def print_answer(answer: "Answer", output_format: str) -> None:
    """Print to standard output; on a terminal a table is drawn to its width."""
    from rich.console import Console

    from comity.queries.formats import render, to_terminal

    console = Console()
    if output_format == "table" and console.is_terminal and not isinstance(answer, tuple):
        to_terminal(answer, console)
    else:
        # As bytes, since CSV has line ends of its own.
        text = render(answer, cast("Format", output_format))
        sys.stdout.buffer.write(text.encode())
        sys.stdout.flush()
