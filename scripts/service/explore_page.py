"""The explorer: the page of `comity view`, over a graph that it asks for piece by piece."""

from functools import cache

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from comity.graph.view.assets import OPTIONS, style, vis_network
from comity.graph.view.page import BUDGET
from comity.ontology.iris import ID
from comity.scripts.service.rendering import render

FIRST = 20
"""Things in the first picture."""

router = APIRouter(include_in_schema=False)


@router.get("/explore")
def page(request: Request) -> HTMLResponse:
    """The page; what it shows stands behind the # of its address, which the service never sees."""
    settings = {
        "budget": BUDGET,
        "first": FIRST,
        "options": dict(OPTIONS),
        "pages": {"iris": ID, "path": "/id/"},
    }
    return render(request, "explore.html.j2", title="Who is tied to whom", settings=settings)


@router.get("/explore/vis-network.js")
def drawing() -> Response:
    """What keeps the camera and moves the nodes."""
    return Response(_drawing(), media_type="text/javascript", headers=_KEPT)


@router.get("/explore/view.css")
def look() -> Response:
    """The look of the page, the same as that of a file."""
    return Response(_look(), media_type="text/css", headers=_KEPT)


_KEPT = {"Cache-Control": "max-age=3600"}


@cache
def _drawing() -> bytes:
    return vis_network().encode()


@cache
def _look() -> bytes:
    return style().encode()
