"""`comity extract`: one article in, claims.jsonl and issues.jsonl out."""

from pathlib import Path

import click

from comity.scripts.options import note


@click.command()
@click.argument("article", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="Folder for claims.jsonl and issues.jsonl.  [default: this folder]",
)
def extract(article: Path, output: Path) -> None:
    """Write what one ARTICLE claims, and what was left out and why.

    \b
    Example:
      comity extract articles/kabul.md -o out/
    """
    from comity.graph.exporting.jsonl import write_claims, write_issues
    from comity.graph.extraction.reader import load_reader
    from comity.graph.reading.reader import read_file

    read = read_file(article)
    found = load_reader().extract(read)
    write_claims(output / "claims.jsonl", found.claims)
    write_issues(output / "issues.jsonl", found.issues)
    note(
        f"{len(found.claims)} claims -> {output / 'claims.jsonl'}, "
        f"{len(found.issues)} issues -> {output / 'issues.jsonl'}"
    )
