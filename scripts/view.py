"""`comity view`: draw the network as one HTML page."""

from pathlib import Path

import click

from comity.scripts.options import confidence_option, note, query_text, store_option, timeout_option


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
@click.option("--focus", multiple=True, metavar="ACTOR", help="Show what is near this actor.")
@click.option(
    "--depth",
    type=click.IntRange(min=1),
    metavar="STEPS",
    help="How near: 1 for its own links, 2 for those of its neighbours too.  [default: 1]",
)
@click.option(
    "--since", metavar="DATE", help="Show what was so, or was told, on this day or later."
)
@click.option("--until", metavar="DATE", help="Show what was so, or was told, by this day.")
@click.option("--relations", metavar="NAMES", help="Show these alone: trade,Membership,sanctions.")
@confidence_option(0.7)
@click.option(
    "--max-actors", type=click.IntRange(min=2), metavar="N", help="Show the foremost ones."
)
@click.option("--query", metavar="SPARQL", help="Show what a query finds: its text, a file, or -.")
@timeout_option()
@click.option("--title", default="Who is tied to whom", show_default=True, help="Its heading.")
def view(
    output: Path,
    store: Path,
    focus: tuple[str, ...],
    depth: int | None,
    since: str | None,
    until: str | None,
    relations: str | None,
    min_confidence: float,
    max_actors: int | None,
    query: str | None,
    timeout: float,
    title: str,
) -> None:
    """Draw who is tied to whom as one HTML page.

    The page opens from disk in any browser and loads nothing from anywhere. A click on a line
    or a name shows the sentences that it rests on.

    \b
    Example:
      comity view -o network.html --store graph.store
      comity view --focus Afghanistan --depth 2 --since 2022 --max-actors 200
      comity view --relations trade,recognition --min-confidence 0.9
      comity view --query 'CONSTRUCT WHERE { ?who cmt:memberOf ?what }'

    A scope is a part of the graph. The options narrow it down one after the other: the query,
    then relations, time and confidence, then the actors. A date is 2022, 2022-03 or 2022-03-21.
    Relations are families of the legend, classes or properties. A query gives claims, or pairs,
    of which the claims that tie them are drawn; a pair without any is left out and counted.
    """
    from comity.graph.exporting.atomic import write_atomically
    from comity.graph.view.page import render
    from comity.queries.scope import Scope, in_scope

    if depth is not None and not focus:
        raise click.UsageError("--depth says how far to go from an actor: give --focus, too")
    scope = Scope(
        focus=focus,
        depth=depth or 1,
        since=since,
        until=until,
        relations=tuple(relations.split(",")) if relations is not None else (),
        min_confidence=min_confidence,
        max_actors=max_actors,
        query=query_text(query) if query is not None else None,
        timeout=timeout,
    )
    found = in_scope(store, scope)
    page = render(found.network, title, found.part).encode()
    write_atomically({output: page})
    network = found.network
    click.echo(
        f"{output}: {len(network.nodes):,} nodes, {len(network.edges):,} relations, "
        f"{len(page):,} bytes"
    )
    for line in found.left_out:
        note(f"left out: {line}")
