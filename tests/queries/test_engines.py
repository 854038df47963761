"""The same rows from every engine: pyoxigraph, the servers of Oxigraph and Virtuoso, rdflib."""

import tomllib
from decimal import Decimal, InvalidOperation
from importlib.resources import files
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import RdfFormat, serialize

from comity.graph.stores.oxigraph import read_store
from comity.graph.stores.publishing import MARKS, publish
from comity.ontology.errors import QueryError, QueryRefusedError, StoreError
from comity.ontology.iris import ONTOLOGY_GRAPH
from comity.queries import catalogue
from comity.queries.remote import RemoteEndpoint
from comity.queries.results import Table, Term
from comity.queries.targets import local, remote
from comity.queries.values import bind
from tests.stores import DBA, remote_store

Row = tuple[str | Decimal | None, ...]
WRONG = tomllib.loads(files("comity.queries").joinpath("wrong.toml").read_text("utf-8"))[
    "Virtuoso/07"
]


@pytest.fixture(scope="module")
def rdflib_world(world: Path) -> rdflib.Dataset:
    # Of the ontology only what has labels in answers: rdflib is slow.
    with read_store(world) as store:
        wanted = (
            quad
            for quad in store.quads()
            if ONTOLOGY_GRAPH not in str(quad.graph_name) or "Phase" in str(quad.subject)
        )
        quads = serialize(wanted, format=RdfFormat.N_QUADS)
    assert quads is not None
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=quads, format="nquads")
    return dataset


@pytest.fixture(scope="module")
def virtuoso(world: Path, virtuoso_url: str) -> RemoteEndpoint:
    """The world on a Virtuoso."""
    with remote_store(virtuoso_url, "virtuoso") as target, read_store(world) as source:
        target.remove_graph(MARKS)
        publish(source, target)
        return RemoteEndpoint(target.server.query, credentials=DBA)


@pytest.mark.parametrize("name", catalogue.names())
def test_same_rows_from_virtuoso_or_a_refusal(
    world: Path, virtuoso: RemoteEndpoint, cases: dict[str, dict[str, str]], name: str
) -> None:
    here, there = local(world, 60), remote(virtuoso)
    text = bind(catalogue.load(name), cases[name], here.look_up)
    try:
        found = [plain(row) for row in there.look_up(text).rows]
    except (QueryError, StoreError):
        found = []
    right = found == [plain(row) for row in here.look_up(text).rows]
    if right and name not in WRONG["sometimes"]:
        there.check(name)  # Where this refuses: take it off queries/wrong.toml.
    else:
        with pytest.raises(QueryRefusedError, match=rf"Virtuoso.* wrong rows for {name}:"):
            there.check(name)  # Where this does not: put it on queries/wrong.toml.


@pytest.mark.parametrize("name", catalogue.names())
def test_same_rows(
    world: Path,
    endpoint: str,
    rdflib_world: rdflib.Dataset,
    cases: dict[str, dict[str, str]],
    name: str,
) -> None:
    here = local(world, 60)
    text = bind(catalogue.load(name), cases[name], here.look_up)
    table = here.look_up(text)
    assert table.rows
    assert remote(RemoteEndpoint(endpoint)).look_up(text) == table
    assert rows_of_rdflib(rdflib_world, text) == [plain(row) for row in table.rows]


def rows_of_rdflib(dataset: rdflib.Dataset, text: str) -> list[Row]:
    found: list[Row] = []
    for row in dataset.query(text):
        assert isinstance(row, rdflib.query.ResultRow)
        found.append(tuple(None if term is None else number_or_text(str(term)) for term in row))
    return found


def plain(row: tuple[Term | None, ...]) -> Row:
    return tuple(None if term is None else number_or_text(term.value) for term in row)


def number_or_text(value: str) -> str | Decimal:
    """Engines write one number in several ways ("5.90", "5.9")."""
    try:
        return Decimal(value)
    except InvalidOperation:
        return value


def test_names_resolve_at_the_endpoint(endpoint: str) -> None:
    target = remote(RemoteEndpoint(endpoint))
    text = bind(catalogue.load("members"), {"organization": "ntl"}, target.look_up)
    answer = target.answer(text)
    assert isinstance(answer, Table)
    assert [row[0].value for row in answer.rows if row[0]] == ["Corvia", "Dorrin"]
