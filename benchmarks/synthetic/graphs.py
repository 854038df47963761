"""The made-up articles as a network to draw, and as a store on disk."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

import pyoxigraph
from pyoxigraph import NamedNode, Quad, Triple

from benchmarks.synthetic.telling import SIZES, STATEMENTS_PER_ACTOR, extractions
from benchmarks.synthetic.world import World
from comity.graph.ledger.ledger import open_ledger
from comity.graph.network import Network
from comity.graph.network_build import network_of
from comity.graph.populate import (
    ExtractionRun,
    actor_triples,
    article_triples,
    ontology_triples,
    ontology_version,
    reference_iris,
)
from comity.graph.settling.settle import settle
from comity.graph.stores.oxigraph import open_store
from comity.graph.told import told_in
from comity.ontology.iris import ACTORS_GRAPH, ONTOLOGY_GRAPH, Iri, article_graph
from comity.ontology.schema import load_model

TRIPLES_PER_CLAIM = 28
"""What one more claim adds to a store: with its article, situation, actors and shortcuts."""


def network(actors: int, seed: int = 1) -> Network:
    """A network of that many actors with four statements for each."""
    model, random = load_model(), Random(seed)
    world = World(actors, random)
    made = extractions(world, actors * STATEMENTS_PER_ACTOR, model, random)
    return network_of((told for extraction in made for told in told_in(extraction)), model)


def write_store(path: Path, triples: int, seed: int = 1, sizes: tuple[int, int] = SIZES) -> None:
    """Make a store of about that many triples in the folder `path`, which must be new.

    What is written once more for queries to find it (things, tallies) does not count. `sizes`
    are the least and the most claims of an article. Raises FileExistsError where there is
    something already.
    """
    path.mkdir(parents=True)
    store = pyoxigraph.Store(str(path))
    store.bulk_extend(_quads(triples, seed, sizes))
    store.flush()
    del store
    with open_store(path) as graph, open_ledger(graph) as ledger:
        settle(graph, ledger)


def _quads(triples: int, seed: int, sizes: tuple[int, int]) -> Iterator[Quad]:
    model, random = load_model(), Random(seed)
    background = {ONTOLOGY_GRAPH: ontology_triples(), ACTORS_GRAPH: actor_triples()}
    for graph, held in background.items():
        yield from _in_graph(graph, held)
    claims = max(1, (triples - sum(map(len, background.values()))) // TRIPLES_PER_CLAIM)
    world = World(max(10, claims // STATEMENTS_PER_ACTOR), random)
    reference = tuple(world.reference_triples())
    yield from _in_graph(ACTORS_GRAPH, reference)
    known = reference_iris((*background[ACTORS_GRAPH], *reference))
    run = ExtractionRun("made up", ontology_version())
    for extraction in extractions(world, claims, model, random, sizes):
        graph = article_graph(extraction.article.id)
        yield from _in_graph(graph, article_triples(extraction, run, known))


def _in_graph(graph: Iri, triples: Iterable[Triple]) -> Iterator[Quad]:
    name = NamedNode(graph)
    for triple in triples:
        yield Quad(triple.subject, triple.predicate, triple.object, name)
