"""The SPARQL 1.1 Protocol as its text has it, on the running service."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pyoxigraph
import pytest
from pyoxigraph import RdfFormat

from comity.ontology.iris import ACTORS_GRAPH, DERIVED_GRAPH
from tests.scripts.service.conftest import client_of

SELECT = "SELECT ?who ?what { ?who cmt:memberOf ?what }"
CONSTRUCT = "CONSTRUCT WHERE { ?who cmt:memberOf ?what }"
TABLE_TYPES = {
    "application/sparql-results+json": "application/sparql-results+json",
    "application/json": "application/json",
    "application/sparql-results+xml": "application/sparql-results+xml",
    "application/xml": "application/xml",
    "text/csv": "text/csv; charset=utf-8",
    "text/tab-separated-values": "text/tab-separated-values; charset=utf-8",
}
GRAPH_TYPES = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/trig": RdfFormat.TRIG,
    "application/n-quads": RdfFormat.N_QUADS,
}


def asked(service: httpx.Client, query: str, accept: str = "*/*", **more: str) -> httpx.Response:
    return service.get("/sparql", params={"query": query, **more}, headers={"Accept": accept})


@pytest.mark.parametrize("accept", TABLE_TYPES)
def test_a_table_comes_as_it_is_wanted(service: httpx.Client, accept: str) -> None:
    answer = asked(service, SELECT, accept)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == TABLE_TYPES[accept]
    assert answer.headers["vary"] == "Accept"
    assert "https://w3id.org/comity/id/state/AFG" in answer.text


def test_the_four_formats_tell_the_same(service: httpx.Client) -> None:
    rows = asked(service, SELECT, "text/csv").text
    table = list(csv.reader(io.StringIO(rows)))
    assert table[0] == ["who", "what"]
    tsv = asked(service, SELECT, "text/tab-separated-values").text
    assert [
        line.replace("<", "").replace(">", "").split("\t") for line in tsv.split("\n")[1:-1]
    ] == (table[1:])
    found = json.loads(asked(service, SELECT, "application/json").text)
    bindings = found["results"]["bindings"]
    assert [[row[name]["value"] for name in ("who", "what")] for row in bindings] == table[1:]
    root = ET.fromstring(asked(service, SELECT, "application/sparql-results+xml").text)
    assert len(root[1]) == len(table) - 1 > 0


@pytest.mark.parametrize("accept", GRAPH_TYPES)
def test_triples_come_as_they_are_wanted(service: httpx.Client, accept: str) -> None:
    answer = asked(service, CONSTRUCT, accept)
    assert answer.headers["content-type"].partition(";")[0] == accept
    quads = list(pyoxigraph.parse(answer.content, format=GRAPH_TYPES[accept]))
    assert {quad.predicate.value for quad in quads} == {"https://w3id.org/comity/onto#memberOf"}


@pytest.mark.parametrize(
    ("query", "accept", "given"),
    [
        (SELECT, "*/*", "application/sparql-results+json"),
        (SELECT, "", "application/sparql-results+json"),
        (SELECT, "text/csv;q=0.2, application/xml;q=0.9", "application/xml"),
        (SELECT, "text/turtle, text/csv;q=0.1", "text/csv; charset=utf-8"),
        (SELECT, "text/*", "text/csv; charset=utf-8"),
        (SELECT, "application/*;q=0.5, text/*;q=0.6", "text/csv; charset=utf-8"),
        (SELECT, "*/*, application/sparql-results+json;q=0", "application/sparql-results+xml"),
        (CONSTRUCT, "*/*", "text/turtle; charset=utf-8"),
        (CONSTRUCT, "application/json", "application/json"),
        ("ASK {}", "text/html, */*;q=0.1", "application/sparql-results+json"),
    ],
)
def test_the_weights_of_accept_count(
    service: httpx.Client, query: str, accept: str, given: str
) -> None:
    assert asked(service, query, accept).headers["content-type"] == given


@pytest.mark.parametrize(
    ("query", "accept"),
    [
        (SELECT, "image/png"),
        (SELECT, "text/turtle"),
        (CONSTRUCT, "text/csv"),
        ("ASK {}", "*/*;q=0"),
    ],
)
def test_what_cannot_be_had_is_406_with_what_can(
    service: httpx.Client, query: str, accept: str
) -> None:
    answer = asked(service, query, accept)
    assert answer.status_code == 406
    assert "json" in answer.text


def test_format_counts_more_than_accept(service: httpx.Client) -> None:
    for name, kind in (("csv", "text/csv"), ("ttl", "text/turtle"), ("text/csv", "text/csv")):
        query = CONSTRUCT if kind == "text/turtle" else SELECT
        answer = asked(service, query, "application/json", format=name)
        assert answer.headers["content-type"].partition(";")[0] == kind
    # The other kind of answer comes in its default.
    assert asked(service, CONSTRUCT, format="csv").headers["content-type"].startswith("text/turtle")
    assert asked(service, SELECT, format="exe").status_code == 406


def test_three_ways_to_ask(service: httpx.Client) -> None:
    form = service.post("/sparql", data={"query": SELECT})
    direct = service.post(
        "/sparql", content=SELECT, headers={"Content-Type": "application/sparql-query"}
    )
    assert asked(service, SELECT).json() == form.json() == direct.json()


def test_head_tells_what_get_would(service: httpx.Client) -> None:
    get, head = (service.request(m, "/sparql", params={"query": SELECT}) for m in ("GET", "HEAD"))
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["content-type"] == get.headers["content-type"]


def test_the_methods_are_told(service: httpx.Client) -> None:
    assert service.options("/sparql").headers["allow"] == "GET, HEAD, POST, OPTIONS"
    for method in ("PUT", "DELETE", "PATCH"):
        answer = service.request(method, "/sparql")
        assert answer.status_code == 405
        assert answer.headers["allow"] == "GET, HEAD, POST, OPTIONS"


FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("content", "kind", "status", "told"),
    [
        (b"query=ASK%7B%7D&query=ASK%7B%7D", FORM, 400, "2 of query"),
        (b"", FORM, 400, "one query"),
        (b"query=ASK%7B%7D&update=CLEAR+ALL", FORM, 400, "one query"),
        (b"query=%FF", FORM, 400, "UTF-8"),
        (b"a=1&" * 2000, FORM, 400, "more than 1,000"),
        (b"ASK {}", "text/plain", 415, "application/sparql-query"),
        (b"ASK {}", "", 415, "(none)"),
        (b"ASK {}", "application/sparql-query; charset=latin-1", 415, "UTF-8"),
        (b"ASK { \xff }", "application/sparql-query", 400, "not UTF-8 at byte 6"),
        (b"ASK {", "application/sparql-query", 400, "malformed at line 1, column 6"),
        (b"ASK { <a> foo:b 1 }", "application/sparql-query", 400, "prefix foo:"),
        (b"", "application/sparql-query", 400, "missing"),
        (b"DROP ALL", "application/sparql-query", 403, "changes the graph"),
        (b"ASK { SERVICE <http://127.0.0.1:9/> { } }", "application/sparql-query", 403, "SERVICE"),
        (b"CLEAR ALL", "application/sparql-update", 403, "read-only"),
        (b"x" * (8 << 20) + b"x", "application/sparql-query", 413, "larger than"),
        (b"ASK {} #" + b"x" * 60_000, "application/sparql-query", 400, "longer than 50,000"),
    ],
)
def test_a_bad_request_is_told_with_its_cure(
    service: httpx.Client, content: bytes, kind: str, status: int, told: str
) -> None:
    answer = service.post(
        "/sparql", content=content, headers={"Content-Type": kind} if kind else {}
    )
    assert answer.status_code == status
    assert told in answer.text
    assert answer.text.count("\n") == 1
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"


def test_an_address_that_is_too_long_is_414(service: httpx.Client) -> None:
    # The client of the other tests sends no such address.
    connection = HTTPConnection(service.base_url.host, service.base_url.port or 80)
    connection.request("GET", "/sparql?query=" + "x" * 70_000)
    answer = connection.getresponse()
    assert answer.status == 414
    assert b"POST" in answer.read()
    connection.close()


def test_an_update_by_get_is_refused(service: httpx.Client) -> None:
    assert service.get("/sparql", params={"update": "CLEAR ALL"}).status_code == 400


def counted(service: httpx.Client, query: str, *dataset: tuple[str, str]) -> int:
    body = urlencode([("query", query), *dataset])
    answer = service.post("/sparql", content=body, headers={"Content-Type": FORM})
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


def test_the_dataset_can_be_named(service: httpx.Client) -> None:
    plain = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    named = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    actors = counted(service, plain, ("default-graph-uri", ACTORS_GRAPH))
    derived = counted(service, plain, ("default-graph-uri", DERIVED_GRAPH))
    both = [("default-graph-uri", ACTORS_GRAPH), ("default-graph-uri", DERIVED_GRAPH)]
    assert 0 < derived < actors < counted(service, plain)
    assert counted(service, plain, *both) == actors + derived
    assert counted(service, named, ("named-graph-uri", ACTORS_GRAPH)) == 1
    assert counted(service, named, *both) == 0
    assert counted(service, plain, ("named-graph-uri", ACTORS_GRAPH)) == 0
    assert counted(service, plain, ("default-graph-uri", "http://127.0.0.1:9/none")) == 0
    assert (
        counted(service, f"SELECT (COUNT(*) AS ?n) FROM <{DERIVED_GRAPH}> {{ ?s ?p ?o }}")
        == derived
    )
    # What the protocol says counts more than what the query says.
    query = f"SELECT (COUNT(*) AS ?n) FROM <{ACTORS_GRAPH}> {{ ?s ?p ?o }}"
    assert counted(service, query, ("default-graph-uri", DERIVED_GRAPH)) == derived


def test_a_graph_without_a_proper_name_is_refused(service: httpx.Client) -> None:
    answer = asked(service, "ASK {}", **{"default-graph-uri": "no iri"})
    assert answer.status_code == 400
    assert "absolute IRI" in answer.text


def test_a_browser_is_led_to_the_query_page(service: httpx.Client) -> None:
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    answer = service.get("/sparql", headers={"Accept": browser})
    assert answer.status_code == 303
    assert answer.headers["location"] == "/query"


def test_the_description_comes_in_every_format(service: httpx.Client) -> None:
    sizes = set()
    for kind, form in GRAPH_TYPES.items():
        answer = service.get("/sparql", headers={"Accept": kind})
        sizes.add(len({q.triple for q in pyoxigraph.parse(answer.content, format=form)}))
    assert len(sizes) == 1
    text = service.get("/sparql").text
    assert "SPARQL11Query" in text
    assert "SPARQL11Update" not in text
    assert "UnionDefaultGraph" in text
    assert service.get("/sparql", headers={"Accept": "image/png"}).status_code == 406


def test_other_origins_are_told_nothing(service: httpx.Client) -> None:
    answer = service.get("/sparql", headers={"Origin": "https://elsewhere.example"})
    assert "access-control-allow-origin" not in answer.headers


def test_only_a_service_that_is_allowed_is_asked(sample: Path, service: httpx.Client) -> None:
    allowed = f"{str(service.base_url).rstrip('/')}/sparql"
    with client_of(sample, "--allow-service", allowed) as client:
        here = asked(client, SELECT).json()["results"]["bindings"]
        query = f"SELECT ?who ?what {{ # SERVICE <http://x/>\n SERVICE <{allowed}> {{ ?who <https://w3id.org/comity/onto#memberOf> ?what }} }}"  # noqa: E501
        assert asked(client, query).json()["results"]["bindings"] == here != []
        for other in (
            "SERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o }",
            f"SERVICE SILENT <{allowed}/../x> {{ ?s ?p ?o }}",
            f"VALUES ?e {{ <{allowed}> }} SERVICE ?e {{ ?s ?p ?o }}",
        ):
            answer = asked(client, f"SELECT * {{ {other} }}")
            assert answer.status_code == 403
            assert allowed in answer.text
        inner = f"SERVICE <{allowed}> {{ SERVICE <http://127.0.0.1:9/> {{ ?s ?p ?o }} }}"
        assert asked(client, f"SELECT * {{ {inner} }}").status_code in (400, 403)
        assert "BasicFederatedQuery" in client.get("/sparql").text
    assert "BasicFederatedQuery" not in service.get("/sparql").text
