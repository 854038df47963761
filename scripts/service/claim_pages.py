"""The pages of articles, situations and claims: quotations, with what contradicts them."""

from collections.abc import Sequence

from fastapi import HTTPException, Request
from fastapi.responses import HTMLResponse
from pyoxigraph import NamedNode

from comity.graph.view.records import Record, clean, safe_url
from comity.graph.wording import amount_text, date_text
from comity.ontology.iris import PREFIXES, Iri, term
from comity.queries.exploring.about import situation_record
from comity.queries.exploring.explorer import Explorer
from comity.queries.exploring.text import fill
from comity.queries.exploring.ties import Row, rows
from comity.queries.exploring.words import Read, Words, place_of
from comity.scripts.service.formatting import page_of
from comity.scripts.service.rendering import render

PAGE = 30
"""Claims on a page."""

FORMATS = (("turtle", "text/turtle", "Turtle"), ("jsonld", "application/ld+json", "JSON-LD"))
_TITLES = {
    "stated": ("Stated", ""),
    "planned": ("Planned or expected", "Somebody means or expects this. It is no fact."),
    "denied": ("Denied", "Somebody says that this is not so."),
    "past": ("Past", "This was so, by what is told, and is over."),
}


def claim_page(request: Request, explorer: Explorer, iri: Iri, page: int) -> HTMLResponse:
    """One claim: its words, its situation, what contradicts it."""
    words = Words(explorer, [iri])
    if not words.has(iri):
        raise HTTPException(404, f"{iri} is no claim of this graph")
    read = words.read(iri)
    record = {**words.record(iri), "situation": situation_record(read)}
    facts = [_fact("Read by", [(None, read.told.claim.frame)])] if read.told.claim.frame else []
    return _render(
        request,
        iri,
        title=f"Claim: {record['situation']['kind']}",
        lead="One assertion, denial or projection, in one passage of one article",
        facts=facts,
        groups=[
            {"title": "", "count": 1, "note": _TITLES[record["status"]][1], "claims": [record]}
        ],
        sources=words.sources.records,
    )


def situation_page(request: Request, explorer: Explorer, iri: Iri, page: int) -> HTMLResponse:
    """A situation: what takes part in it, and every claim that is made of it."""
    found = rows(explorer.ask(fill("told-of", 5_000, situation=NamedNode(iri))))
    order = {Iri(row["claim"].value): (_published(row), *_place(row)) for row in found}
    claims, pages = _page(sorted(order, key=lambda claim: (order[claim], claim)), page)
    words = Words(explorer, claims)
    held = [claim for claim in claims if words.has(claim)]
    if not held:
        raise HTTPException(404, f"no claim is made of {iri}")
    situation = situation_record(words.read(held[0]))
    records = [words.record(claim) for claim in held]
    return _render(
        request,
        iri,
        title=situation["kind"],
        lead=f"A situation that {_counted(len(order))} of: it may not be actual",
        facts=_of_situation(situation, words.read(held[0])),
        groups=[
            _group(status, fitting)
            for status in _TITLES
            if (fitting := [record for record in records if record["status"] == status])
        ],
        sources=words.sources.records,
        page=page,
        pages=pages,
    )


def article_page(request: Request, explorer: Explorer, iri: Iri, page: int) -> HTMLResponse:
    """An article: what it is, and its claims in the order of its text."""
    found = rows(explorer.ask(fill("told-in", 50_000, article=NamedNode(iri))))
    order = {Iri(row["claim"].value): _place(row) for row in found}
    claims, pages = _page(sorted(order, key=lambda claim: (order[claim], claim)), page)
    words = Words(explorer, claims)
    records = [
        {**words.record(claim), "situation": situation_record(words.read(claim))}
        for claim in claims
        if words.has(claim)
    ]
    heading = _heading(explorer, iri)
    return _render(
        request,
        iri,
        title=heading["title"],
        lead=" · ".join(filter(None, (heading["publisher"], heading["published"]))) or "An article",
        url=heading["url"],
        groups=[{"title": "Claims", "count": len(order), "note": "", "claims": records}]
        if records
        else [],
        sources=words.sources.records,
        page=page,
        pages=pages,
    )


def _render(
    request: Request,
    iri: Iri,
    *,
    title: str,
    lead: str,
    groups: Sequence[Record],
    sources: Sequence[Record],
    facts: Sequence[Record] = (),
    url: str | None = None,
    page: int = 1,
    pages: int = 1,
) -> HTMLResponse:
    return render(
        request,
        "claims.html.j2",
        title=title,
        lead=lead,
        iri=iri,
        url=url,
        formats=FORMATS,
        facts=facts,
        groups=groups,
        sources=sources,
        page=page,
        pages=pages,
        address=lambda number: f"{page_of(iri)}?page={number}",
    )


def _page(claims: Sequence[Iri], page: int) -> tuple[Sequence[Iri], int]:
    pages = max(1, -(-len(claims) // PAGE))
    if page > pages:
        raise HTTPException(404, f"there are {pages} pages: ask for one of them with ?page=")
    return claims[PAGE * (page - 1) : PAGE * page], pages


def _group(status: str, claims: Sequence[Record]) -> Record:
    title, note = _TITLES[status]
    return {"title": title, "count": len(claims), "note": note, "claims": claims}


def _published(row: Row) -> str:
    return row["published"].value if "published" in row else ""


def _place(row: Row) -> tuple[str, int, int]:
    return place_of(row["quotation"].value if "quotation" in row else "")


def _heading(explorer: Explorer, iri: Iri) -> Record:
    found: dict[str, str] = {}
    for row in rows(explorer.ask(fill("article", 200, article=NamedNode(iri)))):
        found.setdefault(row["property"].value, row["value"].value)
    return {
        "title": clean(found.get(PREFIXES["dcterms"] + "title", ""), 300) or "Untitled article",
        "publisher": clean(found.get(PREFIXES["dcterms"] + "publisher", ""), 300),
        "published": found.get(term("publishedAt"), "")[:10],
        "url": safe_url(found.get(term("url"))),
    }


def _of_situation(situation: Record, read: Read) -> list[Record]:
    told = read.told.claim.situation
    facts = [_fact(role["name"], [(role["iri"], role["label"])]) for role in situation["roles"]]
    if when := date_text(told.period):
        facts.append(_fact("when", [(None, when)]))
    if told.amount:
        facts.append(_fact("how much", [(None, clean(amount_text(told.amount), 200))]))
    if told.mode:
        facts.append(_fact("mode", [(None, told.mode)]))
    return facts


def _fact(name: str, values: Sequence[tuple[str | None, str]]) -> Record:
    named = [{"iri": iri, "text": text} for iri, text in values]
    return {"name": name.capitalize(), "values": named}


def _counted(claims: int) -> str:
    return "one claim tells" if claims == 1 else f"{claims} claims tell"
