"""`comity view`: draw the network as one HTML page."""

from pathlib import Path

import click

from comity.scripts.options import confidence_option, store_option


@click.command()
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("network.html"),
    show_default=True,
    help="The page to write.",
)
@store_option()
@confidence_option()
@click.option("--title", default="Who is tied to whom", show_default=True, help="Its heading.")
def view(output: Path, store: Path, min_confidence: float, title: str) -> None:
    """Draw who is tied to whom as one HTML page.

    The page opens from disk in any browser and loads nothing from anywhere. A click on a line
    or a name shows the sentences that it rests on.

    \b
    Example:
      comity view -o network.html --store graph.store
      comity view -o rivers.html --title "Rivers and rails"
      comity view -o sure.html --min-confidence 0.9
    """
    from comity.graph.exporting.atomic import write_atomically
    from comity.graph.network_build import build_network
    from comity.graph.stores.oxigraph import read_store
    from comity.graph.sure import sure_part
    from comity.graph.view.page import render
    from comity.ontology.schema import load_model

    with read_store(store) as graph:
        shown = sure_part(graph, min_confidence) if min_confidence else graph
        network = build_network(shown, load_model())
    page = render(network, title).encode()
    write_atomically({output: page})
    counts = f"{len(network.nodes):,} nodes, {len(network.edges):,} relations"
    click.echo(f"{output}: {counts}, {len(page):,} bytes")
