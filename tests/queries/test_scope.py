"""Parts of a store, by actor, time, relation, confidence and query: the same as of the whole."""

from pathlib import Path

import pytest

from comity.graph.network import Network, Node
from comity.graph.network_build import build_network
from comity.graph.stores.oxigraph import read_store
from comity.graph.view.scope import Span, claims_of, ego, links_within, sure, within
from comity.ontology.errors import QueryError, UnknownNameError
from comity.ontology.schema import load_model
from comity.queries.scope import Scope, in_scope


@pytest.fixture(scope="module")
def whole(made_up: Path) -> Network:
    with read_store(made_up) as store:
        return build_network(store, load_model())


@pytest.fixture(scope="module")
def hub(whole: Network) -> Node:
    """The state that most edges touch."""
    ends = [end for edge in whole.edges for end in (edge.source, edge.target)]
    states = [node for node in whole.nodes if node.kind == "State"]
    return max(states, key=lambda node: (ends.count(node.iri), node.iri))


def test_everything_is_in_a_scope_without_bounds(made_up: Path, whole: Network) -> None:
    found = in_scope(made_up, Scope())
    assert (found.network, found.left_out) == (whole, [])


@pytest.mark.parametrize(("depth", "most"), [(1, None), (2, None), (3, None), (2, 12)])
def test_what_is_read_near_an_actor_is_what_the_whole_has_there(
    made_up: Path, whole: Network, hub: Node, depth: int, most: int | None
) -> None:
    found = in_scope(made_up, Scope(focus=(hub.label,), depth=depth, max_actors=most))
    assert found.network == ego(links_within(whole), [hub.iri], depth, most)
    assert found.left_out == [] if most is None else "beyond the limit" in found.left_out[0]


def test_filters_come_before_steps(made_up: Path, whole: Network, hub: Node) -> None:
    scope = Scope(focus=(hub.label,), depth=2, since="2017", until="2022-06", min_confidence=0.8)
    rest = sure(within(whole, Span("2017", "2022-06")), 0.8)
    found = in_scope(made_up, scope)
    assert found.network == ego(links_within(rest), [hub.iri], 2)
    assert any(line.endswith("of another time") for line in found.left_out)
    assert any(line.endswith("below confidence 0.8") for line in found.left_out)


def test_several_actors(made_up: Path, whole: Network, hub: Node) -> None:
    other = next(node for node in whole.nodes if node.kind == "Person")
    found = in_scope(made_up, Scope(focus=(hub.iri, other.label)))
    assert found.network == ego(links_within(whole), [hub.iri, other.iri], 1)


def test_what_was_left_out_is_counted(made_up: Path, whole: Network) -> None:
    found = in_scope(made_up, Scope(min_confidence=0.9))
    lacking = len(claims_of(whole)) - len(claims_of(found.network))
    assert found.left_out[0] == f"{lacking} claims below confidence 0.9"


def test_the_foremost(made_up: Path) -> None:
    found = in_scope(made_up, Scope(max_actors=5))
    assert len(found.network.nodes) <= 5
    assert found.left_out[-1].endswith("actors beyond the limit")


def test_triples_draw_the_claims_of_their_relation(made_up: Path, whole: Network) -> None:
    query = "CONSTRUCT WHERE { ?a cmt:memberOf ?b }"
    expected = tuple(e for e in whole.edges if e.relation == "memberOf" and e.shortcut)
    assert expected
    found = in_scope(made_up, Scope(query=query))
    assert (found.network.edges, found.left_out) == (expected, [])


def test_pairs_draw_all_that_ties_them(made_up: Path, whole: Network) -> None:
    query = "SELECT ?a ?b WHERE { ?a cmt:memberOf ?b }"
    pairs = {frozenset((e.source, e.target)) for e in whole.edges
             if e.relation == "memberOf" and e.shortcut}  # fmt: skip
    expected = tuple(e for e in whole.edges if frozenset((e.source, e.target)) in pairs)
    assert in_scope(made_up, Scope(query=query)).network.edges == expected


