"""The explorer over HTTP: search, first picture, expand, ego, path, evidence.

Each is a few bounded queries. Parameters are checked here, so `/openapi.json` describes them.
"""

import re
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from pydantic import AfterValidator, BeforeValidator

from comity.graph.view.families import read_legend
from comity.graph.view.links import Status
from comity.graph.view.scope import Span
from comity.queries.exploring.evidence import evidence
from comity.queries.exploring.explorer import Asked
from comity.queries.exploring.path import find_paths
from comity.scripts.service import explorer_records as records
from comity.scripts.service.asking import IriText, explorer_of

router = APIRouter(prefix="/api", tags=["explorer"])

DAY = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
_FAMILIES = tuple(family.id for family in read_legend().families)


def _family(name: str) -> str:
    if name not in _FAMILIES:
        raise ValueError(f"write one of {', '.join(_FAMILIES)}")
    return name


def _split(texts: object) -> object:
    if not isinstance(texts, list):
        return texts
    return [name for text in texts for name in re.split(r"[\s,]+", str(text)) if name]


Family = Annotated[str, AfterValidator(_family)]
Day = Annotated[str, Query(pattern=DAY, description="A day, month or year: 2023-10-01, 2023")]
_LIST = "Repeated, or with commas between; without any, all"


def asked(
    families: Annotated[
        list[Family], BeforeValidator(_split), Query(default_factory=list, description=_LIST)
    ],
    statuses: Annotated[
        list[Status], BeforeValidator(_split), Query(default_factory=list, description=_LIST)
    ],
    min_confidence: Annotated[float, Query(ge=0, le=1)] = 0.0,
    since: Day | None = None,
    until: Day | None = None,
) -> Asked:
    """The filters of a request; without any, all claims count."""
    span = Span(since, until)
    return Asked(frozenset(families), frozenset(statuses), min_confidence, span)


_Filters = Annotated[Asked, Depends(asked)]


@router.get("/search")
def search(
    request: Request,
    q: Annotated[str, Query(max_length=200, description="Any part of a name or code")],
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> list[records.Found]:
    """Find things by name, whatever its case and accents, the best-tied first."""
    found = explorer_of(request).search(q, limit)
    return [records.Found.model_validate(one) for one in found]


@router.get("/overview")
def overview(request: Request, limit: Annotated[int, Query(ge=2, le=60)] = 20) -> records.Overview:
    """The first picture: the best-tied things, the links among them, and where to draw them."""
    return records.Overview.model_validate(explorer_of(request).overview(limit))


@router.get("/actor")
def actor(
    request: Request,
    iri: IriText,
    wanted: _Filters,
    limit: Annotated[int, Query(ge=1, le=500)] = 60,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> records.Expanded:
    """Expand a thing: its strongest links."""
    found = explorer_of(request).expand(iri, wanted, limit, offset)
    return records.Expanded.model_validate(found)


@router.get("/ego")
def ego(
    request: Request,
    iri: IriText,
    wanted: _Filters,
    depth: Annotated[int, Query(ge=1, le=2)] = 1,
    limit: Annotated[int, Query(ge=2, le=200, description="Things at most")] = 60,
) -> records.Ego:
    """What lies within one or two steps of a thing, over links that somebody states."""
    return records.Ego.model_validate(explorer_of(request).ego(iri, depth, wanted, limit))


@router.get("/path")
def path(
    request: Request,
    a: IriText,
    b: IriText,
    wanted: _Filters,
    k: Annotated[int, Query(ge=1, le=10, description="Ways at most")] = 3,
) -> records.Paths:
    """The ways of the fewest steps from one thing to another, over what is stated alone."""
    return records.Paths.model_validate(find_paths(explorer_of(request), a, b, k, wanted))


@router.get("/evidence")
def evidence_page(
    request: Request,
    source: IriText,
    target: IriText,
    family: Family,
    status: Status = "stated",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> records.Evidence:
    """The quotations behind a link, page by page, each with what contradicts it."""
    found = evidence(explorer_of(request), source, target, family, status, page)
    return records.Evidence.model_validate(found)
