"""The graphs of articles as text, packed: what an export need not ask the engine for.

To look up the text of each term is what an engine on disk spends its time on. The text of an
article's graph is written down when the article is settled, and holds until it is touched.
"""

import sqlite3
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress

from pyoxigraph import RdfFormat, Triple, serialize

from comity.graph.ledger.ledger import read_ledger
from comity.graph.stores.changes import has_blank_node
from comity.graph.stores.oxigraph import OxigraphStore
from comity.ontology.errors import StoreError
from comity.ontology.iris import Iri, article_graph, local_name

LEVEL = 1
"""Of zlib: the next ones save a tenth of the room for twice the time."""

Find = Callable[[Iri], bytes | None]
"""Gives the sorted N-Triples of a graph, or None where they are not at hand."""

_QUERY = """
SELECT packed FROM text WHERE article = :article
AND NOT EXISTS (SELECT 1 FROM touched WHERE article = :article)
AND NOT EXISTS (SELECT 1 FROM unsettled WHERE article = :article)"""


def keep_text(tables: sqlite3.Connection, article: str, triples: Collection[Triple]) -> None:
    """Note what the graph of an article holds; blank nodes would have no name that lasts."""
    tables.execute("DELETE FROM text WHERE article = ?", (article,))
    if triples and not has_blank_node(triples):
        packed = zlib.compress(text_of(triples), LEVEL)
        tables.execute("INSERT INTO text VALUES (?, ?)", (article, packed))


def text_of(triples: Iterable[Triple]) -> bytes:
    """Sorted lines of N-Triples."""
    lines = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    return b"".join(sorted(lines.splitlines(True)))


@contextmanager
def kept_texts(store: object) -> Iterator[Find]:
    """Finds the texts of a store as it was when it was opened; none where that is not sure."""
    if not isinstance(store, OxigraphStore):
        yield _nothing
        return
    try:
        ledger = read_ledger(store.folder)
    except StoreError:
        yield _nothing
        return
    with ledger, ledger.snapshot() as tables:
        # A writer marks an article before it changes its graph. So what bears no mark at this
        # moment is as the store had it when it was opened, if nobody has written since.
        if not store.is_current:
            yield _nothing
            return
        prefix = article_graph("")

        def find(graph: Iri) -> bytes | None:
            if not graph.startswith(prefix):
                return None
            found = tables.execute(_QUERY, {"article": local_name(graph)}).fetchone()
            with suppress(zlib.error):  # a damaged copy is none
                return zlib.decompress(found[0]) if found else None
            return None

        yield find


def _nothing(graph: Iri) -> None:
    return None
