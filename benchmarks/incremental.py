"""What one more article costs in graphs of very different sizes.

`python -m benchmarks.incremental`: each graph is made up (`benchmarks.synthetic`, two to four
claims an article) and kept in a folder, so that a second run need not make it again. Two things
are timed, in seconds of processor time, each round with another article; the smallest counts:

- the command `comity build one.md`, from start to end;
- within one process, what the store has to do with an article that names the actors most named:
  open, write, settle, close.
"""

import argparse
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from time import process_time

from benchmarks.serving import COMMAND
from benchmarks.synthetic.graphs import TRIPLES_PER_CLAIM, write_store
from benchmarks.synthetic.telling import extractions
from benchmarks.synthetic.world import World
from comity.graph.claim import Extraction
from comity.graph.ledger.ledger import open_ledger
from comity.graph.populate import ExtractionRun, actor_triples, article_triples, ontology_triples
from comity.graph.settling.settle import settle
from comity.graph.stores.oxigraph import open_store, read_store
from comity.ontology.schema import load_model

CLAIMS = (2, 4)
ROUNDS = 10
"""Of the first ones the engine spends much on tidying up after the bulk load."""
SAMPLE = Path(__file__).parent.parent / "articles"


def main() -> None:
    """Time each size, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--stores", type=Path, help="Folder to keep the made-up graphs in.")
    options = parser.parse_args()
    load_model()
    with tempfile.TemporaryDirectory() as scratch:
        stores = options.stores or Path(scratch)
        print(
            "| articles | triples | `comity build` of one more, s CPU | × | the store's part | × |"
        )
        print("|---:|---:|---:|---:|---:|---:|", flush=True)
        first: tuple[float, float] | None = None
        for articles in options.articles:
            made = _made(stores, articles)
            copy = Path(scratch) / "copy.store"
            shutil.copytree(made, copy)
            own = min(_update(copy, extraction) for extraction in _busy(articles))
            whole = min(_command(copy, path) for path in sorted(SAMPLE.glob("*.md"))[:ROUNDS])
            first = first or (whole, own)
            print(
                f"| {articles:,} | {_triples(made):,} | {whole:.2f} | {whole / first[0]:.2f} "
                f"| {own:.3f} | {own / first[1]:.2f} |",
                flush=True,
            )
            shutil.rmtree(copy)


def _made(folder: Path, articles: int) -> Path:
    store = folder / f"{articles}.store"
    if not store.exists():
        folder.mkdir(parents=True, exist_ok=True)
        fixed = len(ontology_triples()) + len(actor_triples())
        write_store(store, fixed + articles * sum(CLAIMS) // 2 * TRIPLES_PER_CLAIM, sizes=CLAIMS)
    return store


def _busy(articles: int) -> Iterator[Extraction]:
    """New articles of the same made-up world, in which few actors are named by most."""
    random = Random(articles)
    told = extractions(World(300, Random(1)), ROUNDS * sum(CLAIMS), load_model(), random, CLAIMS)
    for number, extraction in zip(range(ROUNDS), told, strict=False):
        article = replace(extraction.article, doc=f"one-more-{number}", published="2024-06-01")
        claims = tuple(replace(claim, article_id=article.id) for claim in extraction.claims)
        yield Extraction(article, claims, ())


def _update(path: Path, extraction: Extraction) -> float:
    triples = set(article_triples(extraction, ExtractionRun("made up", "one more"), frozenset()))
    begin = process_time()
    with open_store(path) as store, open_ledger(store) as ledger:
        ledger.touch([extraction.article.id])
        store.replace_article(extraction.article.id, triples)
        settle(store, ledger)
    return process_time() - begin


def _command(path: Path, article: Path) -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = used.ru_utime + used.ru_stime
    command = [*COMMAND, "build", str(article), "--store", str(path)]
    subprocess.run(command, check=True, capture_output=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime - begin


def _triples(path: Path) -> int:
    with read_store(path) as store:
        return sum(1 for _ in store.quads())


if __name__ == "__main__":
    main()
