"""The W3C's tests of the SPARQL 1.1 Protocol: requests that stand in a manifest, one by one."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pyoxigraph
from pyoxigraph import QueryBoolean, QueryResultsFormat, RdfFormat
from rdflib import Graph, Namespace
from rdflib.collection import Collection
from rdflib.namespace import RDFS
from rdflib.term import Node

from benchmarks.conformance.manifest import MF, entries, load

HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")

TABLES = ("json", "xml")
GRAPHS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/n-triples": RdfFormat.N_TRIPLES,
}


@dataclass(frozen=True, slots=True)
class Sent:
    """A request, and what its answer must be; `statuses` are first digits: "2" means 2xx."""

    method: str
    query: str
    headers: tuple[tuple[str, str], ...]
    body: bytes | None
    statuses: frozenset[str]
    boolean: bool | None
    form: str | None


@dataclass(frozen=True, slots=True)
class ProtocolTest:
    """Requests in their order, on a store with these graphs: IRI and file."""

    id: str
    graphs: tuple[tuple[str, Path], ...]
    requests: tuple[Sent, ...]

    @property
    def of_updates(self) -> bool:
        """Whether the test changes the graph, or tries to."""
        return "update" in self.id


def protocol_tests(suite: Path) -> Iterator[ProtocolTest]:
    """All tests of the protocol, in the suite's folder `sparql11`."""
    folder = suite / "protocol"
    manifest = load(folder / "manifest.ttl")
    for test in entries(manifest):
        data = manifest.objects(test, UT.graphData)
        connection = manifest.value(test, MF.action)
        listed = manifest.value(connection, HT.requests)
        assert listed is not None
        yield ProtocolTest(
            id=f"protocol/{str(test).rpartition('#')[2]}",
            graphs=tuple(sorted(_graph(manifest, node, folder) for node in data)),
            requests=tuple(_sent(manifest, node) for node in Collection(manifest, listed)),
        )


def failure(client: httpx.Client, test: ProtocolTest) -> str | None:
    """What is wrong with the answers to the test's requests; None where nothing is."""
    for sent in test.requests:
        answer = client.request(
            sent.method,
            f"/sparql?{sent.query}" if sent.query else "/sparql",
            headers=list(sent.headers),
            content=sent.body,
        )
        if str(answer.status_code)[0] not in sent.statuses:
            return f"{answer.status_code} {' '.join(answer.text.split())}"
        if sent.form and not _fits(answer, sent):
            return f"an answer of type {answer.headers.get('content-type')}: {answer.text[:200]}"
    return None


def _fits(answer: httpx.Response, sent: Sent) -> bool:
    kind = answer.headers["content-type"].partition(";")[0]
    if sent.form == "RDF":
        return any(True for _ in pyoxigraph.parse(answer.content, format=GRAPHS[kind])) or True
    form = QueryResultsFormat.from_media_type(kind)
    assert form is not None
    results = pyoxigraph.parse_query_results(answer.content, format=form)
    if isinstance(results, QueryBoolean):
        return sent.form == "boolean" and sent.boolean in (None, bool(results))
    return sent.form == "tabular"


def _graph(manifest: Graph, node: Node, folder: Path) -> tuple[str, Path]:
    file = Path(urlsplit(str(manifest.value(node, UT.graph))).path)
    return str(manifest.value(node, RDFS.label)), folder / file.name


def _sent(manifest: Graph, node: Node) -> Sent:
    response = manifest.value(node, HT.resp)
    body = manifest.value(node, HT.body)
    boolean = manifest.value(response, MF.expectedBoolean)
    form = manifest.value(response, MF.expectedFormat)
    statuses = manifest.objects(response, MF.expectedStatus)
    listed = manifest.value(node, HT.headers)
    fields = Collection(manifest, listed) if listed else ()
    return Sent(
        method=str(manifest.value(node, HT.methodName)),
        query=urlsplit(str(manifest.value(node, HT.absolutePath))).query,
        headers=tuple(
            (str(manifest.value(field, HT.fieldName)), str(manifest.value(field, HT.fieldValue)))
            for field in fields
        ),
        body=None if body is None else _body(manifest, body),
        statuses=frozenset(str(status).rpartition("StatusCode")[2][0] for status in statuses),
        boolean=None if boolean is None else str(boolean) == "true",
        form=None if form is None else str(form),
    )


def _body(manifest: Graph, node: Node) -> bytes:
    return str(manifest.value(node, CNT.chars)).encode(
        str(manifest.value(node, CNT.characterEncoding))
    )
