"""`comity load`: N-Quads into a store, and a store onto a server."""

from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

import click

from comity.scripts.options import is_terminal, note, store_option
from comity.scripts.progress import Settling

if TYPE_CHECKING:
    from comity.graph.stores.publishing import Published


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@store_option()
@click.option("--to", "url", metavar="URL", help="Publish what --store holds on this server.")
@click.option(
    "--server",
    "kind",
    default="oxigraph",
    show_default=True,
    metavar="KIND",
    help="What the server is: oxigraph, virtuoso, fuseki, graphdb, stardog, neptune, or a .toml "
    "file that says where it takes what.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=300.0,
    show_default=True,
    metavar="SECONDS",
    help="Wait so long for each request to the server.",
)
def load(files: tuple[Path, ...], store: Path, url: str | None, kind: str, timeout: float) -> None:
    """Load FILES of N-Quads into --store, or what --store holds onto a server, or both.

    FILES are plain or .gz, folders of such files, or a folder of `comity build --engine spark`.
    They become all that the store says of each article in them; a bad line anywhere, and nothing
    is changed.

    With --to, the server's graphs are made equal to those of --store: what it has already is not
    sent again, and what is gone from --store is dropped there. Where it was cut off, run it again.
    COMITY_USER and COMITY_PASSWORD, COMITY_TOKEN, or a file that COMITY_CREDENTIALS names, sign
    in.

    \b
    Example:
      comity load graph.nq.gz partitions/ --store graph.store
      comity load --store graph.store --to http://127.0.0.1:7878
      comity load --to http://127.0.0.1:8890 --server virtuoso
    """
    if not files and url is None:
        raise click.UsageError("name FILES to load, or a server with --to, or both")
    if files:
        load_into(files, store)
    if url is not None:
        publish_on(url, kind, store, timeout)


def load_into(files: tuple[Path, ...], store: Path) -> None:
    """Load the files and settle what is new with the rest."""
    from comity.graph.across.decisions import read_apart
    from comity.graph.ledger.ledger import open_ledger
    from comity.graph.parts import COMMITS, Parts
    from comity.graph.populate import actor_triples, ontology_triples
    from comity.graph.settling.settle import settle
    from comity.graph.stores.bulk import Loading, load_files, nquads_files
    from comity.graph.stores.oxigraph import open_store
    from comity.ontology.errors import InputError
    from comity.ontology.iris import ACTORS_GRAPH, ONTOLOGY_GRAPH

    def show(loading: Loading) -> None:
        if is_terminal():
            share = loading.done / max(1, loading.total)
            end = loading.done == loading.total
            click.echo(f"\r\x1b[K{loading.quads} quads, {share:.0%}", err=True, nl=end)

    # Before the store is opened, which makes one where there is none.
    found, new = nquads_files(files), not store.exists()
    try:
        with open_store(store) as opened, open_ledger(opened) as ledger:
            loaded = load_files(opened, found, ledger.touch, show)
            opened.replace_graph(ONTOLOGY_GRAPH, ontology_triples())
            opened.replace_graph(ACTORS_GRAPH, actor_triples())
            for folder in (file for file in files if (file / COMMITS).is_dir()):
                for issues in Parts(folder).issues_by_article():
                    ledger.note(issues)
            links = settle(opened, ledger, read_apart(store), Settling().show)
    except InputError:
        if new:
            rmtree(store)
        raise
    click.echo(
        f"{store}: {len(loaded.added)} articles new, {len(loaded.replaced)} replaced; "
        f"{loaded.quads} quads; {links} shortcuts"
    )


def publish_on(url: str, kind: str, store: Path, timeout: float) -> None:
    """Make the server equal to the store."""
    from comity.graph.stores.credentials import credentials
    from comity.graph.stores.http import Client
    from comity.graph.stores.oxigraph import read_store
    from comity.graph.stores.publishing import Publishing, publish
    from comity.graph.stores.servers import server
    from comity.graph.stores.sparql import SparqlStore

    def show(publishing: Publishing) -> None:
        line = f"{publishing.done}/{publishing.total} graphs, {publishing.sent} sent"
        end = publishing.done == publishing.total
        click.echo(
            f"\r\x1b[K{line}" if is_terminal() else line, err=True, nl=end or not is_terminal()
        )

    there = server(url, kind)
    with (
        read_store(store) as source,
        SparqlStore(there, Client(credentials(), timeout)) as target,
    ):
        published = publish(source, target, show)
    summarize(url, published)
    endpoint = f"{there.query}?{there.union}" if there.union else there.query
    click.echo(f"ask it with: comity ask --endpoint {endpoint}")


def summarize(url: str, published: "Published") -> None:
    """Print what was done, and what a server did not keep."""
    click.echo(
        f"{url}: {published.sent} graphs sent, {published.unchanged} were there already, "
        f"{published.removed} removed"
    )
    for graph, sent, held in published.short:
        note(
            f"comity: the server keeps {held} of the {sent} triples of {graph}: it takes some of "
            "their values for the same"
        )
