"""The version of what a store holds, written in the store itself.

It stands in a small graph of its own, so that a store anywhere, also behind an endpoint, tells
it. A store with an ontology and without a version was built before there were versions.
"""

from pyoxigraph import Literal, NamedNode, Triple

from comity.graph.stores.base import Store
from comity.ontology.errors import StoreError
from comity.ontology.iris import DATASET, ONTOLOGY_GRAPH, PREFIXES, STORE_GRAPH

SCHEMA = 2
"""The version that this Comity writes, and the highest that it reads.

1. One graph for each article, `actors`, `ontology`, `across`, `derived`; what was left out in a
   file STORE.issues.jsonl beside the store.
2. A ledger in the store's folder, which also has what was left out; this version.
"""

FIRST = 1
"""The version of a store that tells none."""

_VERSION = NamedNode(PREFIXES["owl"] + "versionInfo")


def version_of(store: Store) -> int | None:
    """The version of what a store holds; None where no build has written it.

    Raises StoreError where it is none that a Comity writes.
    """
    told = [t.object for t in store.triples(STORE_GRAPH) if t.predicate == _VERSION]
    if not told:
        return FIRST if any(True for _ in store.triples(ONTOLOGY_GRAPH)) else None
    if len(told) > 1 or not isinstance(told[0], Literal) or not told[0].value.isdigit():
        raise StoreError(
            f"<{STORE_GRAPH}> in the store tells no version: build the store anew, or get a "
            "backup back with `comity restore`"
        )
    return int(told[0].value)


def check_version(store: Store, name: str) -> None:
    """Raise StoreError where a newer Comity wrote the store."""
    version = version_of(store)
    if version is not None and version > SCHEMA:
        raise StoreError(
            f"{name} was written by a newer Comity (version {version}; this one knows versions "
            f"up to {SCHEMA}): install that one, or build another store with --store"
        )


def write_version(store: Store, version: int = SCHEMA) -> None:
    """Say of which version the store now is."""
    triple = Triple(NamedNode(DATASET), _VERSION, Literal(str(version)))
    store.replace_graph(STORE_GRAPH, [triple])
