"""The words behind a link, page by page, with what contradicts them beside them."""

from collections.abc import Sequence
from typing import Final

from comity.graph.network import Evidence
from comity.graph.view.links import Link, Status, bundle
from comity.graph.view.records import Record
from comity.ontology.errors import UnknownNameError
from comity.ontology.iris import Iri
from comity.queries.exploring.explorer import Explorer
from comity.queries.exploring.records import counted_part
from comity.queries.exploring.ties import ties
from comity.queries.exploring.words import Words, place_of

PAGE: Final = 20
"""Claims on a page."""


def evidence(
    explorer: Explorer, source: Iri, target: Iri, family: str, status: Status, page: int
) -> Record:
    """A page of the claims behind the link of two things, in the order of their publication.

    Pages count from 1. The record has the link's `parts`, each with its claims that are on the
    page, the articles (`sources`) that these point into, and the number of `pages`. Raises
    UnknownNameError where there is no such link or page.
    """
    network = ties(explorer.ask, explorer.model, [source], [target])
    link = _link(explorer, bundle(network, explorer.legend), family, status)
    first = network.nodes[link.first].iri
    ordered = sorted(
        ((at, one) for at, edge in enumerate(link.edges) for one in edge.evidence), key=_by_text
    )
    pages = -(-len(ordered) // PAGE)
    if page > pages:
        raise UnknownNameError("page", f"{page} of {pages}")
    shown = ordered[PAGE * (page - 1) : PAGE * page]
    words = Words(explorer, [one.claim for _, one in shown])
    parts = [
        {
            **counted_part(edge, first),
            "claims": [words.record(one.claim) for where, one in shown if where == at],
        }
        for at, edge in enumerate(link.edges)
    ]
    return {
        "source": first,
        "target": network.nodes[link.second].iri,
        "family": link.family,
        "status": link.status,
        "claims": link.claims,
        "page": page,
        "pages": pages,
        "parts": parts,
        "sources": words.sources.records,
    }


def _link(explorer: Explorer, links: Sequence[Link], family: str, status: Status) -> Link:
    for link in links:
        if explorer.legend.families[link.family].id == family and link.status == status:
            return link
    raise UnknownNameError("link between the two", f"{family}, {status}")


def _by_text(placed: tuple[int, Evidence]) -> tuple[str, str, int, int, str, int]:
    """By day, article and place in it."""
    at, one = placed
    return one.published or "", *place_of(one.source), one.claim, at
