"""Runs the lines of a page as its reader would, servers too, at ports that are free."""

import os
import shlex
import socket
import subprocess
import sysconfig
import time
from pathlib import Path

import pytest

from benchmarks.servers import free_port
from benchmarks.serving import COMMAND

PORTS = ("11111", "18890", "7878")
WAIT = 60  # seconds for a server to answer


class Shell:
    """Runs the lines of a recipe one by one; what ends in & is a server, ended with the test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ports = {port: str(free_port()) for port in PORTS}
        self.servers: list[subprocess.Popen[bytes]] = []
        scripts = sysconfig.get_path("scripts")
        self.environment = os.environ | {"PATH": f"{scripts}:{os.environ['PATH']}"}

    def own(self, text: str) -> str:
        for port, free in self.ports.items():
            text = text.replace(port, free)
        return text

    def run(self, script: str) -> list[str]:
        """What each line printed."""
        return [self.line(line) for line in self.own(script).strip().splitlines()]

    def line(self, line: str) -> str:
        words = shlex.split(line)
        command = [*COMMAND, *words[1:]] if words[0] == "comity" else words
        if words[-1] == "&":
            with (self.folder / "server.log").open("wb") as log:
                server = subprocess.Popen(
                    command[:-1], cwd=self.folder, env=self.environment, stdout=log, stderr=log
                )
            self.servers.append(server)
            self.await_ports(server)
            return ""
        done = subprocess.run(
            command, cwd=self.folder, env=self.environment, capture_output=True, text=True
        )
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
        return done.stdout

    def await_ports(self, server: subprocess.Popen[bytes]) -> None:
        """Wait until every port that the server's command or its settings name is open."""
        settings = self.folder / "virtuoso.ini"
        words = " ".join(map(str, server.args)) if isinstance(server.args, list) else ""
        text = words + (settings.read_text() if settings.exists() else "")
        for port in (free for free in self.ports.values() if free in text):
            end = time.monotonic() + WAIT
            while time.monotonic() < end:
                assert server.poll() is None, (self.folder / "server.log").read_text()
                try:
                    socket.create_connection(("127.0.0.1", int(port)), timeout=1).close()
                    break
                except OSError:
                    time.sleep(0.1)
            else:
                pytest.fail(f"nothing listens on {port} after {WAIT} s")

    def close(self) -> None:
        for server in self.servers:
            server.terminate()
            server.wait(timeout=WAIT)
