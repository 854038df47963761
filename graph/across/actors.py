"""The actors that several articles share by name and evidence, and those kept apart by decision.

What a decision changes is renamed in the graphs of the articles, as if they had been read under
it: so a decision can be taken, and taken back, without reading anything again.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from pyoxigraph import Literal, NamedNode, Triple

from comity.graph.identity import (
    MERGED,
    NAMED_ALONE,
    is_merged_name,
    kept_apart,
    merged_name,
    renamed,
)
from comity.graph.populate import situation_triples
from comity.graph.read_back import LABEL, Index, told_in_graph
from comity.graph.settled import settled
from comity.graph.told import Told
from comity.ontology.iris import PREFIXES, Iri, content_hash, entity_iri, local_name, term
from comity.ontology.schema import Model

_TYPE = NamedNode(PREFIXES["rdf"] + "type")


_Node = TypeVar("_Node")


@dataclass(frozen=True, slots=True, order=True)
class Naming:
    """That an article brings in an actor, by the passages that say who it is."""

    shared: Iri
    own: Iri
    article: str
    label: str
    passages: tuple[str, ...]


def namings(article: str, triples: Iterable[Triple], facts: Index) -> Iterator[Naming]:
    """The actors of an article's graph whose name others may share; `facts` index the graph."""
    named = [iri for iri in _brought_in(triples) if is_merged_name(merged_name(iri))]
    if not named:
        return
    passages = _Passages(facts)
    for iri in named:
        label = facts.value(iri, LABEL) or local_name(iri)
        yield Naming(merged_name(iri), Iri(iri), article, label, passages.of(iri))


def _brought_in(triples: Iterable[Triple]) -> list[str]:
    """The actors that a graph describes and whose names are joined by something, sorted."""
    found = {
        t.subject.value
        for t in triples
        if t.predicate == _TYPE and isinstance(t.subject, NamedNode)
    }
    return sorted(i for i in found if i.startswith(NAMED_ALONE) and MERGED in local_name(i))


class _Passages:
    """By whom each claim of a graph is, and whom it is about, with its quotations."""

    def __init__(self, facts: Index) -> None:
        self._facts = facts
        self._held: defaultdict[str, list[str]] = defaultdict(list)
        self._others: defaultdict[str, list[str]] = defaultdict(list)
        for claim in facts.of_class("Claim"):
            about = facts.value(claim, term("about")) or ""
            quotes = facts.values(claim, term("evidence"))
            holders = set(facts.values(about, term("officeHolder")))
            for iri in holders:
                self._held[iri] += quotes
            for iri in {*_fillers(facts, about), *facts.values(claim, term("speaker"))} - holders:
                self._others[iri] += quotes

    def of(self, iri: str) -> tuple[str, ...]:
        """The quotations that give the office of a person; for anyone else, the first one."""
        if self._held[iri]:
            return tuple(sorted(set(self._held[iri])))
        start = term("start")
        others = self._others[iri]
        others.sort(key=lambda quote: (int(self._facts.value(quote, start) or 0), quote))
        return tuple(others[:1])


def _fillers(facts: Index, situation: str) -> set[str]:
    return {v for name in facts.predicates(situation) for v in facts.values(situation, name)}


def decision_triples(
    namings: Iterable[Naming], apart: frozenset[str], owners: Mapping[str, str]
) -> Iterator[Triple]:
    """What was merged, and what was kept apart, each with the passages that speak for it.

    `owners` leads from the evidence in a name to what to call it.
    """
    groups: dict[Iri, list[Naming]] = {}
    for naming in namings:
        groups.setdefault(naming.shared, []).append(naming)
    for shared, group in groups.items():
        if len({naming.article for naming in group}) < 2:
            continue
        node = merge_node(shared)
        evidence = local_name(shared).partition(MERGED)[2]
        reason = f"the same full name and {owners.get(evidence, evidence)}"
        kind = "Merge"
        if shared in apart:
            kind, reason = "Separation", f"kept apart by decision, in spite of {reason}"
        yield Triple(node, _TYPE, NamedNode(term(kind)))
        label = min(naming.label for naming in group)
        yield Triple(node, NamedNode(LABEL), Literal(label, language="en"))
        yield Triple(node, NamedNode(term("reason")), Literal(reason))
        for naming in group:
            yield Triple(node, NamedNode(term("decidesOn")), NamedNode(naming.own))
            for passage in naming.passages:
                yield Triple(node, NamedNode(term("restsOn")), NamedNode(passage))


def merge_node(shared: Iri) -> NamedNode:
    """The node that records what was decided of those who share a name."""
    return NamedNode(entity_iri("merge", content_hash(shared)))


def under(
    apart: frozenset[str],
    article: str,
    triples: set[Triple],
    shared: Callable[[], Index],
    model: Model,
) -> set[Triple]:
    """An article's graph, as read, under the decisions: the same, unless they changed.

    `shared` gives the ontology and the reference actors; it is seldom asked.
    """
    names = _new_names(apart, article, triples)
    if not names:
        return triples
    return _renamed(triples, names, told_in_graph(triples, shared(), model), model)


def _new_names(apart: frozenset[str], article: str, triples: set[Triple]) -> dict[Iri, Iri]:
    names: dict[Iri, Iri] = {}
    for iri in _brought_in(triples):
        joint = merged_name(iri)
        if is_merged_name(joint):
            name = kept_apart(joint, article) if joint in apart else joint
            if name != iri:
                names[Iri(iri)] = name
    if names:
        names |= _offices(names, triples)
    return names


def _offices(names: Mapping[Iri, Iri], triples: set[Triple]) -> dict[Iri, Iri]:
    """The offices of those that are renamed: they are called after them."""
    represents, prefix = NamedNode(term("represents")), PREFIXES["office"]
    found = {}
    for triple in triples:
        owner = getattr(triple.object, "value", "")
        office = getattr(triple.subject, "value", "")
        if triple.predicate == represents and owner in names and office.startswith(prefix):
            evidence = local_name(names[Iri(owner)]).partition(MERGED)[2]
            found[Iri(office)] = Iri(f"{office.partition(MERGED)[0]}{MERGED}{evidence}")
    return found


def _renamed(
    triples: set[Triple], names: Mapping[Iri, Iri], told: Iterable[Told], model: Model
) -> set[Triple]:
    """The graph with things renamed, and with them what is named after them."""
    new: dict[str, str] = {str(old): str(name) for old, name in names.items()}
    roles: set[Triple] = set()
    about = {t.subject: t.object for t in triples if t.predicate.value == term("about")}
    for one in told:
        claim = renamed(one.claim, names)
        claim = replace(claim, situation=settled(claim.situation, one.article))
        own = about[NamedNode(one.iri)]
        assert isinstance(own, NamedNode)
        if own.value != claim.situation.iri:
            new[own.value] = claim.situation.iri
            roles |= {t for t in situation_triples(claim.situation) if _is_role(t, model)}
        new[one.iri] = claim.iri
    moved = {str(term) for term in new}
    kept = (
        t for t in triples
        if not (_is_role(t, model) and getattr(t.subject, "value", "") in moved)
    )  # fmt: skip
    return {Triple(_node(t.subject, new), t.predicate, _node(t.object, new)) for t in kept} | roles


def _is_role(triple: Triple, model: Model) -> bool:
    return local_name(triple.predicate.value) in model.roles


def _node(node: _Node, new: Mapping[str, str]) -> _Node | NamedNode:
    if isinstance(node, NamedNode) and node.value in new:
        return NamedNode(new[node.value])
    return node
