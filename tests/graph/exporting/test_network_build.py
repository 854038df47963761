"""The network: which claims make which edge, and what a store still knows of a claim."""

from dataclasses import replace

import pytest

from comity.graph.claim import Claim, Extraction, Role, Situation
from comity.graph.network import Edge, Network
from comity.graph.network_build import build_network, network_of
from comity.graph.populate import ExtractionRun, article_triples
from comity.graph.read_back import told_in_store
from comity.graph.stores.base import Store
from comity.graph.stores.engine import MemoryStore
from comity.graph.surroundings import surroundings
from comity.graph.told import Told, told_in
from comity.ontology.errors import StoreError
from comity.ontology.iris import article_graph, entity_iri, term
from comity.ontology.schema import Model


@pytest.fixture(scope="module")
def network(store: Store, model: Model) -> Network:
    """The network of the small store."""
    return build_network(store, model)


def edge(network: Network, source: str, kind: str) -> Edge:
    iri = entity_iri("state", source)
    [found] = [e for e in network.edges if e.source == iri and e.kind == kind]
    return found


def test_all_claims_of_a_pair_are_one_edge_in_order_of_their_telling(network: Network) -> None:
    member = edge(network, "MNG", "Membership")
    assert (member.relation, member.label, member.shortcut) == ("memberOf", "member of", True)
    assert [(e.source, e.link) for e in member.evidence] == [
        ("The pact <& others>", "asserts"),
        ("The pact <& others>", "assertsPast"),
        ("Echo", "asserts"),
    ]


def test_what_is_only_expected_or_denied_is_no_shortcut(network: Network) -> None:
    assert not edge(network, "CHL", "Membership").shortcut
    assert not edge(network, "KEN", "SanctionEvent").shortcut


def test_evidence_is_ready_to_be_shown(network: Network) -> None:
    [joins] = edge(network, "CHL", "Membership").evidence
    assert (joins.link, joins.modality, joins.certainty) == ("projects", "Expected", "Probable")
    assert (joins.speaker, joins.publisher, joins.published) == ("Ana Rey", "=Herald", "2024-04-02")
    assert joins.url == "https://example.org/pact?a=1&b=2"
    [trade] = edge(network, "MNG", "TradeFlow").evidence
    assert (trade.date, trade.value) == ("2023", "$2.5 million; wool")


def test_a_symmetric_edge_starts_at_the_lower_iri(network: Network, extraction: Extraction) -> None:
    allies = edge(network, "CHL", "Alliance")
    assert (allies.target, allies.symmetric) == (entity_iri("state", "KEN"), True)


def test_modes_part_the_edges_of_one_class(extraction: Extraction, model: Model) -> None:
    chile, kenya = extraction.claims[3].situation.roles[:2]
    talks = Situation("ConsultEvent", (chile, Role("recipient", kenya.entity, "")))
    claims = [
        replace(extraction.claims[0], situation=replace(talks, mode=mode))
        for mode in ("visit", None, "third-party", "visit")
    ]
    told = [Told(c.iri, extraction.article, c) for c in claims]
    edges = network_of(told, model).edges
    assert [(e.label, e.relation, len(e.evidence)) for e in edges] == [
        ("consult", "actsToward", 1),
        ("consult: third party", "actsToward", 1),
        ("consult: visit", "actsToward", 2),
    ]


def test_nobody_is_tied_to_himself_or_to_nobody(extraction: Extraction, model: Model) -> None:
    mongolia = extraction.claims[0].situation.roles[0].entity
    alone = Situation("MobilizeEvent", (Role("agent", mongolia, ""),))
    itself = Situation("AssaultEvent", (*alone.roles, Role("recipient", mongolia, "")))
    claims = [replace(extraction.claims[0], situation=s) for s in (alone, itself)]
    told = [Told(c.iri, extraction.article, c) for c in claims]
    assert network_of(told, model) == Network((), ())


def test_nothing_is_drawn_of_what_is_tentative_or_rejected(
    extraction: Extraction, model: Model
) -> None:
    sure, *_ = extraction.claims
    silent = (replace(sure, review="Tentative"), replace(sure, review="Rejected"))
    told = [Told(c.iri, extraction.article, c) for c in (sure, *silent)]
    [edge] = network_of(told, model).edges
    assert [evidence.claim for evidence in edge.evidence] == [sure.iri]
    assert network_of(told[1:], model) == Network((), ())


def test_nodes_and_edges_are_sorted_and_meet(network: Network) -> None:
    iris = [node.iri for node in network.nodes]
    assert iris == sorted(iris)
    assert {e.source for e in network.edges} | {e.target for e in network.edges} == set(iris)
    keys = [(e.source, e.target, e.kind, e.label) for e in network.edges]
    assert keys == sorted(keys)


def _without_words(claim: Claim) -> Claim:
    """The claim less what a store doesn't keep: surface texts and the order of roles."""
    roles = sorted(replace(role, text="") for role in claim.situation.roles)
    speaker = replace(claim.speaker, text="") if claim.speaker else None
    return replace(
        claim, situation=replace(claim.situation, roles=tuple(roles)), speaker=speaker
    )  # fmt: skip


def test_a_store_gives_the_claims_back(extraction: Extraction, model: Model) -> None:
    guess = replace(extraction.claims[0], review="Tentative")
    extraction = replace(extraction, claims=(*extraction.claims, guess))
    store = MemoryStore()
    triples = article_triples(extraction, ExtractionRun("test", "0"), frozenset())
    store.replace_article(extraction.article.id, triples)
    back = list(told_in_store(store, model))
    assert [t.iri for t in back] == [t.claim.iri for t in back]
    assert sorted(map(str, (_without_words(t.claim) for t in back))) == sorted(
        map(str, (_without_words(t.claim) for t in told_in(extraction)))
    )
    assert {replace(t.article, text=extraction.article.text) for t in back} == {extraction.article}


def test_a_claim_without_evidence_is_an_error_that_names_it(
    extraction: Extraction, model: Model
) -> None:
    triples = article_triples(extraction, ExtractionRun("test", "0"), frozenset())
    store = MemoryStore()
    store.replace_graph(
        article_graph("x"), (t for t in triples if t.predicate.value != term("evidence"))
    )
    with pytest.raises(StoreError, match=r"claim/\w+ has no evidence in the store"):
        list(told_in_store(store, model))


def test_the_rest_of_the_sentence_stands_around_a_quotation(extraction: Extraction) -> None:
    text = extraction.article.text
    claim = extraction.claims[0]
    start = text.index("sanctioned Mongolia")
    part = replace(claim.quotation, start=start, end=start + 10, exact="sanctioned")
    assert surroundings(text, part) == ("Kenya denied that it had ", " Mongolia.")
    assert surroundings(text, claim.quotation) == ("", "")
