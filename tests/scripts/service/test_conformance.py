"""The tests of the W3C, put to the running service; those that fail are named, with a reason."""

from pathlib import Path

import pytest

from benchmarks.conformance.manifest import evaluations
from benchmarks.conformance.protocol import protocol_tests
from benchmarks.conformance.run import Outcome, ask, change, evaluate, excused, self_described


@pytest.fixture
def suite(shared: Path) -> Path:
    return shared / "w3c" / "sparql11"


def hold(outcomes: list[Outcome]) -> None:
    """Every test passes, unless it is excused; then it must fail."""
    reasons = excused()
    unexpected = {o.id: o.failure for o in outcomes if (o.failure is None) == (o.id in reasons)}
    assert unexpected == {}


def test_the_protocol_for_queries(suite: Path, tmp_path: Path) -> None:
    tests = [test for test in protocol_tests(suite) if not test.of_updates]
    assert len(tests) == 20
    hold(list(ask(tmp_path / "s.store", tests)))


def test_the_protocol_for_updates(suite: Path, tmp_path: Path) -> None:
    tests = [test for test in protocol_tests(suite) if test.of_updates]
    assert len(tests) == 14
    hold(list(change(tmp_path / "s.store", tests)))


def test_the_service_description(tmp_path: Path) -> None:
    hold(list(self_described(tmp_path / "s.store")))


def test_what_queries_give(suite: Path, tmp_path: Path) -> None:
    tests = list(evaluations(suite))
    assert len(tests) == 235
    hold(list(evaluate(tmp_path / "s.store", tests)))
    assert set(excused()) <= {test.id for test in tests}
