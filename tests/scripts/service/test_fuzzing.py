"""No request breaks the service: made-up ones, after its own description of its API."""

import os
from typing import Any

import httpx
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from comity.ontology.iris import entity_iri

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "12"))
"""Requests for each operation; by hand it may be asked for more."""

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


REAL = {
    "iri": entity_iri("state", "AFG"),
    "a": entity_iri("state", "AFG"),
    "b": entity_iri("state", "RUS"),
    "source": entity_iri("state", "AFG"),
    "target": entity_iri("state", "RUS"),
    "family": "diplomacy",
    "name": "memberships",
    "text": "trade -kabul",
    "actor": entity_iri("state", "RUS"),
    "kind": "state",
    "key": "AFG",
    "query": "SELECT * { ?s ?p ?o } LIMIT 5",
}
"""What leads further than chance does."""


def test_no_request_breaks_the_service(service: httpx.Client) -> None:
    address = str(service.base_url).rstrip("/")
    described = schemathesis.openapi.from_url(f"{address}/openapi.json")
    found = list(described.get_all_operations())
    operations = [one.ok() for one in found if isinstance(one, Ok)]
    assert len(operations) == len(found)
    assert {"/sparql", "/health", "/api/search", "/api/quotations"} <= {
        one.path for one in operations
    }
    for operation in operations:

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def holds(case: schemathesis.Case[Any]) -> None:
            case.call_and_validate(checks=CHECKS)
            if make_real(case):
                case.call_and_validate(checks=CHECKS)

        holds()


def make_real(case: schemathesis.Case[Any]) -> bool:
    """Put real values into a request; says whether it has any place for one."""
    places = [part for part in (case.query, case.path_parameters) if isinstance(part, dict)]
    known = [(part, name) for part in places for name in part if name in REAL]
    for part, name in known:
        part[name] = REAL[name]
    return bool(known)
