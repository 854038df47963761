"""Readers and a writer at the same time: no error, nothing lost. No time is asserted."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.service_load import TOKEN, measure
from benchmarks.serving import serving
from comity.graph.populate import actor_triples, ontology_triples
from comity.graph.stores.oxigraph import open_store
from comity.ontology.iris import ACTORS_GRAPH, ONTOLOGY_GRAPH


def test_no_error_and_nothing_lost(tmp_path: Path) -> None:
    path = tmp_path / "graph.store"
    with open_store(path) as store:
        store.replace_graph(ONTOLOGY_GRAPH, ontology_triples())
        store.replace_graph(ACTORS_GRAPH, actor_triples())
    # In a thread of its own: a browser of another test may have an event loop in this one.
    with serving(path, "--workers", "2", token=TOKEN) as url, ThreadPoolExecutor(1) as apart:
        run = apart.submit(asyncio.run, measure(url, readers=20, seconds=3))
        alone, many, writer = run.result()
    assert (alone.errors, many.errors, writer.errors) == ([], [], [])
    assert len(many.seconds) >= 20
    assert len(writer.seconds) > 3
