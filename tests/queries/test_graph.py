"""The graph from Python and in a real notebook."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from comity.graph.view.picture import Picture
from comity.ontology.errors import QueryError, UnknownNameError
from comity.queries.graph import Graph

HOSTILE = "<img src=x onerror='pwned=1'>"


@pytest.fixture(scope="module")
def graph(world: Path) -> Graph:
    return Graph(world)


def test_a_question_of_the_catalogue(graph: Graph) -> None:
    assert "memberships" in set(graph.questions())
    frame = graph.ask("memberships", actor="Corvia").to_pandas()
    assert "organization" in frame.columns
    assert len(frame) > 0
    early = graph.ask("memberships", actor="Corvia", as_of="1900-01-01")
    assert not early
    assert len(early.to_pandas()) == 0


def test_a_query_of_ones_own(graph: Graph) -> None:
    assert graph.sparql("ASK { ?c a cmt:Claim }")
    turtle = repr(graph.sparql("CONSTRUCT { ?c a cmt:Claim } WHERE { ?c a cmt:Claim } LIMIT 1"))
    assert "cmt:Claim" in turtle
    with pytest.raises(QueryError, match="use SELECT"):
        graph.sparql("ASK { ?c a cmt:Claim }").to_pandas()


def test_what_is_not_known_says_so(graph: Graph) -> None:
    with pytest.raises(UnknownNameError, match="memberships"):
        graph.ask("membership")
    with pytest.raises(UnknownNameError):
        graph.ask("memberships", actor="Nowhereland")


def test_markup_in_values_is_shown_as_text(graph: Graph) -> None:
    html = graph.sparql(f'SELECT ("{HOSTILE}" AS ?x) WHERE {{}}')._repr_html_()
    assert "<img" not in html
    assert "&lt;img" in html


def test_long_tables_tell_what_is_not_shown(graph: Graph) -> None:
    rows = " ".join(f"({n})" for n in range(60))
    html = graph.sparql(f"SELECT ?n WHERE {{ VALUES (?n) {{ {rows} }} }}")._repr_html_()
    assert html.count("<tr>") == 51
    assert "10 more rows" in html


def test_a_picture_is_saved_as_the_page_itself(graph: Graph, tmp_path: Path) -> None:
    picture = graph.view(title="Rivers")
    picture.save(tmp_path / "rivers.html")
    assert (tmp_path / "rivers.html").read_text("utf-8") == picture.page
    assert "Rivers" in repr(picture)


def test_a_frame_holds_whatever_its_page_says(browser: Browser) -> None:
    hostile = "'\"></iframe><script>parent.document.title = 'pwned'</script>" + HOSTILE
    shown = Picture(hostile, hostile)._repr_html_()
    page = browser.new_page()
    page.set_content(f"<title>book</title>{shown}<p>after</p>")
    expect(page.get_by_text("after")).to_be_visible()
    assert page.locator("iframe").count() == 1
    assert page.locator("img, script").count() == 0
    assert page.title() == "book"
    assert page.evaluate("typeof pwned") == "undefined"
    page.close()


def test_a_notebook_shows_picture_and_table(world: Path, tmp_path: Path, browser: Browser) -> None:
    code = (
        "from pathlib import Path\n"
        "from comity.queries.graph import Graph\n"
        f"graph = Graph(Path({str(world)!r}))\n"
    )
    cells = [code, "graph.ask('memberships', actor='Corvia')", "graph.view()"]
    book = {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {},
        "cells": [
            {"cell_type": "code", "id": f"c{at}", "metadata": {}, "source": cell, "outputs": [],
             "execution_count": None}
            for at, cell in enumerate(cells)
        ],
    }  # fmt: skip
    file = tmp_path / "book.ipynb"
    file.write_text(json.dumps(book), encoding="utf-8")
    # In a process of its own: the kernel's client and the browser's each want the event loop.
    subprocess.run(
        [sys.executable, "-c", "from nbclient.cli import main; main()", "--inplace", str(file)],
        check=True,
    )
    done = json.loads(file.read_text(encoding="utf-8"))
    shown = ["".join(cell["outputs"][0]["data"]["text/html"]) for cell in done["cells"][1:]]
    saved = tmp_path / "notebook.html"
    saved.write_text("<!doctype html><meta charset=utf-8>" + "".join(shown), encoding="utf-8")
    page = browser.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: wrong.append(request.url))
    page.goto(saved.as_uri())
    expect(page.get_by_role("table").first).to_contain_text("organization")
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("status").first).to_contain_text("links")
    page.close()
    assert wrong == [saved.as_uri()]
