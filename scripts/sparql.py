"""`comity sparql`: a query of one's own on a store or an endpoint."""

from pathlib import Path

import click

from comity.scripts.answering import answer_options, print_answer, target_of
from comity.scripts.options import query_text


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
    text = query_text(query)
    print_answer(target_of(store, endpoint, timeout).answer(text), output_format)
