"""`comity issues`: what the articles say and the graph leaves out, and why."""

from pathlib import Path

import click

from comity.scripts.options import store_option


@click.command()
@store_option()
@click.option("--count", is_flag=True, help="Only how often each reason was given.")
@click.option("--failed", is_flag=True, help="The files that can't be read instead, and why.")
def issues(store: Path, count: bool, failed: bool) -> None:
    """List what was left out of the graph in --store, a line of JSON each, and why.

    \b
    Example:
      comity issues --count --store graph.store
      comity issues --store graph.store > issues.jsonl
    """
    from comity.graph.ledger.ledger import read_ledger
    from comity.graph.stores.oxigraph import read_store

    with read_store(store), read_ledger(store, kept_alone=True) as ledger:
        if failed:
            for path, reason in ledger.failures().items():
                click.echo(f"{path}\t{reason}")
        elif count:
            for reason, number in ledger.reasons().items():
                click.echo(f"{number}\t{reason}")
        else:
            for line in ledger.issues():
                click.echo(line)
