"""RDF files hold exactly what the store holds, in every syntax and for every tool."""

import difflib
import re
from pathlib import Path

import owlready2  # type: ignore[import-untyped]  # it ships no types
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import (
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Triple,
    parse,
)

from comity.graph.exporting.formats import export
from comity.graph.exporting.keys import TYPE
from comity.graph.exporting.merged import OWL_ONTOLOGY
from comity.graph.exporting.turtle import SECTIONS
from comity.graph.stores.base import Store
from comity.graph.stores.engine import MemoryStore
from comity.ontology.iris import DATASET, KINDS, ONTOLOGY_GRAPH, PREFIXES, article_graph, term
from tests.graph.exporting.plain import merge

MERGED = {
    "turtle": (RdfFormat.TURTLE, "turtle"),
    "rdfxml": (RdfFormat.RDF_XML, "xml"),
    "ntriples": (RdfFormat.N_TRIPLES, "nt"),
    "jsonld": (RdfFormat.JSON_LD, "json-ld"),
}
BY_GRAPH = {"nquads": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG}

PREDICATE = NamedNode(term("frame"))
LITERALS = st.one_of(
    st.builds(Literal, st.text()),
    st.builds(lambda text: Literal(text, language="en"), st.text()),
    st.builds(
        lambda text, kind: Literal(text, datatype=NamedNode(PREFIXES["xsd"] + kind)),
        st.text(),
        st.sampled_from(["anyURI", "hexBinary"]),
    ),
    st.builds(Literal, st.integers(-(10**9), 10**9)),
)


def same(quads: list[Quad], others: list[Quad]) -> bool:
    """Whether they differ in names of blank nodes at most."""
    one, other = Dataset(quads), Dataset(others)
    for dataset in (one, other):
        dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return set(one) == set(other)


def merged_quads(store: Store) -> list[Quad]:
    return [Quad(t.subject, t.predicate, t.object) for t in merge(store)]


@pytest.mark.parametrize("name", MERGED)
def test_a_merged_file_holds_the_store(store: Store, tmp_path: Path, name: str) -> None:
    [path] = export(store, tmp_path / "graph", name)
    assert same(list(parse(path=str(path), format=MERGED[name][0])), merged_quads(store))


@pytest.mark.parametrize("name", BY_GRAPH)
def test_a_file_of_graphs_holds_the_store(store: Store, tmp_path: Path, name: str) -> None:
    [path] = export(store, tmp_path / "graph", name)
    assert same(list(parse(path=str(path), format=BY_GRAPH[name])), list(store.quads()))


@pytest.mark.parametrize("name", MERGED)
def test_rdflib_reads_every_triple(store: Store, tmp_path: Path, name: str) -> None:
    [path] = export(store, tmp_path / "graph", name)
    graph = rdflib.Graph().parse(path, format=MERGED[name][1])
    assert len(graph) == len(merge(store))
    mongolia, member_of = rdflib.URIRef(PREFIXES["state"] + "MNG"), rdflib.URIRef(term("memberOf"))
    assert len(list(graph.objects(mongolia, member_of))) == 1


@pytest.mark.parametrize("name", ["rdfxml", "ntriples"])
def test_owlready2_reads_classes_and_facts(store: Store, tmp_path: Path, name: str) -> None:
    [path] = export(store, tmp_path / "graph", name)
    world = owlready2.World()
    world.get_ontology(path.as_uri()).load(only_local=True)
    member = world[PREFIXES["state"] + "MNG"]
    assert [type(member).__name__, member.memberOf[0].label.en] == ["State", ["Herders' Pact"]]
    assert world[term("Membership")] in world.classes()
    world.close()


