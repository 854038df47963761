"""The ontology at its IRI: the reference for people, Turtle for programs."""

import base64
import hashlib
import re
from functools import cache

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from comity.ontology.reference import render
from comity.ontology.schema import schema
from comity.scripts.service.formats import GRAPHS, with_charset
from comity.scripts.service.rdf import wanted_format

router = APIRouter(include_in_schema=False)

_RDFLIB = {"turtle": "turtle", "ntriples": "nt", "rdfxml": "xml", "jsonld": "json-ld"}


@router.api_route("/onto", methods=["GET", "HEAD"])
def ontology(request: Request) -> Response:
    """The reference of all terms, or the ontology as RDF."""
    wanted = wanted_format(request, "")
    if wanted is None:
        page, policy = _reference()
        headers = {"Content-Security-Policy": policy, "Vary": "Accept"}
        return HTMLResponse(page, headers=headers)
    body = _serialized(_RDFLIB[GRAPHS[wanted]])
    return Response(body, headers={"Content-Type": with_charset(wanted), "Vary": "Accept"})


@cache
def _reference() -> tuple[str, str]:
    """The page, and a policy under which its own style applies and nothing runs."""
    page = render(schema())
    styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in styles)
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests)
    return page, f"default-src 'none'; style-src {allowed}; base-uri 'none'; frame-ancestors 'none'"


@cache
def _serialized(form: str) -> bytes:
    return schema().serialize(format=form, encoding="utf-8")
