"""Updates: by the token's bearer alone, whole or not at all, seen by the next query."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import httpx
import pytest

from benchmarks.serving import COMMAND
from comity.graph.stores.oxigraph import open_store, read_store
from comity.ontology.iris import ACTORS_GRAPH, DERIVED_GRAPH
from tests.scripts.service.conftest import TOKEN, client_of
from tests.scripts.service.test_limits import HARD, wait_for

INSERT = "INSERT DATA { GRAPH <urn:x-test:notes> { <urn:a> <urn:p> %s } }"
BEARER = {"Authorization": f"Bearer {TOKEN}"}
DIRECT = {"Content-Type": "application/sparql-update"}


@pytest.fixture(scope="module")
def store(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample that may be written."""
    folder = tmp_path_factory.mktemp("written") / "graph.store"
    with read_store(sample) as source, open_store(folder) as copy:
        for graph in source.graphs():
            copy.replace_graph(graph, source.triples(graph))
    return folder


@pytest.fixture(scope="module")
def writable(store: Path) -> Iterator[httpx.Client]:
    with client_of(store, "--timeout", "3", token=TOKEN) as client:
        yield client


def update(client: httpx.Client, text: str, **headers: str) -> httpx.Response:
    return client.post("/sparql", data={"update": text}, headers={**BEARER, **headers})


def ask(client: httpx.Client, query: str) -> bool:
    return bool(client.post("/sparql", data={"query": query}).json()["boolean"])


def test_an_update_is_seen_by_the_next_query(writable: httpx.Client) -> None:
    for number in range(10):
        assert not ask(writable, f"ASK {{ <urn:a> <urn:p> {number} }}")
        answer = update(writable, INSERT % number)
        assert (answer.status_code, answer.content) == (204, b"")
        for _ in range(3):
            assert ask(writable, f"ASK {{ <urn:a> <urn:p> {number} }}")


def test_an_update_may_be_the_body(writable: httpx.Client) -> None:
    text = "INSERT { GRAPH <urn:x-test:notes> { ?s <urn:copied> ?o } } WHERE { ?s cmt:memberOf ?o }"
    address = f"/sparql?using-graph-uri={DERIVED_GRAPH}"
    answer = writable.post(address, content=text, headers={**BEARER, **DIRECT})
    assert answer.status_code == 204
    assert ask(writable, "ASK { state:AFG <urn:copied> ?o }")


@pytest.mark.parametrize(
    "headers",
    [{}, {"Authorization": "Bearer"}, {"Authorization": "Bearer wrong"},
     {"Authorization": f"Basic {TOKEN}"}, {"Authorization": f"Bearer {TOKEN}x"},
     {"Authorization": f"Bearer {TOKEN[:-1]}"}, {"Authorization": TOKEN}],
)  # fmt: skip
def test_without_the_token_nothing_is_changed(
    writable: httpx.Client, headers: dict[str, str]
) -> None:
    answer = writable.post("/sparql", data={"update": INSERT % '"stolen"'}, headers=headers)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert TOKEN not in answer.text
    assert not ask(writable, 'ASK { ?s ?p "stolen" }')


@contextmanager
def offering(turtle: str) -> Iterator[str]:
    """The address of a file on this machine, and of nothing else."""

    class Offer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/turtle")
            # Without its length the engine takes it for empty.
            self.send_header("Content-Length", str(len(turtle.encode())))
            self.end_headers()
            self.wfile.write(turtle.encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Offer) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/notes.ttl"
        finally:
            server.shutdown()
            thread.join()


