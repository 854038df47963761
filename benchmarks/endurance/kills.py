"""A hundred kills: after each, what was done is there, and the next run ends as if undisturbed."""

import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.endurance.command import run
from benchmarks.endurance.operations import (
    Adding,
    BackingUp,
    Building,
    BuildingInParallel,
    Exporting,
    Loading,
    Merging,
    Operation,
    Restoring,
    make_base,
)
from benchmarks.endurance.updates import Updating

SHARES: Mapping[type[Operation], int] = {
    Building: 18,
    BuildingInParallel: 18,
    Adding: 10,
    Loading: 12,
    Merging: 10,
    Updating: 12,
    Exporting: 8,
    BackingUp: 6,
    Restoring: 6,
}
"""Of a hundred kills, so many fall on each operation."""


@dataclass(slots=True)
class Row:
    """What the kills of one operation did."""

    name: str
    kills: int = 0
    stages: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    stuck: list[str] = field(default_factory=list)
    unequal: int = 0
    left: int = 0

    @property
    def good(self) -> bool:
        """Whether nothing went wrong."""
        return not (self.lost or self.unreadable or self.stuck or self.unequal or self.left)


def kills(
    total: int, seed: int, note: Callable[[str], None], names: Collection[str]
) -> Iterator[Row]:
    """Kill each operation its share of `total` times, at moments that `seed` chooses.

    The later a moment, the likelier it is: most of a short run is the start of the parser.

    Only the operations of these `names` run.
    """
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="comity-kills-") as name:
        make_base(Path(name) / "base")
        for kind, share in SHARES.items():
            if kind.name not in names:
                continue
            operation = kind(Path(name) / "base", Path(name) / "template")
            row = _row(operation, round(share * total / 100), chance, Path(name), note)
            note(table([row]))
            yield row
            shutil.rmtree(operation.template)


def _row(
    operation: Operation,
    count: int,
    chance: random.Random,
    place: Path,
    note: Callable[[str], None],
) -> Row:
    row = Row(operation.name)
    calm = place / "calm"
    operation.prepare(calm)
    undisturbed = operation.run(calm, None)
    assert undisturbed.status == 0, f"{operation.name}: the undisturbed run fails"
    whole = operation.result(calm)
    shutil.rmtree(calm)
    while row.kills < count:
        folder = place / "killed"
        operation.prepare(folder)
        moment = chance.triangular(0, undisturbed.seconds, undisturbed.seconds)
        _kill(operation, folder, moment, whole, row)
        shutil.rmtree(folder)
        note(f"{operation.name}: {row.kills}/{count} kills")
    return row


def _kill(operation: Operation, folder: Path, moment: float, whole: bytes, row: Row) -> None:
    killed = operation.run(folder, moment)
    if killed.status >= 0:
        # It was quicker this time.
        return
    row.kills += 1
    row.left += killed.left
    seen = operation.look(folder, killed, whole)
    row.stages[seen.stage] += 1
    row.lost += [seen.lost] * bool(seen.lost)
    row.unreadable += [seen.unreadable] * bool(seen.unreadable)
    again = operation.run(folder, None)
    if again.status != 0:
        row.stuck.append(run(*operation.words, folder=folder).complaint)
    elif operation.result(folder) != whole:
        row.unequal += 1


def table(rows: list[Row]) -> str:
    """The rows as a Markdown table, and what went wrong below it."""
    lines = [
        "| operation | kills | when | lost | unreadable | next run fails | result differs | "
        "processes left |",
        "|---|--:|---|--:|--:|--:|--:|--:|",
    ]
    for row in rows:
        when = ", ".join(f"{stage} {count}" for stage, count in sorted(row.stages.items()))
        lines.append(
            f"| {row.name} | {row.kills} | {when} | {len(row.lost)} | {len(row.unreadable)} | "
            f"{len(row.stuck)} | {row.unequal} | {row.left} |"
        )
    wrong = [(r.name, text) for r in rows for text in (*r.lost, *r.unreadable, *r.stuck)]
    lines += [f"\n{name}: {text}" for name, text in wrong]
    return "\n".join(lines)
