"""Runs the commands that a document shows, as its reader would."""

import re
import shlex
import subprocess
from pathlib import Path

from benchmarks.serving import COMMAND


def blocks(text: str, language: str) -> list[str]:
    """The fenced blocks of one language."""
    return re.findall(rf"```{re.escape(language)}\n(.*?)```", text, re.DOTALL)


def run_all(text: str, folder: Path) -> int:
    """Run each line of the `sh` blocks, which must be commands of ours; how many there were."""
    lines = [line for block in blocks(text, "sh") for line in block.strip().splitlines()]
    for line in lines:
        name, *words = shlex.split(line)
        assert name == "comity", line
        done = subprocess.run(
            [*COMMAND, *words], cwd=folder, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{line}\n{done.stderr}"
        assert done.stdout or done.stderr, line
    return len(lines)