def test_what_is_allowed_is_loaded_and_nothing_else(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "graph.store"
    shutil.copytree(store, path)
    with (
        offering('<urn:a> <urn:said> "fetched" .') as address,
        client_of(path, "--allow-load", address, token=TOKEN) as client,
    ):
        assert update(client, f"LOAD <{address}> INTO GRAPH <urn:x-test:g>").status_code == 204
        assert ask(client, 'ASK { GRAPH <urn:x-test:g> { <urn:a> <urn:said> "fetched" } }')
        for text, told in (
            (f"LOAD <{address}x> INTO GRAPH <urn:x-test:g>", "LOAD is refused"),
            ("LOAD SILENT <file:///etc/passwd>", "LOAD is refused"),
            (f"LOAD <{address}> INTO GRAPH <{DERIVED_GRAPH}>", "comity build"),
            (f"LOAD SILENT <{address}> INTO GRAPH <{ACTORS_GRAPH}>", "comity build"),
        ):
            answer = update(client, text)
            assert (answer.status_code, told in answer.text) == (403, True), answer.text


@pytest.mark.parametrize(
    ("text", "status", "told"),
    [
        ("INSERT DATA { <urn:a> <urn:b> }", 400, "the update is malformed at line 1, column 31"),
        ("ASK {}", 400, "malformed"),
        ("LOAD <http://127.0.0.1:9/x>", 403, "LOAD is refused"),
        ("LOAD SILENT <file:///etc/passwd> INTO GRAPH <urn:g>", 403, "LOAD is refused"),
        ("INSERT { <urn:a> <urn:b> ?o } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", 403,
         "SERVICE is refused"),
        ("DROP ALL", 403, "comity build"),
        ("CLEAR SILENT NAMED", 403, "comity build"),
        (f"CLEAR GRAPH <{DERIVED_GRAPH}>", 403, "comity build"),
        (f"MOVE <{ACTORS_GRAPH}> TO <urn:x-test:away>", 403, "comity build"),
        (f"ADD <urn:x-test:notes> TO <{ACTORS_GRAPH}>", 403, "comity build"),
        (f"DELETE WHERE {{ GRAPH <{DERIVED_GRAPH}> {{ ?s ?p ?o }} }}", 403, "comity build"),
        (f"WITH <{DERIVED_GRAPH}> DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}", 403, "comity build"),
        ("DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }", 403, "comity build"),
        ("BASE <https://w3id.org/comity/graph/x/> DROP GRAPH <../derived>", 403, "comity build"),
        ("PREFIX g: <https://w3id.org/comity/graph/> DROP GRAPH g:derived", 403, "comity build"),
    ],
)  # fmt: skip
def test_what_an_update_may_not_do(
    writable: httpx.Client, text: str, status: int, told: str
) -> None:
    answer = update(writable, text)
    assert answer.status_code == status
    assert told in answer.text
    assert answer.text.count("\n") == 1
    assert ask(writable, f"ASK {{ GRAPH <{DERIVED_GRAPH}> {{ ?s ?p ?o }} }}")


def test_an_update_of_several_parts_is_done_whole_or_not_at_all(writable: httpx.Client) -> None:
    text = (
        INSERT % '"first"' + "; INSERT DATA { GRAPH <urn:x-test:notes> { <urn:a> <urn:p> <x y> } }"
    )
    assert update(writable, text).status_code == 400
    assert not ask(writable, 'ASK { ?s ?p "first" }')


def test_an_update_is_stopped_at_its_limit_and_nothing_of_it_stays(writable: httpx.Client) -> None:
    second = f"INSERT {{ GRAPH <urn:x-test:notes> {{ <urn:a> <urn:p> ?n }} }} WHERE {{ {HARD} }}"
    text = INSERT % '"before"' + ";" + second
    with ThreadPoolExecutor() as pool:
        hard = pool.submit(update, writable, text)
        while not hard.done():
            assert ask(writable, "ASK { ?s cmt:memberOf ?o }")
            time.sleep(0.05)
    answer = hard.result()
    assert answer.status_code == 503
    assert "stopped after 3 s, and nothing of it was done" in answer.text
    assert not ask(writable, 'ASK { ?s ?p "before" }')
    # The store has a writer again.
    assert update(writable, INSERT % '"after"').status_code == 204
    assert ask(writable, 'ASK { ?s ?p "after" }')


def test_a_build_beside_is_refused_with_its_reason(
    writable: httpx.Client, store: Path, root: Path
) -> None:
    assert writable.get("/health").status_code == 200
    article = root / "articles" / "shoigu-in-kabul.md"
    command = [*COMMAND, "build", str(article), "--store", str(store)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "is being written by another command" in done.stderr
    assert "comity serve" in done.stderr


def test_a_writable_service_beside_a_build_is_refused(store: Path, tmp_path: Path) -> None:
    folder = tmp_path / "held.store"
    token = tmp_path / "token"
    token.write_text(TOKEN)
    command = [*COMMAND, "serve", "--store", str(folder), "--port", "0", "--writable"]
    with open_store(folder):
        done = subprocess.run(
            [*command, "--token-file", str(token)], capture_output=True, text=True, check=False
        )
    assert done.returncode == 1
    assert "is being written by another command" in done.stderr
    assert done.stderr.count("\n") == 1


def test_the_description_says_so(writable: httpx.Client) -> None:
    assert "SPARQL11Update" in writable.get("/sparql").text


@pytest.mark.parametrize(
    "token", ["", "short", "with a\nnewline in the middle", "ünïcödé-ünïcödé-ü"]
)
def test_a_poor_token_is_refused_without_being_shown(token: str, tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(token)
    command = [*COMMAND, "serve", "--store", str(tmp_path / "s"), "--writable"]
    done = subprocess.run(
        [*command, "--token-file", str(file)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "at least 16" in done.stderr
    assert not token or token not in done.stderr


def test_readers_see_a_build_without_a_restart(sample: Path, tmp_path: Path) -> None:
    folder = tmp_path / "growing.store"
    with open_store(folder) as store:
        store.replace_graph(DERIVED_GRAPH, ())
    with client_of(folder) as client:
        assert not ask(client, "ASK { ?s cmt:memberOf ?o }")
        with open_store(folder) as store, read_store(sample) as source:
            store.replace_graph(DERIVED_GRAPH, source.triples(DERIVED_GRAPH))
            # While it is still being written, and by each of the two processes.
            wait_for(lambda: all(ask(client, "ASK { ?s cmt:memberOf ?o }") for _ in range(2)))
        assert ask(client, "ASK { ?s cmt:memberOf ?o }")
