"""A store after all articles: the same whatever their order, and whatever it went through."""

import zlib
from collections.abc import Iterable
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from comity.graph.across.tellings import as_read
from comity.graph.article import Article
from comity.graph.check import shape_findings
from comity.graph.claim import (
    Amount,
    Claim,
    Entity,
    Extraction,
    Modality,
    Period,
    Polarity,
    Quotation,
    Role,
    Situation,
)
from comity.graph.identity import Known, identified
from comity.graph.infer import shortcuts
from comity.graph.ledger.ledger import open_ledger
from comity.graph.ledger.texts import text_of
from comity.graph.populate import ExtractionRun, actor_triples, article_triples, ontology_triples
from comity.graph.read_back import told_in_store
from comity.graph.settling.settle import settle
from comity.graph.stores.base import Store
from comity.graph.stores.engine import MemoryStore
from comity.graph.tallies import recounted
from comity.ontology.iris import (
    ACROSS_GRAPH,
    ACTORS_GRAPH,
    DERIVED_GRAPH,
    ONTOLOGY_GRAPH,
    article_graph,
    entity_iri,
)
from comity.ontology.schema import load_model

RUN = ExtractionRun("by hand", "test")
ONTOLOGY, MODEL = ontology_triples(), load_model()
NORWAY = Entity(entity_iri("state", "NOR"), "Norway", "State")
PERU = Entity(entity_iri("state", "PER"), "Peru", "State")
ROE = Entity(entity_iri("person", "jane-roe"), "Jane Roe", "Person")
FIRM = Entity(entity_iri("org", "acme"), "Acme", "Company")
MINISTER = Entity(
    entity_iri("office", "minister-of-norway"), "minister of Norway", "Office", NORWAY.iri
)
LIMA = Entity(entity_iri("place", "lima"), "Lima", "City")
ACTORS = [t for t in actor_triples() if str(t.subject) in (f"<{NORWAY.iri}>", f"<{PERU.iri}>")]
KNOWN = Known.of(ACTORS)
MERGED = entity_iri("person", "jane-roe_nor")
HOLDS = Situation("OfficeHolding", (Role("officeHolder", ROE, ""), Role("office", MINISTER, "")))

PERIODS = [
    None,
    Period("2024-05-03", "2024-05-03", "day", "day", "on 3 May"),
    Period("2024-05-01", "2024-05-31", "month", "month", "in May"),
    Period("2024-01-01", "2024-12-31", "year", "year", "in 2024"),
    Period("2016-01-01", None, "year", None, "since 2016"),
]


def amount(value: int) -> Amount:
    from decimal import Decimal

    return Amount(Decimal(value), "USD", False, f"{value} dollars")


def visit(period: Period | None = None, agent: Entity = ROE, *places: Entity) -> Situation:
    roles = (Role("agent", agent, ""), Role("recipient", PERU, ""))
    return Situation("ConsultEvent", roles + tuple(Role("place", p, "") for p in places), period)


def alliance(one: Entity, other: Entity, period: Period | None = None) -> Situation:
    return Situation("Alliance", (Role("allyA", one, ""), Role("allyB", other, "")), period)


def reading(
    doc: str,
    *situations: Situation,
    published: str | None = "2024-06-01",
    modality: Modality = "Asserted",
    polarity: Polarity = "Positive",
) -> Extraction:
    article = Article(doc, "words " * 20, published=published)
    claims = (
        Claim(
            article.id, told, Quotation(at, at + 5, article.text[at : at + 5]), modality, polarity
        )
        for at, told in enumerate(situations)
    )
    return Extraction(article, tuple(claims), ())


class Built:
    """A store in memory with its ledger, as a build leaves it."""

    def __init__(self) -> None:
        self.store = MemoryStore()
        self.store.replace_graph(ONTOLOGY_GRAPH, ONTOLOGY)
        self.store.replace_graph(ACTORS_GRAPH, ACTORS)
        self.ledger = open_ledger(self.store)

    def add(self, reading: Extraction, apart: frozenset[str] = frozenset()) -> None:
        named = identified(reading, KNOWN, apart)
        self.ledger.touch([reading.article.id])
        self.store.replace_article(reading.article.id, article_triples(named, RUN, KNOWN.iris))

    def remove(self, article: str) -> None:
        self.ledger.touch([article])
        self.store.remove_article(article)

    def settle(self, apart: frozenset[str] = frozenset()) -> int:
        return settle(self.store, self.ledger, apart)


def built(readings: Iterable[Extraction], apart: frozenset[str] = frozenset()) -> MemoryStore:
    graph = Built()
    for told in readings:
        graph.add(told, apart)
    graph.settle(apart)
    return graph.store


