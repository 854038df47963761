"""What a query asks for as a network, on the page that `comity view` makes."""

import asyncio
import json
import math
import sys
from typing import Annotated, Final, cast

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from comity.ontology.errors import BusyError, QueryTimeoutError
from comity.queries.execute import broken, raise_for, setup
from comity.queries.guard import MAX_CHARACTERS
from comity.scripts.service.child import Child, ChildDiedError
from comity.scripts.service.settings import Settings
from comity.scripts.service.state import settings_of

ACTORS: Final = 300
"""Things that are drawn at most, the best-tied ones."""

TITLE: Final = "What a query asks for"

HEADERS: Final = {
    # The page has a policy of its own, by which its scripts alone run, and asks nothing.
    "Content-Security-Policy": "frame-ancestors 'self'",
    "X-Frame-Options": "SAMEORIGIN",
}

_COMMAND = (sys.executable, "-P", "-m", "comity.scripts.service.drawing_worker")

router = APIRouter()


@router.get("/query/network", include_in_schema=False)
async def network(
    request: Request, query: Annotated[str, Query(max_length=MAX_CHARACTERS)]
) -> HTMLResponse:
    """The claims that tie the pairs of the answer, or that it names, drawn."""
    settings, turn = settings_of(request), _turn_of(request)
    try:
        async with asyncio.timeout(settings.wait):
            await turn.acquire()
    except TimeoutError:
        raise BusyError("another network is being drawn: try again later") from None
    try:
        return HTMLResponse(await _draw(settings, query), headers=HEADERS)
    finally:
        turn.release()


def _turn_of(request: Request) -> asyncio.Lock:
    """Who draws has it: drawing takes a processor for a second or more."""
    state = request.app.state
    if not hasattr(state, "drawing"):
        state.drawing = asyncio.Lock()
    return cast(asyncio.Lock, state.drawing)


async def _draw(settings: Settings, sparql: str) -> bytes:
    """The page. A process of its own draws it, which is ended at the limit."""
    child = Child(_COMMAND, setup(settings.store, settings.max_memory))
    job = {
        "sparql": sparql,
        "timeout": settings.timeout,
        "seconds": math.ceil(2 * settings.timeout) + 1,
        "actors": ACTORS,
        "title": TITLE,
    }
    try:
        async with asyncio.timeout(settings.timeout):
            await child.start()
            head, page = await child.ask(json.dumps(job).encode() + b"\n")
    except TimeoutError:
        raise QueryTimeoutError(
            f"drawing was stopped after {settings.timeout:g} s: ask for fewer pairs, or add LIMIT"
        ) from None
    except ChildDiedError:
        raise broken(settings.max_memory) from None
    finally:
        await child.kill()
    raise_for(head)
    return page
