"""Pages from templates: everything that they are given is escaped, nothing may be missing."""

from pathlib import Path
from typing import cast

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from starlette.routing import Match

from comity.graph.view.assets import templates
from comity.scripts.service.formatting import page_of

EXPLORER = "/explore"
TEMPLATES = Path(__file__).parent / "templates"


def environment() -> Environment:
    """The templates of the service, and below `view/` that of the network's page."""
    made = Environment(
        loader=ChoiceLoader([FileSystemLoader(TEMPLATES), PrefixLoader({"view": templates()})]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["page"] = page_of
    return made


def render(request: Request, name: str, /, *, status: int = 200, **values: object) -> HTMLResponse:
    """A page of the template `name`, which also knows the `path` that was asked for."""
    templates = cast(Environment, request.app.state.templates)
    page = templates.get_template(name).render(
        path=request.url.path, doors=_doors(request), **values
    )
    return HTMLResponse(page, status, headers={"Vary": "Accept"})


def explorer_at(request: Request) -> str | None:
    """The path of the explorer's page, where this service has one."""
    return EXPLORER if _has(request, EXPLORER) else None


def _doors(request: Request) -> list[tuple[str, str]]:
    """What the bar of every page leads to."""
    doors = (("Explore", EXPLORER), ("Stances", "/stances"), ("Query", "/query"))
    return [(name, path) for name, path in doors if _has(request, path)]


def _has(request: Request, path: str) -> bool:
    scope = {"type": "http", "path": path, "method": "GET", "root_path": "", "headers": []}
    return any(route.matches(scope)[0] is Match.FULL for route in request.app.routes)
