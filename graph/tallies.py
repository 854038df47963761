"""What is counted over all articles, and what of things stands in one graph for all of them.

A query that goes through the articles' graphs meets a name once for each article that bears it,
and must read every claim to learn what several articles tell. Two graphs spare it that. Both
follow from the articles alone, article by article, so that they can be kept up to date
(`comity.graph.settling`) or made anew (`things`, `facts` of all articles, `tallied`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Triple

from comity.graph.read_back import LABEL, RDF_TYPE, Index
from comity.graph.stores.base import Store
from comity.ontology.iris import (
    ACTORS_GRAPH,
    CMT,
    ID,
    ONTOLOGY_GRAPH,
    TALLIES_GRAPH,
    THINGS_GRAPH,
    Iri,
    article_graph,
    content_hash,
    entity_iri,
    term,
)
from comity.ontology.schema import Model

LINKS = tuple(map(term, ("asserts", "assertsPast", "denies", "projects")))
"""How a claim may be tied to its situation."""

SEVERAL = 2
"""So many articles must tell a fact for it to be tallied."""

_TYPE = NamedNode(RDF_TYPE)
_DESCRIBING = frozenset({_TYPE, NamedNode(LABEL), NamedNode(term("represents"))})
_NO_THING = tuple(f"{ID}{kind}/" for kind in ("art", "claim", "merge", "quote", "run", "sit"))


class Fact(NamedTuple):
    """That a situation of a class ties one thing to another, by their IRIs."""

    kind: str
    source: str
    target: str
    situation: str


class Key(NamedTuple):
    """What is tallied: a fact, whichever situation it is told by."""

    kind: str
    source: str
    target: str

    @property
    def node(self) -> NamedNode:
        """The tally's own IRI."""
        return NamedNode(entity_iri("tally", content_hash(*self)))


def things(triples: Iterable[Triple]) -> set[Triple]:
    """The classes and names of things, and whom they represent, as one graph has them."""
    return {
        triple
        for triple in triples
        if triple.predicate in _DESCRIBING
        and isinstance(triple.subject, NamedNode)
        and triple.subject.value.startswith(ID)
        and not triple.subject.value.startswith(_NO_THING)
    }


def named_values(triples: Iterable[Triple]) -> set[Triple]:
    """As `things`, of what the ontology itself names: phases, categories, modes."""
    held = set(triples)
    own = {
        triple.subject
        for triple in held
        if triple.predicate == _TYPE
        and isinstance(triple.object, NamedNode)
        and triple.object.value.startswith(CMT)
    }
    return {t for t in held if t.predicate in _DESCRIBING and t.subject in own}


def facts(graph: Index, model: Model) -> set[Fact]:
    """What the claims in an article's graph tell of two things, however they are tied to it."""
    told = {value for claim in graph.of_class("Claim") for value in _told(graph, claim)}
    return {fact for situation in told for fact in _facts(graph, situation, model)}


def _told(graph: Index, claim: str) -> Iterator[str]:
    for link in LINKS:
        yield from graph.values(claim, link)


def _facts(graph: Index, situation: str, model: Model) -> Iterator[Fact]:
    roles = set(graph.predicates(situation))
    for spec in model.relations:
        source, target = term(spec.source), term(spec.target)
        if source in roles and target in roles:
            ends = product(*(_iris(graph, situation, name) for name in (source, target)))
            for kind, (first, second) in product(_iris(graph, situation, RDF_TYPE), ends):
                yield Fact(kind, first, second, situation)


def _iris(graph: Index, subject: str, predicate: str) -> list[str]:
    found = graph.objects(subject, predicate)
    return [node.value for node in found if isinstance(node, NamedNode)]


def tallied(key: Key, articles: int, situations: Iterable[str]) -> set[Triple]:
    """The tally of a fact that so many articles tell, of these situations; empty for too few."""
    if articles < SEVERAL:
        return set()
    iris = {"tallyClass": key.kind, "tallySource": key.source, "tallyTarget": key.target}
    return {
        Triple(key.node, _TYPE, NamedNode(term("Tally"))),
        Triple(key.node, NamedNode(term("articleCount")), Literal(articles)),
        *(Triple(key.node, NamedNode(term(name)), NamedNode(iri)) for name, iri in iris.items()),
        *(Triple(key.node, NamedNode(term("tallySituation")), NamedNode(s)) for s in situations),
    }


def recounted(store: Store, model: Model) -> Mapping[Iri, set[Triple]]:
    """Both graphs, by name, as they follow from everything else in a store."""
    known = things(store.triples(ACTORS_GRAPH)) | named_values(store.triples(ONTOLOGY_GRAPH))
    articles: defaultdict[Key, set[str]] = defaultdict(set)
    situations: defaultdict[Key, set[str]] = defaultdict(set)
    for article in store.articles():
        triples = set(store.triples(article_graph(article)))
        known |= things(triples)
        for fact in facts(Index(triples), model):
            articles[Key(*fact[:3])].add(article)
            situations[Key(*fact[:3])].add(fact.situation)
    counts = (tallied(key, len(told), situations[key]) for key, told in articles.items())
    return {THINGS_GRAPH: known, TALLIES_GRAPH: {triple for count in counts for triple in count}}
