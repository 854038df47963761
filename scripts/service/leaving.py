"""Drops the work for a client that has left: a query that nobody waits for is stopped."""

import asyncio
from contextlib import suppress

from starlette.types import ASGIApp, Message, Receive, Scope, Send

AHEAD = 4
"""Pieces of a request's body that are read ahead of the handler."""


class Leaving:
    """Middleware: cancels the handler of a request whose connection is gone."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run the handler as long as there is somebody to answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        ahead: asyncio.Queue[Message] = asyncio.Queue(AHEAD)
        answered = False

        async def watched_send(message: Message) -> None:
            nonlocal answered
            last = message["type"] == "http.response.body" and not message.get("more_body")
            answered = answered or last
            await send(message)

        async def watch() -> None:
            while (message := await receive())["type"] != "http.disconnect":
                await ahead.put(message)
            if not answered:
                handler.cancel()
            await ahead.put(message)

        handler = asyncio.ensure_future(self._app(scope, ahead.get, watched_send))
        watcher = asyncio.create_task(watch())
        try:
            await handler
        except asyncio.CancelledError:
            # Ours, or that of the server which is ending: then it must go on.
            if not handler.cancelled() or asyncio.current_task().cancelling():  # type: ignore[union-attr]
                handler.cancel()
                raise
        finally:
            watcher.cancel()
            with suppress(asyncio.CancelledError):
                await watcher
