"""JSON lines come back as the very claims they were made of, and nothing else is let in."""

import json
import string
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.graph.claim import (
    Amount,
    Certainty,
    Claim,
    Entity,
    Extraction,
    Issue,
    Modality,
    Period,
    Polarity,
    Precision,
    Quotation,
    Role,
    Situation,
)
from comity.graph.exporting.jsonl import (
    MAX_LINE,
    read_claims,
    read_issues,
    write_claims,
    write_issues,
)
from comity.ontology.errors import InputError
from comity.ontology.iris import entity_iri

IRIS = st.text(string.ascii_lowercase, min_size=1).map(lambda key: entity_iri("org", key))
ENTITIES = st.builds(Entity, IRIS, st.text(), st.text(), st.none() | IRIS)
ROLES = st.builds(Role, st.text(), ENTITIES, st.text())
PRECISIONS = st.none() | st.sampled_from(get_args(Precision))
DATES = st.none() | st.dates().map(str)
PERIODS = st.builds(Period, DATES, DATES, PRECISIONS, PRECISIONS, st.text())
DECIMALS = st.decimals(-(10**12), 10**12, allow_nan=False, places=4)
AMOUNTS = st.builds(Amount, DECIMALS, st.text(), st.booleans(), st.text())
SITUATIONS = st.builds(
    Situation,
    st.text(),
    st.lists(ROLES, max_size=3).map(tuple),
    st.none() | PERIODS,
    st.none() | AMOUNTS,
    st.none() | st.text(),
)
QUOTATIONS = st.builds(
    lambda start, exact: Quotation(start, start + len(exact), exact),
    st.integers(0, 10**9),
    st.text(min_size=1),
)
CLAIMS = st.builds(
    Claim,
    st.text(),
    SITUATIONS,
    QUOTATIONS,
    st.sampled_from(get_args(Modality)),
    st.sampled_from(get_args(Polarity)),
    st.sampled_from(get_args(Certainty)),
    st.booleans(),
    st.none() | ROLES,
    st.floats(0, 1),
    st.text(),
)
ISSUES = st.builds(
    Issue, st.text(), st.integers(), st.integers(), st.text(), st.text(), st.text()
)  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)

one_folder = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)


@one_folder
@given(st.lists(CLAIMS, max_size=3))
def test_claims_come_back_as_they_went(tmp_path: Path, claims: list[Claim]) -> None:
    write_claims(tmp_path / "claims.jsonl", claims)
    assert read_claims(tmp_path / "claims.jsonl") == tuple(claims)


@one_folder
@given(st.lists(ISSUES, max_size=3))
def test_issues_come_back_as_they_went(tmp_path: Path, issues: list[Issue]) -> None:
    write_issues(tmp_path / "issues.jsonl", issues)
    assert read_issues(tmp_path / "issues.jsonl") == tuple(issues)


def test_one_claim_is_one_line_with_its_id(tmp_path: Path, extraction: Extraction) -> None:
    path = tmp_path / "claims.jsonl"
    write_claims(path, extraction.claims)
    lines = path.read_text(encoding="utf-8").split("\n")
    assert len(lines) == len(extraction.claims) + 1
    assert json.loads(lines[0])["id"] == extraction.claims[0].id


def _first(path: Path, extraction: Extraction) -> dict[str, Any]:
    write_claims(path, extraction.claims[:1])
    record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return record


Change = Callable[[dict[str, Any]], object]

CHANGES: dict[str, tuple[Change, str]] = {
    "a field too few": (lambda r: r.pop("modality"), "modality: missing"),
    "a field too many": (lambda r: r.update(colour="red"), "colour: unknown"),
    "another modality": (lambda r: r.update(modality="Certain"), "modality: must be one of"),
    "a modality that is a list": (lambda r: r.update(modality=[]), "modality: must be one of"),
    "past as a number": (lambda r: r.update(past=1), "past: must be bool"),
    "a confidence above 1": (lambda r: r.update(confidence=1.5), "confidence"),
    "a confidence as text": (lambda r: r.update(confidence="1"), "confidence: must be a number"),
    "a huge confidence": (lambda r: r.update(confidence=10**400), "confidence: must be a number"),
    "roles that are no list": (lambda r: r["situation"].update(roles={}), "roles: must be a list"),
    "an IRI that closes its brackets": (
        lambda r: r["situation"]["roles"][0]["entity"].update(iri="https://a/> ?s ?p ?o"),
        "situation: roles[0]: entity: iri: must be an IRI",
    ),
    "a quotation that its span doesn't fit": (
        lambda r: r["quotation"].update(end=7), "quotation: start and end",
    ),
    "half a surrogate pair": (lambda r: r.update(frame="\ud800"), "frame: holds half"),
    "another article": (lambda r: r.update(article_id="x"), "is not this claim's"),
    "no id": (lambda r: r.pop("id"), "id: None is not this claim's"),
    "an amount in words": (
        lambda r: r["situation"].update(
            amount={"value": "many", "unit": "t", "approximate": False, "expression": ""}
        ),
        "amount: value: must be a decimal number",
    ),
    "an endless amount": (
        lambda r: r["situation"].update(
            amount={"value": "1e999999", "unit": "t", "approximate": False, "expression": ""}
        ),
        "amount: value: must be a decimal number",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("change", "message"), CHANGES.values(), ids=CHANGES)
def test_a_changed_line_is_refused_with_file_and_line(
    tmp_path: Path, extraction: Extraction, change: Change, message: str
) -> None:
    path = tmp_path / "claims.jsonl"
    record = _first(path, extraction)
    change(record)
    path.write_bytes(path.read_bytes() + json.dumps(record).encode())
    with pytest.raises(InputError) as caught:
        read_claims(path)
    assert str(caught.value).startswith(f"{path}:2: ")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "line",
    [
        b"{", b"[]", b"nonsense", b"\xff\xfe", b'{"a": NaN}', b'{"a": 1, "a": 2}', b"null",
        b'{"a": ' + b"9" * 5000 + b"}", b"[" * 200_000, b" " * MAX_LINE + b"{}",
    ],
    ids=lambda line: line[:12].decode(errors="replace"),
)  # fmt: skip
def test_what_is_no_claim_is_refused_with_file_and_line(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_bytes(line)
    with pytest.raises(InputError) as caught:
        read_claims(path)
    assert str(caught.value).startswith(f"{path}:1: ")


@one_folder
@given(st.dictionaries(st.sampled_from(list(Claim.__slots__)), JSON))
def test_any_object_is_a_claim_or_refused(
    tmp_path: Path, extraction: Extraction, changes: dict[str, Any]
) -> None:
    path = tmp_path / "claims.jsonl"
    record = _first(path, extraction) | changes
    path.write_text(json.dumps(record), encoding="utf-8")
    refused = ""
    try:
        [claim] = read_claims(path)
    except InputError as error:
        refused = str(error)
    assert refused.startswith(f"{path}:1: ") if refused else claim.id == record["id"]


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be read"):
        read_claims(tmp_path / "none.jsonl")
