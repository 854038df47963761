"""Puts tests to a service, and says which passed.

The data of all tests stand in one store, each file as a named graph. A test's query is asked with
the protocol's dataset parameters, which name its own graphs alone. So the default graph is the
test's, and not the union that the endpoint has where a request names none. A query with FROM is
asked as it is.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from comity.graph.stores.oxigraph import open_store
from comity.ontology.iris import Iri

HERE = Path(__file__).parent
BASE = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/"
TOKEN = "of-no-use-anywhere-else"
NOTHING = "urn:x-test:nothing"
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


def evaluate(folder: Path, tests: Sequence[Evaluation]) -> Iterator[Outcome]:
    """Run tests of what queries give, on a service over a store in a new folder."""
    data = [test.data for test in tests if test.data]
    named = [file for test in tests for _, file in test.graphs]
    _fill(folder, {_iri(file): file for file in data + named})
    with _client(folder) as client:
        for test in tests:
            yield Outcome(test.id, _failure(client, test))


def ask(folder: Path, tests: Sequence[ProtocolTest]) -> Iterator[Outcome]:
    """Run tests of the protocol that change nothing, on a service over a store in a new folder."""
    _fill(folder, {Iri(graph): file for test in tests for graph, file in test.graphs})
    with _client(folder) as client:
        for test in tests:
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


def _fill(folder: Path, files: Mapping[Iri, Path]) -> None:
    with open_store(folder) as store:
        for graph, file in files.items():
            form = FORMATS[file.suffix]
            quads = pyoxigraph.parse(path=str(file), format=form, base_iri=_iri(file))
            store.replace_graph(graph, [quad.triple for quad in quads])


def _failure(client: httpx.Client, test: Evaluation) -> str | None:
    text = test.query.read_text(encoding="utf-8")
    dataset: dict[str, list[str]] = {}
    if not re.search(r"\bFROM\b", text):
        dataset = {
            "default-graph-uri": [_iri(test.data) if test.data else NOTHING],
            "named-graph-uri": [_iri(file) for _, file in test.graphs],
        }
    answer = client.post(
        "/sparql",
        data={"query": f"BASE <{_iri(test.query)}>\n{text}", **dataset},
        headers={"Accept": ACCEPT[test.result.suffix]},
    )
    if answer.status_code != 200:
        return f"{answer.status_code} {' '.join(answer.text.split())}"
    return None if same(answer.content, test.result, _iri(test.result)) else "another answer"


def _iri(file: Path) -> Iri:
    """The address that a file of the suite has on the web."""
    return Iri(f"{BASE}{file.parent.name}/{file.name}")
