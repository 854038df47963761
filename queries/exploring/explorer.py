"""The questions of an explorer, each answered by a bounded number of bounded queries."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, TypeVar

from pyoxigraph import NamedNode

from comity.graph.claim import Entity
from comity.graph.network import Network, Node
from comity.graph.view.families import Legend, read_legend
from comity.graph.view.links import Link, Status, bundle, importance, status_of
from comity.graph.view.placing import place
from comity.graph.view.records import Record, clean, legend_record, node_record
from comity.graph.view.scope import Span, part, sure, within
from comity.ontology.errors import UnknownNameError
from comity.ontology.iris import Iri
from comity.ontology.schema import Model
from comity.queries.exploring.names import NameIndex, read_names, read_ties
from comity.queries.exploring.records import picture
from comity.queries.exploring.text import fill
from comity.queries.exploring.ties import merged, named
from comity.queries.exploring.ties import ties as ties_of
from comity.queries.exploring.words import things
from comity.queries.names import Ask

LINKS: Final = 300
"""Links that a first picture has at most."""

CLAIMS: Final = 12_000
"""After so many claims an ego network is not followed further."""

_ANY_TIME: Final = Span()
_Kept = TypeVar("_Kept")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which links are asked for; as it stands, all.

    `families` and `statuses` are those of the legend and of `links.Status`; empty takes all.
    """

    families: frozenset[str] = frozenset()
    statuses: frozenset[Status] = frozenset()
    min_confidence: float = 0.0
    span: Span = _ANY_TIME

    def of(self, network: Network, legend: Legend) -> Network:
        """The claims and relations that are asked for, whatever the status of their links."""
        kept = sure(network, self.min_confidence) if self.min_confidence else network
        kept = within(kept, self.span) if self.span != _ANY_TIME else kept
        if self.families:
            kept = part(
                kept,
                (e for e in kept.edges if legend.families[legend.family_of(e)].id in self.families),
            )
        return kept

    def links(self, network: Network, legend: Legend) -> list[Link]:
        """The lines to draw, strongest first."""
        found = bundle(network, legend)
        return [link for link in found if not self.statuses or link.status in self.statuses]


