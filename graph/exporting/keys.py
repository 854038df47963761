"""Triples as lines whose bytes sort in reading order: `rank TAB subject TAB … TAB object LF`.

Entities come before sources before claims, type and label before the rest; terms are as in
N-Triples, predicates without their angle brackets. A tab sorts before all that a term may hold,
so lines sort as the tuples of their parts would.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from comity.ontology.iris import ID, KINDS, PREFIXES

TYPE = NamedNode(PREFIXES["rdf"] + "type")
OTHER = b"%02d\t" % len(KINDS)
"""What a line begins with whose subject is of none of `KINDS`."""

AT_ONCE = 10_000
"""Lines that are parsed at once."""

_START = f"<{ID}".encode()
_RANKS = {kind.encode(): b"%02d\t" % rank for rank, kind in enumerate(KINDS)}
_FIRST = {TYPE.value.encode(): b"0", (PREFIXES["rdfs"] + "label").encode(): b"1"}


def keyed(predicate: bytes, rows: bytes) -> list[bytes]:
    """The lines of a block of `statements.each_block`."""
    name = predicate[1:-1]
    middle = b"\t" + _FIRST.get(name, b"2") + b"\t" + name + b"\t"
    lines = rows.replace(b"\t", middle).splitlines(True)
    begin, rank = len(_START), _RANKS.get
    return [
        (rank(line[begin : line.find(b"/", begin)], OTHER) if line.startswith(_START) else OTHER)
        + line
        for line in lines
    ]


def key(triple: Triple) -> bytes:
    """The line of one triple."""
    [line] = keyed(str(triple.predicate).encode(), f"{triple.subject}\t{triple.object}\n".encode())
    return line


def ntriples_line(line: bytes) -> bytes:
    """The line as N-Triples has it."""
    _, subject, _, predicate, object_ = line.split(b"\t", 4)
    return b"%b <%b> %b .\n" % (subject, predicate, object_[:-1])


def triples_of(lines: Iterable[bytes]) -> Iterator[Triple]:
    """The triples of the lines, in their order."""
    rest = iter(lines)
    while batch := b"".join(map(ntriples_line, islice(rest, AT_ONCE))):
        for quad in parse(batch, format=RdfFormat.N_TRIPLES):
            yield quad.triple


def in_order(triples: Iterable[Triple]) -> Sequence[Triple]:
    """The triples in the order of their lines."""
    return sorted(triples, key=key)
