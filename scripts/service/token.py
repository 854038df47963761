"""Who may change the graph: whoever bears the token."""

import hashlib
import hmac
import os
from pathlib import Path

from fastapi import HTTPException, Request

from comity.ontology.errors import InputError, QueryRefusedError
from comity.scripts.service.settings import Settings

VARIABLE = "COMITY_TOKEN"
"""The environment variable that holds the token where no file does."""

SHORTEST = 16
"""Characters that a token must have."""


def read_token(file: Path | None) -> str:
    """The token in a file or in the environment. Raises InputError; never shows the token."""
    if file is None:
        token, place = os.environ.get(VARIABLE, ""), VARIABLE
    else:
        place = str(file)
        try:
            token = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{file} can't be read as text: name another --token-file") from error
    token = token.strip()
    if len(token) < SHORTEST or not token.isascii() or not token.isprintable():
        raise InputError(
            f"--writable needs a token of at least {SHORTEST} printable ASCII characters in "
            f"{place}: make one with `openssl rand -hex 32`"
        )
    return token


def check_token(request: Request, settings: Settings) -> None:
    """Let only the token's bearer pass.

    Raises QueryRefusedError where nobody may change the graph, HTTPException (401) for a
    request without the token.
    """
    if settings.token is None:
        raise QueryRefusedError(
            "this service is read-only: start it with --writable to change that"
        )
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    # Of digests, since to compare texts tells by its time how long they are.
    fits = hmac.compare_digest(_digest(given.strip()), _digest(settings.token))
    if scheme.lower() != "bearer" or not fits:
        raise HTTPException(
            401,
            "an update needs the header Authorization: Bearer TOKEN",
            headers={"WWW-Authenticate": 'Bearer realm="comity"'},
        )


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).digest()
