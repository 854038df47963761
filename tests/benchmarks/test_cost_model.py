"""The cost model: what it says follows from what was measured, and the page shows just that."""

import tomllib
from dataclasses import astuple

import pytest

from benchmarks.cost_model import BEGIN, DATA, END, PAGE, cost, dumps, tables

FIGURES = {
    "reading": {
        "articles": 1000.0, "words": 3e5, "claims": 2e4, "triples": 6e5, "bytes": 1.2e8,
        "gzipped_bytes": 6e6, "cpu_seconds": 360.0,
    },
    "loading": {"triples": 6e5, "cpu_seconds": 30.0, "disk_bytes": 1.2e8},
    "spark": {"efficiency": 0.8},
    "virtuoso": {"triples": 1e7, "wall_seconds": 100.0, "disk_bytes": 8e8},
}  # fmt: skip


def test_costs_follow_from_the_figures() -> None:
    made = cost(FIGURES, 1_000_000)
    assert made.triples == 6e8
    assert made.core_hours == pytest.approx(100)
    assert made.cluster_hours == pytest.approx(100 / 200 / 0.8)
    assert made.gzipped == 6e9
    assert made.oxigraph == 1.2e11
    assert made.oxigraph_hours == pytest.approx(30_000 / 3600)
    assert made.virtuoso == pytest.approx(4.8e10)
    assert made.virtuoso_hours == pytest.approx(6000 / 3600)
    assert astuple(cost(FIGURES, 10_000_000)) == pytest.approx([10 * x for x in astuple(made)])


def test_what_was_not_measured_has_a_tilde() -> None:
    rows = {line.split(" |")[0]: line for line in tables(FIGURES).splitlines()}
    measured = rows["| 1,000"].split(" | ")
    assert measured[1:3] == ["0.6 M", "0.1"]
    assert measured[3].startswith("~"), "nobody has run it on a cluster"
    assert measured[4] == "6 MB"
    beyond = rows["| 10,000"].split(" | ")[1:]
    assert [cell.startswith("~") for cell in beyond] == [True] * 6 + [False, False]
    assert all(cell.startswith("~") for cell in rows["| 10,000,000"].split(" | ")[1:])


def test_the_page_shows_what_the_figures_give() -> None:
    text = DATA.read_text(encoding="utf-8")
    figures = tomllib.loads(text)
    assert dumps(figures) == text
    shown = PAGE.read_text(encoding="utf-8").split(BEGIN)[1].split(END)[0]
    assert shown == f"\n{tables(figures)}\n", "write it anew: python -m benchmarks.cost_model"
