"""The child process that carries out updates: the one writer of the service's store.

It holds the store's writer lock as long as it lives, so `comity build` and it keep out of each
other's way. An update that is stopped by killing it leaves nothing behind: the engine carries one
out as a whole.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from comity.graph.stores.base import Dataset
from comity.graph.stores.oxigraph import OxigraphStore, open_store
from comity.ontology.errors import ComityError
from comity.ontology.iris import ONTOLOGY_GRAPH
from comity.queries.child import read_setup, refuse, serve
from comity.queries.update import prepare_update


class Writer:
    """Carries out updates on an open store."""

    def __init__(self, store: OxigraphStore, sources: tuple[str, ...]) -> None:
        self._store, self._sources = store, sources

    def answer(self, job: Mapping[str, Any]) -> tuple[str, bytes]:
        """Carry out an update; there is nothing to say of it. Raises ComityError."""
        dataset = Dataset(tuple(job["default"]), tuple(job["named"]))
        built = any(True for _ in self._store.triples(ONTOLOGY_GRAPH))
        text = prepare_update(
            job["sparql"], dataset, job["base"], built=built, sources=self._sources
        )
        self._store.update(text, job["base"])
        return "", b""


def main() -> None:
    """Carry out jobs until there are no more."""
    setup = read_setup()
    try:
        store = open_store(Path(setup["store"]))
    except ComityError as error:
        refuse(error)
        return
    with store:
        serve(Writer(store, tuple(setup["addresses"])).answer, setup["memory"])


if __name__ == "__main__":
    main()
