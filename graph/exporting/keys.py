"""Triples as lines whose bytes sort in reading order: `rank TAB subject TAB … TAB object LF`.

Entities come before sources before claims, type and label before the rest; terms are as in
N-Triples, predicates without their angle brackets. A tab sorts before all that a term may hold,
so lines sort as the tuples of their parts would.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from comity.ontology.iris import ID, KINDS, PREFIXES

TYPE = NamedNode(PREFIXES["rdf"] + "type")
OTHER = b"%02d\t" % len(KINDS)
"""What a line begins with whose subject is of none of `KINDS`."""

AT_ONCE = 10_000
"""Lines that are parsed at once."""

REMEMBERED = 1 << 16
"""Terms of which a form is kept."""

_START = f"<{ID}".encode()
_RANKS = {kind.encode(): b"%02d\t" % rank for rank, kind in enumerate(KINDS)}
_FIRST = {TYPE.value.encode(): b"0", (PREFIXES["rdfs"] + "label").encode(): b"1"}


@lru_cache(REMEMBERED)
def _middle(predicate: bytes) -> bytes:
    """What stands between subject and object in a line; the predicate is as in N-Triples."""
    name = predicate[1:-1]
    return b"\t" + _FIRST.get(name, b"2") + b"\t" + name + b"\t"


def keyed(ntriples: bytes) -> list[bytes]:
    """The lines of some N-Triples."""
    made = []
    last = rank = b""
    for line in ntriples.splitlines():
        subject, predicate, object_ = line.split(b" ", 2)
        if subject != last:
            kind, slash, _ = subject.removeprefix(_START).partition(b"/")
            known = slash and subject.startswith(_START)
            last, rank = subject, (_RANKS.get(kind, OTHER) if known else OTHER) + subject
        made.append(rank + _middle(predicate) + object_[:-2] + b"\n")
    return made


def key(triple: Triple) -> bytes:
    """The line of one triple."""
    [line] = keyed(f"{triple} .\n".encode())
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
