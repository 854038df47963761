"""What an archive costs, from what was measured: writes the tables of docs/scale.md anew.

    python -m benchmarks.cost_model             out of benchmarks/cost_model.toml
    python -m benchmarks.cost_model --measure   after measuring here, which writes that file

Everything grows with the number of articles, as each is read by itself; what is larger than the
largest graph that was loaded is extrapolated, and the tables say so.
"""

import argparse
import gzip
import tempfile
import time
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).with_suffix(".toml")
PAGE = Path(__file__).parent.parent / "docs" / "scale.md"
BEGIN, END = "<!-- cost model: begin -->\n", "<!-- cost model: end -->\n"
SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
CORES = 200
WARM = 20
"""Articles that are read before the measuring, so that spaCy knows the usual words."""

Section = Mapping[str, float]
Figures = Mapping[str, Section]


@dataclass(frozen=True, slots=True)
class Cost:
    """What so many articles cost; sizes are in bytes, times in hours."""

    articles: int
    triples: float
    core_hours: float
    cluster_hours: float
    gzipped: float
    oxigraph: float
    oxigraph_hours: float
    virtuoso: float
    virtuoso_hours: float


def cost(figures: Figures, articles: int) -> Cost:
    """The cost of so many articles, in proportion to what was measured."""
    reading, loading, virtuoso = (figures[part] for part in ("reading", "loading", "virtuoso"))
    each = articles / reading["articles"]
    triples = reading["triples"] * each
    core_hours = reading["cpu_seconds"] * each / 3600
    return Cost(
        articles=articles,
        triples=triples,
        core_hours=core_hours,
        cluster_hours=core_hours / CORES / figures["spark"]["efficiency"],
        gzipped=reading["gzipped_bytes"] * each,
        oxigraph=triples * loading["disk_bytes"] / loading["triples"],
        oxigraph_hours=triples * loading["cpu_seconds"] / loading["triples"] / 3600,
        virtuoso=triples * virtuoso["disk_bytes"] / virtuoso["triples"],
        virtuoso_hours=triples * virtuoso["wall_seconds"] / virtuoso["triples"] / 3600,
    )


def tables(figures: Figures) -> str:
    """The measured figures and what follows from them, as Markdown."""
    reading, loading, virtuoso = (figures[part] for part in ("reading", "loading", "virtuoso"))
    articles, triples = reading["articles"], reading["triples"]
    measured = (
        ("words of an article", f"{reading['words'] / articles:,.0f}"),
        ("articles per core-hour", f"{3600 * articles / reading['cpu_seconds']:,.0f}"),
        ("claims of an article", f"{reading['claims'] / articles:,.1f}"),
        ("triples of an article", f"{triples / articles:,.0f}"),
        ("bytes of a triple, N-Quads", f"{reading['bytes'] / triples:,.0f}"),
        ("bytes of a triple, N-Quads gzipped", f"{reading['gzipped_bytes'] / triples:,.1f}"),
        ("bytes of a triple, Oxigraph on disk", f"{_each(loading, 'disk_bytes'):,.0f}"),
        ("bytes of a triple, Virtuoso on disk", f"{_each(virtuoso, 'disk_bytes'):,.0f}"),
        (
            "triples per second, `comity load` with all that it settles",
            f"{1 / _each(loading, 'cpu_seconds'):,.0f}",
        ),
        ("triples per second, Virtuoso", f"{1 / _each(virtuoso, 'wall_seconds'):,.0f}"),
        (
            "Spark beside the process pool, on two cores",
            f"{figures['spark']['efficiency']:.2f}",
        ),
    )
    lines = ["| measured | |", "|---|---|", *(f"| {name} | {value} |" for name, value in measured)]
    lines += [
        "",
        f"| articles | triples | core-hours | hours on {CORES} cores | N-Quads, gzipped | Oxigraph "
        "on disk | `comity load` | Virtuoso on disk | Virtuoso loads |",
        "|---|---|---|---|---|---|---|---|---|",
        *(_row(cost(figures, size), figures) for size in SIZES),
    ]
    return "\n".join(lines) + "\n"


def _each(section: Section, name: str) -> float:
    return section[name] / section["triples"]


