"""Parts of a network: nothing is added, nothing is left out twice, the order doesn't matter."""

from collections.abc import Callable, Collection
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.graph.network import Edge, Evidence, Network, Node
from comity.graph.view.families import read_legend
from comity.graph.view.links import status_of
from comity.graph.view.scope import (
    Span,
    chosen,
    claims_of,
    ego,
    foremost,
    links_within,
    related,
    sure,
    within,
)
from comity.ontology.iris import Iri, entity_iri

LEGEND = read_legend()
NODES = [Node(entity_iri("state", f"X{i:02d}"), f"Land {i}", "State") for i in range(9)]
KINDS = (("Alliance", "alliedWith", True), ("TradeFlow", "exportsTo", False))
DATES = (None, "2021", "2022-03", "2022-03-21/2023-03-20", "2019/..", "202X")


def said(number: int, link: str, share: float, date: str | None, published: str | None) -> Evidence:
    return Evidence(
        entity_iri("claim", f"{number:016x}"), "words", "", "", link, "Asserted", "Positive",
        "Certain", share, None, date, None, "An article", None, published, None,
    )  # fmt: skip


@st.composite
def networks(draw: st.DrawFn) -> Network:
    ends = st.integers(0, len(NODES) - 1)
    ties = draw(st.sets(st.tuples(ends, ends, st.sampled_from(KINDS)), max_size=20))
    links = st.sampled_from(("asserts", "assertsPast", "denies", "projects"))
    published = st.sampled_from((None, "2020", "2022-06-01", "2024-02"))
    claim = st.tuples(links, st.sampled_from((0.2, 0.6, 0.9)), st.sampled_from(DATES), published)
    edges, number = [], 0
    for a, b, (kind, relation, symmetric) in sorted(ties):
        if a == b or (symmetric and b < a):
            continue
        told = [
            said(number + i, *c)
            for i, c in enumerate(draw(st.lists(claim, min_size=1, max_size=3)))
        ]
        number += len(told)
        shortcut = any(one.link == "asserts" for one in told)
        edges.append(Edge(NODES[a].iri, NODES[b].iri, relation, kind, relation, symmetric,
                          shortcut, tuple(told)))  # fmt: skip
    return of(edges)


def of(edges: Collection[Edge]) -> Network:
    named = {end for edge in edges for end in (edge.source, edge.target)}
    return Network(tuple(n for n in NODES if n.iri in named), tuple(edges))


def tie(a: int, b: int, number: int, link: str = "asserts", published: str | None = None) -> Edge:
    told = said(number, link, 0.9, None, published)
    return Edge(NODES[a].iri, NODES[b].iri, "exportsTo", "TradeFlow", "exports to", False,
                link == "asserts", (told,))  # fmt: skip


def near(network: Network, focus: Collection[Iri], depth: int, most: int | None = None) -> Network:
    return ego(links_within(network), focus, depth, most)


FILTERS: dict[str, Callable[[Network], Network]] = {
    "sure": lambda network: sure(network, 0.5),
    "within": lambda network: within(network, Span("2022", "2023-01")),
    "related": lambda network: related(network, lambda edge: edge.kind == "Alliance"),
    "chosen": lambda network: chosen(network, {entity_iri("claim", f"{i:016x}") for i in range(9)}),
    "foremost": lambda network: foremost(network, 4, LEGEND),
    "near": lambda network: near(network, [NODES[0].iri], 2),
}
COMMUTING = ("sure", "within", "related", "chosen")


@pytest.mark.parametrize("name", FILTERS)
@given(network=networks())
def test_a_part_adds_nothing_and_its_part_is_itself(name: str, network: Network) -> None:
    once = FILTERS[name](network)
    assert FILTERS[name](once) == once
    assert claims_of(once) <= claims_of(network)
    assert set(once.nodes) <= set(network.nodes)
    assert [e for e in once.edges if not e.evidence] == []
    ends = {end for edge in once.edges for end in (edge.source, edge.target)}
    assert ends == {node.iri for node in once.nodes}


@pytest.mark.parametrize(("one", "other"), list(combinations(COMMUTING, 2)))
@given(network=networks())
def test_filters_commute(one: str, other: str, network: Network) -> None:
    assert FILTERS[one](FILTERS[other](network)) == FILTERS[other](FILTERS[one](network))


