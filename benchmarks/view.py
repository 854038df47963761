"""How long a page takes until it is of use: stock pyvis, `comity view` and `comity serve`.

    python -m benchmarks.view [--actors 100 300 1000] [--large 5000] [--limit 400] [--store STORE]

Of use is a page that has drawn its picture and answers a click on a node. Each page is opened by
a Chromium of its own, without a network; processor time is that of all its processes, from the
call of the address on. It is the figure to trust: wall time depends on what else the machine does.
Stock pyvis gets the same actors and relations, and the first quotation of each as its title.
With a store (`python -m benchmarks.synthetic` makes one) the service is measured, too.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from pyvis.network import Network as StockNetwork  # type: ignore[import-untyped]  # has no types

from benchmarks import explorer
from benchmarks.opening import OURS, STOCK, Opened, open_page
from benchmarks.synthetic.graphs import network
from comity.graph.network import Network
from comity.graph.view.page import render

HEAD = ("actors", "relations", "page", "made (CPU s)", "file (kB)", "of use (s)", "CPU (s)")


@dataclass(frozen=True, slots=True)
class Built:
    """A page on disk, and the seconds of processor time that it took to make it."""

    file: Path
    cpu: float


def stock_page(drawn: Network) -> str:
    """The page as pyvis makes it with its defaults."""
    page = StockNetwork(directed=True, cdn_resources="in_line")
    for node in drawn.nodes:
        page.add_node(node.iri, label=node.label, title=node.kind)
    for edge in drawn.edges:
        page.add_edge(edge.source, edge.target, label=edge.label, title=edge.evidence[0].quotation)
    return str(page.generate_html())


def our_page(drawn: Network) -> str:
    """The page of `comity view`."""
    return render(drawn, "Benchmark")


KINDS = {"stock pyvis": (STOCK, stock_page), "comity": (OURS, our_page)}


def build(make: Callable[[Network], str], drawn: Network, file: Path) -> Built:
    """Make a page and write it."""
    begin = time.process_time()
    text = make(drawn)
    cpu = time.process_time() - begin
    file.write_text(text, "utf-8")
    return Built(file, cpu)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Time to use of pages, as a table in Markdown.")
    parser.add_argument("--actors", type=int, nargs="*", default=[100, 300, 1000])
    parser.add_argument("--large", type=int, nargs="*", default=[5000], help="ours alone")
    parser.add_argument("--limit", type=float, default=400, help="seconds for one page")
    parser.add_argument("--store", type=Path, help="measure comity serve on this store, too")
    options = parser.parse_args()
    _print_head(HEAD)
    ratios = []
    with tempfile.TemporaryDirectory() as folder:
        for actors in options.actors + options.large:
            drawn = network(actors)
            both = actors in options.actors
            ours = _row(drawn, "comity", options.limit, Path(folder))
            if both:
                stock = _row(drawn, "stock pyvis", options.limit, Path(folder))
                ratios.append(_ratio(actors, stock, ours))
    if ratios:
        print("\nStock pyvis against comity, by processor time until of use:\n")
        print("\n".join(ratios))
    if options.store:
        print()
        _print_head(explorer.HEAD)
        for step in explorer.measure(options.store, options.limit):
            print(f"| {step.name} | {step.wall:.1f} | {step.browser:.1f} | {step.service:.1f} |")


def _print_head(names: Iterable[str]) -> None:
    cells = list(names)
    print(f"| {' | '.join(cells)} |\n|{'---|' * len(cells)}", flush=True)


def _row(drawn: Network, name: str, limit: float, folder: Path) -> Opened:
    kind, make = KINDS[name]
    made = build(make, drawn, folder / "page.html")
    opened = open_page(made.file.as_uri(), kind, limit)
    wall = f"{opened.wall:.1f}" if opened.wall is not None else f"not after {limit:g}"
    size = made.file.stat().st_size / 1000
    print(
        f"| {len(drawn.nodes):,} | {len(drawn.edges):,} | {name} | {made.cpu:.1f} | {size:,.0f} "
        f"| {wall} | {opened.cpu:.1f} |",
        flush=True,
    )
    return opened


def _ratio(actors: int, stock: Opened, ours: Opened) -> str:
    more = "" if stock.wall is not None else "more than "
    return f"- {actors:,} actors: {more}{stock.cpu / ours.cpu:.0f} times as much"


if __name__ == "__main__":
    main()
