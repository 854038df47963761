"""Processes that read articles: what one dies of, the others don't notice."""

import os
import signal
import sys
from concurrent.futures import CancelledError, Future, wait
from pathlib import Path

import pytest

from comity.graph.article import Article
from comity.graph.article_graph import ArticleGraph, Worker
from comity.graph.extraction.reader import Reader
from comity.graph.pool.job import LEAST_SECONDS, Job, seconds_for
from comity.graph.pool.pool import Pool
from comity.graph.reading.reader import FileContent
from comity.ontology.errors import DataError, InputError

SPOILS = """
import os, sys, time, types


class Reader:
    def extract(self, article):
        from comity.graph.claim import Extraction

        if "EXIT" in article.text:
            os._exit(7)
        if "RAISE" in article.text:
            raise RecursionError("too deep")
        if "HANG" in article.text:
            time.sleep(3600)
        return Extraction(article, (), ())


if "comity.graph.pool.child" in sys.orig_argv:
    reader = types.ModuleType("comity.graph.extraction.reader")
    reader.load_reader = Reader
    sys.modules[reader.__name__] = reader
"""
"""A reader, for the processes of the pool alone, that stumbles over some words."""


@pytest.fixture
def spoilt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The processes that are started stumble over EXIT, RAISE and HANG."""
    (tmp_path / "sitecustomize.py").write_text(SPOILS, encoding="utf-8")
    before = [os.environ["PYTHONPATH"]] if "PYTHONPATH" in os.environ else []
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), *before]))


def article(number: int, words: str = "") -> Article:
    return Article(f"a{number}", f"Norway met Chile in Oslo on {number + 1} May 2019. {words}")


def test_a_pool_gives_what_a_worker_gives(reader: Reader, tmp_path: Path) -> None:
    worker = Worker(reader)
    (tmp_path / "file.md").write_text("Peru joined the WTO in 1995.", encoding="utf-8")
    (tmp_path / "none.md").write_text("* * *", encoding="utf-8")
    files = [FileContent.of(tmp_path / name) for name in ("file.md", "none.md")]
    jobs: list[Job] = [*map(article, range(40)), *files]
    with Pool(2) as pool:
        found = [pool.submit(job) for job in jobs]
        *graphs, none = found
        for job, future in zip(jobs, graphs, strict=False):
            assert future.result() == worker.submit(job).result()
        with pytest.raises(InputError, match=r"none\.md: holds no words"):
            none.result()
        assert len(pool.pids) == 2
    assert not pool.pids


def test_few_articles_start_one_process() -> None:
    with Pool(8) as pool:
        wait([pool.submit(article(number)) for number in range(5)])
        assert len(pool.pids) == 1


@pytest.mark.usefixtures("spoilt")
def test_an_article_that_kills_its_process_is_given_up_and_the_others_are_read() -> None:
    words = ["", "EXIT", "", "RAISE", "", "HANG", ""]

    def seconds(job: Job) -> float:
        return 0.5 if isinstance(job, Article) and "HANG" in job.text else LEAST_SECONDS

    with Pool(1, seconds=seconds) as pool:
        found = [pool.submit(article(n, word)) for n, word in enumerate(words)]
        ends = [told(future) for future in found]
    assert [end.startswith("claims") for end in ends] == [not word for word in words]
    assert "a1: two processes died of reading it (it ended with status 7)" in ends[1]
    assert "RecursionError: too deep" in ends[3]
    assert "it took more than 0 s" in ends[5]


def told(future: Future[ArticleGraph]) -> str:
    error = future.exception()
    return str(error) if error else f"claims: {future.result().claims}"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
def test_a_process_that_is_killed_once_costs_nothing_but_time() -> None:
    with Pool(1) as pool:
        pool.submit(article(0)).result()
        (first,) = pool.pids
        os.kill(first, signal.SIGSTOP)
        found = pool.submit(article(1))
        os.kill(first, signal.SIGKILL)
        assert found.result().claims >= 1
        assert pool.pids != (first,)


@pytest.mark.usefixtures("spoilt")
def test_closing_gives_up_what_was_not_read() -> None:
    pool = Pool(1)
    pool.submit(article(0)).result()
    found = [pool.submit(article(n, "HANG")) for n in range(5)]
    pool.close()
    pool.close()
    assert all(future.done() for future in found)
    assert all(isinstance(future.exception(), CancelledError) for future in found)


def test_a_process_that_can_not_start_is_no_fault_of_the_article(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("comity.graph.pool.process.COMMAND", (sys.executable, "-c", "1/0"))
    with Pool(1) as pool, pytest.raises(DataError, match=r"can't start .*ZeroDivisionError"):
        pool.submit(article(0)).result()


def test_longer_articles_have_more_time() -> None:
    assert seconds_for(article(0)) < LEAST_SECONDS + 1
    assert seconds_for(FileContent(Path("long.txt"), b"word " * 1_000_000)) > 1000
