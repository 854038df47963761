"""The checks find what is wrong, name the article, and leave what is right alone."""

import shutil
from collections.abc import Iterator

import pytest
from pyoxigraph import NamedNode, Triple

from comity.graph import reasoner
from comity.graph.article import Article
from comity.graph.check import Finding, reasoner_findings, shape_findings
from comity.graph.claim import Claim, Entity, Extraction, Quotation, Role, Situation
from comity.graph.infer import derive
from comity.graph.populate import (
    ExtractionRun,
    actor_triples,
    article_triples,
    ontology_triples,
    reference_iris,
)
from comity.graph.stores.base import Store
from comity.graph.stores.engine import MemoryStore
from comity.ontology.errors import MissingToolError, StoreError
from comity.ontology.iris import (
    ACTORS_GRAPH,
    DERIVED_GRAPH,
    ONTOLOGY_GRAPH,
    PREFIXES,
    article_graph,
    entity_iri,
    term,
)

needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="HermiT needs Java")

TEXT = "Norway joined the Guild of Ports, and Oslo welcomed it."
ARTICLE = Article("norway", TEXT, title="Ports", publisher="Harbour Weekly", published="2023-09-19")
NORWAY = Entity(entity_iri("state", "NOR"), "Norway", "State")
GUILD = Entity(entity_iri("org", "guild-of-ports"), "Guild of Ports", "Organization")
MEMBERSHIP = Situation(
    "Membership", (Role("member", NORWAY, "Norway"), Role("organization", GUILD, "Guild of Ports"))
)
CLAIM = Claim(ARTICLE.id, MEMBERSHIP, Quotation(0, 32, TEXT[:32]))


@pytest.fixture
def store() -> Iterator[Store]:
    """The ontology, the actors, and one good article."""
    with MemoryStore() as opened:
        opened.replace_graph(ONTOLOGY_GRAPH, ontology_triples())
        opened.replace_graph(ACTORS_GRAPH, actor_triples())
        add(opened, ARTICLE, CLAIM)
        yield opened


def add(store: Store, article: Article, claim: Claim, *more: Triple) -> None:
    reference = reference_iris(store.triples(ACTORS_GRAPH))
    extraction = Extraction(article, (claim,), ())
    triples = article_triples(extraction, ExtractionRun("rules 1", "0"), reference)
    store.replace_article(article.id, [*triples, *more])
    derive(store)


def a_bad_article(store: Store, *more: Triple) -> Article:
    article = Article("bad", TEXT + " ", publisher="Harbour Weekly", published="2023-09-20")
    add(store, article, Claim(article.id, MEMBERSHIP, CLAIM.quotation), *more)
    return article


def ignore(done: int, total: int, what: str) -> None:
    """Progress that nobody looks at."""


def test_a_good_article_has_no_findings(store: Store) -> None:
    seen: list[tuple[int, int, str]] = []
    found = list(shape_findings(store, lambda *step: seen.append(step)))
    assert found == []
    assert [step[:2] for step in seen] == [(1, 1)]


def test_a_broken_shape_is_found_in_its_article(store: Store) -> None:
    certain = Triple(
        NamedNode(CLAIM.iri), NamedNode(term("certainty")), NamedNode(term("Doubtful"))
    )
    claim = Claim(a_bad_article(store).id, MEMBERSHIP, CLAIM.quotation)
    a_bad_article(store, Triple(NamedNode(claim.iri), certain.predicate, certain.object))
    (found,) = shape_findings(store, ignore)
    assert (found.article, found.severity, found.focus) == ("bad", "violation", claim.iri)
    assert "certainty" in found.message


def test_links_that_are_not_up_to_date_are_found(store: Store) -> None:
    store.replace_graph(DERIVED_GRAPH, [])
    assert [(f.article, f.severity) for f in shape_findings(store, ignore)] == [
        ("derived links", "violation")
    ]


@needs_java
def test_the_reasoner_names_the_article_that_contradicts_the_ontology(store: Store) -> None:
    type_, claim = NamedNode(PREFIXES["rdf"] + "type"), NamedNode(term("Claim"))
    bad = a_bad_article(store, Triple(NamedNode(NORWAY.iri), type_, claim))
    (found,) = reasoner_findings(store, ignore)
    assert found == Finding("bad", "violation", "HermiT", article_graph(bad.id), found.message)


@needs_java
def test_an_unsatisfiable_class_is_found() -> None:
    def iri(name: str) -> NamedNode:
        return NamedNode((PREFIXES["rdfs"] if name == "subClassOf" else "urn:x:") + name)

    owl, type_ = PREFIXES["owl"], NamedNode(PREFIXES["rdf"] + "type")
    classes = [Triple(iri(name), type_, NamedNode(owl + "Class")) for name in ("A", "B", "C")]
    verdict = reasoner.reason([
        *classes,
        Triple(iri("A"), NamedNode(owl + "disjointWith"), iri("B")),
        Triple(iri("C"), iri("subClassOf"), iri("A")),
        Triple(iri("C"), iri("subClassOf"), iri("B")),
    ])  # fmt: skip
    assert verdict == reasoner.Verdict(True, True, ("urn:x:C",))


@needs_java
def test_a_slow_reasoner_is_stopped_and_reported(store: Store) -> None:
    (found,) = reasoner_findings(store, ignore, seconds=0.05)
    assert (found.article, found.severity) == ("norway", "warning")
    assert "did not end in time" in found.message


def test_without_java_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(MissingToolError, match=r"Java 11.*install.*--no-reasoner"):
        reasoner.reason([])


def test_a_store_without_ontology_is_no_ground_to_reason_on() -> None:
    with MemoryStore() as store, pytest.raises(StoreError, match="comity build"):
        list(reasoner_findings(store, ignore))
