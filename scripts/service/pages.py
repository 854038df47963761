"""Pages for people: the front page, and one for each actor, agreement, event and article."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from comity.scripts.service.rendering import render

router = APIRouter()


@router.get("/", include_in_schema=False)
async def front(request: Request) -> HTMLResponse:
    """The front page."""
    return render(request, "front.html.j2")
