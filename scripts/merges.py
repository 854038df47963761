"""`comity merges`: which actors several articles share, why, and how to take that back."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.scripts.options import note, store_option

if TYPE_CHECKING:
    from comity.graph.across.decisions import Decision


@click.command()
@store_option()
@click.option(
    "--undo",
    "--refuse",
    "undone",
    multiple=True,
    metavar="ID",
    help="Keep this actor apart, article by article, for good.",
)
@click.option("--redo", "redone", multiple=True, metavar="ID", help="Merge it again.")
def merges(store: Path, undone: tuple[str, ...], redone: tuple[str, ...]) -> None:
    """List the actors that several articles share, each with the passages that speak for it.

    An actor that Comity does not know is merged across articles only if they give the same full
    name and further evidence: an office of the same state, the state it belongs to, an acronym.
    Decisions are kept in STORE.apart.txt, beside the store, and hold for builds to come.

    \b
    Example:
      comity merges --store graph.store
      comity merges --undo person:jane-roe_nor
      comity merges --redo person:jane-roe_nor
    """
    from comity.graph.across.decisions import decisions
    from comity.graph.stores.oxigraph import read_store

    if set(undone) & set(redone):
        raise click.UsageError("give --undo or --redo for one ID, not both")
    if undone or redone:
        _decide(store, undone, redone)
        return
    with read_store(store) as opened:
        found = decisions(opened)
    for decision in found:
        _print(decision)
    apart = sum(decision.apart for decision in found)
    note(f"{store}: {len(found) - apart} merged, {apart} kept apart")


def _decide(store: Path, undone: tuple[str, ...], redone: tuple[str, ...]) -> None:
    """Write the decisions down, and bring the store up to date with them."""
    from comity.graph.across.decisions import (
        apart_file,
        apart_text,
        decisions,
        merge_iri,
        read_apart,
    )
    from comity.graph.exporting.atomic import write_atomically
    from comity.graph.ledger.ledger import open_ledger
    from comity.graph.settling.settle import settle
    from comity.graph.stores.oxigraph import open_store, read_store
    from comity.ontology.errors import UnknownNameError
    from comity.queries.catalogue import closest

    with read_store(store) as opened:
        known = {decision.id for decision in decisions(opened)}
    apart = read_apart(store)
    iris = {}
    for name in (*undone, *redone):
        iri = merge_iri(name)
        if iri is None or (name not in known and iri not in apart):
            raise UnknownNameError("merge", name, closest(name, tuple(sorted(known))))
        iris[name] = str(iri)
    new = (apart | {iris[name] for name in undone}) - {iris[name] for name in redone}
    with open_store(store) as opened, open_ledger(opened) as ledger:
        write_atomically({apart_file(store): apart_text(new)})
        links = settle(opened, ledger, new)
    for name in undone:
        note(f"{name}: kept apart")
    for name in redone:
        note(f"{name}: merged")
    note(f"{store}: {links} shortcuts; {apart_file(store)}: {len(new)} kept apart")


def _print(decision: "Decision") -> None:
    click.echo(f"{decision.id}  {decision.label}: {decision.reason}")
    for doc, words in decision.passages:
        click.echo(f"    {doc}: {' '.join(words.split())}")
