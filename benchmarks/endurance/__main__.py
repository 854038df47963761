"""Kills and faults, as Markdown: `python -m benchmarks.endurance > docs/endurance.md`."""

import argparse
import sys
from collections.abc import Callable

from benchmarks.endurance.kills import SHARES, kills, table


def main() -> None:
    """Run what is asked for; the exit status is 1 where anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100, help="how many (default: 100)")
    parser.add_argument("--seed", type=int, default=5, help="of the moments (default: 5)")
    names = [kind.name for kind in SHARES]
    parser.add_argument("--only", choices=names, action="append", help="these operations alone")
    given = parser.parse_args()
    note: Callable[[str], None] = lambda line: print(line, file=sys.stderr)  # noqa: E731
    rows = list(kills(given.kills, given.seed, note, given.only or names))
    print(table(rows))
    sys.exit(not all(row.good for row in rows))


if __name__ == "__main__":
    main()
