"""Files of N-Quads into a store: all of them or nothing, article by article."""

import gzip
import re
from collections.abc import Collection
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from comity.graph.stores.bulk import Loading, load_files
from comity.graph.stores.oxigraph import OxigraphStore, open_store, read_store
from comity.ontology.errors import InputError, StoreError
from comity.ontology.iris import DERIVED_GRAPH, GRAPH, ONTOLOGY_GRAPH, article_graph

A, B, C = ("a" * 16, "b" * 16, "c" * 16)


def line(article: str, text: str) -> str:
    return f'<urn:x:s> <urn:x:p> "{text}" <{article_graph(article)}> .\n'


def write(path: Path, *lines: str) -> Path:
    data = "".join(lines).encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def texts(store: OxigraphStore, article: str) -> set[str]:
    objects = [t.object for t in store.triples(article_graph(article))]
    return {o.value for o in objects if isinstance(o, Literal)}


def everything(path: Path) -> list[str]:
    with read_store(path) as store:
        return sorted(map(str, store.quads()))


def refusal(path: Path, files: list[Path]) -> str:
    """What the error says."""
    with pytest.raises(InputError) as caught, open_store(path) as store:
        load_files(store, files)
    return str(caught.value)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store of one article."""
    path = tmp_path / "graph.store"
    with open_store(path) as store:
        triple = Triple(NamedNode("urn:x:s"), NamedNode("urn:x:p"), Literal("old"))
        store.replace_article(A, [triple])
    return path


def test_new_articles_join_and_known_ones_are_replaced(path: Path, tmp_path: Path) -> None:
    files = [
        write(tmp_path / "1.nq", line(A, "new"), line(B, "one"), "# a remark\n\n"),
        write(tmp_path / "2.nq.gz", line(B, "two"), line(A, "newer")),
    ]
    with open_store(path) as store:
        loaded = load_files(store, files)
        assert (loaded.added, loaded.replaced, loaded.articles) == ((B,), (A,), (A, B))
        assert (loaded.quads, loaded.inferred) == (4, 0)
        assert texts(store, A) == {"new", "newer"}
        assert texts(store, B) == {"one", "two"}


def test_loading_twice_changes_nothing(path: Path, tmp_path: Path) -> None:
    file = write(tmp_path / "1.nq", line(A, "new"), line(B, "one"), line(B, "one"))
    found = []
    for _ in range(2):
        with open_store(path) as store:
            load_files(store, [file])
        found.append(everything(path))
    assert found[0] == found[1]


def test_what_follows_from_articles_is_left_out(path: Path, tmp_path: Path) -> None:
    derived = f"<urn:x:s> <urn:x:p> <urn:x:o> <{DERIVED_GRAPH}> .\n"
    file = write(tmp_path / "1.nq", derived, line(B, "one"))
    with open_store(path) as store:
        loaded = load_files(store, [file])
        assert (loaded.quads, loaded.inferred) == (1, 1)
        assert DERIVED_GRAPH not in store.graphs()


def test_the_ontology_is_replaced_with_its_blank_nodes(path: Path, tmp_path: Path) -> None:
    def axiom(name: str) -> str:
        return (
            f"<urn:x:{name}> <urn:x:p> _:b <{ONTOLOGY_GRAPH}> .\n"
            f"_:b <urn:x:p> <urn:x:{name}> <{ONTOLOGY_GRAPH}> .\n"
        )

    with open_store(path) as store:
        for name in ("old", "new"):
            load_files(store, [write(tmp_path / "1.nq", axiom(name))])
        subjects = {str(t.subject) for t in store.triples(ONTOLOGY_GRAPH)}
    assert "<urn:x:new>" in subjects
    assert len(subjects) == 2


def test_a_folder_as_spark_writes_it(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    for name, article in (("part-00000-x.txt.gz", B), ("part-00001-x.nq", C)):
        write(folder / name, line(article, "one"))
    write(folder / "_SUCCESS")
    write(folder / ".part-00000-x.txt.gz.crc", "no line")
    with open_store(path) as store:
        assert load_files(store, [folder]).added == (B, C)


def test_a_folder_that_was_not_finished_is_refused(path: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / "_temporary").mkdir(parents=True)
    write(tmp_path / "out" / "part-0.nq", line(B, "one"))
    assert "not written to its end" in refusal(path, [tmp_path / "out"])


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (line(B, "x") + "<urn:x:s> <urn:x:p> broken .\n", r"bad\.nq:2: not a line of N-Quads"),
        (f'<urn:x:s> <urn:x:p> "x <{GRAPH}', r"bad\.nq:1: not a line of N-Quads"),
        ('\n# x\n<urn:x:s> <urn:x:p> "x" .\n', r"bad\.nq:3: DEFAULT is no graph of Comity's"),
        ("<urn:x:s> <urn:x:p> <urn:x:o> <urn:x:g> .\n", r"bad\.nq:1: <urn:x:g> is no graph"),
        (line("../../x", "x"), r"bad\.nq:1: .* is no graph of Comity's"),
        (line(B, "x") + line(B, "y").replace("<urn:x:s>", "_:b"), r"bad\.nq:2: a blank node"),
        (line(B, "x" * (17 << 20)), r"bad\.nq: holds a line that is too long"),
    ],
)  # fmt: skip
def test_a_bad_file_changes_nothing(path: Path, tmp_path: Path, bad: str, message: str) -> None:
    before = everything(path)
    good = write(tmp_path / "good.nq", line(A, "new"), line(C, "one"))
    said = refusal(path, [good, write(tmp_path / "bad.nq", bad)])
    assert re.search(message, said)
    assert "\n" not in said
    assert everything(path) == before


@pytest.mark.parametrize("end", [20, 60, -4])
def test_a_damaged_archive_changes_nothing(path: Path, tmp_path: Path, end: int) -> None:
    before = everything(path)
    file = write(tmp_path / "1.nq.gz", *(line(B, str(number)) for number in range(1000)))
    file.write_bytes(file.read_bytes()[:end])
    assert "1.nq.gz: is damaged" in refusal(path, [file])
    assert everything(path) == before


def test_a_missing_file_is_one_line(path: Path, tmp_path: Path) -> None:
    assert "none.nq: there is no such file" in refusal(path, [tmp_path / "none.nq"])


def test_articles_are_told_before_anything_can_be_seen(path: Path, tmp_path: Path) -> None:
    seen: list[tuple[list[str], bool, set[str]]] = []
    file = write(tmp_path / "1.nq", line(A, "new"), line(B, "one"))
    with open_store(path) as store:

        def before(articles: Collection[str]) -> None:
            held = article_graph(B) in store.graphs()
            seen.append((list(articles), held, texts(store, A)))

        load_files(store, [file], before)
    assert seen == [([A, B], False, {"old"})]


def test_where_telling_fails_nothing_is_changed(path: Path, tmp_path: Path) -> None:
    before = everything(path)

    def fail(articles: Collection[str]) -> None:
        raise StoreError("no room")

    file = write(tmp_path / "1.nq", line(A, "new"), line(B, "one"))
    with pytest.raises(StoreError, match="no room"), open_store(path) as store:
        load_files(store, [file], fail)
    assert everything(path) == before


def test_progress_ends_with_all_bytes(path: Path, tmp_path: Path) -> None:
    files = [write(tmp_path / name, line(B, "one")) for name in ("1.nq", "2.nq.gz")]
    seen: list[Loading] = []
    with open_store(path) as store:
        load_files(store, files, progress=seen.append)
    assert [(p.file, p.quads) for p in seen] == [(files[0], 1), (files[1], 2)]
    assert seen[-1].done == seen[-1].total == sum(f.stat().st_size for f in files)


def test_a_store_opened_for_reading_is_not_loaded_into(path: Path, tmp_path: Path) -> None:
    file = write(tmp_path / "1.nq", line(B, "one"))
    with read_store(path) as store, pytest.raises(StoreError, match="opened for reading"):
        load_files(store, [file])
