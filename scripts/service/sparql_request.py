"""Reads a request of the SPARQL 1.1 Protocol: GET, POST of a form, POST of the text itself."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from fastapi import HTTPException, Request

from comity.graph.stores.base import Dataset

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"

MAX_BODY = 8 << 20
"""Bytes that the body of a request may have."""

BODY_TIMEOUT = 30.0
"""Seconds in which the body must have come."""

MAX_FIELDS = 1000
"""Parameters that a request may have."""


@dataclass(frozen=True, slots=True)
class SparqlRequest:
    """What is asked: a query, an update, or neither (for the service description)."""

    query: str | None = None
    update: str | None = None
    dataset: Dataset = field(default_factory=Dataset)
    format: str | None = None


async def read_request(request: Request) -> SparqlRequest:
    """What a request asks. Raises HTTPException (400, 408, 413, 415) with the cure."""
    given = _fields(request.scope["query_string"].decode("latin-1"), "the address")
    if request.method != "POST":
        if "update" in given:
            raise HTTPException(400, "an update must be sent by POST")
        return _put_together(given)
    kind = _media_type(request)
    text = _decoded(await _body(request), "the body")
    if kind == FORM:
        for name, values in _fields(text, "the body").items():
            given.setdefault(name, []).extend(values)
        if ("query" in given) == ("update" in given):
            raise HTTPException(400, "the form must hold one query=… or one update=…")
        return _put_together(given)
    name = "query" if kind == QUERY else "update"
    if "query" in given or "update" in given:
        raise HTTPException(400, f"with {kind} the body alone holds the {name}, not the address")
    return _put_together({**given, name: [text]})


def _put_together(given: Mapping[str, Sequence[str]]) -> SparqlRequest:
    prefix = "using" if "update" in given else "default"
    named = "using-named-graph-uri" if "update" in given else "named-graph-uri"
    return SparqlRequest(
        query=_single(given, "query"),
        update=_single(given, "update"),
        dataset=Dataset(tuple(given.get(f"{prefix}-graph-uri", ())), tuple(given.get(named, ()))),
        format=_single(given, "format"),
    )


def _single(given: Mapping[str, Sequence[str]], name: str) -> str | None:
    values = given.get(name, ())
    if len(values) > 1:
        raise HTTPException(400, f"the request holds {len(values)} of {name}=…: send one")
    return values[0] if values else None


def _fields(text: str, where: str) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    try:
        pairs = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=MAX_FIELDS)
    except UnicodeDecodeError:
        raise HTTPException(400, f"{where} is not UTF-8: encode it so") from None
    except ValueError:
        raise HTTPException(
            400, f"{where} holds more than {MAX_FIELDS:,} parameters: send fewer"
        ) from None
    for name, value in pairs:
        fields.setdefault(name, []).append(value)
    return fields


def _media_type(request: Request) -> str:
    """The kind of body, which must be UTF-8."""
    name, *parameters = (
        part.strip().lower() for part in request.headers.get("content-type", "").split(";")
    )
    if name not in (FORM, QUERY, UPDATE):
        raise HTTPException(
            415,
            f"a body of type {name or '(none)'} is not read: send {FORM}, {QUERY} or {UPDATE}",
            headers={"Accept-Post": f"{FORM}, {QUERY}, {UPDATE}"},
        )
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "charset" and value.strip(' "') not in ("utf-8", "utf8", "us-ascii"):
            raise HTTPException(415, f"the charset {value} is not read: send UTF-8")
    return name


async def _body(request: Request) -> bytes:
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_TIMEOUT):
            async for piece in request.stream():
                body += piece
                if len(body) > MAX_BODY:
                    raise _cut_off(413, f"the body is larger than {MAX_BODY:,} bytes: shorten it")
    except TimeoutError:
        raise _cut_off(408, f"the body did not come within {BODY_TIMEOUT:g} s") from None
    return bytes(body)


def _cut_off(status: int, told: str) -> HTTPException:
    """An answer after which nothing more is read."""
    return HTTPException(status, told, headers={"Connection": "close"})


def _decoded(body: bytes, where: str) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise HTTPException(
            400, f"{where} is not UTF-8 at byte {error.start}: encode it so"
        ) from None
