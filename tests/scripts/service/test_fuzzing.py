"""No request breaks the service: made-up ones, after its own description of its API."""

import os

import httpx
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "12"))
"""Requests for each operation; by hand it may be asked for more."""

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


def test_no_request_breaks_the_service(service: httpx.Client) -> None:
    described = schemathesis.openapi.from_url(
        f"{service.base_url}/openapi.json".replace("//o", "/o")
    )
    operations = [found.ok() for found in described.get_all_operations()]
    assert {"/sparql", "/health", "/api/search"} <= {operation.path for operation in operations}
    for operation in operations:

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def holds(case: schemathesis.Case) -> None:
            case.call_and_validate(checks=CHECKS)

        holds()
