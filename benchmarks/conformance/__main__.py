"""Prints how many tests of the W3C the service passes, folder by folder.

    python -m benchmarks.conformance ../shared/w3c/sparql11

The suite is not part of this repository.
"""

import argparse
import tempfile
from collections import Counter
from pathlib import Path

from benchmarks.conformance.manifest import evaluations
from benchmarks.conformance.protocol import protocol_tests
from benchmarks.conformance.run import ask, change, evaluate, excused, self_described


def main() -> None:
    """Run all tests and print a table in Markdown, then what failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("suite", type=Path, help="the folder sparql11 of the W3C's tests")
    suite: Path = parser.parse_args().suite.resolve()
    protocol = list(protocol_tests(suite))
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        outcomes = [
            *ask(folder / "ask.store", [test for test in protocol if not test.of_updates]),
            *change(folder / "change.store", [test for test in protocol if test.of_updates]),
            *self_described(folder / "description.store"),
            *evaluate(folder / "evaluate.store", list(evaluations(suite))),
        ]
    tried = Counter(outcome.id.partition("/")[0] for outcome in outcomes)
    failed = Counter(o.id.partition("/")[0] for o in outcomes if o.failure)
    print("| folder | tests | passed | excused |\n|---|---|---|---|")
    reasons = excused()
    for name, number in tried.items():
        known = sum(reason.startswith(f"{name}/") for reason in reasons)
        print(f"| {name} | {number} | {number - failed[name]} | {known} |")
    print(f"| all | {tried.total()} | {tried.total() - failed.total()} | {len(reasons)} |\n")
    for outcome in outcomes:
        if outcome.failure:
            print(f"- {outcome.id}: {reasons.get(outcome.id, outcome.failure)}")


if __name__ == "__main__":
    main()
