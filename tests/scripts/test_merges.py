"""`comity merges` as a user meets it: list, take back, merge again."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from comity.graph.article import Article
from comity.graph.article_graph import Worker
from comity.graph.build import build
from comity.graph.extraction.reader import Reader
from comity.graph.ledger.ledger import open_ledger
from comity.graph.settling.settle import settle
from comity.graph.stores.oxigraph import open_store, read_store
from comity.ontology.errors import DataError, UnknownNameError
from comity.ontology.iris import Iri, entity_iri
from comity.scripts.cli import comity

ID = "person:jane-roe_nor"
MERGED = entity_iri("person", "jane-roe_nor")
TEXTS = {
    "lima": "Norwegian Foreign Minister Jane Roe condemned Belarus.",
    "oslo": "Jane Roe, the foreign minister of Norway, praised Peru.",
    "rome": "Jane Roe, an engineer, criticised Peru.",
}
ARTICLES = tuple(Article(doc, text, published="2024-05-01") for doc, text in TEXTS.items())


@pytest.fixture
def store(tmp_path: Path, reader: Reader) -> Path:
    """A store of two articles on one minister, and of one on somebody of her name."""
    path = tmp_path / "graph.store"
    with open_store(path) as opened, open_ledger(opened) as ledger:
        assert len(list(build(ARTICLES, opened, ledger, Worker(reader)))) == len(ARTICLES)
        settle(opened, ledger)
    return path


def run(store: Path, *arguments: str) -> Result:
    return CliRunner().invoke(comity, ["merges", "--store", str(store), *arguments])


def people(store: Path) -> set[Iri]:
    with read_store(store) as opened:
        rows = opened.query("SELECT DISTINCT ?p { ?p a cmt:Person }")
        return {row["p"].value for row in rows}  # type: ignore[union-attr]


def test_merges_are_listed_with_their_passages(store: Path) -> None:
    result = run(store)
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == [
        f"{ID}  Jane Roe: the same full name and Norway",
        "    lima: Norwegian Foreign Minister Jane Roe",
        "    oslo: Jane Roe, the foreign minister of Norway",
    ]
    assert "1 merged, 0 kept apart" in result.stderr
    assert len(people(store)) == 2


@pytest.mark.parametrize("option", ["--undo", "--refuse"])
def test_a_merge_is_taken_back_for_good(store: Path, reader: Reader, option: str) -> None:
    assert run(store, option, ID).exit_code == 0
    assert MERGED not in people(store)
    assert len(people(store)) == 3
    assert "kept apart by decision" in run(store).stdout
    # A build from scratch beside the same decisions keeps to them.
    from comity.graph.across.decisions import read_apart

    path, apart = store.with_name("again.store"), read_apart(store)
    with open_store(path) as again, open_ledger(again) as ledger:
        list(build(ARTICLES, again, ledger, Worker(reader, apart)))
        settle(again, ledger, apart)
        with read_store(store) as opened:
            assert {str(q) for q in opened.quads() if "/art/" in str(q.graph_name)} == {
                str(q) for q in again.quads() if "/art/" in str(q.graph_name)
            }
    assert run(store, "--redo", ID).exit_code == 0
    assert MERGED in people(store)
    assert "1 merged, 0 kept apart" in run(store).stderr


def test_what_is_no_merge_gets_a_suggestion(store: Path) -> None:
    result = run(store, "--undo", "person:jane-ro_nor")
    assert isinstance(result.exception, UnknownNameError)
    assert f"did you mean {ID}?" in str(result.exception)
    assert not store.with_name("graph.store.apart.txt").exists()


def test_one_actor_is_not_merged_and_kept_apart_at_once(store: Path) -> None:
    assert run(store, "--undo", ID, "--redo", ID).exit_code == 2


def test_a_spoilt_file_of_decisions_names_the_line(store: Path) -> None:
    file = store.with_name("graph.store.apart.txt")
    file.write_text(f"# mine\n{ID}\nJane Roe\n", encoding="utf-8")
    result = run(store, "--redo", ID)
    assert isinstance(result.exception, DataError)
    assert "apart.txt:3: 'Jane Roe' is no name of a merge: take the line out" in str(
        result.exception
    )
