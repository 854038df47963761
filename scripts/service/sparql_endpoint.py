"""The SPARQL 1.1 Protocol: queries by GET and POST, updates by POST, the service description.

Statuses: 400 malformed, 403 refused, 406 no such format, 422 an answer over a limit, 503 stopped
at the limit of time, or too busy (then with Retry-After). An answer is sent when it is whole, so
200 is never followed by half of one.
"""

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from comity.ontology.errors import FormatError
from comity.scripts.service import sparql_openapi
from comity.scripts.service.description import describe
from comity.scripts.service.formats import GRAPHS, wanted, with_charset
from comity.scripts.service.negotiation import best
from comity.scripts.service.sparql_request import SparqlRequest, read_request
from comity.scripts.service.state import pool_of, settings_of, writer_of
from comity.scripts.service.token import check_token

router = APIRouter()

ALLOW = {"Allow": "GET, HEAD, POST, OPTIONS"}
HEADERS = {"Vary": "Accept", "Cache-Control": "no-cache"}


@router.get(
    "/sparql",
    summary="Ask in SPARQL, or read the service description",
    openapi_extra=sparql_openapi.GET,
    response_class=Response,
)
@router.head("/sparql", include_in_schema=False)
async def by_get(request: Request) -> Response:
    """Answer ?query=…, or describe the service where there is none."""
    asked = await read_request(request)
    if asked.query is None:
        return _description(request, asked)
    return await _answer(request, asked, asked.query)


@router.post(
    "/sparql",
    summary="Ask or change the graph in SPARQL",
    openapi_extra=sparql_openapi.POST,
    response_class=Response,
)
async def by_post(request: Request) -> Response:
    """Answer a query, or carry out an update, in a form or as the body."""
    asked = await read_request(request)
    if asked.query is not None:
        return await _answer(request, asked, asked.query)
    assert asked.update is not None
    check_token(request, settings_of(request))
    await writer_of(request).update(asked.update, asked.dataset, _endpoint(request))
    return Response(status_code=204)


@router.options("/sparql", include_in_schema=False)
async def options() -> Response:
    """Say which methods there are."""
    return Response(status_code=204, headers=ALLOW)


@router.api_route("/sparql", methods=["PUT", "PATCH", "DELETE"], include_in_schema=False)
async def no_such_method() -> Response:
    """Refuse what the protocol does not have."""
    raise HTTPException(405, "ask by GET or POST", headers=ALLOW)


async def _answer(request: Request, asked: SparqlRequest, sparql: str) -> Response:
    want = wanted(request.headers.get("accept"), asked.format)
    reply = await pool_of(request).fetch(
        sparql, want.formats, dataset=asked.dataset, base=_endpoint(request)
    )
    media_type = with_charset(want.media_type(reply.form))
    return Response(reply.body, headers={**HEADERS, "Content-Type": media_type})


def _description(request: Request, asked: SparqlRequest) -> Response:
    accept = request.headers.get("accept")
    if asked.format is None:
        chosen = best(accept, (*GRAPHS, "text/html"))
        if chosen == "text/html":
            return RedirectResponse("/query", 303, headers=HEADERS)
    else:
        chosen = wanted(accept, asked.format).graph
    if chosen is None:
        raise FormatError(f"the service describes itself as {', '.join(GRAPHS)} only")
    own = settings_of(request)
    body = describe(
        _endpoint(request),
        GRAPHS[chosen],
        writable=own.writable,
        federated=bool(own.services),
    )
    return Response(body, headers={**HEADERS, "Content-Type": with_charset(chosen)})


def _endpoint(request: Request) -> str:
    """The address of the endpoint, by the name that the client uses for it."""
    return str(request.url.replace(query="", fragment=""))
