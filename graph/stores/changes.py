"""Changes of a graph as SPARQL updates."""

from collections.abc import Iterable, Set
from typing import Literal

from pyoxigraph import BlankNode, NamedNode, Quad, Triple


def data(verb: Literal["INSERT", "DELETE"], graph: NamedNode, triples: Set[Triple]) -> str:
    """The update that puts triples into a graph or takes them out; empty where there are none.

    The terms write themselves in N-Triples syntax, which is also SPARQL's, with every character
    of article text that could end a literal escaped.
    """
    if not triples:
        return ""
    lines = " .\n".join(sorted(map(str, triples)))
    return f"{verb} DATA {{ GRAPH {graph} {{\n{lines}\n}} }}"


def has_blank_node(triples: Iterable[Triple]) -> bool:
    """Whether a label in them would have to mean one node in all that is sent."""
    return any(map(names_blank_node, triples))


def names_blank_node(statement: Quad | Triple) -> bool:
    """Whether its subject or object is a blank node."""
    return isinstance(statement.subject, BlankNode) or isinstance(statement.object, BlankNode)
