"""The page to write queries on, and the catalogue of questions.

With scripts the page answers in place (`js/query.js`); without them its forms come here, and the
answer stands in the page that is sent.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from comity.ontology.errors import ComityError, QueryTooBigError
from comity.ontology.iris import CMT, ID
from comity.queries import catalogue
from comity.queries.catalogue import CatalogueQuery
from comity.queries.formats import curie, to_turtle
from comity.queries.guard import MAX_CHARACTERS
from comity.queries.names import KINDS
from comity.queries.results import Answer, Term
from comity.scripts.service import catalogue_api, network_page
from comity.scripts.service.catalogue_api import bound, values_in
from comity.scripts.service.problems import status_of
from comity.scripts.service.rendering import render
from comity.scripts.service.shield import POLICY
from comity.scripts.service.state import pool_of

ROWS = 500
"""Rows that a page shows which was made without scripts."""

EXAMPLE = """\
SELECT ?actor ?organization
WHERE { ?actor cmt:memberOf ?organization }
LIMIT 100
"""
"""What stands in an editor that nobody has used."""

_MOST_BYTES = 12 * MAX_CHARACTERS
"""A character takes four bytes at most, and each byte three in a form."""

_LONGEST = 16_000
"""Characters of an address that every browser follows."""

_OWN = re.compile(re.escape(ID) + r"([a-z]+/[\w-][\w.~-]*)")
"""An IRI that has a page here; a key of dots would lead out of the folder."""

router = APIRouter()
router.include_router(catalogue_api.router)
router.include_router(network_page.router)


@dataclass(frozen=True, slots=True)
class Cell:
    """A term as a reader sees it; `href` is where it leads, or nothing."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page has to say. `text` is the query in the editor."""

    text: str = ""
    status: str = ""
    failure: str = ""
    verdict: bool | None = None
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    turtle: str = ""
    files: tuple[tuple[str, str], ...] = ()
    http: int = 200


@router.get("/query", include_in_schema=False)
async def page(request: Request) -> HTMLResponse:
    """The page; with `ask` a question of the catalogue, with `answer` also what it gives."""
    given = dict(request.query_params)
    name, answered = given.pop("ask", None), given.pop("answer", None)
    if name is None:
        return _page(request, None, {}, Shown(text=EXAMPLE))
    query = catalogue.load(name)
    values = values_in(query, given)
    if answered is None:
        return _page(request, query, values, Shown())
    try:
        text = await bound(request, query, values)
    except ComityError as error:
        return _page(request, query, values, _failed(error, ""))
    return _page(request, query, values, await _answered(request, text))


@router.post("/query", include_in_schema=False)
async def answer(request: Request) -> HTMLResponse:
    """The page with the answer to the query of its form."""
    text = await _form_field(request, "query")
    return _page(request, None, {}, await _answered(request, text))


async def _answered(request: Request, text: str) -> Shown:
    try:
        return _shown(text, await pool_of(request).answer(text))
    except ComityError as error:
        return _failed(error, text)


def _failed(error: ComityError, text: str) -> Shown:
    return Shown(text=text, failure=str(error), http=status_of(error))


def _shown(text: str, answer: Answer) -> Shown:
    if isinstance(answer, bool):
        return Shown(text=text, verdict=answer)
    if isinstance(answer, tuple):
        status, files = _counted(len(answer), "triple"), _files(text, "turtle")
        return Shown(text=text, status=status, turtle=to_turtle(answer[:ROWS]), files=files)
    return Shown(
        text=text,
        status=_counted(len(answer.rows), "row"),
        columns=answer.columns,
        rows=tuple(tuple(map(_cell, row)) for row in answer.rows[:ROWS]),
        files=_files(text, "csv", "json"),
    )


def _files(text: str, *formats: str) -> tuple[tuple[str, str], ...]:
    """Where the whole answer is, by format; nothing where the address would be too long."""
    address = f"/sparql?query={quote(text, safe='')}"
    if len(address) > _LONGEST:
        return ()
    return tuple((form, f"{address}&format={form}") for form in formats)


def _cell(term: Term | None) -> Cell:
    if term is None:
        return Cell("", "")
    if term.kind != "uri":
        return Cell(term.value, "")
    if term.value.startswith(CMT):
        return Cell(curie(term.value), f"/onto#{quote(term.value.removeprefix(CMT))}")
    own = _OWN.fullmatch(term.value)
    return Cell(curie(term.value), f"/id/{quote(own[1])}" if own else "")


def _counted(number: int, one: str) -> str:
    counted = f"{number:,} {one}" if number == 1 else f"{number:,} {one}s"
    return counted if number <= ROWS else f"{counted}, the first {ROWS} of them here"


def _page(
    request: Request, chosen: CatalogueQuery | None, values: Mapping[str, str], shown: Shown
) -> HTMLResponse:
    parameters = chosen.parameters if chosen else ()
    page = render(
        request,
        "query.html.j2",
        status=shown.http,
        catalogue=_groups(),
        chosen=chosen,
        values={p.name: values.get(p.name, p.default or "") for p in parameters},
        kinds=KINDS,
        shown=shown,
    )
    # A network is shown in a frame of the page.
    page.headers["Content-Security-Policy"] = f"{POLICY}; frame-src 'self'"
    return page


def _groups() -> dict[str, list[CatalogueQuery]]:
    groups: dict[str, list[CatalogueQuery]] = {}
    for query in catalogue.load_all():
        groups.setdefault(query.group, []).append(query)
    return groups


async def _form_field(request: Request, name: str) -> str:
    """A field of the form that was sent; raises QueryTooBigError where the form is too long."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _MOST_BYTES:
            raise QueryTooBigError(
                f"the query is longer than {MAX_CHARACTERS:,} characters: shorten it"
            )
    fields = parse_qs(body.decode("ascii", "replace"), errors="replace")
    # A form sends its lines with a carriage return, which is none of the query's.
    return fields.get(name, [""])[0].replace("\r\n", "\n")
