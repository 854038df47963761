"""`python -m benchmarks.queries --triples 1000000`: a Markdown table; what is known is kept."""

import argparse
import json
import select
import subprocess
import sys
from dataclasses import asdict
from math import exp, log
from pathlib import Path
from typing import Any

from benchmarks.queries.engines import ENGINES
from benchmarks.queries.questions import questions
from benchmarks.synthetic.graphs import write_store
from comity.graph.stores.oxigraph import read_store

FOLDER = Path("out/benchmarks/queries")
LOADING, GRACE = 3600, 10
"""Seconds of wall time after which an engine that says nothing is ended; for each question, it
has as many more than twice its limit.
"""
LEAST = 0.0005
"""Seconds below which two times count as one: the clock is no finer."""

Results = dict[str, dict[str, Any]]


def main() -> None:
    """Ask what was not asked before, and print."""
    parser = argparse.ArgumentParser(description="The catalogue, asked of several engines.")
    parser.add_argument("--triples", type=int, default=100_000)
    parser.add_argument("--store", type=Path, help="a store to take, instead of making one")
    parser.add_argument("--peers", default=",".join(ENGINES), help="in which order")
    parser.add_argument("--limit", type=int, default=60, help="seconds for a question")
    parser.add_argument("--again", action="store_true", help="forget what was measured before")
    options = parser.parse_args()
    folder = FOLDER / str(options.triples)
    folder.mkdir(parents=True, exist_ok=True)
    store = options.store or folder / "graph.store"
    if not store.exists():
        write_store(store, options.triples)
    known = folder / "results.json"
    results: dict[str, Results] = {}
    if known.exists() and not options.again:
        results = json.loads(known.read_text())
    with read_store(store) as source:
        wanted = [asdict(question) for question in questions(source)]
    for peer in options.peers.split(","):
        found = results.setdefault(peer, {})
        while left := [question for question in wanted if question["name"] not in found]:
            if not _ask(peer, store, folder, left, found, options.limit):
                break
            known.write_text(json.dumps(results, indent=1))
        known.write_text(json.dumps(results, indent=1))
    print(_table([question["name"] for question in wanted], results, options.peers.split(",")))


def _ask(
    peer: str,
    store: Path,
    folder: Path,
    left: list[dict[str, str]],
    found: Results,
    limit: int,
) -> bool:
    """Have an engine answer what is left; False where it can't be used at all."""
    jobs = folder / f"{peer}.json"
    jobs.write_text(json.dumps(left))
    words = (peer, str(store), str(jobs), str(limit))
    command = [sys.executable, "-m", "benchmarks.queries.peer", *words]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    try:
        for name in (None, *(question["name"] for question in left)):
            seconds = LOADING if name is None else 2 * limit + GRACE
            line = ""
            if select.select([child.stdout], [], [], seconds)[0]:
                line = child.stdout.readline()
            if name is None and not line:
                return False
            if name is not None:
                found[name] = json.loads(line) if line else {"over": limit}
                if not line:
                    return True
        return True
    finally:
        child.kill()
        child.wait()


def _table(names: list[str], results: dict[str, Results], peers: list[str]) -> str:
    """Milliseconds of processor time, and how many times that of Comity a peer takes."""
    ours = results["comity"]
    others = [peer for peer in peers if peer != "comity"]
    lines = [f"| question | rows | comity, ms | {' | '.join(others)} |"]
    lines.append("|---" * (3 + len(others)) + "|")
    ratios: dict[str, list[float]] = {peer: [] for peer in others}
    for name in names:
        own = ours[name]
        cells = [name, str(own.get("rows", "")), _own(own)]
        for peer in others:
            cells.append(_cell(own, results.get(peer, {}).get(name), ratios[peer]))
        lines.append(f"| {' | '.join(cells)} |")
    means = [_mean(ratios[peer]) for peer in others]
    least = [f"×{min(ratios[peer]):.2g}" if ratios[peer] else "" for peer in others]
    lines.append(f"| **geometric mean** | | | {' | '.join(means)} |")
    lines.append(f"| least | | | {' | '.join(least)} |")
    return "\n".join(lines)


def _own(own: dict[str, Any]) -> str:
    return f"{1000 * own['cpu']:.1f}" if "cpu" in own else own.get("error", "over")


def _cell(own: dict[str, Any], other: dict[str, Any] | None, ratios: list[float]) -> str:
    if other is None:
        return "not run"
    if "error" in other or "cpu" not in own:
        return "error"
    mine = max(own["cpu"], LEAST)
    if "over" in other:
        ratios.append(other["over"] / mine)
        return f"> ×{other['over'] / mine:,.0f}"
    if other["digest"] != own["digest"]:
        return f"other rows ({other['rows']})"
    ratio = max(other["cpu"], LEAST) / mine
    ratios.append(ratio)
    return f"×{ratio:,.2g}" if ratio < 100 else f"×{ratio:,.0f}"


def _mean(ratios: list[float]) -> str:
    if not ratios:
        return ""
    return f"**×{exp(sum(map(log, ratios)) / len(ratios)):,.3g}** ({len(ratios)})"


if __name__ == "__main__":
    main()
