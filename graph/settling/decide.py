"""The fourth step: what is recorded of actors that several articles share by name."""

import json
from collections.abc import Iterable

from comity.graph.across.actors import Naming, decision_triples, merge_node
from comity.graph.identity import MERGED
from comity.graph.read_back import LABEL, Index
from comity.graph.settling.work import Work
from comity.ontology.iris import ACROSS_GRAPH, ACTORS_GRAPH, ID, KINDS, Iri, local_name

NAMED = 20
"""So many articles that name somebody are recorded; who is in the news is named by thousands."""


def decide(work: Work) -> None:
    """Record anew who was merged, and who was kept apart, under the marked names."""
    for batch in work.marked("stale_name", "shared"):
        owners = _owner_labels(
            work, {local_name(shared).partition(MERGED)[2] for (shared,) in batch}
        )
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


def _owner_labels(work: Work, keys: Iterable[str]) -> dict[str, str]:
    """The last part of the IRI of a reference actor, in lower case -> its label."""
    names = [name for key in sorted(keys) for name in (key, key.upper())]
    iris = [f"{ID}{kind}/{name}" for name in names for kind in KINDS]
    known = Index(work.about(ACTORS_GRAPH, iris))
    return {
        local_name(iri).lower(): label
        for iri in reversed(iris)
        if (label := known.value(iri, LABEL))
    }
