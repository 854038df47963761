"""SPARQL servers as processes of their own, at ports that the system chose."""

import socket
import subprocess
import sysconfig
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WAIT = 60
"""Seconds that a server may take to answer."""

SETTINGS = """\
[Database]
DatabaseFile = virtuoso.db
TransactionFile = virtuoso.trx
LogFile = virtuoso.log
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
xa_persistent_file = virtuoso.pxa

[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = .
NumberOfBuffers = 10000

[HTTPServer]
ServerPort = 127.0.0.1:{http}
"""


@contextmanager
def oxigraph(location: Path, *options: str, read_only: bool = False) -> Iterator[str]:
    """The address of an Oxigraph server on the store in a folder, without a slash at its end."""
    port = free_port()
    command = [
        str(Path(sysconfig.get_path("scripts")) / "oxigraph"),
        "serve-read-only" if read_only else "serve",
        *("--location", str(location), "--bind", f"127.0.0.1:{port}", *options),
    ]
    with running(command, location.parent, port):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def virtuoso(folder: Path, settings: str = "") -> Iterator[str]:
    """The address of a Virtuoso 7 with its files in a folder; its user is dba, password dba.

    `settings` are further sections of virtuoso.ini.
    """
    http, sql = free_port(), free_port()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "virtuoso.ini").write_text(SETTINGS.format(http=http, sql=sql) + settings)
    command = ["virtuoso-t", "+foreground", "+configfile", "virtuoso.ini"]
    with running(command, folder, sql, http):
        yield f"http://127.0.0.1:{http}"


@contextmanager
def running(command: list[str], folder: Path, *ports: int) -> Iterator[subprocess.Popen[bytes]]:
    """A server that listens on these ports; ended afterwards.

    AssertionError, with what it printed, where it ends before that.
    """
    log = folder / f"{ports[0]}.log"
    with log.open("wb") as out:
        server = subprocess.Popen(command, cwd=folder, stdout=out, stderr=out)
    try:
        end = time.monotonic() + WAIT
        for port in ports:
            while not _listens(port):
                assert server.poll() is None, log.read_text(errors="replace")
                assert time.monotonic() < end, f"nothing listens on {port} after {WAIT} s"
                time.sleep(0.05)
        yield server
    finally:
        server.terminate()
        try:
            server.wait(timeout=WAIT)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