def quads(store: Store) -> set[str]:
    """All but the ontology and the reference actors, which have blank nodes and never change."""
    given = {NamedNode(ONTOLOGY_GRAPH), NamedNode(ACTORS_GRAPH)}
    return {str(quad) for quad in store.quads() if quad.graph_name not in given}


def about(store: Store) -> dict[str, set[str]]:
    """Situation -> the documents whose claims are about it."""
    rows = store.query("SELECT ?s ?doc { ?c cmt:about ?s ; cmt:source/cmt:doc ?doc }")
    found: dict[str, set[str]] = {}
    for row in rows:  # type: ignore[union-attr]
        found.setdefault(row["s"].value, set()).add(row["doc"].value)
    return found


def test_one_visit_told_twice_is_one_situation_with_two_claims() -> None:
    store = built(
        [reading("day", visit(PERIODS[1], NORWAY)), reading("month", visit(PERIODS[2], NORWAY))]
    )
    assert list(about(store).values()) == [{"day", "month"}]
    assert list(shape_findings(store, lambda *_: None)) == []
    own = {t.article.doc: t.claim.situation.period for t in told_in_store(store, MODEL)}
    assert [p.expression for p in own.values() if p] == ["on 3 May", "in May"]
    assert not store.query("ASK { ?c cmt:about/cmt:beginsAt ?a, ?b FILTER(?a != ?b) }")


def test_the_place_that_one_of_them_tells_is_kept() -> None:
    store = built(
        [
            reading("day", visit(PERIODS[1], NORWAY)),
            reading("month", visit(PERIODS[2], NORWAY, LIMA)),
        ]
    )
    assert store.query("ASK { ?c cmt:about ?s ; cmt:source/cmt:doc 'day' . ?s cmt:place ?place }")


def test_contradicting_claims_are_linked_both_ways_and_both_stay() -> None:
    store = built([
        reading("yes", alliance(NORWAY, PERU)),
        reading("no", alliance(PERU, NORWAY), polarity="Negative"),
    ])  # fmt: skip
    assert store.query("ASK { ?a cmt:contradicts ?b . ?b cmt:contradicts ?a . ?a cmt:denies ?s }")
    assert store.query(f"ASK {{ <{NORWAY.iri}> cmt:alliedWith <{PERU.iri}> }}")


def test_a_merge_is_recorded_with_its_passages_and_can_be_taken_back() -> None:
    told = [reading("a", visit(None, ROE), HOLDS), reading("b", alliance(ROE, PERU), HOLDS)]
    graph = Built()
    for one in told:
        graph.add(one)
    graph.settle()
    store = graph.store
    assert store.query(f"ASK {{ ?m a cmt:Merge ; cmt:decidesOn <{MERGED}> }}")
    passages = list(store.query("SELECT DISTINCT ?q { ?m a cmt:Merge ; cmt:restsOn ?q }"))  # type: ignore[arg-type]
    assert len(passages) == 2
    before = quads(store)
    graph.settle(frozenset({MERGED}))
    assert not store.query(f"ASK {{ GRAPH ?g {{ ?s ?p <{MERGED}> }} }}")
    assert store.query("ASK { ?m a cmt:Separation ; cmt:decidesOn ?a, ?b FILTER(?a != ?b) }")
    assert quads(store) == quads(built(told, frozenset({MERGED})))
    # Back again: sides of a relation, claims and situations are all named as before.
    graph.settle()
    assert quads(store) == before


def test_the_decisions_and_links_fulfil_the_shapes_with_the_articles() -> None:
    import pyshacl
    from pyoxigraph import RdfFormat, serialize

    from comity.ontology.schema import schema, shapes

    store = built([
        reading("a", alliance(NORWAY, PERU), HOLDS),
        reading("b", HOLDS), reading("c", alliance(PERU, NORWAY), polarity="Negative"),
    ])  # fmt: skip
    graphs = [g for g in store.graphs() if "/art/" in g or g == ACROSS_GRAPH]
    found = [t for g in graphs for t in store.triples(g)]
    data = serialize([*ACTORS, *found], format=RdfFormat.N_TRIPLES)
    graph = schema().parse(data=data or b"", format="nt")
    conforms, _, text = pyshacl.validate(graph, shacl_graph=shapes(), inference="none")
    assert conforms or "Violation" not in text, text


things = st.sampled_from([NORWAY, PERU, ROE, FIRM])
situations = st.one_of(
    st.builds(visit, st.sampled_from(PERIODS), things, st.just(LIMA)),
    st.builds(visit, st.sampled_from(PERIODS), things),
    st.builds(alliance, things, things, st.sampled_from(PERIODS)),
    st.builds(
        lambda period, value: Situation(
            "TradeTurnover",
            (Role("tradePartyA", NORWAY, ""), Role("tradePartyB", PERU, "")),
            period,
            value,
        ),
        st.sampled_from(PERIODS),
        st.sampled_from([None, amount(100), amount(200)]),
    ),
    st.just(HOLDS),
)
modes: st.SearchStrategy[tuple[Modality, Polarity]] = st.sampled_from(
    [("Asserted", "Positive"), ("Asserted", "Negative"), ("Expected", "Positive")]
)
days = st.sampled_from([None, "2024-05-02", "2024-05-04", "2024-06-01", "2025-06-01"])


