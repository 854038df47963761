"""What fails a command is told in one line, and the next run goes on as if nothing had been."""

from pathlib import Path

import pytest

from benchmarks.endurance.faults import FAULTS
from benchmarks.endurance.world import Fault, World

TESTED = [fault for fault in FAULTS if not fault.elsewhere]
"""Other tests look closer at the others: those of the store, of bad input and of failing."""


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World.made(tmp_path_factory.mktemp("endurance") / "template")


@pytest.mark.parametrize("fault", TESTED, ids=lambda fault: fault.name)
def test_a_fault_does_no_harm(fault: Fault, world: World, tmp_path: Path) -> None:
    fault.happen(world, world.copy(tmp_path / "folder"))