def _row(made: Cost, figures: Figures) -> str:
    """A line of the table; a tilde stands before what is beyond the largest that was measured."""

    def told(text: str, measured: float, of: float) -> str:
        return text if of <= measured else f"~{text}"

    read, loaded = figures["reading"]["articles"], figures["loading"]["triples"]
    virtuoso = figures["virtuoso"]["triples"]
    cells = (
        f"{made.articles:,}",
        told(_number(made.triples), read, made.articles),
        told(f"{made.core_hours:,.3g}", read, made.articles),
        f"~{_hours(made.cluster_hours)}",
        told(_bytes(made.gzipped), read, made.articles),
        told(_bytes(made.oxigraph), loaded, made.triples),
        told(_hours(made.oxigraph_hours), loaded, made.triples),
        told(_bytes(made.virtuoso), virtuoso, made.triples),
        told(_hours(made.virtuoso_hours), virtuoso, made.triples),
    )
    return f"| {' | '.join(cells)} |"


def _number(value: float) -> str:
    return f"{value / 1e9:.3g} G" if value >= 1e9 else f"{value / 1e6:.3g} M"


def _bytes(value: float) -> str:
    for limit, unit in ((1e12, "TB"), (1e9, "GB"), (1e6, "MB")):
        if value >= limit:
            return f"{value / limit:.3g} {unit}"
    return f"{value / 1e3:,.3g} kB"


def _hours(hours: float) -> str:
    if hours >= 48:
        return f"{hours / 24:,.0f} d"
    if hours >= 1:
        return f"{hours:,.2g} h"
    return f"{hours * 60:,.2g} min" if hours * 60 >= 1 else f"{hours * 3600:,.2g} s"


def measure(articles: int) -> dict[str, dict[str, float]]:
    """Read so many made-up articles in this process and load them into a store."""
    from benchmarks.spark import write
    from comity.graph.article_graph import Worker
    from comity.graph.ledger.ledger import open_ledger
    from comity.graph.populate import actor_triples, ontology_triples
    from comity.graph.reading.reader import read_all
    from comity.graph.settling.settle import settle
    from comity.graph.stores.bulk import load_files
    from comity.graph.stores.oxigraph import open_store
    from comity.ontology.errors import InputError
    from comity.ontology.iris import ACTORS_GRAPH, ONTOLOGY_GRAPH

    reading = dict.fromkeys(("words", "claims", "triples", "bytes"), 0.0) | {"articles": articles}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "texts", 0, articles + WARM)
        worker, began = Worker.load(), 0.0
        with gzip.open(folder / "graph.nq.gz", "wb", compresslevel=6) as file:
            for number, article in enumerate(read_all([folder / "texts"])):
                if isinstance(article, InputError):
                    raise article
                if number < WARM:
                    worker.graph_of(article)
                    began = time.process_time()
                    continue
                graph = worker.graph_of(article)
                reading["words"] += graph.words
                reading["claims"] += graph.claims
                reading["triples"] += graph.quads.count(b"\n")
                reading["bytes"] += len(graph.quads)
                file.write(graph.quads)
        reading["cpu_seconds"] = time.process_time() - began
        reading["gzipped_bytes"] = (folder / "graph.nq.gz").stat().st_size
        began = time.process_time()
        with open_store(folder / "store") as store, open_ledger(store) as ledger:
            store.replace_graph(ONTOLOGY_GRAPH, ontology_triples())
            store.replace_graph(ACTORS_GRAPH, actor_triples())
            load_files(store, [folder / "graph.nq.gz"], ledger.touch)
            settle(store, ledger)
        loading = {
            "triples": reading["triples"],
            "cpu_seconds": time.process_time() - began,
            "disk_bytes": float(sum(p.stat().st_size for p in (folder / "store").rglob("*"))),
        }
    return {"reading": reading, "loading": loading}


def dumps(figures: Figures) -> str:
    """The figures as TOML."""
    head = "# What benchmarks/cost_model.py measured (reading, loading: --measure), or was told.\n"
    parts = (
        f"[{name}]\n" + "".join(f"{key} = {value:.10g}\n" for key, value in section.items())
        for name, section in figures.items()
    )
    return "\n".join([head, *parts])


def main() -> None:
    """Measure, if asked to, and write the tables into the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measure", action="store_true")
    parser.add_argument("--articles", type=int, default=1000)
    options = parser.parse_args()
    figures: dict[str, dict[str, float]] = tomllib.loads(DATA.read_text(encoding="utf-8"))
    if options.measure:
        figures |= measure(options.articles)
        DATA.write_text(dumps(figures), encoding="utf-8")
    made = tables(figures)
    text = PAGE.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    PAGE.write_text(f"{before}{BEGIN}\n{made}\n{END}{rest.split(END)[1]}", encoding="utf-8")
    print(made)


if __name__ == "__main__":
    main()
