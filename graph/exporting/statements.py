"""What a store holds as lines of text, a predicate at a time: most of the cost of an export.

To look up the text of a term is what the engine spends its time on. Asked for subjects and
objects of one predicate it does half the look-ups of a dump, and it writes the answer itself, so
that two threads read at once and Python never sees a term. The ontology, which is small, and
triples with blank nodes, which are few, come apart.
"""

import os
import re
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import IO

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    NamedNode,
    Quad,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    serialize,
)

from comity.graph.exporting.sink import Sink
from comity.graph.exporting.source import AsOf, Source
from comity.graph.stores.oxigraph import EngineStore
from comity.ontology.iris import DERIVED_GRAPH, ONTOLOGY_GRAPH, PREFIXES, Iri

Take = Callable[[bytes, bytes], None]
"""Takes a predicate, `<iri>`, and rows of it: `subject TAB object LF`, terms as in N-Triples."""

THREADS = 2
"""More gain little: what follows is done by one."""

_BARE = re.compile(rb"\t([^<\"_\n][^\n]*)")
_OF_ONTOLOGY = f"<{ONTOLOGY_GRAPH}> .\n".encode()
_CONTROLS = bytes([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F])
_ODD = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xef\xbf[\xbe\xbf]")
_SHORT = {"\b": b"\\b", "\f": b"\\f"}
_BLANK_ROW = re.compile(rb"^(?:_:[^\n]*|[^\t\n]*\t_:[^\n]*)\n", re.MULTILINE)


def each_block(source: Source, take: Take) -> int:
    """Hand on every triple outside the ontology's graph; returns how many hold a blank node.

    Those are left out. Another comes once for each graph that holds it. The rows of one
    predicate come in an order that is the same for the same store, in one or several pieces;
    predicates come in any order, and `take` is called by one thread at a time. What it raises
    passes through.
    """
    return _each(source, take, frozenset({ONTOLOGY_GRAPH}))


def each_quad(source: Source, take: Callable[[list[bytes]], None]) -> int:
    """Hand on lines of N-Quads, many at a time, with all quads outside the ontology's graph.

    Returns how many hold a blank node; those are left out.
    """
    left_out = 0

    def hand_on(lines: bytes) -> None:
        nonlocal left_out
        kept = [line for line in lines.splitlines(True) if not line.endswith(_OF_ONTOLOGY)]
        if b"_:" in lines:
            named = [line for line in kept if b"_:" not in line or not _is_blank(line)]
            left_out += len(kept) - len(named)
            kept = named
        take(kept)

    Sink(hand_on).fill(lambda to: dump(source, to, RdfFormat.N_QUADS))
    return left_out


def dump(source: Source, out: IO[bytes], format_: RdfFormat) -> None:
    """Write all quads as they come, with the prefixes of Comity in any order."""
    if isinstance(source, EngineStore):
        source.dump(out, format_, PREFIXES)
    else:
        serialize(source.quads(), out, format_, prefixes=dict(PREFIXES))


def other_quads(source: Source, blank: int) -> list[Quad]:
    """What `each_block` leaves out: the ontology, and the `blank` others with blank nodes.

    Blank nodes are named by their surroundings (RDFC-1.0).
    """
    graph = NamedNode(ONTOLOGY_GRAPH)
    found = [Quad(t.subject, t.predicate, t.object, graph) for t in source.triples(ONTOLOGY_GRAPH)]
    if blank:
        found += [q for q in source.quads() if has_blank_node(q) and q.graph_name != graph]
    dataset = Dataset(filter(has_blank_node, found))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return [*dataset, *(quad for quad in found if not has_blank_node(quad))]


def has_blank_node(statement: Quad | Triple) -> bool:
    """Whether it needs a name of ours."""
    return isinstance(statement.subject, BlankNode) or isinstance(statement.object, BlankNode)


def as_ntriples(rows: bytes) -> tuple[bytes, int]:
    """Rows in TSV with their terms as N-Triples has them, without the so many of blank nodes."""
    blank = 0
    if b"_:" in rows:
        rows, blank = _BLANK_ROW.subn(b"", rows)
    # Far faster than a search for what is hardly ever there.
    if len(rows.translate(None, _CONTROLS)) != len(rows) or b"\xef\xbf" in rows:
        rows = _ODD.sub(_escaped, rows)
    return _BARE.sub(lambda bare: b"\t" + _in_full(bare[1]), rows), blank


def _is_blank(line: bytes) -> bool:
    return any(map(has_blank_node, parse(line, format=RdfFormat.N_QUADS)))


def _escaped(found: "re.Match[bytes]") -> bytes:
    char = found[0].decode()
    return _SHORT.get(char) or b"\\u%04X" % ord(char)


@lru_cache(1 << 16)
def _in_full(bare: bytes) -> bytes:
    [quad] = parse(b"<urn:x> <urn:x> " + bare + b" .", format=RdfFormat.TURTLE)
    return str(quad.object).encode()


def _each(source: Source, take: Take, without: frozenset[Iri]) -> int:
    if isinstance(source, AsOf):
        others = frozenset(source.graphs()) - {DERIVED_GRAPH}
        left_out = _each(source.store, take, without | {DERIVED_GRAPH})
        return left_out + _each_by_hand(source, take, without | others)
    if isinstance(source, EngineStore):
        return _each_by_engine(source, take, without)
    return _each_by_hand(source, take, without)


def _each_by_hand(source: Source, take: Take, without: frozenset[Iri]) -> int:
    left_out = 0
    for graph in source.graphs():
        if graph in without:
            continue
        for triple in sorted(source.triples(graph), key=str):
            if has_blank_node(triple):
                left_out += 1
            else:
                row = f"{triple.subject}\t{triple.object}\n"
                take(str(triple.predicate).encode(), row.encode())
    return left_out


def _each_by_engine(store: EngineStore, take: Take, without: frozenset[Iri]) -> int:
    kept = "".join(f" FILTER(?g != <{graph}>)" for graph in sorted(without))
    lock = threading.Lock()
    left_out: list[int] = []

    def read(predicate: NamedNode) -> None:
        name = str(predicate).encode()

        def hand_on(lines: bytes) -> None:
            rows, blank = as_ntriples(lines)
            with lock:
                left_out.append(blank)
                take(name, rows)

        query = f"SELECT ?s ?o {{ GRAPH ?g {{ ?s {predicate} ?o }}{kept} }}"
        Sink(hand_on, heading=True).fill(lambda to: store.write_rows(query, to))

    found = store.query("SELECT ?p (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?p")
    assert isinstance(found, QuerySolutions)
    # Those of many rows first, so that no thread is left alone with a long one.
    predicates = [row["p"] for row in sorted(found, key=lambda row: -int(row["n"].value))]
    with ThreadPoolExecutor(min(THREADS, os.cpu_count() or 1)) as threads:
        for _ in threads.map(read, predicates):
            pass
    return sum(left_out)
