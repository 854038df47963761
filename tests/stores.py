"""Remote stores as the tests open them."""

from comity.graph.stores.credentials import Credentials
from comity.graph.stores.http import Client
from comity.graph.stores.servers import server
from comity.graph.stores.sparql import SparqlStore

DBA = Credentials("dba", "dba")
"""Who may do anything in a new Virtuoso; an Oxigraph server asks nobody."""


def remote_store(url: str, kind: str) -> SparqlStore:
    """A store at an address; to be closed."""
    return SparqlStore(server(url, kind), Client(DBA))
