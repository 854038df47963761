"""What a handler finds in the application."""

from typing import cast

from fastapi import Request

from comity.scripts.service.pool import Pool
from comity.scripts.service.settings import Settings


def pool_of(request: Request) -> Pool:
    """The processes that answer queries."""
    return cast(Pool, request.app.state.pool)


def settings_of(request: Request) -> Settings:
    """How the service was started."""
    return cast(Settings, request.app.state.settings)
