"""Kills and faults, as a page of the manual: `python -m benchmarks.endurance`."""

import argparse
import os
import sys
import tempfile
from pathlib import Path
from string import Template

from benchmarks.endurance import faults, kills


def main() -> None:
    """Kill, let faults happen, print the page; the exit status is 1 where anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100, help="how many (default: 100)")
    parser.add_argument("--seed", type=int, default=5, help="of the moments (default: 5)")
    names = [kind.name for kind in kills.SHARES]
    parser.add_argument("--only", choices=names, action="append", help="kill these alone")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="comity-faults-") as place:
        told = faults.FAULTS + (faults.ROOT_FAULTS if os.geteuid() == 0 else ())
        found = list(faults.outcomes(told, Path(place), _note))
    rows = list(kills.kills(given.kills, given.seed, _note, given.only or names))
    page = Template(Path(__file__).with_name("page.md").read_text("utf-8"))
    print(
        page.substitute(
            kills=sum(row.kills for row in rows),
            seed=given.seed,
            killed=kills.table(rows),
            faults=faults.table(found),
        ),
        end="",
    )
    sys.exit(not all((*(row.good for row in rows), *(outcome.told for outcome in found))))


def _note(line: str) -> None:
    print(line, file=sys.stderr)


if __name__ == "__main__":
    main()
