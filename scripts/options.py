"""Options and output that several sub-commands share."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from comity.ontology.errors import QueryError

DEFAULT_STORE = Path("graph.store")
MAX_BYTES = 1 << 20
"""Longer queries are cut off, and so malformed."""

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


def timeout_option() -> Decorator:
    """`--timeout SECONDS`."""
    return click.option(
        "--timeout",
        type=click.FloatRange(min=0, min_open=True),
        default=30.0,
        show_default=True,
        metavar="SECONDS",
        help="Stop a query after this time.",
    )


def confidence_option(default: float = 0.0) -> Decorator:
    """`--min-confidence SHARE`."""
    return click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        default=default,
        show_default=True,
        help="Leave out the claims of which the reader is less sure, and what rests on them alone.",
    )


def query_text(query: str) -> str:
    """The query itself, or what stands in the file that is named, or on standard input ("-").

    Raises QueryError where there is no such file, or where it is not UTF-8.
    """
    if query == "-":
        return _decoded(sys.stdin.buffer.read(MAX_BYTES), "standard input")
    # A query has a brace, and whoever names a file like that can pipe it.
    if "{" in query:
        return query
    try:
        with Path(query).open("rb") as file:
            return _decoded(file.read(MAX_BYTES), query)
    except (OSError, ValueError) as error:
        raise QueryError(
            f"{query!r} is neither a query (no braces) nor a file that can be read: {error}"
        ) from error


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(f"{name} is not UTF-8 at byte {error.start}: save it as UTF-8") from error


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def note(message: str) -> None:
    """One line on standard error: results alone go to standard output."""
    click.echo(message, err=True)


def is_terminal() -> bool:
    """True where progress can be drawn over itself."""
    return sys.stderr.isatty()
