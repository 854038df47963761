"""What went wrong, as a status of HTTP and one line that holds the cure."""

from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import Any, cast

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from comity.ontology.errors import (
    BusyError,
    ComityError,
    FormatError,
    QueryError,
    QueryRefusedError,
    QueryTimeoutError,
    QueryTooBigError,
    StoreError,
    UnknownNameError,
)
from comity.scripts.service.rendering import render

STATUS: Mapping[type[ComityError], int] = MappingProxyType(
    {
        QueryTimeoutError: 503,
        QueryTooBigError: 422,
        QueryRefusedError: 403,
        FormatError: 406,
        QueryError: 400,
        UnknownNameError: 404,
        BusyError: 503,
        StoreError: 503,
    }
)
"""The first that an error is an instance of counts; any other is the service's own fault."""


class Problem(BaseModel):
    """What went wrong, and its cure, on one line."""

    status: int
    error: str


RESPONSES: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem} for status in (400, 404, 422, 503)
}
"""What any operation may answer, for the API's description."""

RETRY_AFTER = 2
"""Seconds after which to ask again where the service is busy."""


def status_of(error: ComityError) -> int:
    """The status that tells a client what kind of error this is."""
    return next((status for kind, status in STATUS.items() if isinstance(error, kind)), 500)


def install(app: FastAPI) -> None:
    """Make the application answer errors in our way."""
    app.add_exception_handler(ComityError, _comity_error)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _validation_error)


def problem(
    request: Request, status: int, message: str, headers: Mapping[str, str] | None = None
) -> Response:
    """The answer to a request that failed: text for SPARQL, HTML for a page, else JSON."""
    line = " ".join(message.split())
    response: Response
    if request.url.path.startswith("/sparql"):
        response = PlainTextResponse(line + "\n", status)
    elif "text/html" in request.headers.get("accept", ""):
        response = render(
            request, "problem.html.j2", status=status, title=HTTPStatus(status).phrase, message=line
        )
    else:
        response = JSONResponse(Problem(status=status, error=line).model_dump(), status)
    response.headers.update(headers or {})
    return response


async def _comity_error(request: Request, error: Exception) -> Response:
    known = cast(ComityError, error)
    headers = {"Retry-After": str(RETRY_AFTER)} if isinstance(known, BusyError) else {}
    return problem(request, status_of(known), str(known), headers)


async def _http_error(request: Request, error: Exception) -> Response:
    known = cast(HTTPException, error)
    return problem(request, known.status_code, str(known.detail), known.headers)


async def _validation_error(request: Request, error: Exception) -> Response:
    known = cast(RequestValidationError, error)
    first = known.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    return problem(request, 422, f"{place}: {first['msg']}")
