"""Search: things by name and quotations by their words, as a page and as JSON."""

from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from comity.graph.search.find import Found, Within
from comity.graph.search.words import LONGEST, Sought, sought
from comity.graph.view.records import Record, clean
from comity.ontology.errors import QueryError, StoreError
from comity.queries.exploring.explorer import Explorer
from comity.queries.exploring.passages import names, quotations
from comity.queries.searching import LookAt, in_index
from comity.scripts.service.asking import IriText, actor_of, explorer_of
from comity.scripts.service.explorer_api import DAY, Day
from comity.scripts.service.explorer_records import PlainClaim, Source
from comity.scripts.service.negotiation import best
from comity.scripts.service.rendering import render
from comity.scripts.service.state import settings_of

router = APIRouter()

FIRST = 5
"""Names that are shown before one asks for the others."""

THINGS = 50
"""Things that are looked for by name."""

Text = Annotated[
    str,
    Query(
        max_length=LONGEST,
        description='Words, "words in a row", beginnings (sanct*), and -without',
        examples=["trade", '"transit trade"', "sanct* -minister"],
    ),
]
Page = Annotated[int, Query(ge=1, le=100_000)]


class SituationRole(BaseModel):
    """What fills a role of a situation."""

    name: str
    iri: str
    label: str


class Situation(BaseModel):
    """What a claim is about."""

    iri: str
    kind: str
    roles: list[SituationRole]


class FoundClaim(PlainClaim):
    """A claim that rests on a quotation that was found."""

    situation: Situation


class FoundQuotation(BaseModel):
    """A quotation; `marks` are where in `quote` the words begin and end, in code points."""

    iri: str
    before: str
    quote: str
    after: str
    marks: list[tuple[int, int]]
    article: str
    source: int
    claims: list[FoundClaim]


class Quotations(BaseModel):
    """A page of quotations, the best first."""

    total: Annotated[int, Field(description="Quotations in the index that fit")]
    page: int
    pages: int
    waiting: Annotated[int, Field(description="Articles that are not in the index yet")]
    quotations: list[FoundQuotation]
    sources: list[Source]


@router.get("/api/quotations", tags=["explorer"])
def quotations_by_words(
    request: Request, text: Text, actor: IriText | None = None, since: Day | None = None,
    page: Page = 1,
) -> Quotations:  # fmt: skip
    """Find quotations by their words, in all their forms, whatever case and accents.

    `actor` takes part in what is claimed, or says it; `since` is when the article was published.
    """
    within = Within(thing=actor, since=since)
    found = quotations(explorer_of(request), _look(request), sought(text), within, page)
    return Quotations.model_validate(found)


@router.api_route("/search", methods=["GET", "HEAD"], include_in_schema=False)
def search(
    request: Request,
    text: Text = "",
    actor: Annotated[str, Query(max_length=2000)] = "",
    since: Annotated[str, Query(pattern=rf"({DAY})|^$")] = "",
    page: Page = 1,
) -> Response:
    """Things first, then articles, then quotations; as JSON where that is wanted."""
    form = best(request.headers.get("accept"), ("text/html", "application/json"))
    if form is None:
        raise HTTPException(406, "this comes as text/html, application/json only")
    explorer = explorer_of(request)
    thing = actor_of(explorer, actor)
    found = _found(explorer, _look(request), text, Within(thing=thing, since=since or None), page)
    if page > 1 and not found["quotations"]:
        raise HTTPException(404, "there is no such page: begin with the first")
    if form == "application/json":
        return JSONResponse(found, headers={"Vary": "Accept"})
    asked = {"text": text, "actor": actor, "since": since}
    kept = {name: value for name, value in asked.items() if value}
    return render(
        request,
        "search.html.j2",
        **{**found, "sought": clean(text, LONGEST), "actor": clean(actor, 300), "since": since},
        first=FIRST,
        address=lambda number: f"/search?{urlencode({**kept, 'page': number})}",
    )


def _found(
    explorer: Explorer, look: LookAt, text: str, within: Within, page: int
) -> dict[str, Any]:
    """What the page shows; `note` says why no words were looked for, if so."""
    found: dict[str, Any] = {
        "things": [], "articles": [], "note": "", "total": 0, "page": page, "pages": 1,
        "waiting": 0, "quotations": [], "sources": [],
    }  # fmt: skip
    if not text.strip():
        return found
    narrowed = within.thing is not None or within.since is not None
    things = [] if narrowed or page > 1 else explorer.search(text, THINGS)
    try:
        words = sought(text)
        found |= quotations(explorer, look, words, within, page)
        if not narrowed and page == 1:
            others, found["articles"] = names(explorer, look, words)
            things = _together(things, others)
    except (QueryError, StoreError) as error:
        found["note"] = str(error)
    return {**found, "things": things}


def _together(by_part: list[Record], by_words: list[Record]) -> list[Record]:
    """Each thing once, those found by a part of their name first."""
    known = {one["iri"] for one in by_part}
    return [*by_part, *(one for one in by_words if one["iri"] not in known)]


def _look(request: Request) -> LookAt:
    own = settings_of(request)

    def look(text: Sought, within: Within, limit: int, offset: int) -> tuple[Found, int]:
        return in_index(own.store, text, within, limit, offset, own.timeout)

    return look
