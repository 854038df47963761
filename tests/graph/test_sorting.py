"""Sorting lines in memory and beyond it."""

from pathlib import Path
from random import Random

import pytest

from comity.graph.sorting import LineSorter


@pytest.mark.parametrize("limit", [1, 1000, 1 << 20])
def test_lines_come_back_sorted(
    tmp_path: Path, limit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LineSorter, "LIMIT", limit)
    lines = [b"%d\n" % (n * 37 % 50) for n in range(100)]
    lines += [f"{chr(0x20 + n * 37)}\n".encode() for n in range(900)]
    Random(2).shuffle(lines)
    with LineSorter(tmp_path) as sorter:
        for at in range(0, 1000, 10):
            sorter.add(lines[at : at + 10])
        assert list(sorter) == sorted(lines)
        assert list(tmp_path.iterdir()) == []


def test_nothing_stays_when_it_is_left_halfway(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LineSorter, "LIMIT", 1)
    with LineSorter(tmp_path) as sorter:
        for number in range(10):
            sorter.add([b"%d\n" % number])
        assert next(iter(sorter)) == b"0\n"
    assert list(tmp_path.iterdir()) == []
