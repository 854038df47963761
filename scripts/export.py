"""`comity export`: write the graph in a format that other tools read."""

from pathlib import Path

import click

from comity.scripts.options import note, store_option


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_name",
    metavar="NAME",
    help="turtle, rdfxml, ntriples, nquads, trig, jsonld, graphml, gexf, claims, neo4j or gephi; "
    "by the suffix of FILE where it is left out.",
)
@store_option()
def export(file: Path, format_name: str | None, store: Path) -> None:
    """Write the graph to FILE.

    Turtle, RDF/XML, N-Triples and JSON-LD hold ontology, data and shortcuts in one graph;
    N-Quads and TriG keep the named graphs. A .csv is one row for each claim. The formats neo4j
    and gephi write nodes.csv and edges.csv into the folder FILE.

    \b
    Example:
      comity export graph.ttl --store graph.store
      comity export claims.csv
      comity export tables --format neo4j
    """
    from comity.graph.exporting.formats import export as write
    from comity.graph.exporting.formats import format_of
    from comity.graph.stores.oxigraph import read_store

    format_of(file, format_name)
    with read_store(store) as opened:
        for path in write(opened, file, format_name):
            note(f"{path} ({path.stat().st_size:,} bytes)")
