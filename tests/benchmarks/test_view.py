"""The benchmark of pages: what it counts, and that it reaches its end."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.processes import cpu_seconds, find

BURN = "import time\nwhile time.process_time() < 0.5: pass\n"
IN_CHILD = f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {BURN!r}])\nprint()\n"


def test_processor_time_of_all_below_a_process_is_counted() -> None:
    command = [sys.executable, "-c", f"{IN_CHILD}\nsys.stdin.read()"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        parent.stdout.readline()
        # The system counts in hundredths of a second, for each process rounded down.
        assert 0.4 <= cpu_seconds(parent.pid) < 5
        parent.communicate()


def test_a_process_is_found_by_its_command_line() -> None:
    marker = f"marker-{os.getpid()}-x"
    command = [sys.executable, "-c", "import sys; print(flush=True); sys.stdin.read()", marker]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout
        child.stdout.readline()
        assert find(marker) == child.pid
        child.communicate()
    with pytest.raises(LookupError):
        find(marker)


def test_it_measures_a_page_of_ours_and_the_service(root: Path, made_up: Path) -> None:
    options = ["--actors", "--large", "100", "--store", str(made_up)]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.view", *options],
        cwd=root, capture_output=True, text=True, check=True, encoding="utf-8",
    )  # fmt: skip
    pages, steps = (table.splitlines() for table in done.stdout.strip().split("\n\n"))
    cells = dict(zip(pages[0].split(" | "), pages[2].split(" | "), strict=True))
    assert cells["page"] == "comity"
    assert float(cells["of use (s)"]) > 0
    assert [row.split(" | ")[0] for row in steps[2:]] == [
        "| first picture, first reader", "| expand, first reader",
        "| first picture, next reader", "| expand, next reader",
    ]  # fmt: skip
