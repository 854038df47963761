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


def confidence_option() -> Decorator:
    """`--min-confidence SHARE`."""
    return click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        default=0.0,
        show_default=True,
        help="Leave out the claims of which the reader is less sure, and what rests on them alone.",
    )


def note(message: str) -> None:
    """One line on standard error: results alone go to standard output."""
    click.echo(message, err=True)


def is_terminal() -> bool:
    """True where progress can be drawn over itself."""
    return sys.stderr.isatty()
