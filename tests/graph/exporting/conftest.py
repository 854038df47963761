"""One small article with a claim of every sort, as a reading."""

from dataclasses import replace
from decimal import Decimal

import pytest
from pyoxigraph import NamedNode, Triple

from comity.graph.article import Article
from comity.graph.claim import (
    Amount,
    Claim,
    Entity,
    Extraction,
    Period,
    Quotation,
    Role,
    Situation,
)
from comity.graph.populate import ExtractionRun, article_triples, ontology_triples
from comity.graph.stores.base import Store
from comity.graph.stores.engine import MemoryStore
from comity.ontology.iris import DERIVED_GRAPH, ONTOLOGY_GRAPH, entity_iri, term
from comity.ontology.schema import Model, load_model

MONGOLIA = Entity(entity_iri("state", "MNG"), "Mongolia", "State")
CHILE = Entity(entity_iri("state", "CHL"), "Chile", "State")
KENYA = Entity(entity_iri("state", "KEN"), "Kenya", "State")
PACT = Entity(entity_iri("org", "herders-pact"), "Herders' Pact", "IntergovernmentalOrganization")
MINISTER = Entity(entity_iri("person", "ana-rey"), "Ana Rey", "Person", represents=CHILE.iri)
NAIROBI = Entity(entity_iri("place", "nairobi"), "Nairobi", "City")
WOOL = Entity(entity_iri("topic", "wool"), "wool", "Commodity")

SENTENCES = (
    "Mongolia is a member of the Herders' Pact.",
    'Chile will probably join the Herders\' Pact, "too",\nAna Rey said.',
    "Kenya denied that it had sanctioned Mongolia.",
    "Chile and Kenya visited Nairobi in March 2024.",
    "= Wool worth $2.5 million went from Mongolia to Chile in 2023 <&> tab\there.",
    "Kenya and Chile are allies, Ana Rey said.",
    "Mongolia was once a member of the Herders' Pact, and Kenya has not signed with Chile.",
)


@pytest.fixture(scope="session")
def model() -> Model:
    """The ontology's model."""
    return load_model()


def _role(name: str, entity: Entity) -> Role:
    return Role(name, entity, entity.label)


def _situations() -> tuple[Situation, ...]:
    march = Period("2024-03-01", "2024-03-31", "month", "month", "in March 2024")
    year = Period("2023-01-01", "2023-12-31", "year", "year", "in 2023")
    return (
        Situation("Membership", (_role("member", MONGOLIA), _role("organization", PACT))),
        Situation("Membership", (_role("member", CHILE), _role("organization", PACT))),
        Situation("SanctionEvent", (_role("agent", KENYA), _role("recipient", MONGOLIA))),
        Situation(
            "ConsultEvent",
            (_role("agent", CHILE), _role("agent", KENYA), _role("place", NAIROBI)),
            period=march,
            mode="visit",
        ),
        Situation(
            "TradeFlow",
            (_role("exporter", MONGOLIA), _role("importer", CHILE), _role("commodity", WOOL)),
            period=year,
            amount=Amount(Decimal(2500000), "USD", False, "$2.5 million"),
        ),
        Situation("Alliance", (_role("allyA", CHILE), _role("allyB", KENYA))),
        Situation("AgreeEvent", (_role("agent", KENYA), _role("recipient", CHILE))),
    )


@pytest.fixture(scope="session")
def extraction() -> Extraction:
    """Eight claims in seven sentences: asserted, expected, denied, past, with and without speaker.

    The texts hold what formats trip over: a formula, quotation marks, a line break, markup.
    """
    article = Article(
        doc="pact",
        text="\n".join(SENTENCES),
        title="The pact <& others>",
        publisher="=Herald",
        published="2024-04-02",
        url="https://example.org/pact?a=1&b=2",
    )

    def quote(sentence: str) -> Quotation:
        start = article.text.index(sentence)
        return Quotation(start, start + len(sentence), sentence)

    member, joins, sanctions, visit, trade, allies, signs = _situations()
    speaker = _role("speaker", MINISTER)
    q = [quote(sentence) for sentence in SENTENCES]
    claims = (
        Claim(article.id, member, q[0], confidence=0.93, frame="membership"),
        Claim(article.id, joins, q[1], "Expected", certainty="Probable", speaker=speaker),
        Claim(
            article.id, sanctions, q[2], polarity="Negative", speaker=_role("speaker", KENYA),
        ),
        Claim(article.id, visit, q[3], confidence=0.5),
        Claim(article.id, trade, q[4]),
        Claim(article.id, allies, q[5], speaker=speaker),
        Claim(article.id, member, q[6], past=True),
        Claim(article.id, signs, q[6], polarity="Negative"),
    )  # fmt: skip
    return Extraction(article, claims, ())


@pytest.fixture(scope="session")
def store(extraction: Extraction) -> Store:
    """A store of that reading, with the ontology, two articles and one derived link."""
    made = MemoryStore()
    made.replace_graph(ONTOLOGY_GRAPH, ontology_triples())
    run = ExtractionRun("test", "0")
    made.replace_article(extraction.article.id, article_triples(extraction, run, frozenset()))
    again = Article(doc="echo", text=extraction.article.text, title="Echo", published="2024-05")
    echo = replace(extraction.claims[0], article_id=again.id)
    reading = Extraction(again, (echo,), ())
    made.replace_article(again.id, article_triples(reading, run, frozenset()))
    link = Triple(NamedNode(MONGOLIA.iri), NamedNode(term("memberOf")), NamedNode(PACT.iri))
    made.replace_graph(DERIVED_GRAPH, [link])
    return made
