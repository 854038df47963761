"""Nodes, links and claims as the plain records that the page carries."""

import re
from collections.abc import Mapping
from typing import Any

from comity.graph.network import Edge, Evidence, Network, Node
from comity.graph.view.families import Legend
from comity.graph.view.links import Link, is_contested
from comity.ontology.iris import Iri, local_name

Record = Mapping[str, Any]

_NAME, PASSAGE, _WORD = 300, 4000, 120
"""Characters that are shown of a name, a passage, a word."""

# Controls that are not shown but change how what follows is shown: C0 and C1 controls, the
# embeddings, overrides and isolates of the bidirectional algorithm, and lone surrogates.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def clean(text: str, limit: int) -> str:
    """The text without invisible controls, its white space folded, at most `limit` long."""
    shown = folded(text[: 4 * limit]).strip()
    return shown if len(shown) <= limit else shown[: limit - 1].rstrip() + "…"


def folded(text: str) -> str:
    """The text without invisible controls, its white space folded."""
    return re.sub(r"\s+", " ", _UNSEEN.sub("", text))


def words(name: str) -> str:
    """The local name of a class as words: "RailwayProject" becomes "Railway project"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()


class Sources:
    """The articles that claims stem from, each kept once; `records` is in order of appearance."""

    def __init__(self) -> None:
        self._places: dict[tuple[str | None, ...], int] = {}

    def place(self, evidence: Evidence) -> int:
        """The index of the evidence's article in `records`."""
        key = (evidence.source, evidence.publisher, evidence.published, evidence.url)
        return self._places.setdefault(key, len(self._places))

    @property
    def records(self) -> list[Record]:
        """One record for each article; `url` only where it is http or https."""
        return [
            {
                "title": clean(title or "", _NAME) or "Untitled article",
                "publisher": _optional(publisher),
                "published": _optional(published),
                "url": safe_url(url),
            }
            for title, publisher, published, url in self._places
        ]


def safe_url(url: str | None) -> str | None:
    """The address where it is one of the web, else None: nothing that a click would run."""
    return url if url and re.match(r"https?://", url, re.IGNORECASE) else None


def node_record(node: Node, group: int) -> dict[str, Any]:
    """A node; what has no name is called by the end of its IRI."""
    return {
        "iri": node.iri,
        "label": clean(node.label, _NAME) or clean(local_name(node.iri), _NAME) or "Unnamed",
        "kind": words(clean(node.kind, _WORD)),
        "group": group,
    }


def legend_record(legend: Legend) -> Record:
    """The families and groups that records point into."""
    return {
        "families": [
            {"id": f.id, "label": f.label, "sign": f.sign, "color": f.color}
            for f in legend.families
        ],
        "groups": [
            {"id": g.id, "label": g.label, "shape": g.shape, "color": g.color}
            for g in legend.groups
        ],
    }


def link_record(link: Link, network: Network, sources: Sources) -> Record:
    """A line and its parts: one part for each relation and direction."""
    first = network.nodes[link.first].iri
    parts = [
        {
            **part_record(edge, first),
            "claims": [claim_record(evidence, sources) for evidence in edge.evidence],
        }
        for edge in link.edges
    ]
    return {**line_record(link), "parts": parts}


def line_record(link: Link) -> dict[str, Any]:
    """A line as a whole; `arrows` adds 1 for one at its second end, 2 for one at its first."""
    return {
        "family": link.family,
        "status": link.status,
        "weight": round(link.weight, 2),
        "claims": link.claims,
        "arrows": int(link.forward) + 2 * int(link.backward),
    }


def part_record(edge: Edge, first: Iri) -> dict[str, Any]:
    """A relation of a line from `first`: how it is called, and which way it leads."""
    return {
        "label": clean(edge.label, _WORD) or words(edge.kind),
        "turn": turn(edge, first),
        "contested": is_contested(edge),
    }


def turn(edge: Edge, first: Iri) -> int:
    """1 where the edge leads from the line's first end, -1 to it, 0 for both ways."""
    return 0 if edge.symmetric else 1 if edge.source == first else -1


def claim_record(evidence: Evidence, sources: Sources) -> dict[str, Any]:
    """A claim with its words; `source` is its place in `sources`."""
    return {
        "before": folded(evidence.before[-PASSAGE:]).lstrip(),
        "quote": folded(evidence.quotation[:PASSAGE]),
        "after": folded(evidence.after[:PASSAGE]).rstrip(),
        "link": evidence.link,
        "modality": clean(evidence.modality, _WORD),
        "polarity": clean(evidence.polarity, _WORD),
        "certainty": clean(evidence.certainty, _WORD),
        "confidence": round(evidence.confidence, 2),
        "speaker": _optional(evidence.speaker),
        "date": _optional(evidence.date),
        "value": _optional(evidence.value),
        "source": sources.place(evidence),
    }


def _optional(text: str | None) -> str | None:
    return clean(text, _NAME) or None if text else None
