"""The fourth step: what is recorded of actors that several articles share by name."""

import json

from comity.graph.across.actors import Naming, decision_triples, merge_node
from comity.graph.read_back import LABEL, Index
from comity.graph.settling.work import Work
from comity.ontology.iris import ACROSS_GRAPH, Iri, local_name

NAMED = 20
"""So many articles that name somebody are recorded; who is in the news is named by thousands."""


def decide(work: Work) -> None:
    """Record anew who was merged, and who was kept apart, under the marked names."""
    owners: dict[str, str] = {}
    for batch in work.marked("stale_name", "shared"):
        owners = owners or _owner_labels(work.shared)
        named = [naming for (shared,) in batch for naming in _namings(work, shared)]
        new = set(decision_triples(named, work.apart, owners))
        old = work.about(ACROSS_GRAPH, (merge_node(Iri(shared)).value for (shared,) in batch))
        work.store.change_graph(ACROSS_GRAPH, old - new, new - old)
        with work.ledger.transaction() as tables:
            tables.executemany("DELETE FROM stale_name WHERE shared = ?", batch)


def _namings(work: Work, shared: str) -> list[Naming]:
    query = (
        "SELECT own, article, label, passages FROM naming WHERE shared = ? "
        f"ORDER BY article, own LIMIT {NAMED}"
    )
    return [
        Naming(Iri(shared), Iri(own), article, label, tuple(json.loads(passages)))
        for own, article, label, passages in work.ledger.rows(query, (shared,))
    ]


def _owner_labels(shared: Index) -> dict[str, str]:
    """The last part of the IRI of each reference actor, in lower case -> its label."""
    return {
        local_name(Iri(iri)).lower(): label
        for iri in shared.subjects()
        if (label := shared.value(iri, LABEL))
    }