def test_claims_draw_themselves(made_up: Path, whole: Network) -> None:
    denied = {e.claim for edge in whole.edges for e in edge.evidence if e.link == "denies"}
    found = in_scope(made_up, Scope(query="SELECT ?claim { ?claim cmt:denies ?what }"))
    assert denied
    assert claims_of(found.network) == denied
    triples = in_scope(made_up, Scope(query="CONSTRUCT WHERE { ?claim cmt:denies ?what }"))
    # The situations are named as well, and so are all claims about them.
    assert denied < claims_of(triples.network)


def test_a_pair_without_claims_gives_no_line_and_is_counted(made_up: Path, hub: Node) -> None:
    query = (
        "CONSTRUCT { ?a cmt:memberOf ?b . ?b cmt:memberOf ?a . <urn:x> <urn:near> <urn:y> } "
        "WHERE { ?a cmt:memberOf ?b }"
    )
    found = in_scope(made_up, Scope(query=query))
    plain = in_scope(made_up, Scope(query="CONSTRUCT WHERE { ?a cmt:memberOf ?b }"))
    assert found.network == plain.network
    bare = len(plain.network.edges) + 1
    assert found.left_out[0].startswith(f"{bare} pairs that no claim ties (")


def test_a_query_can_be_narrowed_down(made_up: Path, whole: Network, hub: Node) -> None:
    query = "SELECT ?a ?b { ?a cmt:linkedTo ?b }"
    asked = in_scope(made_up, Scope(query=query))
    near = in_scope(made_up, Scope(query=query, focus=(hub.label,), max_actors=6))
    assert near.network == ego(links_within(asked.network), [hub.iri], 1, 6)


@pytest.mark.parametrize(
    ("scope", "message"),
    [
        (Scope(since="May"), "--since 'May' is no date: write it as 2023"),
        (Scope(until="2023-02-30"), "--until '2023-02-30' is no date"),
        (Scope(until="20230201"), "is no date"),
        (Scope(since="2024", until="2023"), "--since 2024 is after --until 2023"),
        (Scope(query="SELECT"), "malformed"),
        (Scope(query="DELETE WHERE { ?s ?p ?o }"), "refused|only|may"),
        (Scope(query="ASK { ?s ?p ?o }"), "can't be drawn"),
        (Scope(query="SELECT ?a ?b { ?a cmt:none ?b }"), "no pairs"),
        (Scope(query="CONSTRUCT { <urn:x> <urn:y> <urn:z> } {}"), "1 pair that no claim ties"),
        (Scope(since="1900", until="1901"), "nothing is left to show: .* of another time"),
        (Scope(focus=("state:AFG",)), "no claim ties state:AFG to anybody"),
    ],
)
def test_what_leaves_nothing_or_means_nothing(made_up: Path, scope: Scope, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        in_scope(made_up, scope)


@pytest.mark.parametrize("name", ["", "\x00", "a" * 5000, "Nowhereatall", "'; DROP", 'state:"> '])
def test_a_name_that_nothing_bears(made_up: Path, name: str) -> None:
    with pytest.raises(UnknownNameError, match="no actor is called"):
        in_scope(made_up, Scope(focus=(name,)))


def test_the_part_is_told_with_the_labels_of_its_actors(made_up: Path, hub: Node) -> None:
    found = in_scope(made_up, Scope(focus=(hub.iri,), min_confidence=0.9))
    assert found.part == (
        f"This is a part of the graph: within 1 step of {hub.label}, confidence at least 0.9. "
        f"Left out: {found.left_out[0]}."
    )
    assert in_scope(made_up, Scope()).part == ""


def test_a_scope_in_words() -> None:
    scope = Scope(focus=("Norway",), depth=2, since="2022", until="2024", relations=("trade",),
                  min_confidence=0.6, max_actors=1500, query="…")  # fmt: skip
    assert str(scope) == (
        "from a query, within 2 steps of Norway, since 2022 until 2024, trade, "
        "confidence at least 0.6, at most 1,500 actors"
    )
    assert str(Scope(until="2024")) == "until 2024"
    assert str(Scope()) == ""
