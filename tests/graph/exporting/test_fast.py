"""The fast way to RDF files: the bytes of the plain way, from any store, in little memory."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Triple,
    parse,
)

from comity.graph.exporting.formats import FORMATS, export
from comity.graph.exporting.source import AsOf
from comity.graph.sorting import LineSorter
from comity.graph.stores.base import Store
from comity.graph.stores.engine import MemoryStore
from comity.graph.stores.oxigraph import OxigraphStore, open_store, read_store
from comity.ontology.errors import UnknownNameError
from comity.ontology.iris import CMT, ID, ONTOLOGY_GRAPH, PREFIXES, Iri, article_graph
from tests.graph.exporting import plain

PLAIN = {
    "turtle": plain.turtle,
    "ntriples": plain.ntriples,
    "nquads": plain.nquads,
    "trig": plain.trig,
}
SYNTAX = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
}
NAMES = (
    "a", "9", "a-b", "-a", "a.", "a:b", "a/b", "it(s)", "é", "a%20b", "", "a~", "_", "b-",
    "claim/x", "claim", "state/AFG", "clairvoyance/x",
)  # fmt: skip
BASES = (CMT, ID, ID + "claim/", "urn:x:", PREFIXES["schema"])
IRIS = st.builds(
    lambda base, name: NamedNode(base + name), st.sampled_from(BASES), st.sampled_from(NAMES)
)
TEXTS = st.one_of(
    st.text(),
    st.text(alphabet='\t\n\r\x00\x08\x0b\x0c\x1b\x7f\x85\u2028\ufffd\ufffe\uffff＝"\\_:<>^@ .'),
    st.sampled_from(["_:b", "\t_:b", " .\n", "> _:x", '"^^<x>', "1 .", "</id/claim/x>"]),
)
TYPED = ("boolean", "integer", "decimal", "double", "dateTime", "anyURI", "int")
LITERALS = st.one_of(
    st.builds(Literal, TEXTS),
    st.builds(lambda text: Literal(text, language="en-GB"), TEXTS),
    st.builds(
        lambda text, kind: Literal(text, datatype=NamedNode(PREFIXES["xsd"] + kind)),
        st.one_of(TEXTS, st.sampled_from(["1", "-1", "+1.50", "1e9", "true", "0", ".5", "NaN"])),
        st.sampled_from(TYPED),
    ),
    st.builds(lambda text: Literal(text, datatype=NamedNode("urn:x:type")), TEXTS),
    st.builds(Literal, st.one_of(st.integers(-(10**20), 10**20), st.floats(), st.booleans())),
)
BLANKS = st.sampled_from([BlankNode("a"), BlankNode("b")])
SUBJECTS = st.one_of(IRIS, IRIS, BLANKS)
PREDICATES = st.one_of(
    IRIS,
    st.sampled_from([NamedNode(PREFIXES["rdf"] + "type"), NamedNode(PREFIXES["rdfs"] + "label")]),
)
PLAIN_TRIPLES = st.builds(
    Triple,
    SUBJECTS,
    st.sampled_from([NamedNode(PREFIXES["rdf"] + "type"), NamedNode(CMT + "a")]),
    st.one_of(IRIS, BLANKS, st.builds(Literal, st.text())),
)
"""What an ontology holds: nothing that rdflib, which writes it, warns of."""
TRIPLES = st.builds(Triple, SUBJECTS, PREDICATES, st.one_of(LITERALS, IRIS, BLANKS))
STATEMENTS = st.lists(
    st.one_of(
        st.tuples(st.just(ONTOLOGY_GRAPH), PLAIN_TRIPLES),
        st.tuples(st.sampled_from([article_graph("a"), article_graph("b")]), TRIPLES),
    ),
    max_size=12,
)


def store_of(statements: list[tuple[Iri, Triple]]) -> MemoryStore:
    store = MemoryStore()
    for graph in {graph for graph, _ in statements}:
        store.replace_graph(graph, [t for g, t in statements if g == graph])
    return store


def on_disk(store: Store, folder: Path) -> OxigraphStore:
    """A store on disk, open for writing, that came to hold the same in another order."""
    held = open_store(folder)
    for graph in reversed(store.graphs()):
        held.replace_graph(graph, store.triples(graph))
    return held


@pytest.mark.parametrize("name", PLAIN)
@settings(deadline=None, max_examples=25)
@given(statements=STATEMENTS)
def test_the_fast_way_gives_the_bytes_of_the_plain_way(
    name: str, statements: list[tuple[Iri, Triple]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    store = store_of(statements)
    [path] = export(store, tmp_path_factory.getbasetemp() / "fast", name)
    assert path.read_bytes() == PLAIN[name](store)


@pytest.mark.parametrize("limit", [1, 10_000])
@pytest.mark.parametrize("name", PLAIN)
def test_what_memory_does_not_hold_makes_no_difference(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, limit: int
) -> None:
    monkeypatch.setattr(LineSorter, "LIMIT", limit)
    [path] = export(store, tmp_path / "f", name)
    assert path.read_bytes() == PLAIN[name](store)


@pytest.mark.parametrize("name", PLAIN)
def test_a_store_on_disk_gives_the_same_bytes(store: Store, tmp_path: Path, name: str) -> None:
    on_disk(store, tmp_path / "s").close()
    with read_store(tmp_path / "s") as held:
        [path] = export(held, tmp_path / "f", name)
    assert path.read_bytes() == PLAIN[name](store)


@pytest.mark.parametrize("name", PLAIN)
def test_what_stands_in_no_named_graph_is_written_too(
    store: Store, tmp_path: Path, name: str
) -> None:
    with on_disk(store, tmp_path / "s") as held:
        held.update("INSERT DATA { <urn:x:a> <urn:x:p> <urn:x:b>, [ <urn:x:p> 'c' ] }")
        wanted = set(held.quads())
    with read_store(tmp_path / "s") as held:
        paths = [export(held, tmp_path / f"{n}", name, is_sorted=n > 0)[0] for n in range(2)]
    unsorted, ordered = (canonical(path, SYNTAX[name]) for path in paths)
    assert unsorted == ordered
    assert {str(quad.object) for quad in ordered} >= {"<urn:x:b>", '"c"'}
    if name in ("nquads", "trig"):
        assert len(ordered) == len(wanted)


@pytest.mark.parametrize("name", PLAIN)
def test_the_links_of_a_day_are_written_as_any_store(
    store: Store, tmp_path: Path, name: str
) -> None:
    source = AsOf(store, date(2024, 4, 2))
    copy = MemoryStore()
    for graph in source.graphs():
        copy.replace_graph(graph, source.triples(graph))
    [path] = export(source, tmp_path / "f", name)
    assert path.read_bytes() == PLAIN[name](copy)


@pytest.mark.parametrize("name", PLAIN)
@settings(deadline=None, max_examples=10)
@given(statements=STATEMENTS)
def test_unsorted_files_hold_the_same(
    name: str, statements: list[tuple[Iri, Triple]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    store = store_of(statements)
    folder = tmp_path_factory.getbasetemp()
    paths = [export(store, folder / f"{n}", name, is_sorted=n > 0)[0] for n in range(2)]
    unsorted, ordered = (canonical(path, SYNTAX[name]) for path in paths)
    assert unsorted == ordered


def canonical(path: Path, syntax: RdfFormat) -> set[Quad]:
    dataset = Dataset(parse(path=str(path), format=syntax))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return set(dataset)


@pytest.mark.parametrize("name", PLAIN)
def test_unsorted_files_are_the_same_for_the_same_store(
    store: Store, tmp_path: Path, name: str
) -> None:
    on_disk(store, tmp_path / "s").close()
    found = set()
    for number in range(3):
        with read_store(tmp_path / "s") as held:
            [path] = export(held, tmp_path / f"{number}", name, is_sorted=False)
        found.add(path.read_bytes())
    assert len(found) == 1


@pytest.mark.parametrize("name", sorted(set(FORMATS) - set(PLAIN)))
def test_formats_of_an_order_can_not_do_without(store: Store, tmp_path: Path, name: str) -> None:
    with pytest.raises(UnknownNameError, match="did you mean turtle"):
        export(store, tmp_path / "f", name, is_sorted=False)
    assert not (tmp_path / "f").exists()
