"""The service as a process of its own, at a port that the system chose."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

COMMAND = (sys.executable, "-c", "from comity.scripts.cli import main; main()")


@contextmanager
def serving(store: Path, *options: str, token: str | None = None) -> Iterator[str]:
    """The address of a `comity serve` on a store, without a slash at its end.

    With a `token` its bearer may change the store.

    Ends it afterwards; AssertionError where it did not start, or wrote a traceback.
    """
    command = [*COMMAND, "serve", "--store", str(store), "--port", "0", *options]
    environment = dict(os.environ)
    if token is not None:
        command.append("--writable")
        environment["COMITY_TOKEN"] = token
    server = subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    with server:
        assert server.stdout is not None
        line = server.stdout.readline()
        found = re.search(r"http://\S+(?=/)", line)
        try:
            if found:
                yield found[0]
        finally:
            server.terminate()
            _, errors = server.communicate(timeout=30)
        assert found, line + errors
        assert "Traceback" not in errors, errors
