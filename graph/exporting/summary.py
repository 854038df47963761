"""An edge in a few plain values, for formats that can't hold its claims."""

from collections.abc import Iterable
from dataclasses import dataclass

from comity.graph.network import Edge


@dataclass(frozen=True, slots=True)
class EdgeSummary:
    """`modality`, `polarity` and `date` list the different values of the claims, sorted.

    `quote` is that of the first claim, `confidence` the highest.
    """

    claims: int
    sources: int
    confidence: float
    modality: str
    polarity: str
    date: str
    quote: str


def summary(edge: Edge) -> EdgeSummary:
    """The claims of an edge, summed up."""
    evidence = edge.evidence
    return EdgeSummary(
        claims=len(evidence),
        sources=len({(e.source, e.publisher, e.published) for e in evidence}),
        confidence=round(max(e.confidence for e in evidence), 4),
        modality=_listed(e.modality for e in evidence),
        polarity=_listed(e.polarity for e in evidence),
        date=_listed(e.date for e in evidence if e.date),
        quote=evidence[0].quotation,
    )


def _listed(values: Iterable[str]) -> str:
    return "; ".join(sorted(set(values)))
