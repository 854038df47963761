"""The explorer over HTTP: search, expand, path, evidence. Each is a bounded query."""

from fastapi import APIRouter

router = APIRouter(prefix="/api")
