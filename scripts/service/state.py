"""What a handler finds in the application."""

from typing import cast

from fastapi import Request

from comity.scripts.service.pool import Pool
from comity.scripts.service.settings import Settings
from comity.scripts.service.writer import Writer


def pool_of(request: Request) -> Pool:
    """The processes that answer queries."""
    return cast(Pool, request.app.state.pool)


def writer_of(request: Request) -> Writer:
    """The process that carries out updates."""
    return cast(Writer, request.app.state.writer)


def settings_of(request: Request) -> Settings:
    """How the service was started."""
    return cast(Settings, request.app.state.settings)
