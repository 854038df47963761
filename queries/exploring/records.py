"""What an explorer is told, as plain records in the shapes that the page of `comity view` has.

A link comes with `facets`, its claims counted by what filters ask, and with its `parts` without
their claims: these come page by page.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from comity.graph.network import Edge, Evidence, Network
from comity.graph.view.families import Legend
from comity.graph.view.links import STATUS_OF, Link
from comity.graph.view.records import Record, line_record, node_record, part_record, turn
from comity.ontology.iris import Iri


def picture(
    network: Network, links: Sequence[Link], legend: Legend, ties: Mapping[Iri, int]
) -> dict[str, Any]:
    """`nodes` and `links` whose ends are positions in `nodes`.

    `ties` has for each thing to how many others it is tied by what is stated; a node's `more` is
    how many of these are not among the links.
    """
    met: dict[int, set[int]] = {at: set() for at in range(len(network.nodes))}
    for link in links:
        if link.status == "stated":
            met[link.first].add(link.second)
            met[link.second].add(link.first)
    nodes = [
        {
            **node_record(node, legend.group_of(node)),
            "ties": ties.get(node.iri, 0),
            "more": max(0, ties.get(node.iri, 0) - len(met[at])),
        }
        for at, node in enumerate(network.nodes)
    ]
    return {"nodes": nodes, "links": [link_record(link, network) for link in links]}


def link_record(link: Link, network: Network) -> Record:
    """A line as the page knows it, with facets, and its parts counted."""
    first = network.nodes[link.first].iri
    return {
        "from": link.first,
        "to": link.second,
        **line_record(link),
        "parts": [counted_part(edge, first) for edge in link.edges],
        "facets": _facets(link, first),
    }


def counted_part(edge: Edge, first: Iri) -> dict[str, Any]:
    """A relation of a line, and how many claims it has."""
    return {**part_record(edge, first), "count": len(edge.evidence)}


def _facets(link: Link, first: Iri) -> list[Record]:
    counts: Counter[tuple[str, str, float, str, int]] = Counter(
        (*_asked(evidence), turn(edge, first)) for edge in link.edges for evidence in edge.evidence
    )
    return [
        {
            **{"status": status, "modality": modality, "confidence": confidence},
            **{"date": date or None, "turn": way, "count": count},
        }
        for (status, modality, confidence, date, way), count in sorted(counts.items())
    ]


def _asked(evidence: Evidence) -> tuple[str, str, float, str]:
    confidence = round(evidence.confidence, 2)
    return STATUS_OF[evidence.link], evidence.modality, confidence, evidence.date or ""
