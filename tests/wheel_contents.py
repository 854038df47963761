"""Says whether a wheel holds all files of the packages: `python tests/wheel_contents.py WHEEL`.

Exit status 1, and one line for each, where files are missing.
"""

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("ontology", "graph", "queries", "scripts")
BUILT_FROM = ("graph/view/js/", "scripts/service/js/", "scripts/service/bundle.mjs")
"""What is only needed to make a bundle."""


def missing(wheel: Path) -> list[str]:
    """The files of the packages, as git knows them, that the wheel lacks."""
    listed = subprocess.run(
        ["git", "ls-files", *PACKAGES], cwd=ROOT, capture_output=True, text=True, check=True
    )
    with zipfile.ZipFile(wheel) as archive:
        held = {name.removeprefix("comity/") for name in archive.namelist()}
    wanted = (name for name in listed.stdout.splitlines() if not name.startswith(BUILT_FROM))
    return [name for name in wanted if name not in held]


if __name__ == "__main__":
    lacking = missing(Path(sys.argv[1]))
    for name in lacking:
        print(f"{name} is not in the wheel: add it to [tool.setuptools] in pyproject.toml")
    sys.exit(bool(lacking))
