"""Claims and issues as JSON lines, and back: one object a line, in the order given.

A line is the dataclass itself, field by field, behind its `id`; an id that doesn't fit what
follows it means that somebody changed the line, and is refused.
"""

import dataclasses
import json
import re
import sys
import types
import typing
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, TypeVar

from comity.graph.claim import Claim, Issue
from comity.graph.exporting.atomic import write_atomically
from comity.ontology.errors import InputError
from comity.ontology.iris import Iri

T = TypeVar("T")

MAX_LINE = 1_000_000
"""Bytes; a claim takes about two thousand."""

_ABSOLUTE_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`]+")


def write_claims(path: Path, claims: Iterable[Claim]) -> None:
    """Write the claims, one a line. Raises OutputError."""
    write_atomically({path: b"".join(json_line({"id": c.id, **_plain(c)}) for c in claims)})


def write_issues(path: Path, issues: Iterable[Issue]) -> None:
    """Write the issues, one a line. Raises OutputError."""
    write_atomically({path: b"".join(json_line(_plain(issue)) for issue in issues)})


def issue_line(issue: Issue) -> str:
    """The issue as `write_issues` writes it, without the line's end."""
    return json_line(_plain(issue)).decode().rstrip("\n")


def read_claims(path: Path) -> tuple[Claim, ...]:
    """The claims in a file that `write_claims` wrote: equal to those it was given.

    Raises InputError with file and line where anything is not as it writes it.
    """
    return tuple(_claim(where, record) for where, record in _records(path))


def read_issues(path: Path) -> tuple[Issue, ...]:
    """The issues in a file that `write_issues` wrote. Raises InputError with file and line."""
    return tuple(_decoded(Issue, record, where) for where, record in _records(path))


def _claim(where: str, record: dict[str, Any]) -> Claim:
    stated = record.pop("id", None)
    claim = _decoded(Claim, record, where)
    span = claim.quotation
    if not 0 <= span.start < span.end or span.end - span.start != len(span.exact):
        raise InputError(f"{where}: quotation: start and end don't fit its text")
    if not 0 <= claim.confidence <= 1:
        raise InputError(f"{where}: confidence: must be from 0 to 1")
    if stated != claim.id:
        raise InputError(f"{where}: id: {stated!r} is not this claim's ({claim.id})")
    return claim


def _plain(value: Any) -> Any:
    """A dataclass as JSON's own types, fields that are None included."""
    if dataclasses.is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, Decimal) else value


def json_line(record: dict[str, Any]) -> bytes:
    """An object on a line of its own."""
    return json.dumps(record, ensure_ascii=False, allow_nan=False).encode() + b"\n"


def _records(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The objects of a file, each with its place. Lines end in U+000A alone."""
    try:
        with path.open("rb") as file:
            for number, line in enumerate(iter(lambda: file.readline(MAX_LINE + 1), b""), start=1):
                if line.strip():
                    yield f"{path}:{number}", _record(f"{path}:{number}", line)
    except OSError as error:
        raise InputError(f"{path}: can't be read: {error.strerror}") from error


def _record(where: str, line: bytes) -> dict[str, Any]:
    if len(line) > MAX_LINE:
        raise InputError(f"{where}: the line is longer than {MAX_LINE} bytes")
    try:
        record = json.loads(line.decode(), parse_constant=_refuse, object_pairs_hook=_unique)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: not a line of JSON: {error}") from error
    if not isinstance(record, dict):
        raise InputError(f"{where}: must be an object, not {type(record).__name__}")
    return record


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is not a number of JSON")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) != len(pairs):
        raise ValueError("a name stands twice in one object")
    return record


def _decoded(kind: type[T], record: Any, where: str) -> T:
    """A dataclass out of an object with exactly its fields."""
    if not isinstance(record, dict):
        raise InputError(f"{where}: must be an object, not {type(record).__name__}")
    hints = typing.get_type_hints(kind)
    odd = sorted(hints.keys() ^ record.keys())
    if odd:
        raise InputError(f"{where}: {odd[0]}: {'missing' if odd[0] in hints else 'unknown'}")
    return kind(**{name: _value(hints[name], record[name], f"{where}: {name}") for name in hints})


def _value(hint: Any, value: Any, where: str) -> Any:
    """`value` as the type that an annotation names."""
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        inner = next(arm for arm in typing.get_args(hint) if arm is not types.NoneType)
        return None if value is None else _value(inner, value, where)
    if origin is tuple:
        if not isinstance(value, list):
            raise InputError(f"{where}: must be a list")
        inner = typing.get_args(hint)[0]
        return tuple(_value(inner, item, f"{where}[{i}]") for i, item in enumerate(value))
    if origin is typing.Literal:
        if value not in typing.get_args(hint):
            raise InputError(f"{where}: must be one of {', '.join(typing.get_args(hint))}")
        return value
    if dataclasses.is_dataclass(hint):
        return _decoded(typing.cast(type[Any], hint), value, where)
    return _scalar(hint, value, where)


def _scalar(hint: Any, value: Any, where: str) -> Any:
    if hint is Iri:
        if not isinstance(value, str) or not _ABSOLUTE_IRI.fullmatch(value):
            raise InputError(f"{where}: must be an IRI")
    elif hint is Decimal:
        return _decimal(value, where)
    elif hint is float:
        if type(value) not in (int, float) or not abs(value) < sys.float_info.max:
            raise InputError(f"{where}: must be a number")
        return float(value)
    elif type(value) is not hint:
        raise InputError(f"{where}: must be {hint.__name__}, not {type(value).__name__}")
    return _text(value, where) if isinstance(value, str) else value


def _text(value: str, where: str) -> str:
    if any("\ud800" <= c <= "\udfff" for c in value):
        raise InputError(f"{where}: holds half a surrogate pair")
    return value


def _decimal(value: Any, where: str) -> Decimal:
    try:
        number = Decimal(value) if isinstance(value, str) and len(value) < 100 else None
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite() or abs(number.adjusted()) > 100:
        raise InputError(f"{where}: must be a decimal number in quotation marks")
    return number