class Explorer:
    """Answers from one store. `ask` puts a query, `state` names what the store holds now.

    What takes long and is asked again and again (all names, the first picture) is kept for as
    long as the state stays the same.
    """

    def __init__(self, ask: Ask, state: Callable[[], Hashable], model: Model) -> None:
        self.ask, self._state, self.model = ask, state, model
        self.legend: Legend = read_legend()
        self._kept: dict[Hashable, Any] = {}
        self._of: Hashable = None

    @property
    def names(self) -> NameIndex:
        """All names."""
        return self.keep("names", lambda: read_names(self.ask, self.ties))

    @property
    def ties(self) -> Mapping[Iri, int]:
        """To how many others each thing is tied by what is stated, the best-tied first."""
        return self.keep("ties", lambda: read_ties(self.ask))

    def foremost(self, limit: int) -> list[Iri]:
        """The best-tied things."""
        return list(islice(self.ties, limit))

    def keep(self, what: Hashable, make: Callable[[], _Kept]) -> _Kept:
        """What `make` makes, made once for each state of the store."""
        state = self._state()
        if state != self._of:
            self._of, self._kept = state, {}
        kept = self._kept
        if what not in kept:
            kept[what] = make()
        found: _Kept = kept[what]
        return found

    def search(self, text: str, limit: int) -> list[Record]:
        """The things that a text may mean, the best first."""
        hits = self.names.find(text, limit)
        known = things(self.ask, self.model, {hit.iri for hit in hits})
        return [
            {**self.record(known[hit.iri]), "ties": hit.ties, "name": clean(hit.name, 300)}
            for hit in hits
        ]

    def record(self, thing: Entity) -> dict[str, Any]:
        """A thing as the page knows it."""
        node = Node(thing.iri, thing.label, thing.kind)
        return node_record(node, self.legend.group_of(node))

    def overview(self, limit: int) -> Record:
        """The best-tied things and the links among them, placed."""
        return self.keep(("overview", limit), lambda: self._overview(limit))

    def _overview(self, limit: int) -> Record:
        first = self.foremost(limit)
        parts = (
            ties_of(self.ask, self.model, [iri], first[:at]) for at, iri in enumerate(first) if at
        )
        network = merged(parts)
        links = bundle(network, self.legend)
        found = self._picture(network, links[:LINKS])
        ties_between = [(one["from"], one["to"], one["weight"]) for one in found["links"]]
        spots = place(len(found["nodes"]), ties_between)
        for node, spot in zip(found["nodes"], spots, strict=True):
            node |= spot
        return {**found, "meta": legend_record(self.legend), "things": len(self.ties)}

    def expand(self, iri: Iri, asked: Asked, limit: int, offset: int) -> Record:
        """The strongest links of a thing.

        Raises UnknownNameError where nothing is told of it.
        """
        network = asked.of(ties_of(self.ask, self.model, [iri]), self.legend)
        links = asked.links(network, self.legend)
        found = self._picture(network, links[offset : offset + limit], iri)
        rest = max(0, len(links) - offset - limit)
        return {**found, "total": len(links), "offset": offset, "rest": rest}

    def ego(self, iri: Iri, depth: int, asked: Asked, limit: int) -> Record:
        """The links within one or two steps of a thing, among at most `limit` things.

        A step leads over links that somebody states. `cut` says that there was more: things
        beyond the limit, or links beyond what is read for one question.
        """
        network = asked.of(ties_of(self.ask, self.model, [iri]), self.legend)
        nearest = self._nearest(network, iri)
        reached = [iri, *nearest[: limit - 1]]
        cut = len(nearest) >= limit
        if depth > 1:
            second, stopped = self._second_step(network, reached, asked, limit)
            network, cut = merged((network, second)), cut or stopped
            further = [n for n in self._nearest(second, iri) if n not in set(reached)]
            cut = cut or len(reached) + len(further) > limit
            reached += further[: limit - len(reached)]
        within_reach = set(reached)
        kept = part(network, (e for e in network.edges if {e.source, e.target} <= within_reach))
        links = asked.links(kept, self.legend)
        cut = cut or len(links) > 2 * LINKS
        return {**self._picture(kept, links[: 2 * LINKS], iri), "cut": cut}

    def _second_step(
        self, network: Network, reached: Sequence[Iri], asked: Asked, limit: int
    ) -> tuple[Network, bool]:
        """The links of the things reached by a stated link, until it is enough."""
        stated = {
            end for e in network.edges if status_of(e) == "stated" for end in (e.source, e.target)
        }
        others = reached if len(reached) >= limit else None
        found: list[Network] = []
        claims = 0
        for iri in reached[1:]:
            if iri not in stated:
                continue
            if claims > CLAIMS:
                return merged(found), True
            found.append(asked.of(ties_of(self.ask, self.model, [iri], others), self.legend))
            claims += sum(len(edge.evidence) for edge in found[-1].edges)
        return merged(found), False

    def _nearest(self, network: Network, iri: Iri) -> list[Iri]:
        """The other things, those tied by what is stated first, then by weight."""
        links = bundle(network, self.legend)
        weights = importance(len(network.nodes), links)
        weight = {node.iri: weights[at] for at, node in enumerate(network.nodes)}
        stated = {
            network.nodes[at].iri
            for link in links
            if link.status == "stated"
            for at in (link.first, link.second)
        }
        others = (node for node in weight if node != iri)
        return sorted(others, key=lambda node: (node not in stated, -weight[node], node))

    def picture(self, network: Network) -> dict[str, Any]:
        """All links of a network, with the names of what they tie."""
        return self._picture(network, bundle(network, self.legend))

    def _picture(
        self, network: Network, links: Sequence[Link], root: Iri | None = None
    ) -> dict[str, Any]:
        """The links with the things at their ends, and the root where there is one."""
        edges = [edge for link in links for edge in link.edges]
        edges.sort(key=lambda edge: (edge.source, edge.target, edge.kind, edge.label))
        kept = self._with_root(part(network, edges), root)
        kept = named(kept, things(self.ask, self.model, {node.iri for node in kept.nodes}))
        return picture(kept, bundle(kept, self.legend), self.legend, self.ties)

    def _with_root(self, network: Network, root: Iri | None) -> Network:
        if root is None or any(node.iri == root for node in network.nodes):
            return network
        self.check_known(root)
        nodes = sorted((*network.nodes, Node(root, "", "")), key=lambda node: node.iri)
        return Network(tuple(nodes), network.edges)

    def check_known(self, iri: Iri) -> None:
        """Raises UnknownNameError where the graph tells nothing of it."""
        if not self.ask(fill("known", 1, thing=NamedNode(iri))).rows:
            raise UnknownNameError("thing", iri)
