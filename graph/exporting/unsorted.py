"""The RDF formats in the order in which the engine gives them: faster, for machines to read.

The same store gives the same bytes, but one more fact may change them anywhere, and a statement
that several graphs hold may stand there several times.
"""

import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from pyoxigraph import RdfFormat

from comity.graph.closing import Closing
from comity.graph.exporting.keys import key, ntriples_line
from comity.graph.exporting.merged import frame_of
from comity.graph.exporting.sink import Sink
from comity.graph.exporting.source import Source
from comity.graph.exporting.statements import dump, each_block
from comity.graph.exporting.terms import verb
from comity.graph.exporting.turtle import prefix_block, statements


def turtle(store: Source, folder: Path) -> Iterator[bytes]:
    """The merged graph as Turtle: the data predicate by predicate, a statement a line."""
    with _Pieces(folder) as pieces:
        blank = each_block(store, lambda p, rows: pieces.add(p, _lines(verb(p[1:-1]), rows)))
        frame = frame_of(store, blank)
        yield prefix_block("@prefix {prefix}: <{iri}> .\n").encode()
        yield from statements((*frame.lines, *map(key, frame.blank)))
        yield from pieces


def ntriples(store: Source, folder: Path) -> Iterator[bytes]:
    """The merged graph as N-Triples."""
    with _Pieces(folder) as pieces:
        blank = each_block(store, lambda p, rows: pieces.add(p, _lines(p, rows)))
        frame = frame_of(store, blank)
        yield from map(ntriples_line, (*frame.lines, *map(key, frame.blank)))
        yield from pieces


def nquads(store: Source, out: IO[bytes]) -> None:
    """Write everything in the store as N-Quads."""
    Sink(out.write).fill(lambda to: dump(store, to, RdfFormat.N_QUADS))


def trig(store: Source, out: IO[bytes]) -> None:
    """Write everything in the store as TriG, a block for each graph."""
    out.write(prefix_block("@prefix {prefix}: <{iri}> .\n").encode())
    sink = Sink(lambda lines: _without_prefixes(lines, out))
    sink.fill(lambda to: dump(store, to, RdfFormat.TRIG))


def _without_prefixes(lines: bytes, out: IO[bytes]) -> None:
    """The engine's own block of prefixes comes in any order."""
    at = 0
    while lines.startswith(b"@prefix ", at):
        at = lines.index(b"\n", at) + 1
    out.write(lines[at:])


def _lines(verb: bytes, rows: bytes) -> bytes:
    return rows.replace(b"\t", b" " + verb + b" ").replace(b"\n", b" .\n")


class _Pieces(Closing):
    """Keeps in a nameless file what comes predicate by predicate, and gives it in their order."""

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115  # __exit__ closes it
        self._places: dict[bytes, list[tuple[int, int]]] = defaultdict(list)

    def add(self, predicate: bytes, data: bytes) -> None:
        """What comes next of a predicate."""
        self._places[predicate].append((self._file.tell(), len(data)))
        self._file.write(data)

    def __iter__(self) -> Iterator[bytes]:
        """Everything."""
        for _, places in sorted(self._places.items()):
            for start, size in places:
                self._file.seek(start)
                yield self._file.read(size)

    def close(self) -> None:
        """Drop the file."""
        self._file.close()
