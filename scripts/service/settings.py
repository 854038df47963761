"""How a service was started."""

from dataclasses import dataclass, field
from pathlib import Path

from comity.queries.execute import MAX_BYTES, MAX_MEMORY, MAX_ROWS, TIMEOUT

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the graph is, who may ask, and how much.

    Times are in seconds, sizes in bytes. `workers` is the number of processes that answer, at
    least 2; `queue` of so many requests may wait for one, each for `wait`. `token` is what an
    update must bear; without one there are no updates. `origins` may read from pages of theirs
    (CORS). `hosts` are names that the service answers to, besides those of loopback; without
    any it answers to every name, unless it listens on loopback. `services` are the addresses of
    other endpoints that a query may ask with SERVICE, `sources` those of files that an update may
    fetch with LOAD.
    """

    store: Path
    host: str = "127.0.0.1"
    port: int = 8080
    workers: int = 4
    timeout: float = TIMEOUT
    max_rows: int = MAX_ROWS
    max_bytes: int = MAX_BYTES
    max_memory: int = MAX_MEMORY
    queue: int = 1000
    wait: float = 30.0
    token: str | None = field(default=None, repr=False)
    origins: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def writable(self) -> bool:
        """Whether there are updates."""
        return self.token is not None

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach the service."""
        return self.host in LOOPBACK
