"""A query is stopped at its limits, and the others are answered meanwhile."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from benchmarks.serving import COMMAND, serving
from tests.scripts.service.conftest import client_of

HARD = "SELECT (SUM(?a * ?b * ?c * ?d * ?e) AS ?n) { " + " ".join(
    f"VALUES ?{name} {{ {' '.join(map(str, range(200)))} }}" for name in "abcde"
) + "}"  # fmt: skip
"""320 thousand million rows: some days."""


@pytest.fixture(scope="module")
def limited(sample: Path) -> Iterator[httpx.Client]:
    options = ("--timeout", "3", "--max-rows", "50", "--max-bytes", "100000")
    with client_of(sample, *options) as client:
        yield client


pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")


def ask(client: httpx.Client, query: str) -> httpx.Response:
    return client.post("/sparql", data={"query": query})


def test_a_query_for_hours_is_stopped_and_others_are_answered(limited: httpx.Client) -> None:
    with ThreadPoolExecutor() as pool:
        began = time.monotonic()
        hard = pool.submit(ask, limited, HARD)
        answered = 0
        while not hard.done():
            assert ask(limited, "ASK { ?s cmt:memberOf ?o }").json()["boolean"] is True
            assert limited.get("/health").status_code == 200
            answered += 1
        took = time.monotonic() - began
    answer = hard.result()
    assert answer.status_code == 503
    assert answer.text.startswith("the query was stopped after 3 s")
    assert "retry-after" not in answer.headers
    assert took >= 3
    assert answered > 3
    # The process that was killed is replaced.
    wait_for(lambda: limited.get("/health").json()["free"] == 2)


def test_long_queries_may_not_take_the_last_process(limited: httpx.Client) -> None:
    with ThreadPoolExecutor() as pool:
        hard = [pool.submit(ask, limited, HARD) for _ in range(2)]
        answers = [future.result() for future in hard]
    told = sorted(answer.text[:24] for answer in answers)
    assert [answer.status_code for answer in answers] == [503, 503]
    assert told == ["1 queries that take long", "the query was stopped af"]
    busy = next(answer for answer in answers if answer.text.startswith("1"))
    assert int(busy.headers["retry-after"]) > 0
    wait_for(lambda: limited.get("/health").json()["free"] == 2)


def test_an_answer_is_bounded(limited: httpx.Client) -> None:
    rows = ask(limited, "SELECT ?s { ?s ?p ?o } LIMIT 51")
    assert (rows.status_code, rows.text[:36]) == (422, "the answer has more than 50 rows: ad")
    assert ask(limited, "SELECT ?s { ?s ?p ?o } LIMIT 50").status_code == 200
    long = "SELECT ?x { BIND(CONCAT(" + ", ".join(['"' + "x" * 1000 + '"'] * 20) + ") AS ?y) "
    long += "BIND(CONCAT(?y, ?y, ?y, ?y, ?y, ?y) AS ?x) }"
    size = ask(limited, long)
    assert size.status_code == 422
    assert "more than 100,000 bytes" in size.text


def test_a_query_that_needs_too_much_memory_breaks_nothing(sample: Path) -> None:
    doubled = "BIND('" + "x" * 1000 + "' AS ?v0) " + " ".join(
        f"BIND(CONCAT(?v{n}, ?v{n}) AS ?v{n + 1})" for n in range(24)
    )  # fmt: skip
    with client_of(sample, "--max-memory", "512") as client:
        answer = ask(client, f"SELECT (STRLEN(?v24) AS ?n) {{ {doubled} }}")
        assert answer.status_code == 422
        assert "memory" in answer.text
        assert ask(client, "ASK {}").json()["boolean"] is True


def test_a_query_is_stopped_when_its_client_leaves(limited: httpx.Client) -> None:
    with pytest.raises(httpx.ReadTimeout):
        limited.post("/sparql", data={"query": HARD}, timeout=0.5)
    # Before the query's own limit: the process is free again, or replaced.
    began = time.monotonic()
    wait_for(lambda: limited.get("/health").json()["free"] == 2)
    assert time.monotonic() - began < 2.5


def children(server: subprocess.Popen[str]) -> list[int]:
    """The processes that the service has started (Linux)."""
    listed = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text(encoding="ascii")
    return [int(number) for number in listed.split()]


def gone(process: int) -> bool:
    try:
        status = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return True
    return status.rpartition(")")[2].split()[0] == "Z"


def start(store: Path, *options: str) -> tuple[subprocess.Popen[str], str]:
    command = [*COMMAND, "serve", "--store", str(store), "--port", "0", "--workers", "2", *options]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert server.stdout is not None
    line = server.stdout.readline()
    return server, line.split(" at ")[1].split()[0]


def test_a_process_that_dies_is_replaced(sample: Path) -> None:
    server, url = start(sample)
    with server, httpx.Client(base_url=url, timeout=60) as client:
        try:
            for child in children(server):
                os.kill(child, signal.SIGKILL)
            for _ in range(3):
                assert ask(client, "ASK {}").json()["boolean"] is True
        finally:
            server.terminate()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_service_that_is_told_to_stop_leaves_no_process(
    sample: Path, how: signal.Signals
) -> None:
    server, url = start(sample)
    with server, ThreadPoolExecutor() as pool, httpx.Client(base_url=url, timeout=60) as client:
        hard = pool.submit(ask, client, HARD)
        wait_for(lambda: httpx.get(f"{url}health").json()["free"] == 1)
        started = children(server)
        assert len(started) == 2
        server.send_signal(how)
        _, errors = server.communicate(timeout=20)
        assert "Traceback" not in errors
        assert all(map(gone, started))
        assert hard.exception() or hard.result().status_code >= 500


def test_a_service_that_is_killed_leaves_no_process(sample: Path) -> None:
    server, _ = start(sample)
    with server:
        started = children(server)
        server.kill()
        server.communicate()
    wait_for(lambda: all(map(gone, started)))


def test_a_port_in_use_is_one_line(sample: Path) -> None:
    with serving(sample) as url:
        port = url.rpartition(":")[2]
        command = [*COMMAND, "serve", "--store", str(sample), "--port", port]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert f"port {port}" in done.stderr
    assert "--port" in done.stderr


def test_a_missing_store_is_one_line(tmp_path: Path) -> None:
    command = [*COMMAND, "serve", "--store", str(tmp_path / "none"), "--port", "0"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "comity build" in done.stderr


def test_another_host_is_warned_of(sample: Path) -> None:
    server, url = start(sample, "--host", "0.0.0.0")
    with server:
        assert httpx.get(url + "health", headers={"Host": "any.example"}).status_code == 200
        server.terminate()
        _, errors = server.communicate()
    assert "anybody who can reach 0.0.0.0" in errors


def wait_for(condition: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)
