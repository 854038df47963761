"""Sorting lines in memory and beyond it."""

from pathlib import Path
from random import Random

import pytest

from comity.graph.sorting import LineSorter


@pytest.mark.parametrize("limit", [1, 1000, 1 << 20])
def test_lines_come_back_sorted(tmp_path: Path, limit: int) -> None:
    lines = [b"%d\n" % (n * 37 % 50) for n in range(100)]
    lines += [f"{chr(0x20 + n * 37)}\n".encode() for n in range(900)]
    Random(2).shuffle(lines)
    with LineSorter(tmp_path, limit) as sorter:
        for line in lines:
            sorter.add(line)
        assert list(sorter) == sorted(lines)
        assert list(tmp_path.iterdir()) == []


def test_nothing_stays_when_it_is_left_halfway(tmp_path: Path) -> None:
    with LineSorter(tmp_path, 1) as sorter:
        for number in range(10):
            sorter.add(b"%d\n" % number)
        assert next(iter(sorter)) == b"0\n"
    assert list(tmp_path.iterdir()) == []
