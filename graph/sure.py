"""The part of a graph that the reader is sure enough of."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode, Triple

from comity.graph.infer import derive
from comity.graph.stores.base import Store
from comity.graph.stores.engine import MemoryStore
from comity.graph.tallies import recounted
from comity.ontology.iris import (
    DERIVED_GRAPH,
    GRAPH,
    PREFIXES,
    TALLIES_GRAPH,
    THINGS_GRAPH,
    term,
)
from comity.ontology.schema import load_model

_FOLLOWING = frozenset({DERIVED_GRAPH, TALLIES_GRAPH, THINGS_GRAPH})
_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_CONFIDENCE = NamedNode(term("extractionConfidence"))
_STAYING = frozenset({NamedNode(term("Article")), NamedNode(term("ExtractionRun"))})

Facts = Mapping[object, list[Triple]]
"""Subject -> what is said of it."""


def sure_part(store: Store, least: float) -> Store:
    """A store in memory without the claims of less confidence, and what stands on them alone.

    Articles stay, even where no claim of theirs does. Direct links are derived from what is left,
    and what is counted is counted anew.
    """
    part = MemoryStore()
    for graph in store.graphs():
        triples = store.triples(graph)
        if graph.startswith(f"{GRAPH}art/"):
            part.replace_graph(graph, _sure(triples, least))
        elif graph not in _FOLLOWING:
            part.replace_graph(graph, triples)
    derive(part)
    for name, counted in recounted(part, load_model()).items():
        part.replace_graph(name, counted)
    return part


def _sure(triples: Iterable[Triple], least: float) -> list[Triple]:
    """What an article's graph holds apart from unsure claims, their situations and quotations."""
    facts: dict[object, list[Triple]] = defaultdict(list)
    for triple in triples:
        facts[triple.subject].append(triple)
    unsure = {subject for subject, known in facts.items() if _confidence(known) < least}
    doubtful = _reached(unsure, facts)
    roots = {s for s, known in facts.items() if s not in doubtful or _stays(known)}
    kept = _reached(roots, facts)
    return [triple for subject in kept for triple in facts[subject]]


def _confidence(known: Iterable[Triple]) -> float:
    """The confidence of a claim; of anything else 1."""
    found = (t.object for t in known if t.predicate == _CONFIDENCE)
    return min((float(value.value) for value in found if isinstance(value, Literal)), default=1.0)


def _stays(known: Iterable[Triple]) -> bool:
    return any(t.predicate == _TYPE and t.object in _STAYING for t in known)


def _reached(starts: Iterable[object], facts: Facts) -> set[object]:
    """The starts, and what is said of what they lead to, on and on."""
    todo = list(starts)
    seen = set(todo)
    while todo:
        new = {t.object for t in facts[todo.pop()] if t.object in facts} - seen
        seen |= new
        todo += new
    return seen
