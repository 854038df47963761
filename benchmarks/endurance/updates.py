"""`comity serve --writable`, killed while updates come in."""

import os
import re
import signal
import subprocess
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from benchmarks.endurance.command import LIMIT, Killed
from benchmarks.endurance.operations import STORE, Merging, Seen, exported
from benchmarks.serving import COMMAND

TOKEN = "endurance-" * 3
MINE = "urn:x-notes:endurance"
UPDATES = 40
"""Each puts two triples into a graph; both or none of them must be there."""


class Updating(Merging):
    """Updates by SPARQL, one after the other."""

    name = "update"

    acknowledged = 0

    @property
    def words(self) -> Sequence[str]:
        return ("serve", "--store", STORE, "--port", "0", "--writable", "--workers", "2")

    def run(self, folder: Path, moment: float | None) -> Killed:
        """Serve and update; kill the service and what it started `moment` s after the first."""
        environment = {**os.environ, "COMITY_TOKEN": TOKEN}
        server = subprocess.Popen(
            [*COMMAND, *self.words],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        with server:
            assert server.stdout is not None
            found = re.search(r"http://\S+(?=/)", server.stdout.readline())
            assert found, "the service did not start"
            began = time.monotonic()
            timer = threading.Timer(LIMIT if moment is None else moment, _kill, [server.pid])
            timer.start()
            self.acknowledged = 0
            try:
                for number in range(UPDATES):
                    _update(found[0], number)
                    self.acknowledged = number + 1
            except (URLError, OSError):
                assert moment is not None
            seconds = time.monotonic() - began
            timer.cancel()
            server.terminate()
            server.wait(LIMIT)
        status = 0 if self.acknowledged == UPDATES else -signal.SIGKILL
        return Killed(status, self.acknowledged, seconds, 0)

    def look(self, folder: Path, killed: Killed, whole: bytes) -> Seen:
        """What was acknowledged is there; of each update all or nothing."""
        try:
            text = exported(folder / STORE).decode()
        except AssertionError as error:
            return Seen("?", unreadable=str(error))
        first, second = (set(re.findall(rf"<urn:x:(\d+)> <urn:x:{p}>", text)) for p in "ab")
        missing = {str(number) for number in range(killed.reported)} - (first & second)
        lost = f"updates {sorted(missing)}" if missing else ""
        half = f"updates {sorted(first ^ second)} in half" if first ^ second else ""
        return Seen(f"after {killed.reported // 10 * 10} or more", lost, half)


def _kill(session: int) -> None:
    os.killpg(session, signal.SIGKILL)


def _update(address: str, number: int) -> None:
    text = (
        f'INSERT DATA {{ GRAPH <{MINE}> {{ <urn:x:{number}> <urn:x:a> "{number}" ; '
        f'<urn:x:b> "{number}" }} }}'
    )
    body = urlencode({"update": text}).encode()
    request = Request(f"{address}/sparql", body, {"Authorization": f"Bearer {TOKEN}"})
    with urlopen(request, timeout=LIMIT) as response:
        response.read()
