"""The catalogue of questions over HTTP, each bound to its values, and the editor's vocabulary."""

import asyncio
import hashlib
import json
from collections.abc import Mapping
from functools import cache
from typing import Annotated

from fastapi import APIRouter, Header, Request, Response
from pydantic import BaseModel

from comity.ontology.errors import QueryError, UnknownNameError
from comity.ontology.iris import PREFIXES
from comity.queries import catalogue
from comity.queries.catalogue import CatalogueQuery
from comity.queries.results import Table
from comity.queries.values import bind
from comity.scripts.service.state import pool_of
from comity.scripts.service.vocabulary import vocabulary

router = APIRouter(prefix="/api")

_DECLARATIONS = frozenset(f"PREFIX {name}: <{base}>" for name, base in PREFIXES.items())


class ParameterModel(BaseModel):
    """One thing that a question asks for. `default` is None where it may be left open."""

    name: str
    type: str
    default: str | None
    required: bool


class QuestionModel(BaseModel):
    """A question of the catalogue."""

    name: str
    question: str
    group: str
    parameters: list[ParameterModel]


class BoundModel(QuestionModel):
    """A question with the query that answers it."""

    sparql: str


@router.get("/catalogue", summary="The questions of the catalogue")
async def questions() -> list[QuestionModel]:
    """All questions, in the order of the catalogue."""
    return [_described(query) for query in catalogue.load_all()]


@router.get("/catalogue/{name}", summary="A question's query, with values in it")
async def question(request: Request, name: str) -> BoundModel:
    """The query of a question; the address' parameters are its values, else the defaults count.

    A name is what one would write: a label, an alias, a code, or an IRI.
    """
    query = catalogue.load(name)
    text = await bound(request, query, values_in(query, request.query_params))
    return BoundModel(**dict(_described(query)), sparql=text)


@router.get("/vocabulary", summary="Prefixes and terms, for completion")
async def terms(if_none_match: Annotated[str | None, Header()] = None) -> Response:
    """The prefixes that queries need not declare, and the terms of the ontology."""
    body, tag = await asyncio.to_thread(_vocabulary)
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if if_none_match is not None and tag in if_none_match.split(", "):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers=headers)


def values_in(query: CatalogueQuery, given: Mapping[str, str]) -> dict[str, str]:
    """What was given for the query's parameters; a blank counts as nothing.

    Raises UnknownNameError for a name that is none of its parameters.
    """
    known = tuple(parameter.name for parameter in query.parameters)
    for name in given:
        if name not in known:
            raise UnknownNameError("parameter", name, catalogue.closest(name, known))
    return {name: value for name, value in given.items() if value.strip()}


async def bound(request: Request, query: CatalogueQuery, values: Mapping[str, str]) -> str:
    """The query with these values in it, without its header and the prefixes that are known.

    Names are looked up in the store. Raises what `comity.queries.values.bind` raises, and
    `Pool.answer`.
    """
    pool, loop = pool_of(request), asyncio.get_running_loop()

    def ask(sparql: str) -> Table:
        answer = asyncio.run_coroutine_threadsafe(pool.answer(sparql), loop).result()
        if not isinstance(answer, Table):
            raise QueryError("a table was expected: use SELECT")
        return answer

    return _bare(await asyncio.to_thread(bind, query, values, ask))


def _bare(text: str) -> str:
    """The question and the query, for a reader who has the rest before them."""
    question, _, rest = text.partition("\n")
    lines = rest.splitlines()
    unknown = []
    while lines and (not lines[0] or lines[0].startswith(("# ", "PREFIX "))):
        line = lines.pop(0)
        if line.startswith("PREFIX ") and line not in _DECLARATIONS:
            unknown.append(line)
    return "\n".join([question, *unknown, *lines]) + "\n"


def _described(query: CatalogueQuery) -> QuestionModel:
    return QuestionModel(
        name=query.name,
        question=query.question,
        group=query.group,
        parameters=[
            ParameterModel(name=p.name, type=p.type, default=p.default, required=p.required)
            for p in query.parameters
        ],
    )


@cache
def _vocabulary() -> tuple[bytes, str]:
    """The vocabulary as JSON, and its entity tag."""
    body = json.dumps(vocabulary(), ensure_ascii=False, separators=(",", ":")).encode()
    return body, f'"{hashlib.sha256(body).hexdigest()[:16]}"'