@given(network=networks())
def test_an_edge_is_a_shortcut_as_long_as_a_claim_asserts_it(network: Network) -> None:
    for edge in sure(network, 0.5).edges:
        assert edge.shortcut == any(one.link == "asserts" for one in edge.evidence)


@given(network=networks(), depth=st.integers(1, 4))
def test_ego_is_what_a_search_in_breadth_finds(network: Network, depth: int) -> None:
    """By networkx: links that touch a node less than `depth` stated steps away."""
    stated: nx.Graph[Iri] = nx.Graph()
    stated.add_node(NODES[0].iri)
    stated.add_edges_from((e.source, e.target) for e in network.edges if status_of(e) == "stated")
    steps = nx.single_source_shortest_path_length(stated, NODES[0].iri, cutoff=depth - 1)
    expected = [e for e in network.edges if e.source in steps or e.target in steps]
    found = near(network, [NODES[0].iri], depth)
    assert sorted(found.edges, key=repr) == sorted(expected, key=repr)


@given(network=networks(), depth=st.integers(1, 3), most=st.integers(1, 9))
def test_a_limit_is_kept_and_keeps_the_nearest(network: Network, depth: int, most: int) -> None:
    focus = NODES[0].iri
    found = near(network, [focus], depth, most)
    assert len(found.nodes) <= most
    whole = near(network, [focus], depth)
    assert claims_of(found) <= claims_of(whole)
    if len(whole.nodes) <= most:
        assert found == whole
    neighbours = {n.iri for n in near(network, [focus], 1).nodes} - {focus}
    farther = {n.iri for n in found.nodes} - neighbours - {focus}
    assert not farther or neighbours <= {n.iri for n in found.nodes}


@pytest.mark.parametrize("link", ["denies", "projects", "assertsPast"])
def test_what_nobody_states_is_shown_and_leads_no_further(link: str) -> None:
    network = of([tie(0, 1, 1, link), tie(1, 2, 2)])
    assert {n.label for n in near(network, [NODES[0].iri], 5).nodes} == {"Land 0", "Land 1"}


def test_a_limit_prefers_who_is_tied_by_more_and_by_statements() -> None:
    network = of([tie(0, 1, 1, "denies"), tie(0, 2, 2), tie(0, 3, 3), tie(3, 0, 4)])
    assert [n.label for n in near(network, [NODES[0].iri], 1, 2).nodes] == ["Land 0", "Land 3"]
    found = near(network, [NODES[0].iri], 1, 3)
    assert [n.label for n in found.nodes] == ["Land 0", "Land 2", "Land 3"]


@pytest.mark.parametrize(
    ("date", "published", "since", "until", "meets"),
    [
        ("2022-03", None, "2022-03-31", None, True),
        ("2022-03", None, "2022-04", None, False),
        ("2022-03", None, None, "2022-03", True),
        ("2022-03", None, None, "2022-02-28", False),
        ("2022-03-21/2023-03-20", None, "2023", "2023", True),
        ("2021", "2024-01-01", "2022", None, False),
        ("202X", None, "2029", None, True),
        ("202X", None, "2030", None, False),
        # What goes on is told until the article: of later times it says nothing.
        ("2019/..", "2022-05-01", "2022", None, True),
        ("2019/..", "2022-05-01", "2022-06", None, False),
        ("2019/..", None, "2020", None, False),
        # Announced before it begins.
        ("2025/..", "2022-05-01", "2025", None, True),
        # Without a date in the text, the day of the article counts.
        (None, "2022-06-15", "2022-06", "2022-06", True),
        (None, "2022", "2022-12-31", None, True),
        (None, None, "1900", "2100", False),
        (None, None, None, None, True),
    ],
)  # fmt: skip
def test_what_falls_into_a_span(
    date: str | None, published: str | None, since: str | None, until: str | None, meets: bool
) -> None:
    assert Span(since, until).meets(said(1, "asserts", 1.0, date, published)) is meets


def test_a_span_that_ends_before_it_begins_is_empty() -> None:
    assert Span("2023", "2022-12").is_empty
    assert not Span("2022-12", "2022").is_empty
    assert not Span(None, "2022").is_empty
