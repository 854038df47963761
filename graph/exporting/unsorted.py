"""The RDF formats graph by graph, as the store gives them: faster, for machines to read.

The same store gives the same bytes, but one more fact may change them anywhere, and a statement
that several graphs hold may stand there several times.
"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from comity.graph.exporting.keys import key, ntriples_line
from comity.graph.exporting.merged import frame_of
from comity.graph.exporting.rdf import in_graph
from comity.graph.exporting.source import Source
from comity.graph.exporting.statements import Statements, label, other_quads
from comity.graph.exporting.turtle import prefix_block
from comity.graph.exporting.turtle import statements as turtle_statements


def turtle(store: Source, folder: Path) -> Iterator[bytes]:
    """The merged graph as Turtle, a statement a line; header and ontology come last."""
    yield prefix_block("@prefix {prefix}: <{iri}> .\n").encode()
    statements = Statements(store, folder)
    yield from (lines for _, lines in statements)
    frame = frame_of(store, statements.blank)
    yield from turtle_statements((*frame.lines, *map(key, frame.blank)))


def ntriples(store: Source, folder: Path) -> Iterator[bytes]:
    """The merged graph as N-Triples."""
    statements = Statements(store, folder)
    yield from (lines for _, lines in statements)
    frame = frame_of(store, statements.blank)
    yield from map(ntriples_line, (*frame.lines, *map(key, frame.blank)))


def nquads(store: Source, folder: Path) -> Iterator[bytes]:
    """Everything in the store as N-Quads."""
    statements = Statements(store, folder)
    yield from (in_graph(lines, graph) for graph, lines in statements)
    yield from sorted(f"{quad} .\n".encode() for quad in other_quads(store, statements.blank))


def trig(store: Source, folder: Path) -> Iterator[bytes]:
    """Everything in the store as TriG, a block for each graph."""
    yield prefix_block("@prefix {prefix}: <{iri}> .\n").encode()
    for graph, pieces in groupby(_of_graphs(store, folder), key=lambda piece: piece[0]):
        yield f"{graph}{{\n".encode()
        yield from (lines for _, lines in pieces)
        yield b"}\n"


def _of_graphs(store: Source, folder: Path) -> Iterator[tuple[str, bytes]]:
    """What stands before the block of a graph, with N-Triples of it; a graph may come again."""
    statements = Statements(store, folder)
    yield from ((f"<{graph}> " if graph else "", lines) for graph, lines in statements)
    others = other_quads(store, statements.blank)
    yield from sorted((f"{label(q)} ".lstrip(), f"{q.triple} .\n".encode()) for q in others)
