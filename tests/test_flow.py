"""The whole flow on the sample articles: each stage against its golden file, twice the same.

UPDATE_GOLDEN=1 rewrites the files in tests/golden; read the diff before you commit it.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import owlrl  # type: ignore[import-untyped]
import pytest
import rdflib
from pyoxigraph import RdfFormat, Triple, serialize

from comity.graph.article import Article
from comity.graph.article_graph import Worker
from comity.graph.build import Failed, build
from comity.graph.claim import Extraction
from comity.graph.exporting.claims import claim_rows, claims_csv
from comity.graph.exporting.formats import export
from comity.graph.extraction.reader import Reader
from comity.graph.identity import Known, identified
from comity.graph.ledger.ledger import open_ledger
from comity.graph.populate import actor_triples
from comity.graph.reading.reader import read_all
from comity.graph.settling.settle import settle
from comity.graph.stores.engine import MemoryStore
from comity.graph.stores.oxigraph import read_store
from comity.graph.told import told_in
from comity.ontology.iris import CMT, DERIVED_GRAPH, article_graph
from comity.ontology.schema import load_model, schema

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = ROOT / "articles"
LONG = [ARTICLES / "gestures-to-the-taliban.md", ARTICLES / "shoigu-in-kabul.md"]
"""Two of the samples, for what would take long with all of them."""
TOLD_TWICE = [ARTICLES / "suez-seen-from-cairo.md", ARTICLES / "suez-seen-from-london.md"]
GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module")
def read(reader: Reader) -> tuple[MemoryStore, list[Extraction]]:
    """A store built from articles/, and what was read."""
    return built([ARTICLES], reader)


@pytest.fixture(scope="module")
def read_long(reader: Reader) -> tuple[MemoryStore, list[Extraction]]:
    """The same of two articles."""
    return built(LONG, reader)


def built(paths: list[Path], reader: Reader) -> tuple[MemoryStore, list[Extraction]]:
    store = MemoryStore()
    articles = list(read_all(paths))
    with open_ledger(store) as ledger:
        outcomes = list(build(articles, store, ledger, Worker(reader)))
        settle(store, ledger)
    assert not [o for o in outcomes if isinstance(o, Failed)]
    known = Known.of(actor_triples())
    read = [identified(reader.extract(a), known) for a in articles if isinstance(a, Article)]
    return store, read


def against_golden(name: str, found: str) -> None:
    """Compare with a golden file, or rewrite it."""
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8", newline="")
    assert found == path.read_bytes().decode("utf-8")


def test_claims(read: tuple[MemoryStore, list[Extraction]]) -> None:
    told = (t for extraction in read[1] for t in told_in(extraction))
    against_golden("claims.csv", claims_csv(claim_rows(told, load_model())).decode())


def test_issues(read_long: tuple[MemoryStore, list[Extraction]]) -> None:
    lines = [
        f"{extraction.article.doc}\t{issue.reason}\t{issue.text}\t{issue.detail}"
        for extraction in read_long[1]
        for issue in extraction.issues
    ]
    against_golden("issues.tsv", "\n".join(lines) + "\n")


def test_shortcuts(read: tuple[MemoryStore, list[Extraction]]) -> None:
    lines = sorted(f"{triple} ." for triple in read[0].triples(DERIVED_GRAPH))
    against_golden("shortcuts.nt", "\n".join(lines) + "\n")


def test_every_quotation_stands_in_its_article(read: tuple[MemoryStore, list[Extraction]]) -> None:
    for extraction in read[1]:
        article = extraction.article
        for claim in extraction.claims:
            where = claim.quotation
            assert article.text[where.start : where.end] == where.exact


def test_shortcuts_are_the_closure_of_owl_rl(
    read_long: tuple[MemoryStore, list[Extraction]],
) -> None:
    """What the rule derives is what a reasoner derives from the ontology and the same data."""
    store, readings = read_long
    names = {s.shortcut for s in load_model().relations if s.shortcut} | {"linkedTo"}
    graph = schema()
    for extraction in readings:
        triples = store.triples(article_graph(extraction.article.id))
        data = serialize(triples, format=RdfFormat.N_TRIPLES)
        assert data is not None
        graph.parse(data=data.decode(), format="nt")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    reasoned = {
        (str(s), str(p), str(o))
        for s, p, o in graph
        if str(p).removeprefix(CMT) in names and s != o and isinstance(s, rdflib.URIRef)
    }
    derived = {_plain(triple) for triple in store.triples(DERIVED_GRAPH)}
    assert {t for t in derived if t[1].removeprefix(CMT) in names} == reasoned


def _plain(triple: Triple) -> tuple[str, str, str]:
    return (
        str(triple.subject).strip("<>"),
        triple.predicate.value,
        str(triple.object).strip("<>"),
    )


def test_twice_the_same_bytes_under_two_hash_seeds(tmp_path: Path) -> None:
    found = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        outputs = []
        for command in (
            ["build", *map(str, LONG + TOLD_TWICE)],
            ["export", "graph.ttl"],
            ["export", "claims.csv"],
            ["view", "-o", "network.html"],
            ["issues"],
        ):
            done = subprocess.run(
                [sys.executable, "-c", "from comity.scripts.cli import main; main()", *command],
                cwd=folder,
                env={**os.environ, "PYTHONHASHSEED": seed},
                capture_output=True,
                check=True,
            )
            outputs.append(done.stdout)
        names = ("graph.ttl", "claims.csv", "network.html")
        found.append([outputs[0], outputs[-1], *((folder / name).read_bytes() for name in names)])
    assert found[0] == found[1]


def test_a_second_build_reads_nothing_again(tmp_path: Path) -> None:
    def run(*words: str) -> str:
        command = [sys.executable, "-c", "from comity.scripts.cli import main; main()", *words]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
        return done.stdout

    brief = (ARTICLES / "shoigu-in-kabul.md").read_text(encoding="utf-8")
    (tmp_path / "one.md").write_text(brief, encoding="utf-8")
    (tmp_path / "two.txt").write_text("Norway met Chile in Oslo.", encoding="utf-8")
    assert "2 articles read, 0 unchanged" in run("build", ".")
    with read_store(tmp_path / "graph.store") as store:
        before = sorted(str(quad) for quad in store.quads() if "onto" not in str(quad.graph_name))
    assert "0 articles read, 2 unchanged" in run("build", ".")
    (tmp_path / "two.txt").write_text("Norway did not meet Chile in Oslo.", encoding="utf-8")
    assert "1 articles read, 1 unchanged" in run("build", ".")
    (tmp_path / "two.txt").write_text("Norway met Chile in Oslo.", encoding="utf-8")
    run("build", ".")
    with read_store(tmp_path / "graph.store") as store:
        after = sorted(str(quad) for quad in store.quads() if "onto" not in str(quad.graph_name))
        export(store, tmp_path / "graph.ttl")
    assert before == after
    assert re.search(r"cmt:actsToward", (tmp_path / "graph.ttl").read_text(encoding="utf-8"))
