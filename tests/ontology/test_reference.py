"""The written forms of the ontology: two for tools, a page for people."""

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import SKOS

from comity.ontology.iris import CMT as CMT_IRI
from comity.ontology.reference import render
from comity.ontology.terms import CMT
from comity.ontology.writing import rdfxml, turtle

PAGE = Path(__file__).parents[2] / "docs" / "ontology.html"


class Anchors(HTMLParser):
    """Collects what can be linked to and what is linked or loaded."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: set[str] = set()
        self.loaded: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag == "a":
            self.links.add(str(given["href"]))
        if tag in {"script", "link", "img", "iframe"}:
            self.loaded.append(tag)


@pytest.fixture(scope="module")
def page(ontology: Graph) -> str:
    return render(ontology)


def test_the_page_in_docs_is_what_the_ontology_says(page: str) -> None:
    cure = "run: comity ontology -o docs/ontology.html"
    assert PAGE.read_text("utf-8") == page, cure


def test_every_term_has_one_place_on_the_page(page: str) -> None:
    ids = Anchors(page).ids
    terms = {name for name in CMT.__annotations__ if not name.startswith("_")} | set(CMT._extras)
    assert terms <= set(ids)
    assert len(ids) == len(set(ids))


def test_links_within_the_page_lead_somewhere(page: str) -> None:
    anchors = Anchors(page)
    inner = {link[1:] for link in anchors.links if link.startswith("#")}
    assert inner <= set(anchors.ids)
    assert all(link.startswith(("#", "http://", "https://")) for link in anchors.links)


def test_the_page_loads_nothing(page: str) -> None:
    assert Anchors(page).loaded == []
    assert not re.search(r"url\(|@import", page)


def test_text_is_escaped(ontology: Graph) -> None:
    hostile = Graph() + ontology
    hostile.set((CMT.State, SKOS.definition, Literal("<script>alert(1)</script>", lang="en")))
    page = render(hostile)
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_turtle_and_rdfxml_hold_the_same_ontology(ontology: Graph) -> None:
    assert isomorphic(Graph().parse(data=turtle(ontology), format="turtle"), ontology)
    assert isomorphic(Graph().parse(data=rdfxml(ontology), format="xml"), ontology)


def test_turtle_speaks_in_prefixes(ontology: Graph) -> None:
    text = turtle(ontology).decode()
    assert f"@prefix cmt: <{CMT_IRI}> ." in text
    body = "\n".join(line for line in text.splitlines() if not line.startswith("@prefix"))
    assert f"<{CMT_IRI}" not in body
    assert "ns1:" not in body


def test_bytes_do_not_depend_on_the_hash_seed() -> None:
    program = (
        "import hashlib; from comity.ontology import reference, schema, writing; "
        "g = schema.schema(); "
        "parts = writing.turtle(g), writing.rdfxml(g), reference.render(g).encode(); "
        "print(*(hashlib.sha256(part).hexdigest() for part in parts))"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True, text=True, check=True, timeout=60,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(digests) == 1


def test_owlready2_reads_the_rdfxml(ontology: Graph, tmp_path: Path) -> None:
    import owlready2  # type: ignore[import-untyped]  # it ships no types

    file = tmp_path / "comity.owl"
    file.write_bytes(rdfxml(ontology))
    world = owlready2.World()
    world.get_ontology(f"file://{file}").load()
    state = world[str(URIRef(CMT_IRI + "State"))]
    assert CMT_IRI + "Actor" in {c.iri for c in state.ancestors() if hasattr(c, "iri")}
