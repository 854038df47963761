"""`comity export`: write the graph in a format that other tools read."""

from datetime import datetime
from pathlib import Path

import click

from comity.scripts.options import confidence_option, note, store_option


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_name",
    metavar="NAME",
    help="turtle, rdfxml, ntriples, jsonld, nquads, trig, graphml, gexf, claims, neo4j or gephi.  "
    "[default: by the suffix of FILE]",
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Write the direct links that held on this day (RDF formats only).",
)
@click.option(
    "--unsorted",
    is_flag=True,
    help="Write statements in the order of the store: faster (turtle, ntriples, nquads, trig).",
)
@confidence_option()
@store_option()
def export(
    file: Path,
    format_name: str | None,
    as_of: datetime | None,
    unsorted: bool,
    min_confidence: float,
    store: Path,
) -> None:
    """Write the graph to FILE.

    \b
    .ttl .rdf .owl .nt .jsonld   ontology, claims and direct links in one graph
    .nq .trig                    the same, in its named graphs
    .graphml .gexf               who is linked to whom
    .csv                         one row for each claim
    --format neo4j or gephi      nodes.csv and edges.csv, in the folder FILE

    \b
    Example:
      comity export graph.ttl --store graph.store
      comity export claims.csv
      comity export tables --format neo4j
      comity export sure.graphml --min-confidence 0.9
      comity export all.nq --unsorted
    """
    from comity.graph.exporting.formats import export as write
    from comity.graph.exporting.formats import format_of
    from comity.graph.exporting.source import AsOf
    from comity.graph.stores.base import Store
    from comity.graph.stores.oxigraph import read_store
    from comity.graph.sure import sure_part

    chosen = format_of(file, format_name)
    if as_of and not chosen.links:
        raise click.UsageError(f"--as-of chooses direct links, and {chosen.name} holds none")
    if unsorted and chosen.unsorted is None:
        raise click.UsageError(f"--unsorted is not for {chosen.name}")
    with read_store(store) as opened:
        sure: Store = sure_part(opened, min_confidence) if min_confidence else opened
        source = AsOf(sure, as_of.date()) if as_of else sure
        for path in write(source, file, format_name, is_sorted=not unsorted):
            note(f"{path}: {path.stat().st_size:,} bytes")