@st.composite
def readings(draw: st.DrawFn) -> list[Extraction]:
    found = []
    for doc in "abcd"[: draw(st.integers(1, 4))]:
        modality, polarity = draw(modes)
        told = draw(st.lists(situations, max_size=4))
        found.append(
            reading(doc, *told, published=draw(days), modality=modality, polarity=polarity)
        )
    return found


class Killed(Exception):
    """Stands for the end of the process."""


class Mortal:
    """What it stands for, until it has been used so many times: then everything ends."""

    def __init__(self, of: object, left: list[int]) -> None:
        self._of, self._left = of, left

    def __getattr__(self, name: str) -> object:
        if name in ("change_graph", "rows", "transaction"):
            self._left[0] -= 1
            if self._left[0] < 0:
                raise Killed
        return getattr(self._of, name)


apart = st.sampled_from([frozenset(), frozenset({str(MERGED)})])


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_happened_before_the_graph_is_that_of_a_build_from_scratch(
    data: st.DataObject,
) -> None:
    final, decided = data.draw(readings()), data.draw(apart)
    graph = Built()
    for told in data.draw(readings()):
        graph.add(told)
    graph.settle(data.draw(apart))
    kept = {told.article.id for told in final}
    for article in set(graph.store.articles()) - kept:
        graph.remove(article)
    for told in data.draw(st.permutations(final)):
        graph.add(told, decided)
        match data.draw(st.sampled_from(["on", "settle", "kill", "lose the ledger"])):
            case "settle":
                graph.settle(decided)
            case "kill":
                left = [data.draw(st.integers(0, 40))]
                with suppress(Killed):
                    settle(Mortal(graph.store, left), Mortal(graph.ledger, left), decided)  # type: ignore[arg-type]
            case "lose the ledger":
                graph.ledger = open_ledger(graph.store)
    links = graph.settle(decided)
    assert quads(graph.store) == quads(built(final, decided))
    derived = set(graph.store.triples(DERIVED_GRAPH))
    assert derived == shortcuts(graph.store)
    assert links == len(derived)
    for name, counted in recounted(graph.store, MODEL).items():
        assert set(graph.store.triples(name)) == counted
    texts = graph.ledger.rows("SELECT article, packed FROM text ORDER BY article")
    assert {article: zlib.decompress(packed) for article, packed in texts} == {
        article: text_of(graph.store.triples(article_graph(article)))
        for article in graph.store.articles()
    }
    again = quads(graph.store)
    assert graph.settle(decided) == links
    assert quads(graph.store) == again
    for told in final:
        named = identified(told, KNOWN, decided)
        read = as_read(graph.store.triples(article_graph(told.article.id)))
        assert read == set(article_triples(named, RUN, KNOWN.iris))


ROADS = [Entity(entity_iri("prj", f"road-{n}"), f"Road {n}", "Project") for n in range(5)]


def inclusion(part: Entity, whole: Entity) -> Situation:
    return Situation("Inclusion", (Role("part", part, ""), Role("whole", whole, "")))


inclusions = st.builds(inclusion, st.sampled_from(ROADS), st.sampled_from(ROADS))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(inclusions, max_size=4), max_size=12))
def test_what_reaches_further_comes_and_goes_with_each_of_its_links(
    told: list[list[Situation]],
) -> None:
    graph = Built()
    for at, situations_ in enumerate(told):
        graph.add(reading(f"article {at % 4}", *situations_))
        assert graph.settle() == len(shortcuts(graph.store))
        assert set(graph.store.triples(DERIVED_GRAPH)) == shortcuts(graph.store)


def test_what_is_left_is_told_and_comes_to_an_end() -> None:
    graph = Built()
    graph.add(reading("a", alliance(NORWAY, PERU)))
    graph.add(reading("b", alliance(PERU, NORWAY)))
    told: list[tuple[str, int]] = []
    settle(graph.store, graph.ledger, progress=lambda what, left: told.append((what, left)))
    assert [what for what, _ in told] == [
        "touched", "stale group", "stale thing", "stale fact", "stale pair",
    ]  # fmt: skip
    assert {what: left for what, left in told if what != "stale thing"} == {
        "touched": 2, "stale group": 1, "stale fact": 1, "stale pair": 1,
    }  # fmt: skip
    told.clear()
    settle(graph.store, graph.ledger, progress=lambda what, left: told.append((what, left)))
    assert told == []
