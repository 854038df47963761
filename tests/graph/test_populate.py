"""Claims as triples: complete, canonical, and nothing but terms of the ontology."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from comity.graph.article import Article
from comity.graph.claim import (
    Amount,
    Claim,
    Entity,
    Extraction,
    Period,
    Precision,
    Quotation,
    Review,
    Role,
    Situation,
)
from comity.graph.populate import (
    ExtractionRun,
    actor_triples,
    article_triples,
    ontology_triples,
    ontology_version,
    reference_iris,
)
from comity.graph.settled import ordered, told_on
from comity.graph.stores.engine import MemoryStore
from comity.ontology.iris import CMT, PREFIXES, article_graph, entity_iri, term
from comity.ontology.schema import schema

RUN = ExtractionRun("rules 1", "0123456789abcdef")
NORWAY = Entity(entity_iri("state", "NOR"), "Norway", "State")
PERU = Entity(entity_iri("state", "PER"), "Peru", "State")
GUILD = Entity(entity_iri("org", "guild-of-ports"), "Guild of Ports", "Organization")
ENVOYS = Entity(entity_iri("group", "envoys"), "envoys", "UnnamedGroup", NORWAY.iri)
TEXT = "Norway, whose envoys spoke on Friday, joined the Guild of Ports in 2021."
ARTICLE = Article(
    "norway-ports", TEXT, title="Ports", publisher="Harbour Weekly", published="2023-09",
    url="https://example.org/a b", authors=("A. Writer",), inferred=frozenset({"published"}),
)  # fmt: skip
MEMBERSHIP = Situation(
    "Membership", (Role("member", NORWAY, "Oslo"), Role("organization", GUILD, "Guild of Ports"))
)

entities = st.sampled_from([NORWAY, PERU, GUILD, ENVOYS])
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
roles = st.builds(Role, st.sampled_from(["agent", "recipient", "place"]), entities, texts)
days = st.dates().map(str)
precisions: st.SearchStrategy[Precision] = st.sampled_from(["day", "month", "year", "decade"])
numbers = st.decimals(allow_nan=False, allow_infinity=False, places=4)
situations = st.builds(
    Situation,
    st.sampled_from(["ConsultEvent", "AidEvent"]),
    st.lists(roles, max_size=4).map(tuple),
    st.none() | st.builds(Period, days, days, precisions, precisions, texts),
    st.none() | st.builds(Amount, numbers, st.just("USD"), st.booleans(), texts),
    st.sampled_from([None, "visit"]),
)
claims = st.builds(
    Claim,
    st.just(ARTICLE.id),
    situations,
    st.integers(0, 50).map(lambda start: Quotation(start, start + 9, TEXT[start : start + 9])),
    modality=st.sampled_from(["Asserted", "Planned"]),
    polarity=st.sampled_from(["Positive", "Negative"]),
    past=st.booleans(),
    review=st.sampled_from(["MachineRead", "Tentative", "Rejected"]),
    speaker=st.none() | st.builds(Role, st.just("speaker"), entities, texts),
    confidence=st.floats(0, 1),
)


def triples(*claims: Claim) -> set[Triple]:
    return set(article_triples(Extraction(ARTICLE, claims, ()), RUN, {NORWAY.iri, PERU.iri}))


def claim(situation: Situation, start: int = 0) -> Claim:
    return Claim(ARTICLE.id, situation, Quotation(start, start + 6, TEXT[start : start + 6]))


def values(found: set[Triple], subject: str, name: str) -> set[str]:
    """The values of a term of ours, or of a full IRI, in the notation of N-Triples."""
    predicate = NamedNode(name if ":" in name else term(name))
    pair = (NamedNode(subject), predicate)
    return {str(t.object) for t in found if (t.subject, t.predicate) == pair}


def dated(day: str, name: str) -> set[str]:
    period = Period(day, day, "month", "decade", "then")
    situation = Situation("ConsultEvent", (Role("agent", NORWAY, "Norway"),), period)
    return values(triples(claim(situation)), situation.iri, name)


def test_an_inferred_time_says_so() -> None:
    period = Period("2024-11-26", "2024-11-26", "day", "day", "", inferred=True)
    told = Situation("ConsultEvent", (Role("agent", NORWAY, "Norway"),), period)
    found = triples(claim(told))
    assert values(found, told.iri, "timeExpression") == set()
    assert {v[:6] for v in values(found, told.iri, "timeIsInferred")} == {'"true"'}


@given(st.lists(claims, max_size=5))
def test_all_claims_come_back_from_a_store(found: list[Claim]) -> None:
    written = triples(*found)
    with MemoryStore() as store:
        store.replace_article(ARTICLE.id, written)
        stored = set(store.triples(article_graph(ARTICLE.id)))
    assert stored == written
    kinds = Counter(str(t.object) for t in stored if t.predicate.value.endswith("#type"))
    told = [replace(c, situation=told_on(c.situation, ARTICLE)) for c in found]
    assert kinds[f"<{term('Claim')}>"] == len({c.iri for c in told})
    assert kinds[f"<{term('Quotation')}>"] == len({c.quotation_iri for c in found})
    for kind in ("ConsultEvent", "AidEvent"):
        situations = {told_on(c.situation, ARTICLE).iri for c in found if c.situation.kind == kind}
        assert kinds[f"<{term(kind)}>"] == len(situations)


@pytest.mark.parametrize("review", ["Tentative", "Rejected"])
def test_a_silent_claim_is_only_about_its_situation(review: Review) -> None:
    silent = replace(claim(MEMBERSHIP), review=review)
    found = triples(silent)
    tied = {t.predicate.value for t in found if str(t.object) == f"<{MEMBERSHIP.iri}>"}
    assert tied == {term("about")}
    assert values(found, silent.iri, "reviewStatus") == {f"<{term(review)}>"}


@pytest.fixture(scope="module")
def known() -> set[str]:
    return {str(subject) for subject in schema().subjects()}


@settings(max_examples=50)
@given(st.lists(claims, max_size=3))
def test_no_blank_nodes_and_only_terms_of_the_ontology(known: set[str], found: list[Claim]) -> None:
    for triple in triples(*found):
        assert not isinstance(triple.subject, BlankNode)
        assert not isinstance(triple.object, BlankNode)
        for node in (triple.predicate, triple.object):
            if isinstance(node, NamedNode) and node.value.startswith(CMT):
                assert node.value in known


def test_an_article_carries_what_is_known_of_it() -> None:
    found = triples()
    assert values(found, ARTICLE.iri, "publishedAt") == {
        f'"2023-09-01T00:00:00Z"^^<{PREFIXES["xsd"]}dateTime>'
    }
    assert values(found, ARTICLE.iri, "publishedPrecision") == {f"<{PREFIXES['time']}unitMonth>"}
    assert values(found, ARTICLE.iri, "inferredField") == {'"published"'}
    assert values(found, ARTICLE.iri, "textHash") == {f'"{ARTICLE.text_hash}"'}
    assert values(found, ARTICLE.iri, PREFIXES["dcterms"] + "publisher") == {'"Harbour Weekly"'}
    assert not any(TEXT in str(t.object) for t in found)


@pytest.mark.parametrize(
    ("day", "begin", "end"),
    [
        ("2024-10-05", "2024-10-05T00:00:00Z", "2024-10-05T23:59:59Z"),
        ("2024-02", "2024-02-01T00:00:00Z", "2024-02-29T23:59:59Z"),
        ("2023-12", "2023-12-01T00:00:00Z", "2023-12-31T23:59:59Z"),
        ("2023", "2023-01-01T00:00:00Z", "2023-12-31T23:59:59Z"),
    ],
)
def test_a_period_runs_from_first_to_last_second(day: str, begin: str, end: str) -> None:
    xsd = PREFIXES["xsd"]
    assert dated(day, "beginsAt") == {f'"{begin}"^^<{xsd}dateTime>'}
    assert dated(day, "endsAt") == {f'"{end}"^^<{xsd}dateTime>'}
    assert dated(day, "beginPrecision") == {f"<{PREFIXES['time']}unitMonth>"}
    assert dated(day, "endPrecision") == {f"<{term('unitDecade')}>"}


@pytest.mark.parametrize(
    ("value", "written"),
    [("1E+9", "1000000000"), ("0.50", "0.5"), ("-0.0", "0"), ("86.6", "86.6"), ("100", "100")],
)
def test_numbers_are_written_as_the_store_writes_them(value: str, written: str) -> None:
    amount = Amount(Decimal(value), "USD", True, "about that")
    situation = Situation("AidEvent", (Role("agent", NORWAY, "Norway"),), amount=amount)
    found, situation = triples(claim(situation)), told_on(situation, ARTICLE)
    assert values(found, situation.iri, "amount") == {f'"{written}"^^<{PREFIXES["xsd"]}decimal>'}
    assert values(found, situation.iri, "unit") == {'"USD"'}


def test_only_new_entities_are_described_and_metonyms_stay_on_the_claim() -> None:
    said = Claim(
        ARTICLE.id, MEMBERSHIP, Quotation(0, 6, "Norway"), speaker=Role("speaker", ENVOYS, "they")
    )
    found = triples(said)
    label = PREFIXES["rdfs"] + "label"
    assert values(found, NORWAY.iri, label) == set()
    assert values(found, GUILD.iri, label) == {'"Guild of Ports"@en'}
    assert values(found, ENVOYS.iri, "represents") == {f"<{NORWAY.iri}>"}
    assert values(found, said.iri, "mentionText") == {'"Oslo"', '"they"'}
    assert values(found, said.iri, "speaker") == {f"<{ENVOYS.iri}>"}


def test_both_tellings_of_a_symmetric_relation_are_one_situation() -> None:
    one = Situation("Alliance", (Role("allyA", NORWAY, ""), Role("allyB", PERU, "")))
    other = Situation("Alliance", (Role("allyA", PERU, ""), Role("allyB", NORWAY, "")))
    assert ordered(one) == one
    assert ordered(other).iri == one.iri
    assert one.iri != other.iri
    written = triples(claim(other))
    assert values(written, one.iri, "allyA") == {f"<{NORWAY.iri}>"}
    assert values(written, claim(one).iri, "about") == {f"<{one.iri}>"}


def test_undated_events_of_different_days_are_different_events() -> None:
    undated = Situation("ConsultEvent", (Role("agent", NORWAY, ""), Role("recipient", PERU, "")))
    later = Article("later", TEXT, published="2024-01-05")
    assert told_on(undated, ARTICLE).iri != told_on(undated, later).iri
    assert told_on(undated, ARTICLE).iri == told_on(undated, replace(ARTICLE, doc="other")).iri
    assert told_on(MEMBERSHIP, later) is MEMBERSHIP
    dated = replace(undated, period=Period("2024-01-01", "2024-01-01", "day", "day", "on Monday"))
    assert told_on(dated, later) is dated


def test_reference_actors_and_ontology_are_loaded() -> None:
    actors = actor_triples()
    assert NORWAY.iri in reference_iris(actors)
    assert Triple(NamedNode(NORWAY.iri), NamedNode(term("isoAlpha3")), Literal("NOR")) in actors
    assert any(t.subject == NamedNode(term("Membership")) for t in ontology_triples())
    assert len(ontology_version()) == 16
