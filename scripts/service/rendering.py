"""Pages from templates: everything that they are given is escaped, nothing may be missing."""

from pathlib import Path
from typing import cast

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined

from comity.graph.view.assets import templates

TEMPLATES = Path(__file__).parent / "templates"


def environment() -> Environment:
    """The templates of the service, and below `view/` that of the network's page."""
    return Environment(
        loader=ChoiceLoader([FileSystemLoader(TEMPLATES), PrefixLoader({"view": templates()})]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(request: Request, name: str, /, *, status: int = 200, **values: object) -> HTMLResponse:
    """A page of the template `name`, which also knows the `path` that was asked for."""
    templates = cast(Environment, request.app.state.templates)
    page = templates.get_template(name).render(path=request.url.path, **values)
    return HTMLResponse(page, status)
