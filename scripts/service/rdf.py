"""What is known of one thing, as RDF."""

from anyio import from_thread
from fastapi import HTTPException, Request, Response
from pyoxigraph import NamedNode

from comity.ontology.iris import Iri
from comity.queries.exploring.text import fill
from comity.queries.serialize import Formats
from comity.scripts.service.formats import GRAPHS, SHORT, with_charset
from comity.scripts.service.negotiation import best
from comity.scripts.service.state import pool_of

SUFFIXES = {"ttl", "nt", "rdf", "jsonld"}
"""What may stand behind the path of a thing."""

TRIPLES = 20_000
"""Triples that are given of a thing at most."""

_OFFERS = ("text/html", "text/turtle", "application/ld+json", "application/n-triples",
           "application/rdf+xml")  # fmt: skip


def wanted_format(request: Request, suffix: str) -> str | None:
    """The media type of RDF that is wanted; None for the page."""
    named = suffix or request.query_params.get("format", "")
    if named in ("html", ""):
        if named:
            return None
        chosen = best(request.headers.get("accept"), _OFFERS)
        if chosen is None:
            raise HTTPException(406, f"this comes as {', '.join(_OFFERS)} only")
        return None if chosen == "text/html" else chosen
    if SHORT.get(named, named) not in _OFFERS:
        raise HTTPException(406, f"?format={named[:40]}: write turtle, jsonld, nt or rdf")
    return SHORT.get(named, named)


def describe(request: Request, iri: Iri, media_type: str) -> Response:
    """The triples that a thing is in, those it is the subject of first."""
    formats: Formats = {"table": None, "graph": GRAPHS[media_type]}
    query = fill("describe", TRIPLES, thing=NamedNode(iri))
    reply = from_thread.run(pool_of(request).fetch, query, formats)
    headers = {"Content-Type": with_charset(media_type), "Vary": "Accept"}
    return Response(reply.body, headers=headers)
