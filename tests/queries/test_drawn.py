"""What an answer asks to draw."""

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from comity.graph.network import Edge, Network, Node
from comity.ontology.errors import QueryError
from comity.ontology.iris import PREFIXES, Iri, entity_iri, term
from comity.queries.drawn import Drawn, Pair, drawn, tied
from comity.queries.results import Answer, Table, Term

A, B, C = (entity_iri("state", code) for code in ("XAA", "XAB", "XAC"))
CLAIM, SITUATION = entity_iri("claim", "0" * 16), entity_iri("sit", "1" * 16)
OWN = "https://example.org/near"


def uri(value: str) -> Term:
    return Term("uri", value)


def triple(subject: str, predicate: str, target: str) -> Triple:
    return Triple(NamedNode(subject), NamedNode(predicate), NamedNode(target))


def test_a_table_gives_its_first_two_columns_of_iris() -> None:
    rows = ((Term("literal", "x"), uri(B), Term("literal", "y"), uri(A), uri(C)),)
    assert drawn(Table(("n", "a", "m", "b", "c"), rows)) == Drawn({Pair(A, B)})


def test_pairs_of_a_table_have_no_direction_and_come_once() -> None:
    table = Table(
        ("a", "b"), ((uri(A), uri(B)), (uri(B), uri(A)), (uri(A), uri(A)), (None, uri(A)))
    )
    assert drawn(table) == Drawn({Pair(A, B)})


def test_a_table_of_claims_gives_these() -> None:
    table = Table(("a", "c", "s"), ((uri(A), uri(CLAIM), uri(SITUATION)),))
    assert drawn(table) == Drawn(set(), {CLAIM, SITUATION})


def test_triples_give_pairs_with_relations_of_ours() -> None:
    label = Triple(NamedNode(A), NamedNode(PREFIXES["rdfs"] + "label"), Literal("A"))
    typed = triple(A, PREFIXES["rdf"] + "type", term("State"))
    answer = (triple(A, term("memberOf"), B), triple(B, OWN, C), label, typed)
    assert drawn(answer) == Drawn({Pair(A, B, "memberOf"), Pair(B, C)})


def test_triples_of_claims_give_these_and_not_their_ends() -> None:
    answer = (triple(CLAIM, term("about"), SITUATION), triple(CLAIM, term("speaker"), A))
    assert drawn(answer) == Drawn(set(), {CLAIM, SITUATION})


@pytest.mark.parametrize(
    "answer",
    [
        True,
        (),
        (Triple(NamedNode(A), NamedNode(OWN), Literal("B")),),
        Table((), ()),
        Table(("a", "b"), ()),
        Table(("a", "b"), ((uri(A), Term("literal", B)),)),
        Table(("a", "b"), ((uri(A), Term("bnode", "b")),)),
    ],
)
def test_what_ties_nothing_is_refused(answer: Answer) -> None:
    with pytest.raises(QueryError, match=r"draw|no pairs"):
        drawn(answer)


def edge(source: Iri, target: Iri, relation: str, *, symmetric: bool = False) -> Edge:
    return Edge(source, target, relation, "Kind", relation, symmetric, True, ())


def ties(pair: Pair) -> tuple[list[str], tuple[Pair, ...]]:
    nodes = tuple(Node(iri, iri, "State") for iri in (A, B, C))
    edges = (edge(A, B, "memberOf"), edge(A, B, "alliedWith", symmetric=True), edge(B, A, "part"))
    below = {"linkedTo": ("memberOf", "alliedWith", "part")}
    network, bare = tied(Network(nodes, edges), [pair], lambda name: below.get(name, (name,)))
    return [e.relation for e in network.edges], bare


def test_a_pair_without_relation_is_tied_by_anything() -> None:
    assert ties(Pair(B, A)) == (["memberOf", "alliedWith", "part"], ())


def test_a_relation_is_one_and_has_a_direction() -> None:
    assert ties(Pair(A, B, "memberOf")) == (["memberOf"], ())
    assert ties(Pair(B, A, "memberOf")) == ([], (Pair(B, A, "memberOf"),))
    assert ties(Pair(B, A, "alliedWith")) == (["alliedWith"], ())


def test_a_relation_takes_those_that_imply_it() -> None:
    assert ties(Pair(A, B, "linkedTo")) == (["memberOf", "alliedWith"], ())


def test_a_pair_that_nothing_ties_is_named() -> None:
    assert ties(Pair(A, C)) == ([], (Pair(A, C),))
