"""`comity ontology`: hands out the ontology, for tools and for people."""

from pathlib import Path

import click

from comity.ontology.errors import OutputError
from comity.scripts.options import note

SUFFIXES = {
    ".ttl": "turtle",
    ".owl": "xml",
    ".rdf": "xml",
    ".xml": "xml",
    ".html": "html",
    ".htm": "html",
}


@click.command()
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Write to FILE, not to the screen."
)
@click.option(
    "--format",
    "named_format",
    type=click.Choice(["turtle", "xml", "html"]),
    help="turtle, xml (RDF/XML) or html (a page for people); by default as FILE is called.",
)
def ontology(output: Path | None, named_format: str | None) -> None:
    """Write the ontology: classes, properties, PLOVER's modes and contexts, alignments.

    It is one merged file in OWL 2 DL and OWL 2 RL that Protégé and other tools open.

    \b
    Example:
      comity ontology -o comity.ttl
      comity ontology -o comity.owl
      comity ontology -o reference.html
      comity ontology --format xml > comity.owl
    """
    data = _written(named_format or _format_of(output))
    if output is None:
        click.echo(data, nl=False)
        return
    from comity.graph.exporting.atomic import write_atomically

    write_atomically({output: data})
    note(f"{output} ({len(data):,} bytes)")


def _format_of(output: Path | None) -> str:
    if output is None:
        return "turtle"
    try:
        return SUFFIXES[output.suffix.lower()]
    except KeyError:
        raise OutputError(
            f"{output}: its name tells no format; end it in {', '.join(SUFFIXES)}, or give --format"
        ) from None


def _written(name: str) -> bytes:
    from comity.ontology import reference, schema, writing

    graph = schema.schema()
    if name == "html":
        return reference.render(graph).encode()
    return writing.rdfxml(graph) if name == "xml" else writing.turtle(graph)
