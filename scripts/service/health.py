"""Whether the service is up: asks nothing of the store, so it answers under any load."""

from fastapi import APIRouter, Request
from pydantic import BaseModel

from comity.scripts.service.state import pool_of

router = APIRouter()


class Health(BaseModel):
    """How many processes are free, and how many queries wait for one."""

    free: int
    waiting: int


@router.get("/health", summary="Is the service up?")
async def health(request: Request) -> Health:
    """Say that the service is up, and how busy."""
    pool = pool_of(request)
    return Health(free=pool.free, waiting=pool.waiting)
