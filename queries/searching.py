"""Looks words up in the index of a store, and says so where it can't, or not in all."""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from pyoxigraph import NamedNode

from comity.graph.ledger.ledger import read_ledger
from comity.graph.search.find import Found, Within, search
from comity.graph.search.words import Sought
from comity.ontology.errors import QueryTimeoutError, StoreError
from comity.queries.catalogue import Ranked
from comity.queries.execute import TIMEOUT
from comity.queries.values import Find

MOST = 200
"""So many passages that fit are looked up in the graph, the best ones."""

AS_WRITTEN = "the words were looked for as they are written, case aside"

_STEPS = 10_000
"""Steps of SQLite's machine between two looks at the clock."""

_WAITING = "SELECT count(*) FROM (SELECT article FROM touched UNION SELECT article FROM unsettled)"

Look = Callable[[Sought, Within], tuple[Found, int]]
"""Asks an index; also gives how many articles are not in it yet. Raises StoreError without one."""

LookAt = Callable[[Sought, Within, int, int], tuple[Found, int]]
"""As `Look`, for at most so many passages, after the first so many."""


def in_index(
    path: Path,
    text: Sought,
    within: Within,
    limit: int = MOST,
    offset: int = 0,
    timeout: float = TIMEOUT,
) -> tuple[Found, int]:
    """What the index of the store in the folder `path` finds, and how many articles it lacks.

    Raises StoreError where there is no index, or none that can be read, and QueryTimeoutError
    where it takes longer than `timeout` seconds.
    """
    end = time.monotonic() + timeout
    with read_ledger(path) as ledger, ledger.snapshot() as tables:
        tables.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
        try:
            (waiting,) = tables.execute(_WAITING).fetchone()
            return search(tables, text, limit, offset, within), waiting
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
                raise
            raise QueryTimeoutError(
                f"the search was stopped after {timeout:g} s: look for rarer words"
            ) from error
        finally:
            tables.set_progress_handler(None, 0)


def telling(look: Look, tell: Callable[[str], None]) -> Find:
    """Looks words up for a question; `tell` is told where the answer is not from all there is."""

    def find(text: Sought, within: Within) -> Ranked | None:
        try:
            found, waiting = look(text, within)
        except StoreError as error:
            tell(f"{error}; {AS_WRITTEN}")
            return None
        if waiting:
            tell(f"the last build has not ended: {waiting:,} articles are not in the index yet")
        if not found.hits:
            tell('nothing fits: try fewer words, or the beginning of one, such as "sanct*"')
        if found.total > len(found.hits):
            tell(f"{found.total:,} fit, the best {len(found.hits):,} of them are in the answer")
        return tuple(dict.fromkeys(NamedNode(hit.iri) for hit in found.hits))

    return find
