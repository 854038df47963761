"""Runs the service until it is told to stop."""

import socket
from contextlib import suppress

import click
import uvicorn
from fastapi import FastAPI

from comity.graph.stores.oxigraph import open_store, read_store
from comity.ontology.errors import InputError
from comity.scripts.service.app import create_app, start
from comity.scripts.service.settings import Settings

CLOSING = 3
"""Seconds that requests under way are given when the service is told to stop."""


def run(settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM. Prints the address once it listens.

    Raises StoreError where there is no store, or where another command writes the one that is
    to be written, and InputError where the address can't be used.
    """
    open_once = open_store if settings.writable else read_store
    open_once(settings.store).close()
    listening = _listen(settings.host, settings.port)
    app = create_app(settings)
    config = uvicorn.Config(
        app,
        lifespan="off",
        log_level="warning",
        server_header=False,
        date_header=True,
        timeout_graceful_shutdown=CLOSING,
        # What else may be installed answers a long address by itself, and otherwise.
        http="h11",
        h11_max_incomplete_event_size=128 << 10,
    )
    with suppress(KeyboardInterrupt):
        _Server(config, app).run(sockets=[listening])


class _Server(uvicorn.Server):
    """Starts the service's processes first, and ends the queries under way before it waits."""

    def __init__(self, config: uvicorn.Config, app: FastAPI) -> None:
        super().__init__(config)
        self._app = app

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        assert sockets is not None
        await start(self._app)
        await super().startup(sockets)
        _announce(self._app.state.settings, sockets[0])

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        # Those who wait for a query are told so.
        await self._app.state.pool.close()
        await super().shutdown(sockets)
        await self._app.state.writer.close()


def _announce(settings: Settings, listening: socket.socket) -> None:
    click.echo(f"comity: {settings.store} at {address(listening)} (Ctrl-C stops it)")
    if not settings.loopback:
        click.echo(
            f"comity: anybody who can reach {settings.host} can ask: put a reverse proxy with TLS "
            "before it (docs/service.md)",
            err=True,
        )


def address(listening: socket.socket) -> str:
    """Where a browser finds the socket."""
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, where = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP
        )[0]
        # With its protocol named, asyncio sends small pieces at once; else they wait for 40 ms.
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(where)
        listening.listen(2048)
    except OSError as error:
        raise InputError(
            f"can't listen at {host} port {port} ({error.strerror}): name another with --port"
        ) from error
    return listening
