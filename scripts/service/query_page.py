"""The page to write queries on, and the catalogue of questions."""

from fastapi import APIRouter

router = APIRouter()
