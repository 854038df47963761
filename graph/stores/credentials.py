"""Who asks a remote store: taken from the environment or a file, never from a command line.

What stands in a command line can be read by every user of a machine.
"""

import os
import stat
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from comity.ontology.errors import StoreError

FILE = "COMITY_CREDENTIALS"
"""The variable that names a file with `user` and `password`, or `token`, as TOML."""

_KEYS = ("user", "password", "token")


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user with a password, for HTTP Basic or Digest as the server wants it, or a bearer token.

    Neither password nor token is part of its `repr`.
    """

    user: str | None = None
    password: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if self.token is None and (self.user is None or self.password is None):
            raise StoreError("signing in takes a user and a password, or a token")
        if self.token is not None and not (self.token.isascii() and self.token.isprintable()):
            raise StoreError("the token has characters that no HTTP header can hold: copy it anew")

    def hidden_in(self, text: str) -> str:
        """The text without the password and the token."""
        for secret in filter(None, (self.password, self.token)):
            text = text.replace(secret, "…")
        return text


def credentials(environment: Mapping[str, str] = os.environ) -> Credentials | None:
    """What the environment says: COMITY_CREDENTIALS names a file, else COMITY_USER with
    COMITY_PASSWORD, else COMITY_TOKEN; None where it says nothing.

    Raises StoreError where one of a pair is missing, or where the file can't be read, holds
    something else, or may be read by others.
    """
    if name := environment.get(FILE):
        return _from_file(Path(name))
    found = {key: environment.get(f"COMITY_{key.upper()}") or None for key in _KEYS}
    if found["user"] or found["password"]:
        if not (found["user"] and found["password"]):
            raise StoreError("COMITY_USER and COMITY_PASSWORD go together: one of them is not set")
        return Credentials(found["user"], found["password"])
    return Credentials(token=found["token"]) if found["token"] else None


def _from_file(path: Path) -> Credentials:
    try:
        if sys.platform != "win32" and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise StoreError(f"{path} may be read by others: `chmod 600 {path}`")
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise StoreError(f"{path}, named by {FILE}, can't be read: {reason}") from error
    except tomllib.TOMLDecodeError:
        # Its message may show a part of the line.
        told = {}
    known = {key: told[key] for key in _KEYS if isinstance(told.get(key), str) and told[key]}
    if set(known) != set(told) or set(known) not in ({"user", "password"}, {"token"}):
        raise StoreError(
            f'{path}, named by {FILE}, must hold two lines, user = "…" and password = "…", or one, '
            'token = "…"'
        ) from None
    return Credentials(**known)
