"""What a ledger keeps, and what it makes anew."""

import sqlite3
from contextlib import suppress
from pathlib import Path

import pytest

from comity.graph.claim import Issue
from comity.graph.ledger.ledger import NAME, open_ledger, read_ledger
from comity.graph.stores.oxigraph import open_store
from comity.ontology.errors import StoreError

ISSUE = Issue("0123456789abcdef", 3, 9, "«they»", "no-actor")


@pytest.fixture
def noted(tmp_path: Path) -> Path:
    """A store whose ledger has something left out and a file that failed."""
    folder = tmp_path / "graph.store"
    with open_store(folder) as store, open_ledger(store) as ledger:
        ledger.note({ISSUE.article_id: [ISSUE]})
        ledger.failed("/a/b.pdf", "b.pdf: no text")
    return folder


def test_a_ledger_of_another_version_is_made_anew_around_what_only_reading_gives(
    noted: Path,
) -> None:
    with sqlite3.connect(noted / NAME) as connection:
        connection.execute("PRAGMA user_version = 1")
        connection.execute("DROP TABLE telling")
        connection.execute("CREATE TABLE odd (a)")
    connection.close()
    with pytest.raises(StoreError, match="another version"):
        read_ledger(noted)
    with open_store(noted) as store, open_ledger(store) as ledger:
        [line] = ledger.issues()
        assert "«they»" in line
        assert ledger.reasons() == {"no-actor": 1}
        assert ledger.failures() == {"/a/b.pdf": "b.pdf: no text"}
        assert ledger.rows("SELECT * FROM telling") == []
        assert not ledger.rows("SELECT 1 FROM sqlite_master WHERE name = 'odd'")


def test_what_is_marked_is_known_to_the_next_that_opens_it(noted: Path) -> None:
    with open_store(noted) as store, open_ledger(store) as ledger:
        assert ledger.rows("SELECT article FROM touched") == [(ISSUE.article_id,)]
        with suppress(InterruptedError), ledger.transaction() as tables:
            tables.execute("DELETE FROM touched")
            raise InterruptedError
        assert ledger.rows("SELECT article FROM touched") == [(ISSUE.article_id,)]


def test_a_spoilt_ledger_says_what_to_do(noted: Path) -> None:
    (noted / NAME).write_bytes(b"no database" * 1000)
    with open_store(noted) as store, pytest.raises(StoreError, match="delete it"):
        open_ledger(store)
