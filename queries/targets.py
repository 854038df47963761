"""What a query is put to: a store on disk, or an endpoint; both answer alike."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from comity.graph.search.find import Found, Within
from comity.graph.search.words import Sought
from comity.ontology.errors import QueryError, StoreError
from comity.queries.execute import run
from comity.queries.names import Ask
from comity.queries.remote import RemoteEndpoint
from comity.queries.results import Answer, Table, read_answer
from comity.queries.searching import Look, in_index


@dataclass(frozen=True, slots=True)
class Target:
    """`answer` runs any query within the limits of time and size; `look_up` runs our own, and
    `look` asks the index of words (see `searching.Look`).

    `check` raises QueryRefusedError for a catalogued question that would be answered wrongly.
    """

    answer: Callable[[str], Answer]
    look_up: Ask
    look: Look
    check: Callable[[str], None] = lambda question: None


def local(path: Path, timeout: float) -> Target:
    """The store in the folder `path`; a query is stopped after `timeout` seconds."""

    def look_up(sparql: str) -> Table:
        from comity.graph.stores.oxigraph import read_store

        with read_store(path) as store:
            return _table(read_answer(store.query(sparql)))

    return Target(
        lambda sparql: run(path, sparql, timeout),
        look_up,
        lambda text, within: in_index(path, text, within, timeout=timeout),
    )


def remote(endpoint: RemoteEndpoint) -> Target:
    """A SPARQL endpoint."""

    def look(text: Sought, within: Within) -> tuple[Found, int]:
        raise StoreError("an endpoint has no index of words")

    def look_up(sparql: str) -> Table:
        return _table(endpoint.query(sparql))

    return Target(endpoint.query, look_up, look, endpoint.check)


def _table(answer: Answer) -> Table:
    if isinstance(answer, Table):
        return answer
    raise QueryError("a table was expected: use SELECT")
