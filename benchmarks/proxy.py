"""A way to a server that breaks: a TCP proxy that passes on so many bytes and no more."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit


class Proxy:
    """Passes on what clients send until `allowed` bytes are spent; then it cuts every connection.

    `cuts` limits how often: after that many it lets everything through.
    """

    def __init__(self, target: str, allowed: int, cuts: int | None = None) -> None:
        parts = urlsplit(target)
        assert parts.hostname is not None
        assert parts.port is not None
        self._target = (parts.hostname, parts.port)
        self._allowed, self._cuts, self.cut = allowed, cuts, 0
        self._lock = threading.Lock()
        self._connections: list[threading.Thread] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Take no more connections, and wait until those that there are have ended."""
        # A listening socket that is only closed goes on waiting in its thread.
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join(timeout=10)
        for thread in self._connections:
            thread.join(timeout=10)

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                thread = threading.Thread(target=self._connect, args=(client,), daemon=True)
                self._connections.append(thread)
                thread.start()

    def _connect(self, client: socket.socket) -> None:
        with client, socket.create_connection(self._target) as server:
            back = threading.Thread(target=self._pump, args=(server, client, False), daemon=True)
            back.start()
            self._pump(client, server, True)
            back.join(timeout=10)

    def _pump(self, source: socket.socket, sink: socket.socket, counted: bool) -> None:
        with suppress(OSError):
            while data := source.recv(4096):
                sink.sendall(self._share(data) if counted else data)
        for end in (source, sink):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _share(self, data: bytes) -> bytes:
        """What may pass; OSError where it is nothing."""
        with self._lock:
            if self._cuts is not None and self.cut >= self._cuts:
                return data
            if self._allowed <= 0:
                self.cut += 1
                raise OSError("cut")
            self._allowed -= len(data)
            return data


@contextmanager
def breaking(target: str, allowed: int, cuts: int | None = None) -> Iterator[Proxy]:
    """A proxy, closed afterwards."""
    proxy = Proxy(target, allowed, cuts)
    try:
        yield proxy
    finally:
        proxy.close()
