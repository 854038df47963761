"""Pages for people: the front page, and one for each thing at the path of its IRI.

What a page shows comes as RDF too: by Accept, by a suffix (`/id/state/AFG.ttl`) or by ?format=.
"""

import re
from datetime import date
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from comity.graph.view.links import Status
from comity.ontology.iris import ID, PREFIXES, Iri
from comity.queries.exploring.about import (
    PAGE,
    About,
    Fact,
    facts_of_itself,
    is_known,
)
from comity.queries.exploring.evidence import evidence
from comity.queries.exploring.explorer import Explorer
from comity.queries.exploring.front import counts, newest
from comity.queries.exploring.words import things
from comity.scripts.service.asking import IriText, explorer_of, to_iri
from comity.scripts.service.claim_pages import article_page, claim_page, situation_page
from comity.scripts.service.explorer_api import Family
from comity.scripts.service.formatting import page_of, timeline
from comity.scripts.service.rdf import SUFFIXES, describe, wanted_format
from comity.scripts.service.rendering import explorer_at, render

router = APIRouter(include_in_schema=False)

METHODS = ["GET", "HEAD"]
FORMATS = (("turtle", "text/turtle", "Turtle"), ("jsonld", "application/ld+json", "JSON-LD"))
APART: tuple[tuple[Status, str, str], ...] = (
    ("planned", "Planned or expected", "Somebody means or expects this. It is no fact."),
    ("denied", "Denied", "Somebody says that this is not so."),
    ("past", "Past", "This was so, by what is told, and is over."),
)
_FEW = 5


@router.api_route("/", methods=METHODS)
def front(request: Request) -> HTMLResponse:
    """What is in the graph, and where to begin."""
    explorer = explorer_of(request)
    best = explorer.foremost(24)
    articles, claims = explorer.keep("counts", lambda: counts(explorer.ask))
    known = explorer.keep("front", lambda: things(explorer.ask, explorer.model, best))
    return render(
        request,
        "front.html.j2",
        numbers=((articles, "articles"), (claims, "claims"), (len(explorer.ties), "things tied")),
        foremost=[{"iri": i, "label": known[i].label, "ties": explorer.ties[i]} for i in best],
        articles=explorer.keep("newest", lambda: newest(explorer.ask, 10)),
        ways=_ways(request),
    )


def _ways(request: Request) -> list[tuple[str, str, str]]:
    explorer = explorer_at(request)
    return [
        *([("Explorer", explorer, "the network, drawn; open it at any name")] if explorer else []),
        ("Search", "/search", "names, and quotations by their words"),
        ("Questions", "/query", "a catalogue of questions, and queries of your own"),
        ("Stances", "/stances", "how two actors stand toward each other, over time"),
        ("SPARQL endpoint", "/sparql", "for programs"),
        ("API of the explorer", "/openapi.json", "its description in OpenAPI"),
        ("Ontology", "/onto", "what the terms mean"),
    ]


