"""Options and output that several sub-commands share."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

DEFAULT_STORE = Path("graph.store")

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def store_option() -> Decorator:
    """`--store DIR`."""
    return click.option(
        "--store",
        type=click.Path(path_type=Path),
        default=DEFAULT_STORE,
        show_default=True,
        help="Folder of the graph.",
    )


def note(message: str) -> None:
    """One line on standard error: results alone go to standard output."""
    click.echo(message, err=True)


def is_terminal() -> bool:
    """True where progress can be drawn over itself."""
    return sys.stderr.isatty()
