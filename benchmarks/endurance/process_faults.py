"""Faults of what a command works with: the way to a server, the server, a process that reads."""

import os
import shutil
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pyoxigraph import CanonicalizationAlgorithm, Dataset, NamedNode, Store

from benchmarks.endurance.command import LIMIT, run
from benchmarks.endurance.operations import ARTICLES, exported
from benchmarks.endurance.world import STORE, Fault, Told, World, becomes_three, good, refused
from benchmarks.proxy import breaking
from benchmarks.servers import oxigraph
from comity.graph.stores.oxigraph import read_store
from comity.graph.stores.publishing import MARKS

PASSED = 400_000
"""Bytes after which the network is cut: some graphs have been sent by then."""

READER = b"comity.graph.pool.child"

STARTED, COPIES = 6.0, 6
"""Seconds after which a process reads, and how often the sample must be read to take longer."""


def cut_network(world: World, folder: Path) -> Told:
    """The network is cut, for longer than a command tries again, while a store is sent."""
    with oxigraph(folder / "served") as url:
        with breaking(url, PASSED) as proxy:
            ran = run("load", "--to", proxy.url, "--store", STORE, folder=folder)
            line = refused(ran, "can't be reached").replace(proxy.url, "http://127.0.0.1:7878")
        good(run("load", "--to", url, "--store", STORE, folder=folder))
    assert _served(folder / "served") == _own(folder / STORE), "the server holds something else"
    return Told(line, "the next load sends what is missing; the server holds what the store does")


def killed_at_its_start(world: World, folder: Path) -> Told:
    """A process that is to read is killed from outside, before it can."""
    shutil.rmtree(folder / STORE)
    with _killing(folder, 0):
        line = refused(run("build", "articles", "--store", STORE, folder=folder), "can't start")
    return Told(line, becomes_three(world, folder))


def killed_as_it_reads(world: World, folder: Path) -> Told:
    """A process that reads is killed from outside."""
    text = "\n\n".join(path.read_text("utf-8") for path in sorted(ARTICLES.glob("*.md")))
    (folder / "articles" / "long.md").write_text(text.replace("---", "") * COPIES, "utf-8")
    words = ("build", "articles", "--store")
    with _killing(folder, STARTED):
        good(run(*words, STORE, folder=folder))
    good(run(*words, "calm.store", folder=folder))
    assert exported(folder / STORE) == exported(folder / "calm.store"), "the graph differs"
    return Told("nothing", "another process reads the article again; the graph is the same")


@contextmanager
def _killing(folder: Path, seconds: float) -> Iterator[None]:
    """Kill the first process that reads for a command in this folder, so long after its start."""
    killed: list[int] = []
    thread = threading.Thread(target=_kill_reader, args=(folder, seconds, killed))
    thread.start()
    yield
    thread.join()
    assert killed, "no process was there to be killed"


def _kill_reader(folder: Path, seconds: float, killed: list[int]) -> None:
    end = time.monotonic() + LIMIT
    while time.monotonic() < end:
        for entry in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                ours = (entry / "cwd").resolve() == folder.resolve()
                if ours and READER in (entry / "cmdline").read_bytes():
                    time.sleep(seconds)
                    os.kill(int(entry.name), signal.SIGKILL)
                    killed.append(int(entry.name))
                    return
        time.sleep(0.01)


def _served(location: Path) -> set[str]:
    """What a server held, without its marks."""
    quads = Dataset(q for q in Store.read_only(str(location)) if q.graph_name != NamedNode(MARKS))
    quads.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return set(map(str, quads))


def _own(store: Path) -> set[str]:
    with read_store(store) as opened:
        quads = Dataset(opened.quads())
    quads.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return set(map(str, quads))


FAULTS = (
    Fault("The network is cut in a load", cut_network, elsewhere=True),
    Fault("A process that is to read is killed at its start", killed_at_its_start, elsewhere=True),
    Fault("A process that reads is killed", killed_as_it_reads, elsewhere=True),
)
