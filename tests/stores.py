"""Remote stores as the tests open them, fill them and compare them."""

from pyoxigraph import Literal, NamedNode, Triple

from comity.graph.stores.base import Store
from comity.graph.stores.credentials import Credentials
from comity.graph.stores.engine import MemoryStore
from comity.graph.stores.http import Client
from comity.graph.stores.servers import server
from comity.graph.stores.sparql import SparqlStore

DBA = Credentials("dba", "dba")
"""Who may do anything in a new Virtuoso; an Oxigraph server asks nobody."""


def remote_store(url: str, kind: str) -> SparqlStore:
    """A store at an address; to be closed."""
    return SparqlStore(server(url, kind), Client(DBA))


def several() -> MemoryStore:
    """Nine articles, together some 40 kB."""
    store = MemoryStore()
    for article in "abcdefghi":
        store.replace_article(article, _notes(article))
    return store


def _notes(article: str) -> list[Triple]:
    thing, has = NamedNode("urn:x:s"), NamedNode("urn:x:p")
    return [Triple(thing, has, Literal(f"{article} {n} " + "é" * 50)) for n in range(30)]


def assert_same(source: Store, target: SparqlStore) -> None:
    """The same graphs, each with the same triples but for the names of blank nodes."""
    assert target.graphs() == source.graphs()
    for graph in source.graphs():
        here, there = (
            sorted(" ".join("_:" if str(t).startswith("_:") else str(t) for t in triple)
                   for triple in ((t.subject, t.predicate, t.object) for t in store.triples(graph)))
            for store in (source, target)
        )  # fmt: skip
        assert here == there, graph
