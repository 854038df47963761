"""Parts of a network: what is sure enough, of a time, of some relations, near some actor.

Pure functions from a network to a smaller one. A claim that is left out takes with it the edges
and nodes for which it was the last word; nothing is ever added.
"""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from comity.graph.network import Edge, Evidence, Network, Node
from comity.graph.view.families import Legend
from comity.graph.view.links import bundle, importance, status_of
from comity.ontology.iris import Iri

LinksOf = Callable[[Collection[Iri]], Network]
"""Gives all edges that touch some of the nodes: of a network in memory, or read from a store."""

_FIRST, _LAST = "0001-01-01", "9999-12-31"


@dataclass(frozen=True, slots=True)
class Span:
    """From one day to another, both inclusive; ISO 8601 ("2022", "2022-03", "2022-03-21")."""

    since: str | None = None
    until: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it ends before it begins."""
        return _last_day(self.until or _LAST) < _first_day(self.since or _FIRST)

    def meets(self, evidence: Evidence) -> bool:
        """Whether what is told falls, in part at least, into the span.

        It counts when it was so by the text, or else when the article appeared. What goes on
        "since 2019" is told until the day of the article: no further. Claims without any date
        meet no span.
        """
        first, last = _told_between(evidence)
        if first is None or last is None:
            return self.since is None and self.until is None
        return first <= _last_day(self.until or _LAST) and last >= _first_day(self.since or _FIRST)


def claims_of(network: Network) -> set[Iri]:
    """The claims that stand behind the edges."""
    return {evidence.claim for edge in network.edges for evidence in edge.evidence}


def sure(network: Network, least: float) -> Network:
    """Without the claims of which the reader is less sure than `least` (0 to 1)."""
    return _kept(network, lambda evidence: evidence.confidence >= least)


def within(network: Network, span: Span) -> Network:
    """Without the claims of another time."""
    return _kept(network, span.meets)


def chosen(network: Network, claims: Collection[Iri]) -> Network:
    """These claims alone."""
    return _kept(network, lambda evidence: evidence.claim in claims)


def related(network: Network, wanted: Callable[[Edge], bool]) -> Network:
    """The edges that are wanted."""
    return part(network, filter(wanted, network.edges))


def ego(links_of: LinksOf, focus: Collection[Iri], depth: int, most: int | None = None) -> Network:
    """The links that one comes across within `depth` steps from the nodes in `focus`.

    One step shows the links of these nodes, two also the links of those that they are tied to.
    A step leads over links that somebody states: what is denied, planned or over is shown at the
    nodes that were reached, and leads no further. Of `most` nodes the focus comes first, then
    what is nearest, then what most claims tie to what is nearer.
    """
    reached, frontier = set(focus), set(focus)
    expanded: set[Iri] = set()
    found: dict[tuple[Iri, Iri, str, str], Edge] = {}
    nodes: dict[Iri, Node] = {}
    for _ in range(depth):
        network = links_of(frontier)
        expanded |= frontier
        nodes |= {node.iri: node for node in network.nodes}
        found |= {(e.source, e.target, e.kind, e.label): e for e in network.edges}
        reached |= set(_nearest(network, reached, most))
        stated = (edge for edge in network.edges if status_of(edge) == "stated")
        frontier = {end for edge in stated for end in (edge.source, edge.target)}
        frontier = (frontier & reached) - expanded
    edges = (found[key] for key in sorted(found))
    within_reach = [edge for edge in edges if {edge.source, edge.target} <= reached]
    return part(Network(tuple(nodes[iri] for iri in sorted(nodes)), ()), within_reach)


def links_within(network: Network) -> LinksOf:
    """Gives the edges of a network in memory that touch some of its nodes."""
    touching: dict[Iri, list[int]] = {}
    for at, edge in enumerate(network.edges):
        touching.setdefault(edge.source, []).append(at)
        touching.setdefault(edge.target, []).append(at)

    def links_of(nodes: Collection[Iri]) -> Network:
        places = {at for node in nodes for at in touching.get(node, ())}
        return part(network, (network.edges[at] for at in sorted(places)))

    return links_of


def foremost(network: Network, most: int, legend: Legend) -> Network:
    """The `most` nodes with the most claims behind their links, and the links among them."""
    if len(network.nodes) <= most:
        return network
    weights = importance(len(network.nodes), bundle(network, legend))
    ranked = sorted(range(len(weights)), key=lambda at: (-weights[at], at))
    names = {network.nodes[at].iri for at in ranked[:most]}
    return part(network, (e for e in network.edges if e.source in names and e.target in names))


def part(network: Network, edges: Iterable[Edge]) -> Network:
    """Some of the edges, with the nodes at their ends."""
    kept = tuple(edges)
    ends = {end for edge in kept for end in (edge.source, edge.target)}
    return Network(tuple(node for node in network.nodes if node.iri in ends), kept)


def _kept(network: Network, wanted: Callable[[Evidence], bool]) -> Network:
    edges = (_with(edge, tuple(filter(wanted, edge.evidence))) for edge in network.edges)
    return part(network, (edge for edge in edges if edge.evidence))


def _with(edge: Edge, evidence: tuple[Evidence, ...]) -> Edge:
    if len(evidence) == len(edge.evidence):
        return edge
    asserted = any(one.link == "asserts" for one in evidence)
    return replace(edge, evidence=evidence, shortcut=edge.shortcut and asserted)


def _nearest(network: Network, reached: Collection[Iri], most: int | None) -> list[Iri]:
    """The nodes to reach next, best-tied first, as far as there is room for them."""
    weights: dict[Iri, tuple[int, int]] = {}
    for edge in network.edges:
        stated = status_of(edge) == "stated"
        for end in {edge.source, edge.target} - set(reached):
            before, count = weights.get(end, (0, 0))
            weights[end] = (max(before, int(stated)), count + len(edge.evidence))
    ranked = sorted(weights, key=lambda iri: (-weights[iri][0], -weights[iri][1], iri))
    return ranked if most is None else ranked[: max(0, most - len(reached))]


def _told_between(evidence: Evidence) -> tuple[str | None, str | None]:
    """The first and last day that the claim is about, as ISO dates."""
    published = evidence.published
    if not evidence.date:
        return (_first_day(published), _last_day(published)) if published else (None, None)
    begin, _, end = evidence.date.partition("/")
    first = _first_day(begin)
    if end != "..":
        return first, _last_day(end or begin)
    return first, max(first, _last_day(published)) if published else _last_day(begin)


def _first_day(text: str) -> str:
    """The first day of an ISO day, month or year, or of an EDTF decade ("202X")."""
    return f"{text.replace('X', '0')}-01-01"[:10]


def _last_day(text: str) -> str:
    """The last day; the 31st of every month, since days are compared as texts alone."""
    return re.sub(r"^(\d{4})$", r"\1-12", text.replace("X", "9"))[:7] + (text[7:] or "-31")
