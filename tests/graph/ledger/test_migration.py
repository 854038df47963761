"""A store of the first version, as it was built before stores told their version."""

import io
import shutil
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from comity.graph.article_graph import Worker
from comity.graph.backup.restoring import restore
from comity.graph.backup.taking import back_up
from comity.graph.build import Read, Unchanged, build
from comity.graph.extraction.reader import Reader
from comity.graph.ledger import migration
from comity.graph.ledger.ledger import open_ledger
from comity.graph.ledger.migration import issues_file
from comity.graph.reading.reader import read_all
from comity.graph.settling.settle import settle
from comity.graph.stores.oxigraph import open_store, read_store
from comity.graph.stores.version import SCHEMA, version_of, write_version
from comity.ontology.errors import InputError, StoreError
from comity.ontology.iris import DATASET, PREFIXES, STORE_GRAPH
from tests.graph.exporting.plain import canonical

OLD = Path(__file__).parent / "version-1"
"""What a build of version 1 made of the articles in it; of ontology and actors a few lines."""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "graph.store"
    with open_store(path) as store:
        store.load(io.BytesIO((OLD / "graph.nq").read_bytes()))
    shutil.copy(OLD / "issues.jsonl", issues_file(path))
    return path


def content(path: Path) -> list[str]:
    with read_store(path) as store:
        return sorted(map(str, canonical(store.quads())))


def issues(path: Path) -> list[str]:
    with open_store(path) as store, open_ledger(store) as ledger:
        return list(ledger.issues())


def rebuild(path: Path, reader: Reader) -> None:
    with open_store(path) as store, open_ledger(store) as ledger:
        articles = read_all([OLD / "articles"])
        outcomes = list(build(articles, store, ledger, Worker(reader)))
        assert len(outcomes) == 2
        assert all(isinstance(outcome, Read | Unchanged) for outcome in outcomes)
        settle(store, ledger)


def test_it_is_read_as_it_is_and_changed_only_by_who_writes(old: Path) -> None:
    before = content(old)
    with read_store(old) as store:
        assert version_of(store) == 1
        assert len(store.articles()) == 2
    assert content(old) == before
    assert issues_file(old).exists()


def test_what_was_left_out_moves_into_the_ledger(old: Path) -> None:
    lines = issues_file(old).read_text(encoding="utf-8").splitlines()
    assert sorted(issues(old)) == sorted(lines)
    with read_store(old) as store:
        assert version_of(store) == SCHEMA
    assert not issues_file(old).exists()


def test_after_a_build_it_is_like_one_built_today(
    old: Path, tmp_path: Path, reader: Reader
) -> None:
    rebuild(old, reader)
    rebuild(tmp_path / "new.store", reader)
    assert content(old) == content(tmp_path / "new.store")
    assert issues(old) == issues(tmp_path / "new.store")


@pytest.mark.parametrize("stop", [1, 2, 3])
def test_killed_on_the_way_it_goes_on(
    old: Path, stop: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stops before the first, the second or the third thing that is written."""
    steps = iter(range(1, 4))

    class Killed(BaseException):
        pass

    def killing(name: str) -> None:
        real = getattr(migration, name)

        def step(*given: object) -> object:
            if next(steps) == stop:
                raise Killed
            return real(*given)

        monkeypatch.setattr(migration, name, step)

    lines = issues_file(old).read_text(encoding="utf-8").splitlines()
    for name in ("_take_in_issues", "write_version", "issues_file"):
        killing(name)
    with pytest.raises(Killed):
        issues(old)
    monkeypatch.undo()
    assert sorted(issues(old)) == sorted(lines)


def test_a_spoilt_list_names_the_line_and_stops_nothing_for_good(old: Path) -> None:
    issues_file(old).write_text("no json\n")
    with pytest.raises(InputError, match=r"issues\.jsonl:1"):
        issues(old)
    with read_store(old) as store:
        assert version_of(store) == 1
    issues_file(old).unlink()
    assert issues(old) == []


def test_a_newer_store_is_refused_by_readers_and_writers(old: Path) -> None:
    with open_store(old) as store:
        write_version(store, SCHEMA + 1)
    for opener in (read_store, open_store):
        with pytest.raises(StoreError, match=rf"newer Comity \(version {SCHEMA + 1}.*install"):
            opener(old)


@pytest.mark.parametrize("told", ["two", "-1", ""])
def test_a_version_that_is_none_is_refused(old: Path, told: str) -> None:
    version = Triple(NamedNode(DATASET), NamedNode(PREFIXES["owl"] + "versionInfo"), Literal(told))
    with open_store(old) as store:
        store.replace_graph(STORE_GRAPH, [version])
    with pytest.raises(StoreError, match="tells no version"):
        read_store(old)


def test_a_new_store_tells_its_version(tmp_path: Path) -> None:
    issues(tmp_path / "new.store")
    with read_store(tmp_path / "new.store") as store:
        assert version_of(store) == SCHEMA


def test_a_ledger_of_another_version_keeps_what_no_graph_tells(old: Path, tmp_path: Path) -> None:
    lines = sorted(issues(old))
    with open_store(old) as store, open_ledger(store) as ledger:
        ledger.failed("no.md", "empty")
        with ledger.transaction() as tables:
            tables.execute("CREATE TABLE of_old (a TEXT)")
            tables.execute("PRAGMA user_version = 999")
    back_up(old, tmp_path / "backup.zip")
    restore(tmp_path / "backup.zip", tmp_path / "again.store")
    for path in (old, tmp_path / "again.store"):
        with open_store(path) as store, open_ledger(store) as ledger:
            assert sorted(ledger.issues()) == lines
            assert ledger.failures() == {"no.md": "empty"}
            assert not ledger.rows("SELECT 1 FROM sqlite_master WHERE name = 'of_old'")
