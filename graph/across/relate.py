"""Brings a store up to date with what its articles tell together."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Triple

from comity.graph.across.actors import Naming, decision_triples, namings, under
from comity.graph.across.contradictions import contradictions
from comity.graph.across.same import same_situations
from comity.graph.across.tellings import Telling, as_read, as_told, description, tellings
from comity.graph.read_back import LABEL, Index
from comity.graph.stores.base import Store
from comity.ontology.iris import (
    ACROSS_GRAPH,
    ACTORS_GRAPH,
    ONTOLOGY_GRAPH,
    Iri,
    article_graph,
    local_name,
    term,
)
from comity.ontology.schema import Model


@dataclass(slots=True)
class _Gathered:
    """What is known of all articles at once: little of each, so that many fit into memory."""

    tellings: list[Telling] = field(default_factory=list)
    namings: list[Naming] = field(default_factory=list)
    renamed: dict[str, frozenset[Triple]] = field(default_factory=dict)
    moved: set[str] = field(default_factory=set)


def relate(store: Store, model: Model, apart: frozenset[str] = frozenset()) -> None:
    """Make each claim tell of the one situation that it is of, and link what contradicts.

    `apart` has the names of actors that somebody decided to keep apart.
    """
    shared = Index(store.triples(ONTOLOGY_GRAPH), store.triples(ACTORS_GRAPH))
    gathered = _gather(store, shared, model, apart)
    same = same_situations(gathered.tellings)
    _write_articles(store, gathered, same)
    pairs = contradictions(gathered.tellings, same, model.measures)
    contradicts = NamedNode(term("contradicts"))
    links = {
        Triple(NamedNode(a), contradicts, NamedNode(b))
        for pair in pairs
        for a, b in (pair, pair[::-1])
    }
    decisions = decision_triples(gathered.namings, apart, _owner_labels(shared))
    store.replace_graph(ACROSS_GRAPH, links | set(decisions))


def _gather(store: Store, shared: Index, model: Model, apart: frozenset[str]) -> _Gathered:
    found = _Gathered()
    for article in store.articles():
        stored = set(store.triples(article_graph(article)))
        read = as_read(stored)
        triples = under(apart, article, read, shared, model)
        if triples is not read:
            found.renamed[article] = frozenset(triples)
        if read != stored:
            found.moved.add(article)
        found.tellings += tellings(article, triples, model)
        found.namings += namings(article, triples)
    return found


def _write_articles(store: Store, gathered: _Gathered, same: Mapping[tuple[str, str], str]) -> None:
    """Rewrite the graphs of which a claim was moved, is moved, or was renamed."""

    def read(article: str) -> set[Triple]:
        again = gathered.renamed.get(article)
        return set(again) if again else as_read(store.triples(article_graph(article)))

    first: dict[str, str] = {}
    for telling in gathered.tellings:
        first[telling.iri] = min(first.get(telling.iri, telling.article), telling.article)
    described: dict[str, frozenset[Triple]] = {}
    for target in sorted(set(same.values()), key=lambda iri: first[iri]):
        described[target] = description(read(first[target]), target)
    moves: dict[str, dict[str, str]] = {}
    for (article, own), other in same.items():
        moves.setdefault(article, {})[own] = other
    for article in sorted(moves.keys() | gathered.moved | gathered.renamed.keys()):
        triples = as_told(read(article), moves.get(article, {}), described)
        store.replace_graph(article_graph(article), triples)


def _owner_labels(shared: Index) -> dict[str, str]:
    """The last part of the IRI of each reference actor, in lower case -> its label."""
    return {
        local_name(Iri(iri)).lower(): label
        for iri in shared.subjects()
        if (label := shared.value(iri, LABEL))
    }
