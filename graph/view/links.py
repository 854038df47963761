"""From the network to what is drawn: one line for each pair, family and status.

A pair of states can be tied by a dozen relations. Drawn one by one they hide each other, so
those of one family and status share a line; the panel takes them apart again.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from comity.graph.network import Edge, Network
from comity.graph.view.families import Legend
from comity.ontology.iris import Iri

Status = Literal["stated", "planned", "denied", "past"]

STATUS_OF: Mapping[str, Status] = MappingProxyType(
    {"denies": "denied", "projects": "planned", "assertsPast": "past", "asserts": "stated"}
)
"""How each way in which a claim is tied to its situation is called."""

_UNSTATED_WEIGHT = 0.3


@dataclass(frozen=True, slots=True)
class Link:
    """A line between two nodes (indices into `Network.nodes`, the lower one first).

    `forward` and `backward` say which ends bear an arrow: none does where all is symmetric.
    """

    first: int
    second: int
    family: int
    status: Status
    edges: tuple[Edge, ...]
    forward: bool
    backward: bool

    @property
    def claims(self) -> int:
        """How many claims stand behind the line."""
        return sum(len(edge.evidence) for edge in self.edges)

    @property
    def weight(self) -> float:
        """How strongly it counts: by its claims, less where nobody states that it holds."""
        factor = 1.0 if self.status == "stated" else _UNSTATED_WEIGHT
        return factor * (1 + math.log2(max(1, self.claims)))

    @property
    def tie(self) -> tuple[int, int, float]:
        """Its ends and its weight, which is all that a layout asks."""
        return self.first, self.second, self.weight


def status_of(edge: Edge) -> Status:
    """How the claims see the edge: stated where one asserts it, else what most of them say.

    Relations without a shortcut (a project's phase) are stated by their claims alone.
    """
    links = Counter(evidence.link for evidence in edge.evidence)
    if edge.shortcut or links["asserts"]:
        return "stated"
    return STATUS_OF[max(STATUS_OF, key=lambda link: links[link])]


def is_contested(edge: Edge) -> bool:
    """Whether one claim asserts what another one denies.

    What began on one day and did not hold from another has changed: nobody contests it.
    """
    begun: dict[str, set[str]] = {"asserts": set(), "denies": set()}
    for evidence in edge.evidence:
        if evidence.link in begun:
            begun[evidence.link].add((evidence.date or "").split("/")[0])
    held, denied = begun["asserts"], begun["denies"]
    return _begin_alike(held, denied) or _begin_alike(denied, held)


def _begin_alike(days: Set[str], others: Set[str]) -> bool:
    """Whether a day begins as another one reads, without comparing each with each."""
    lengths = {len(other) for other in others}
    return any(day[:length] in others for day in days for length in lengths)


def bundle(network: Network, legend: Legend) -> tuple[Link, ...]:
    """The lines to draw, strongest first; edges from a node to itself are left out."""
    place = {node.iri: at for at, node in enumerate(network.nodes)}
    bundles: dict[tuple[int, int, int, Status], list[Edge]] = {}
    for edge in network.edges:
        ends = sorted((place[edge.source], place[edge.target]))
        if ends[0] == ends[1]:
            continue
        key = (ends[0], ends[1], legend.family_of(edge), status_of(edge))
        bundles.setdefault(key, []).append(edge)
    links = [_link(*key, edges, place) for key, edges in bundles.items()]
    return tuple(sorted(links, key=_order))


def _order(link: Link) -> tuple[float, int, int, int, str]:
    return -link.weight, link.first, link.second, link.family, link.status


def _link(
    first: int,
    second: int,
    family: int,
    status: Status,
    edges: Iterable[Edge],
    place: Mapping[Iri, int],
) -> Link:
    kept = tuple(edges)
    starts = {place[edge.source] for edge in kept if not edge.symmetric}
    return Link(first, second, family, status, kept, first in starts, second in starts)


def importance(count: int, links: Iterable[Link]) -> list[float]:
    """For each of `count` nodes its weighted degree, as a share of the greatest (0 to 1)."""
    return tied_shares(count, (link.tie for link in links))


def tied_shares(count: int, ties: Iterable[tuple[int, int, float]]) -> list[float]:
    """As `importance`, of pairs of nodes with a weight."""
    degree = [0.0] * count
    for first, second, weight in ties:
        degree[first] += weight
        degree[second] += weight
    top = max(degree, default=0.0) or 1.0
    return [value / top for value in degree]
