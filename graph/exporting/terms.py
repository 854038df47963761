"""Terms of N-Triples in the short form that Turtle and TriG have for them."""

import re
from functools import lru_cache

from pyoxigraph import NamedNode, RdfFormat, Triple, parse, serialize

from comity.graph.exporting.keys import REMEMBERED, TYPE
from comity.ontology.iris import PREFIXES

_PREFIX = {iri.encode(): f"{prefix}:".encode() for prefix, iri in PREFIXES.items()}
_PLAIN = re.compile(rb"<([^>]*[#/])([A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?)>")
_XSD = PREFIXES["xsd"].encode()
_BARE = frozenset(b"<" + _XSD + n + b">" for n in (b"boolean", b"integer", b"decimal", b"double"))


def term(text: bytes) -> bytes:
    """An object as Turtle has it: prefixed, and numbers bare where they can be."""
    if text.startswith(b"<"):
        return iri(text)
    if not text.endswith(b">"):
        return text
    value, _, kind = text.rpartition(b"^^")
    return _by_engine(text) if kind in _BARE else value + b"^^" + iri(kind)


@lru_cache(REMEMBERED)
def iri(text: bytes) -> bytes:
    """`<https://…/onto#Actor>` as `cmt:Actor`, where a prefix fits."""
    found = _PLAIN.fullmatch(text)
    if found and (prefix := _PREFIX.get(found[1])):
        return prefix + found[2]
    return _by_engine(text)


@lru_cache(REMEMBERED)
def verb(name: bytes) -> bytes:
    """A predicate, given without angle brackets: prefixed, or `a`."""
    return b"a" if name == _TYPE else iri(b"<" + name + b">")


_TYPE = TYPE.value.encode()


@lru_cache(REMEMBERED)
def _by_engine(text: bytes) -> bytes:
    """What pyoxigraph makes of it, which knows what must be escaped."""
    [quad] = parse(b"<urn:x> <urn:x> " + text + b" .", format=RdfFormat.N_TRIPLES)
    plain = NamedNode("urn:x")
    made = serialize(
        [Triple(plain, plain, quad.object)], format=RdfFormat.TURTLE, prefixes=dict(PREFIXES)
    )
    assert made is not None
    statement = made.removesuffix(b" .\n").rpartition(b"\n")[2]
    return statement.removeprefix(b"<urn:x> <urn:x> ")
