"""docs/scale.md is true: servers load the parts of a build by the very commands that it shows."""

import gzip
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from comity.graph.article_graph import sorted_quads
from comity.graph.parts import COMMITS, ROUNDS, SHARED, Commit, Parts
from comity.graph.stores.oxigraph import read_store
from comity.ontology.iris import article_graph, term
from tests.commands import blocks
from tests.shell import Shell
from tests.test_recipes import PAGE as RECIPES

PAGE = (Path(__file__).parent.parent / "docs" / "scale.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def parts(built: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """A folder as Spark leaves it (`tests/graph/spark` makes real ones), and its claims."""
    folder = tmp_path_factory.mktemp("scale")
    with read_store(built / "graph.store") as store:
        graphs = [sorted_quads(id_, store.triples(article_graph(id_))) for id_ in store.articles()]
    for number, half in enumerate((graphs[::2], graphs[1::2]), start=1):
        quads = folder / "parts" / ROUNDS / f"{number:06}" / "quads"
        quads.mkdir(parents=True)
        with gzip.open(quads / "part-00000.nq.gz", "wb") as file:
            file.writelines(half)
    for name in (COMMITS, SHARED):
        (folder / "parts" / name).mkdir()
    commit = Commit(("000001", "000002"))
    (folder / "parts" / COMMITS / "000001.json").write_text(commit.dumps())
    with gzip.open(folder / "parts" / SHARED / "part-00000.nq.gz", "wb") as file:
        file.write(b"<urn:x:a> <urn:x:b> <urn:x:c> <urn:x:g> .\n")
    claims = b"".join(graphs).count(f"<{term('Claim')}>".encode())
    return folder, claims


@pytest.fixture
def shell(parts: tuple[Path, int]) -> Iterator[Shell]:
    made = Shell(parts[0])
    yield made
    made.close()


def script(title: str, folder: Path) -> str:
    """The commands under a heading, their patterns of file names filled in."""
    [text] = blocks(PAGE.split(f"\n### {title}\n", 1)[1].split("\n##", 1)[0], "sh")
    words = (
        " ".join(sorted(str(path.relative_to(folder)) for path in folder.glob(word)) or [word])
        if "*" in word
        else word
        for word in re.split(r"([ \n])", text)
    )
    return "".join(words)


def test_the_folder_is_one_of_parts(parts: tuple[Path, int]) -> None:
    assert len(list(Parts(parts[0] / "parts").graphs())) > 20


def test_virtuoso_loads_the_parts(shell: Shell, parts: tuple[Path, int]) -> None:
    if shutil.which("virtuoso-t") is None:
        pytest.skip("Virtuoso is not installed (Debian: virtuoso-opensource-7-bin)")
    text = RECIPES.split("\n## Virtuoso\n", 1)[1].split("\n## ", 1)[0]
    settings = blocks(text, "ini virtuoso.ini")[0].replace("= data\n", "= parts\n")
    (shell.folder / "virtuoso.ini").write_text(shell.own(settings))
    answer = shell.run(script("Virtuoso", shell.folder))[-1]
    assert answer.split() == ["claims", str(parts[1])]


def test_oxigraph_loads_the_parts(shell: Shell, parts: tuple[Path, int]) -> None:
    answer = shell.run(script("Oxigraph", shell.folder))[-1]
    assert answer.split() == ["claims", str(parts[1])]
