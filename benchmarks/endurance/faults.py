"""Every fault, one after the other, and what the user sees of it."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.endurance import input_faults, process_faults, store_faults
from benchmarks.endurance.world import Fault, Told, World

FAULTS: tuple[Fault, ...] = (
    *store_faults.FAULTS,
    *input_faults.FAULTS,
    *process_faults.FAULTS,
)
ROOT_FAULTS = store_faults.ROOT_FAULTS


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a fault: what was told, or how the command failed it."""

    fault: Fault
    told: Told | None
    wrong: str = ""


def outcomes(
    faults: tuple[Fault, ...], place: Path, note: Callable[[str], None]
) -> Iterator[Outcome]:
    """Let each happen in a folder of its own below `place`."""
    world = World.made(place / "template")
    for number, fault in enumerate(faults):
        folder = world.copy(place / str(number))
        try:
            yield Outcome(fault, fault.happen(world, folder))
        except AssertionError as error:
            yield Outcome(fault, None, str(error))
        shutil.rmtree(folder)
        note(f"{fault.name}: done")


def table(found: list[Outcome]) -> str:
    """The outcomes as a Markdown table."""
    lines = ["| what happens | what the command says | and then |", "|---|---|---|"]
    for outcome in found:
        told = outcome.told or Told("**WRONG**", outcome.wrong)
        cells = (outcome.fault.name, told.line.removeprefix("comity: "), told.after)
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines)
