"""`comity sparql`: a query of one's own on a store or an endpoint."""

import sys
from pathlib import Path

import click

from comity.ontology.errors import QueryError
from comity.scripts.answering import answer_options, print_answer, target_of

MAX_BYTES = 1 << 20


@click.command(name="sparql", params=[click.Argument(["query"]), *answer_options()])
def sparql(
    query: str, store: Path | None, endpoint: str | None, timeout: float, output_format: str
) -> None:
    """Answer a SPARQL query: its text, a file, or - for standard input.

    Comity's prefixes (cmt:, state:, org:, …) are known. The query may only read: updates
    and SERVICE are refused on a local store, and FROM names its graphs. CONSTRUCT and DESCRIBE
    give Turtle.

    \b
    Example:
      comity sparql 'SELECT ?who WHERE { ?who cmt:memberOf org:wto }'
      comity sparql question.rq --format csv
    """
    text = _text_of(query)
    print_answer(target_of(store, endpoint, timeout).answer(text), output_format)


def _text_of(query: str) -> str:
    """The query itself, or what stands in the file that is named."""
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
