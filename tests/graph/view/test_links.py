"""Bundling edges into lines, and the legend that sorts them."""

from dataclasses import replace

import pytest

from comity.graph.network import Edge, Network, Node
from comity.graph.view.families import read_legend
from comity.graph.view.links import bundle, importance, is_contested, status_of
from comity.ontology.iris import entity_iri
from comity.ontology.schema import load_model

LEGEND = read_legend()


def only(edge: Edge, *links: str) -> Edge:
    """The edge with one claim for each of `links`."""
    evidence = tuple(replace(edge.evidence[0], link=link) for link in links)
    return replace(edge, evidence=evidence, shortcut="asserts" in links)


@pytest.mark.parametrize(
    ("links", "status"),
    [
        (["asserts"], "stated"),
        (["denies", "denies", "asserts"], "stated"),
        (["projects", "projects", "denies"], "planned"),
        (["denies", "projects", "denies"], "denied"),
        (["assertsPast"], "past"),
    ],
)
def test_status(small: Network, links: list[str], status: str) -> None:
    assert status_of(only(small.edges[0], *links)) == status


def test_a_relation_without_shortcut_is_stated_by_its_claims(small: Network) -> None:
    assert status_of(replace(only(small.edges[0], "asserts"), shortcut=False)) == "stated"


def test_contested_means_asserted_and_denied(small: Network) -> None:
    assert is_contested(only(small.edges[0], "asserts", "denies"))
    assert not is_contested(only(small.edges[0], "denies", "projects"))


def test_what_changed_is_not_contested(small: Network) -> None:
    def told(held: str | None, denied: str | None) -> Edge:
        edge = only(small.edges[0], "asserts", "denies")
        dates = zip(edge.evidence, (held, denied), strict=True)
        return replace(edge, evidence=tuple(replace(one, date=date) for one, date in dates))

    assert not is_contested(told("1950/..", "1976-02-19/.."))
    assert is_contested(told("1976/..", "1976-02-19/.."))
    assert is_contested(told("1976", None))


def test_one_line_for_a_pair_and_family_with_arrows_at_both_ends(small: Network) -> None:
    there = next(edge for edge in small.edges if edge.relation == "exportsTo")
    back = replace(there, source=there.target, target=there.source)
    both = replace(there, relation="tradesWith", kind="TradeTurnover", symmetric=True)
    [line] = bundle(Network(small.nodes, (there, both, back)), LEGEND)
    assert (line.forward, line.backward, line.claims) == (True, True, 3)
    [line] = bundle(Network(small.nodes, (both,)), LEGEND)
    assert (line.forward, line.backward) == (False, False)
    [line] = bundle(Network(small.nodes, (back,)), LEGEND)
    assert (line.forward, line.backward) == (False, True)


def test_planned_and_stated_are_two_lines(small: Network) -> None:
    edge = small.edges[0]
    lines = bundle(Network(small.nodes, (edge, only(edge, "projects"))), LEGEND)
    assert [line.status for line in lines] == ["stated", "planned"]


def test_the_better_attested_line_comes_first_and_counts_more(small: Network) -> None:
    weak, strong = small.edges[0], only(small.edges[1], *["asserts"] * 5)
    lines = bundle(Network(small.nodes, (weak, strong)), LEGEND)
    assert [line.claims for line in lines] == [5, 1]
    shares = dict(
        zip((n.iri for n in small.nodes), importance(len(small.nodes), lines), strict=True)
    )
    assert 1 == shares[weak.source] > shares[strong.target] > shares[weak.target] > 0


def test_every_relation_and_class_of_thing_of_the_ontology_is_in_the_legend() -> None:
    model = load_model()
    known = {kind for family in LEGEND.families for kind in family.kinds}
    relations = {kind for kind in model.classes if model.relation(kind) is not None}
    abstract = {"Relationship", "Event", "Situation"}
    assert relations - abstract <= known
    edge = Edge(entity_iri("org", "a"), entity_iri("org", "b"), "x", "Y", "y", False, True, ())
    assert LEGEND.families[LEGEND.family_of(edge)].id == "other"
    assert LEGEND.families[LEGEND.family_of(replace(edge, relation="memberOf"))].id == "membership"
    node = Node(entity_iri("org", "a"), "A", "Spaceship")
    assert LEGEND.groups[LEGEND.group_of(node)].id == "other"
