"""All steps of settling, one after the other."""

from comity.graph.ledger.ledger import Ledger
from comity.graph.populate import ontology_version
from comity.graph.search.index import REFERENCE, index_article
from comity.graph.settling.count import count, name, note_shared
from comity.graph.settling.decide import decide
from comity.graph.settling.gather import gather
from comity.graph.settling.link import link
from comity.graph.settling.regroup import regroup
from comity.graph.settling.rewrite import rewrite
from comity.graph.settling.work import Progress, Work
from comity.graph.stores.base import Store
from comity.ontology.iris import ACTORS_GRAPH
from comity.ontology.schema import load_model


def settle(
    store: Store,
    ledger: Ledger,
    apart: frozenset[str] = frozenset(),
    progress: Progress = lambda what, left: None,
) -> int:
    """Relate the touched articles to the others, and derive; returns how many shortcuts there are.

    `apart` has the actors that somebody decided to keep apart. The store is then the same,
    whatever the order in which its articles came, and whatever was killed on the way. Needs the
    ontology and the reference actors in the store.
    """
    work = Work(store, ledger, load_model(), apart, progress)
    _index_reference(work)
    for step in (gather, regroup, rewrite, decide, name, count):
        step(work)
    return link(work)


def _index_reference(work: Work) -> None:
    """Take over what the reference actors are called, once for each version of them."""
    version = ontology_version()
    if not work.ledger.rows("SELECT 1 FROM reference WHERE version = ?", (version,)):
        with work.ledger.transaction() as tables:
            index_article(tables, REFERENCE, work.store.triples(ACTORS_GRAPH))
            note_shared(work, tables)
            tables.execute("DELETE FROM reference")
            tables.execute("INSERT INTO reference VALUES (?)", (version,))
