"""Puts tests to a service, and says which passed.

Every evaluation test has a store of its own for a moment: its data is written into the store
that the service reads, each file as a named graph, and the query is asked with the protocol's
dataset parameters. So the default graph is the test's, and not the union that the endpoint has
where a request names none. A query with FROM is asked as it is.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pyoxigraph
from pyoxigraph import RdfFormat

from benchmarks.conformance import description
from benchmarks.conformance.compare import ACCEPT, same
from benchmarks.conformance.manifest import Evaluation
from benchmarks.conformance.protocol import ProtocolTest, failure
from benchmarks.serving import serving
from comity.graph.stores.oxigraph import OxigraphStore, open_store
from comity.ontology.iris import Iri

HERE = Path(__file__).parent
BASE = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/"
TOKEN = "of-no-use-anywhere-else"
DEFAULT = Iri("urn:x-test:default")
FORMATS = {".ttl": RdfFormat.TURTLE, ".rdf": RdfFormat.RDF_XML, ".nt": RdfFormat.N_TRIPLES}


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a test went: `failure` is None where it passed."""

    id: str
    failure: str | None


def excused() -> Mapping[str, str]:
    """The tests that are known to fail, each with its reason."""
    data = tomllib.loads((HERE / "excused.toml").read_text(encoding="utf-8"))
    return {f"{folder}/{name}": reason for folder in data for name, reason in data[folder].items()}


def evaluate(folder: Path, tests: Iterable[Evaluation]) -> Iterator[Outcome]:
    """Run tests of what queries give, on a service over a store in a new folder."""
    with open_store(folder) as store, _client(folder) as client:
        for test in tests:
            graphs = {Iri(_iri(test, file)): file for _, file in test.graphs}
            _fill(store, {**graphs, **({DEFAULT: test.data} if test.data else {})})
            yield Outcome(test.id, _failure(client, test, tuple(graphs)))


def ask(folder: Path, tests: Iterable[ProtocolTest]) -> Iterator[Outcome]:
    """Run tests of the protocol that change nothing, on a service over a store in a new folder."""
    with open_store(folder) as store, _client(folder) as client:
        for test in tests:
            _fill(store, {Iri(graph): file for graph, file in test.graphs})
            yield Outcome(test.id, failure(client, test))


def change(folder: Path, tests: Iterable[ProtocolTest]) -> Iterator[Outcome]:
    """Run tests of the protocol that change the graph, on a service that may be written."""
    open_store(folder).close()
    with _client(folder, token=TOKEN) as client:
        for test in tests:
            yield Outcome(test.id, failure(client, test))


def self_described(folder: Path) -> Iterator[Outcome]:
    """Run the tests of the service description."""
    with open_store(folder), _client(folder) as client:
        triples = description.read(client)
        results = {
            "returns-rdf": bool(triples),
            "has-endpoint-triple": description.has_endpoint(
                triples, f"{str(client.base_url).rstrip('/')}/sparql"
            ),
            "conforms-to-schema": description.conforms(triples),
        }
    for name, passed in results.items():
        yield Outcome(f"service-description/{name}", None if passed else "it does not")


@contextmanager
def _client(store: Path, token: str | None = None) -> Iterator[httpx.Client]:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    with (
        serving(store, "--workers", "2", token=token) as url,
        httpx.Client(base_url=url, timeout=60, headers=headers) as client,
    ):
        yield client


def _fill(store: OxigraphStore, files: Mapping[Iri, Path]) -> None:
    for graph in store.graphs():
        store.replace_graph(graph, ())
    for graph, file in files.items():
        base = BASE + file.parent.name + "/" + file.name
        quads = pyoxigraph.parse(path=str(file), format=FORMATS[file.suffix], base_iri=base)
        store.replace_graph(graph, [quad.triple for quad in quads])


def _failure(client: httpx.Client, test: Evaluation, graphs: tuple[str, ...]) -> str | None:
    text = test.query.read_text(encoding="utf-8")
    dataset: dict[str, list[str]] = {}
    if not re.search(r"\bFROM\b", text):
        dataset = {"default-graph-uri": [DEFAULT], "named-graph-uri": list(graphs)}
    answer = client.post(
        "/sparql",
        data={"query": f"BASE <{_iri(test, test.query)}>\n{text}", **dataset},
        headers={"Accept": ACCEPT[test.result.suffix]},
    )
    if answer.status_code != 200:
        return f"{answer.status_code} {' '.join(answer.text.split())}"
    return None if same(answer.content, test.result, _iri(test, test.result)) else "another answer"


def _iri(test: Evaluation, file: Path) -> str:
    """The address that a file of the suite has on the web."""
    return f"{BASE}{test.id.partition('/')[0]}/{file.name}"