def test_merged_graphs_have_one_header_and_leave_nothing_else_out(store: Store) -> None:
    triples = set(merge(store))
    headers = {t.subject for t in triples if t.predicate == TYPE and t.object == OWL_ONTOLOGY}
    assert headers == {NamedNode(DATASET)}
    version = NamedNode(PREFIXES["dcterms"] + "conformsTo")
    assert [t for t in triples if t.predicate == version and t.subject in headers]
    ontologies = {
        q.subject for q in store.quads() if q.predicate == TYPE and q.object == OWL_ONTOLOGY
    }
    named = {
        q.triple
        for q in store.quads()
        if isinstance(q.subject, NamedNode)
        and isinstance(q.object, NamedNode | Literal)
        and q.subject not in ontologies
    }
    assert named <= triples


def test_turtle_is_ordered_for_people(store: Store, tmp_path: Path) -> None:
    [path] = export(store, tmp_path / "graph.ttl")
    text = path.read_text(encoding="utf-8")
    titles = re.findall(r"^# (.+)$", text, flags=re.MULTILINE)
    assert titles == [
        "Ontology", "States", "Organizations", "Persons", "Places", "Topics", "Articles",
        "Situations", "Claims", "Quotations", "Extraction runs",
    ]  # fmt: skip
    assert text.count("@prefix") == len(PREFIXES)
    data = text[text.index("# States") :]
    subjects = re.findall(r"^(\w+:[^ ]+) ", data, flags=re.MULTILINE)
    assert len(subjects) == len(set(subjects))
    assert (
        'state:MNG a cmt:State ;\n\trdfs:label "Mongolia"@en ;\n\tcmt:memberOf org:herders-pact .\n'
    ) in data


def test_every_kind_of_thing_has_a_section() -> None:
    assert tuple(SECTIONS) == KINDS


def test_one_more_fact_is_a_change_beside_it_alone(store: Store, tmp_path: Path) -> None:
    [before] = export(store, tmp_path / "before.ttl")
    changed = MemoryStore()
    for graph in store.graphs():
        changed.replace_graph(graph, store.triples(graph))
    fact = Triple(
        NamedNode(PREFIXES["state"] + "KEN"), NamedNode(term("isoAlpha3")), Literal("KEN")
    )
    changed.replace_graph(article_graph("more"), [fact])
    [after] = export(changed, tmp_path / "after.ttl")
    old, new = (path.read_text(encoding="utf-8").splitlines() for path in (before, after))
    changes = [line for line in difflib.ndiff(old, new) if line[0] in "+-"]
    assert changes == [
        '- \trdfs:label "Kenya"@en .',
        '+ \trdfs:label "Kenya"@en ;',
        '+ \tcmt:isoAlpha3 "KEN" .',
    ]


@pytest.mark.parametrize("name", [*MERGED, *BY_GRAPH])
@settings(deadline=None, max_examples=40)
@given(literal=LITERALS)
def test_no_text_breaks_a_file(
    name: str, literal: Literal, tmp_path_factory: pytest.TempPathFactory
) -> None:
    store = MemoryStore()
    for graph in (ONTOLOGY_GRAPH, article_graph("a")):
        store.replace_graph(graph, [Triple(NamedNode(f"{graph}/s"), PREDICATE, literal)])
    syntax = MERGED[name][0] if name in MERGED else BY_GRAPH[name]
    [path] = export(store, tmp_path_factory.getbasetemp() / "any", name)
    quads = parse(path=str(path), format=syntax)
    first, second = (quad.object for quad in quads if quad.predicate == PREDICATE)
    assert first == second
    assert isinstance(first, Literal)
    kept = literal.value
    if name == "rdfxml":
        kept = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", kept)
    assert (first.value, first.language, first.datatype) == (
        kept,
        literal.language,
        literal.datatype,
    )


def test_blank_nodes_get_the_same_names_whatever_they_had(tmp_path: Path) -> None:
    files = []
    for label in ("a", "b"):
        text = f"<urn:x> <urn:p> _:{label}1 .\n_:{label}1 <urn:q> _:{label}2 .\n"
        store = MemoryStore()
        store.replace_graph(
            article_graph("x"), (q.triple for q in parse(text, format=RdfFormat.N_TRIPLES))
        )
        files.append(export(store, tmp_path / f"{label}.nq")[0].read_bytes())
    assert files[0] == files[1]
