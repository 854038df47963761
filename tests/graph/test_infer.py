"""Links follow from what is asserted, exactly as an OWL RL reasoner says, and from nothing else."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import owlrl  # type: ignore[import-untyped]
import pytest
import rdflib
from pyoxigraph import NamedNode, RdfFormat, Triple, serialize
from rdflib import OWL, RDF, RDFS

from comity.graph.article import Article
from comity.graph.claim import (
    Claim,
    Entity,
    Extraction,
    Modality,
    Period,
    Polarity,
    Quotation,
    Review,
    Role,
    Situation,
)
from comity.graph.infer import derive, shortcuts_as_of
from comity.graph.populate import ExtractionRun, article_triples, ontology_triples
from comity.graph.stores.base import Store
from comity.graph.stores.engine import MemoryStore
from comity.ontology.iris import DERIVED_GRAPH, ONTOLOGY_GRAPH, entity_iri, local_name, term
from comity.ontology.schema import load_model, schema

RUN = ExtractionRun("rules 1", "0123456789abcdef")
Link = tuple[str, str, str]


@pytest.fixture
def store() -> Iterator[Store]:
    with MemoryStore() as opened:
        opened.replace_graph(ONTOLOGY_GRAPH, ontology_triples())
        yield opened


def thing(key: str, kind: str = "State") -> Entity:
    return Entity(entity_iri("state", key), key, kind)


def situation(kind: str, **roles: str) -> Situation:
    """`situation("Membership", member="A", organization="W")`."""
    return Situation(kind, tuple(Role(name, thing(key), key) for name, key in roles.items()))


def tell(
    store: Store,
    article: Article,
    *situations: Situation,
    modality: Modality = "Asserted",
    polarity: Polarity = "Positive",
    past: bool = False,
    review: Review = "MachineRead",
) -> None:
    claims = tuple(
        Claim(
            article.id,
            told,
            Quotation(at, at + 5, "words"),
            modality,
            polarity,
            past=past,
            review=review,
        )
        for at, told in enumerate(situations)
    )
    triples = article_triples(Extraction(article, claims, ()), RUN, ())
    store.replace_article(article.id, triples)


def article(doc: str, published: str | None = "2020-06-15") -> Article:
    return Article(doc, f"text of {doc}", published=published)


def links(triples: Iterator[Triple] | set[Triple]) -> set[Link]:
    """(from, property, to) in local names, without linkedTo."""
    found = set()
    for t in triples:
        assert isinstance(t.subject, NamedNode)
        assert isinstance(t.object, NamedNode)
        found.add(tuple(local_name(node.value) for node in (t.subject, t.predicate, t.object)))
    return {(a, p, b) for a, p, b in found if p != "linkedTo"}


def derived(store: Store) -> set[Link]:
    derive(store)
    return links(store.triples(DERIVED_GRAPH))


@pytest.mark.parametrize("review", ["Tentative", "Rejected"])
def test_nothing_follows_from_a_silent_claim(store: Store, review: Review) -> None:
    tell(store, article("a"), situation("Membership", member="A", organization="W"), review=review)
    assert derived(store) == set()
    tell(store, article("b"), situation("Membership", member="A", organization="W"))
    assert derived(store) == {("A", "memberOf", "W")}


def test_the_rule_gives_what_owl_rl_gives_for_every_relation(store: Store) -> None:
    asserted, others = [], []
    for number, relation in enumerate(load_model().relations):
        ends = {relation.source: f"A{number}", relation.target: f"B{number}"}
        asserted.append(situation(relation.kind, **ends))
        others.append(situation(relation.kind, **{relation.source: "X", relation.target: "Y"}))
    asserted += [
        situation("Inclusion", part="P", whole="Q"),
        situation("Inclusion", part="Q", whole="R"),
        situation("AidEvent", agent="M", recipient="N"),
    ]
    tell(store, article("asserted"), *asserted)
    tell(store, article("planned"), *others, modality="Planned")
    tell(store, article("denied"), *others, polarity="Negative")
    tell(store, article("past"), *others, past=True)
    count = derive(store)
    ours = set(store.triples(DERIVED_GRAPH))
    assert len(ours) == count
    assert {str(t) for t in ours} == {str(t) for t in reasoned(store)}
    assert ("P", "partOf", "R") in links(ours)
    assert not any("X" in link for link in links(ours))


def reasoned(store: Store) -> set[Triple]:
    """The closure of all data under OWL 2 RL, restricted to the properties below linkedTo."""
    data = rdflib.Graph()
    names = {RDFS.subPropertyOf, OWL.inverseOf, OWL.propertyChainAxiom, RDF.first, RDF.rest}
    kinds = {OWL.SymmetricProperty, OWL.TransitiveProperty, OWL.ObjectProperty}
    tbox = schema()
    for s, p, o in tbox:
        if p in names or (p == RDF.type and o in kinds):
            data.add((s, p, o))
    facts = [q.triple for q in store.quads() if "/art/" in str(q.graph_name)]
    data.parse(data=serialize(facts, format=RdfFormat.N_TRIPLES), format="nt")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(data)
    linked = rdflib.URIRef(term("linkedTo"))
    shortcuts = set(tbox.transitive_subjects(RDFS.subPropertyOf, linked))
    shortcuts = {p for p in shortcuts if str(p).startswith(term(""))}
    return {
        Triple(NamedNode(str(s)), NamedNode(str(p)), NamedNode(str(o)))
        for s, p, o in data
        if p in shortcuts
    }


def test_a_shortcut_entails_its_super_properties_and_its_mirror_image(store: Store) -> None:
    tell(
        store,
        article("a"),
        situation("TradeFlow", exporter="A", importer="B"),
        situation("FavourableStance", stanceHolder="C", favourableTarget="D"),
    )
    assert derived(store) == {
        ("A", "exportsTo", "B"), ("A", "tradesWith", "B"), ("B", "tradesWith", "A"),
        ("C", "supports", "D"), ("C", "hasStanceToward", "D"),
    }  # fmt: skip


def test_a_link_that_two_articles_assert_is_counted_once(store: Store) -> None:
    for doc in ("a", "b"):
        tell(store, article(doc), situation("Membership", member="A", organization="W"))
    derive(store)
    answer = list(store.query("SELECT ?w { state:A cmt:memberOf ?w }"))  # type: ignore[arg-type]
    assert len(answer) == 1


def test_a_link_goes_when_the_last_article_that_asserts_it_goes(store: Store) -> None:
    told = article("a")
    tell(store, told, situation("Membership", member="A", organization="W"))
    assert derived(store) == {("A", "memberOf", "W")}
    tell(store, told, situation("Membership", member="A", organization="W"), modality="Expected")
    assert derived(store) == set()


def test_nothing_is_linked_to_itself(store: Store) -> None:
    loop = [situation("Inclusion", part=a, whole=b) for a, b in ("AB", "BA")]
    tell(store, article("a"), *loop, situation("Alliance", allyA="C", allyB="C"))
    assert derived(store) == {("A", "partOf", "B"), ("B", "partOf", "A")}


PERIOD = Period("2015-01-01", "2018-12-31", "year", "year", "from 2015 to 2018")
CONTROL = replace(situation("Control", controller="A", controlled="B"), period=PERIOD)
OPEN = situation("Membership", member="A", organization="W")
SINCE = replace(
    situation("Membership", member="A", organization="V"),
    period=Period("2015-01-01", None, "year", None, "since 2015"),
)


@pytest.mark.parametrize(
    ("told", "day", "holds"),
    [
        (CONTROL, date(2014, 12, 31), False),
        (CONTROL, date(2015, 1, 1), True),
        (CONTROL, date(2018, 12, 31), True),
        (CONTROL, date(2019, 1, 1), False),
        (OPEN, date(2020, 6, 14), False),
        (OPEN, date(2020, 6, 15), True),
        (SINCE, date(2014, 12, 31), False),
        (SINCE, date(2030, 1, 1), True),
    ],
)
def test_links_of_a_day(store: Store, told: Situation, day: date, holds: bool) -> None:
    tell(store, article("a"), told)
    assert bool(links(shortcuts_as_of(store, day))) is holds


def test_what_is_over_counts_while_it_lasted(store: Store) -> None:
    tell(store, article("a"), CONTROL, OPEN, SINCE, past=True)
    assert derived(store) == set()
    assert links(shortcuts_as_of(store, date(2016, 1, 1))) == {("A", "controls", "B")}


def test_an_article_without_a_date_counts_where_the_situation_has_one(store: Store) -> None:
    tell(store, article("a", published=None), OPEN, SINCE)
    assert links(shortcuts_as_of(store, date(2021, 1, 1))) == {("A", "memberOf", "V")}


def test_what_another_article_denies_links_nobody_as_of_a_day(store: Store) -> None:
    tell(store, article("a"), SINCE, OPEN)
    tell(store, article("b"), SINCE, polarity="Negative")
    assert ("A", "memberOf", "V") in derived(store)
    assert links(shortcuts_as_of(store, date(2021, 1, 1))) == {("A", "memberOf", "W")}
