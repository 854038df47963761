"""The addresses of a remote store, which differ from server to server (`servers.toml`)."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from comity.graph.stores.http import check_address
from comity.ontology.errors import StoreError

_PLACES = ("query", "update", "graphs", "quads")
_KEYS = frozenset({*_PLACES, "union", "triples"})
_NEEDED = ("query", "update", "graphs")


@dataclass(frozen=True, slots=True)
class Server:
    """Where a remote store takes what.

    `union` is the parameter of queries that makes the union of all graphs the default graph,
    `triples` the media type of whole graphs.
    """

    query: str
    update: str
    graphs: str
    quads: str | None = None
    union: str | None = None
    triples: str = "application/n-triples"


def server(url: str, kind: str) -> Server:
    """The addresses below `url` of a server of that kind.

    `kind` is one of `servers.toml`, or the path of a TOML file (a name that ends in .toml) with
    the same keys, whose values may be whole addresses. Raises StoreError where there is no
    such kind, where an address is none or holds a password, or where the file can't be used.
    """
    if kind.endswith(".toml"):
        told = _read(Path(kind))
    elif kind in _known():
        told = _known()[kind]
    else:
        raise StoreError(
            f"no kind of server is called {kind!r}: it is one of {', '.join(_known())}, or a file "
            "whose name ends in .toml"
        )
    try:
        base = check_address(url).rstrip("/")
        places = {
            key: check_address(
                place if urlsplit(place).scheme else f"{base}/{place}" if place else base
            )
            for key, place in told.items()
            if key in _PLACES
        }
    except ValueError as error:
        raise StoreError(str(error)) from error
    others = {key: value for key, value in told.items() if key not in _PLACES}
    return Server(**(places | others))


def _below(base: str, place: str) -> str:
    if urlsplit(place).scheme:
        return place
    return f"{base}/{place}" if place else base


def _known() -> dict[str, dict[str, str]]:
    text = files("comity.graph.stores").joinpath("servers.toml").read_text(encoding="utf-8")
    known: dict[str, dict[str, str]] = tomllib.loads(text)
    return known


def _read(path: Path) -> dict[str, str]:
    try:
        told: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise StoreError(f"{path}: can't be read: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise StoreError(f"{path}: is no TOML: {error}") from error
    strange = set(told) - _KEYS
    missing = [key for key in _NEEDED if key not in told]
    if strange or missing or not all(isinstance(value, str) for value in told.values()):
        raise StoreError(
            f"{path}: takes the keys {', '.join(sorted(_KEYS))}, each an address or the end of "
            f"one, and needs {', '.join(_NEEDED)}"
        )
    return told
