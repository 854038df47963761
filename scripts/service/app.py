"""Puts the service together.

A router is an `APIRouter` in a module of its own, listed in `ROUTERS`. Its handlers find

- `pool_of(request)`: the `Pool`. `await pool.answer(sparql, timeout=…, max_rows=…)` gives an
  `Answer` (a `Table`, a bool or triples), `pool.fetch(sparql, formats)` bytes.
  Every query passes the guard and stands under the service's limits. A value from outside enters
  a query as a checked term (`comity.queries.values`, `str(NamedNode(…))`, `str(Literal(…))`),
  never as text.
- `settings_of(request)`: the `Settings`.
- `render(request, "name.html.j2", **values)` of `comity.scripts.service.rendering`: a page of a
  template in `templates/`, which extends `base.html.j2`.

They raise `ComityError` where something is wrong; `comity.scripts.service.problems` turns it into
a status and one line with its cure, as HTML for a browser's page, else as JSON. Scripts and styles
are files below /static/ (and /static/bundle/): the policy of
`comity.scripts.service.shield` allows no others, and no request to another host.
"""

import asyncio
from pathlib import Path

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.staticfiles import StaticFiles

from comity.ontology.errors import StoreError
from comity.scripts.service import (
    explore_page,
    explorer_api,
    health,
    ontology_page,
    pages,
    problems,
    query_page,
    search_page,
    sparql_endpoint,
    stances_page,
)
from comity.scripts.service.asking import make_explorer
from comity.scripts.service.leaving import Leaving
from comity.scripts.service.pool import Pool
from comity.scripts.service.rendering import environment
from comity.scripts.service.settings import Settings
from comity.scripts.service.shield import Shield
from comity.scripts.service.writer import Writer

HERE = Path(__file__).parent
ROUTERS = (
    health.router,
    sparql_endpoint.router,
    explorer_api.router,
    explore_page.router,
    query_page.router,
    search_page.router,
    stances_page.router,
    ontology_page.router,
    pages.router,
)


def create_app(settings: Settings) -> FastAPI:
    """The service as an application of ASGI; `start` starts its processes."""
    app = FastAPI(
        title="Comity",
        description="Who is tied to whom, and on whose word.",
        docs_url=None,
        redoc_url=None,
        responses=problems.RESPONSES,
        middleware=_middleware(settings),
    )
    app.state.settings = settings
    app.state.pool = Pool(settings)
    app.state.writer = Writer(settings)
    app.state.explorer = make_explorer(app.state.pool, settings)
    app.state.templates = environment()
    problems.install(app)
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static/bundle", StaticFiles(directory=HERE / "bundle", follow_symlink=True))
    app.mount("/static", StaticFiles(directory=HERE / "static", follow_symlink=True))
    return app


async def start(app: FastAPI) -> None:
    """Start the processes that answer, and the one that writes. Raises StoreError."""
    try:
        if app.state.settings.writable:
            await app.state.writer.start()
        await app.state.pool.start()
    except StoreError:
        await asyncio.gather(app.state.pool.close(), app.state.writer.close())
        raise


def _middleware(settings: Settings) -> list[Middleware]:
    chain = [Middleware(Shield, settings=settings)]
    if settings.origins:
        chain.append(
            Middleware(
                CORSMiddleware,
                allow_origins=settings.origins,
                allow_methods=["GET", "HEAD", "POST", "OPTIONS"],
                allow_headers=["Accept", "Authorization", "Content-Type"],
            )
        )
    return [*chain, Middleware(Leaving)]
