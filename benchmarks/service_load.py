"""Many readers and one writer at the same time: how long readers wait, and that nothing is lost.

    python -m benchmarks.service_load graph.store [--readers 200] [--seconds 60]

The store is copied first. A reader asks the next query as soon as the last is answered, so with
many of them each waits for its turn: what counts is the ratio to the wait of a reader alone, next
to the number of readers.
"""

import argparse
import asyncio
import json
import tempfile
import time
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlencode, urlsplit

from benchmarks.serving import serving
from comity.graph.stores.oxigraph import open_store, read_store

TOKEN = "of-no-use-anywhere-else"
QUERIES = (
    "ASK { ?who cmt:memberOf ?what }",
    "SELECT ?who ?what { ?who cmt:partyTo ?what } LIMIT 50",
    "SELECT ?label { ?actor a cmt:State ; skos:prefLabel ?label } ORDER BY ?label LIMIT 20",
    "SELECT ?kind (COUNT(DISTINCT ?s) AS ?n) { ?s a ?kind } GROUP BY ?kind ORDER BY DESC(?n)",
    "SELECT ?words { ?claim cmt:quotation/cmt:exact ?words } LIMIT 20",
    "CONSTRUCT WHERE { state:AFG ?p ?o }",
)
COUNT = """
DELETE { GRAPH <urn:x-load:g> { <urn:x-load:c> <urn:x-load:n> ?n } }
INSERT { GRAPH <urn:x-load:g> { <urn:x-load:c> <urn:x-load:n> ?m ; <urn:x-load:saw> ?m } }
WHERE { GRAPH <urn:x-load:g> { <urn:x-load:c> <urn:x-load:n> ?n } BIND(?n + 1 AS ?m) }"""
"""An update that reads before it writes: of two at once that go wrong, one is lost."""
BEGIN = "INSERT DATA { GRAPH <urn:x-load:g> { <urn:x-load:c> <urn:x-load:n> 0 } }"
KEPT = """SELECT ?n (COUNT(?m) AS ?kept)
{ GRAPH <urn:x-load:g> { <urn:x-load:c> <urn:x-load:n> ?n OPTIONAL { ?c <urn:x-load:saw> ?m } } }
GROUP BY ?n"""


@dataclass(slots=True)
class Load:
    """What was measured: seconds that each request took, and what went wrong."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def percentile(self, percent: int) -> float:
        """So many per cent of the requests took at most this many seconds."""
        return quantiles(self.seconds, n=100, method="inclusive")[percent - 1]


class Connection:
    """One connection that is kept open; no client library takes part in what is measured."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._host, self._port = str(parts.hostname), parts.port or 80

    async def __aenter__(self) -> "Connection":
        """Connect."""
        self._reader, self._writer = await asyncio.open_connection(self._host, self._port)
        return self

    async def __aexit__(self, *error: object) -> None:
        """Hang up."""
        self._writer.close()

    async def post(self, **form: str) -> tuple[int, bytes]:
        """The status and the body of the answer."""
        body = urlencode(form).encode()
        head = (
            f"POST /sparql HTTP/1.1\r\nHost: {self._host}:{self._port}\r\n"
            f"Authorization: Bearer {TOKEN}\r\nContent-Length: {len(body)}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
        )
        self._writer.write(head.encode() + body)
        answer = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = answer.split("\r\n")
        fields = dict(line.lower().split(": ", 1) for line in lines if line)
        length = int(fields.get("content-length", "0"))
        return int(first.split()[1]), await self._reader.readexactly(length)


async def read_for(url: str, seconds: float, load: Load) -> None:
    """Ask one query after the other."""
    end = time.monotonic() + seconds
    async with Connection(url) as connection:
        for query in cycle(QUERIES):
            began = time.monotonic()
            if began > end:
                return
            status, body = await connection.post(query=query)
            load.seconds.append(time.monotonic() - began)
            if status != 200:
                load.errors.append(f"{status} {body.decode()}")


async def write_until(url: str, done: asyncio.Event, load: Load) -> None:
    """Count up, one update after the other."""
    async with Connection(url) as connection:
        while not done.is_set():
            began = time.monotonic()
            status, body = await connection.post(update=COUNT)
            load.seconds.append(time.monotonic() - began)
            if status != 204:
                load.errors.append(f"{status} {body.decode()}")


async def measure(url: str, readers: int, seconds: float) -> tuple[Load, Load, Load]:
    """The loads of a reader alone, of many readers, and of the writer beside these.

    An update that was acknowledged and is not there afterwards is an error of the writer.
    """
    alone, many, writer = Load(), Load(), Load()
    async with Connection(url) as connection:
        await connection.post(update=BEGIN)
    await read_for(url, seconds / 6, alone)
    done = asyncio.Event()
    writing = asyncio.create_task(write_until(url, done, writer))
    await asyncio.gather(*(read_for(url, seconds, many) for _ in range(readers)))
    done.set()
    await writing
    async with Connection(url) as connection:
        _, body = await connection.post(query=KEPT)
    row = json.loads(body)["results"]["bindings"][0]
    acknowledged = len(writer.seconds) - len(writer.errors)
    for name in ("n", "kept"):
        if int(row[name]["value"]) != acknowledged:
            writer.errors.append(f"{acknowledged} acknowledged, {name} is {row[name]['value']}")
    return alone, many, writer


def copied(store: Path, folder: Path) -> Path:
    """A copy of a store in a new folder."""
    with read_store(store) as source, open_store(folder) as copy:
        for graph in source.graphs():
            copy.replace_graph(graph, source.triples(graph))
    return folder


def main() -> None:
    """Measure, and print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("--readers", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--workers", type=int, default=4)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = copied(given.store, Path(folder) / "copy.store")
        with serving(store, "--workers", str(given.workers), token=TOKEN) as url:
            alone, many, writer = asyncio.run(measure(url, given.readers, given.seconds))
    rows = {"1 reader": alone, f"{given.readers} readers": many, "1 writer beside": writer}
    print("| | requests | errors | p50 ms | p95 ms | p95 to p50 of 1 reader |")
    print("|---|---|---|---|---|---|")
    for name, load in rows.items():
        half, most = load.percentile(50), load.percentile(95)
        print(
            f"| {name} | {len(load.seconds):,} | {len(load.errors)} | {half * 1000:.1f} "
            f"| {most * 1000:.1f} | {most / alone.percentile(50):.1f} |"
        )
    for error in sorted(set(many.errors + writer.errors)):
        print(f"- {error}")


if __name__ == "__main__":
    main()