@router.api_route("/evidence", methods=METHODS)
def evidence_page(
    request: Request,
    source: IriText,
    target: IriText,
    family: Family,
    status: Status = "stated",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> HTMLResponse:
    """All quotations behind a link."""
    explorer = explorer_of(request)
    found = evidence(explorer, source, target, family, status, page)
    ends = things(explorer.ask, explorer.model, {source, target})
    asked = {"source": source, "target": target, "family": family, "status": status}
    return render(
        request,
        "claims.html.j2",
        title=f"{ends[source].label} and {ends[target].label}",
        lead=f"{explorer.legend.families[found['family']].label}, {status}",
        iri=source,
        url=None,
        formats=(),
        facts=[
            {
                "name": "Between",
                "values": [{"iri": i, "text": ends[i].label} for i in (source, target)],
            }
        ],
        groups=[
            {
                "title": part["label"],
                "count": part["count"],
                "note": "One claim asserts what another denies." if part["contested"] else "",
                "claims": part["claims"],
            }
            for part in found["parts"]
            if part["claims"]
        ],
        sources=found["sources"],
        page=page,
        pages=found["pages"],
        address=lambda number: f"/evidence?{urlencode({**asked, 'page': number})}",
    )


@router.api_route("/id/{kind}/{name:path}", methods=METHODS)
def thing(
    request: Request,
    kind: str,
    name: str,
    as_of: Annotated[str, Query(max_length=10)] = "",
    status: Annotated[str, Query(pattern="^(planned|denied|past)?$")] = "",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Response:
    """The page of a thing, or what is known of it as RDF."""
    explorer = explorer_of(request)
    iri, suffix = _named(explorer, f"{kind}/{name}")
    wanted = wanted_format(request, suffix)
    if wanted is not None:
        return describe(request, iri, wanted)
    if kind == "quote":
        article = re.sub(r"-\d+-\d+$", "", name)
        return RedirectResponse(page_of(PREFIXES["art"] + article), 303)
    special = {"claim": claim_page, "sit": situation_page, "art": article_page}.get(kind)
    if special is not None:
        return special(request, explorer, iri, page)
    return _actor(request, explorer, iri, _day(as_of), status, page)


def _named(explorer: Explorer, name: str) -> tuple[Iri, str]:
    """The thing at a path, and the suffix of a format where the path has one."""
    stem, dot, suffix = name.rpartition(".")
    if dot and suffix in SUFFIXES and _exists(explorer, stem):
        return Iri(ID + stem), suffix
    if _exists(explorer, name):
        return Iri(ID + name), ""
    raise HTTPException(404, f"the graph tells nothing of {ID}{name[:200]}: search for its name")


def _exists(explorer: Explorer, name: str) -> bool:
    try:
        return is_known(explorer, to_iri(ID + name))
    except ValueError:
        return False


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise HTTPException(422, f"as_of: {text!r} is not a day: write it as 2023-10-01") from None


def _actor(
    request: Request, explorer: Explorer, iri: Iri, day: date | None, status: str, page: int
) -> HTMLResponse:
    about = About(explorer, iri, day)
    entity = things(explorer.ask, explorer.model, {iri})[iri]
    facts, wikidata = facts_of_itself(explorer, iri)
    links = about.of([s for s, _, _ in APART if s == status] or ["stated"])
    pages = max(1, -(-len(links) // PAGE))
    if page > pages:
        raise HTTPException(404, f"there are {pages} pages: ask for one of them with ?page=")
    sections = [] if day or status else [_section(explorer, about, iri, *one) for one in APART]
    title = next((title for s, title, _ in APART if s == status), "Stated")
    asked = {"as_of": day.isoformat() if day else "", "status": status}
    shown = about.facts(links[PAGE * (page - 1) : PAGE * page])
    kept = {key: value for key, value in asked.items() if value}
    return render(
        request,
        "thing.html.j2",
        thing={
            **explorer.record(entity),
            "ties": explorer.ties.get(iri, 0),
        },
        facts=facts,
        wikidata=wikidata,
        formats=FORMATS,
        explorer=explorer_at(request),
        as_of=day.isoformat() if day else None,
        timeline=timeline(about.years()),
        title=title,
        stated={
            "total": len(links),
            "page": page,
            "pages": pages,
            "families": _families(explorer, iri, shown),
            "address": lambda number: f"{page_of(iri)}?{urlencode({**kept, 'page': number})}",
        },
        others=[section for section in sections if section["total"]],
        apart=status,
    )


def _section(
    explorer: Explorer, about: About, iri: Iri, status: Status, title: str, note: str
) -> dict[str, object]:
    links = about.of([status])
    shown = about.facts(links[:_FEW])
    return {
        "title": title,
        "note": note,
        "total": len(links),
        "links": [_row(explorer, iri, fact) for fact in shown],
        "more": f"{page_of(iri)}?status={status}" if len(links) > _FEW else None,
    }


def _families(explorer: Explorer, iri: Iri, facts: list[Fact]) -> list[dict[str, object]]:
    places = sorted({fact.family for fact in facts})
    return [
        {
            "family": explorer.legend.families[at],
            "links": [_row(explorer, iri, fact) for fact in facts if fact.family == at],
        }
        for at in places
    ]


def _row(explorer: Explorer, iri: Iri, fact: Fact) -> dict[str, object]:
    family = explorer.legend.families[fact.family]
    asked = {
        "source": iri, "target": fact.other["iri"], "family": family.id, "status": fact.status,
    }  # fmt: skip
    return {
        "other": fact.other,
        "relations": fact.relations,
        "family": family,
        "status": fact.status,
        "claims": fact.claims,
        "contested": fact.contested,
        "claim": fact.claim,
        "source": fact.source,
        "evidence": f"/evidence?{urlencode(asked)}",
    }
