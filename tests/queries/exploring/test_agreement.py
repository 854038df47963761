"""What the explorer tells, link by link, is what the network of the whole store tells."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.graph.article import Article
from comity.graph.claim import Claim, Entity, Extraction, Period, Quotation, Role, Situation
from comity.graph.infer import derive
from comity.graph.network import Network
from comity.graph.network_build import build_network
from comity.graph.populate import ExtractionRun, article_triples, ontology_triples
from comity.graph.stores.engine import MemoryStore
from comity.graph.stores.oxigraph import read_store
from comity.graph.view.links import Link, bundle
from comity.graph.view.scope import Span, part, sure, within
from comity.ontology.iris import ID, ONTOLOGY_GRAPH, Iri
from comity.ontology.schema import Model, load_model
from comity.queries.exploring.evidence import evidence
from comity.queries.exploring.explorer import Asked, Explorer
from comity.queries.results import Table, read_answer

ACTORS = tuple(Entity(Iri(f"{ID}org/o{n}"), f"Org {n}", "Organization") for n in range(5))
RUN = ExtractionRun("by hand", "test")
DATES = ("2019-05-01", "2021-12-31", "2023-03-07", None)

MODEL = load_model()

Key = tuple[frozenset[str], str, str]


@pytest.fixture(scope="module")
def store() -> MemoryStore:
    made = MemoryStore()
    made.replace_graph(ONTOLOGY_GRAPH, ontology_triples())
    return made


def over(store: MemoryStore) -> Explorer:
    def ask(sparql: str) -> Table:
        answer = read_answer(store.query(sparql))
        assert isinstance(answer, Table)
        return answer

    return Explorer(ask, object, MODEL)


@st.composite
def extractions(draw: st.DrawFn) -> list[Extraction]:
    model = MODEL
    kinds = sorted(kind for kind in model.classes if model.relation(kind))
    return [_extraction(draw, model, kinds, number) for number in range(draw(st.integers(1, 3)))]


def _extraction(draw: st.DrawFn, model: Model, kinds: list[str], number: int) -> Extraction:
    count = draw(st.integers(1, 6))
    lines = [f"Sentence {number} {at} tells of a tie" for at in range(count)]
    article = Article(f"a{number}", "\n".join(lines), published=draw(st.sampled_from(DATES)))
    claims, start = [], 0
    for line in lines:
        quotation = Quotation(start, start + len(line), line)
        start += len(line) + 1
        claims.append(_claim(draw, model, draw(st.sampled_from(kinds)), article, quotation))
    return Extraction(article, tuple(claims), ())


def _claim(
    draw: st.DrawFn, model: Model, kind: str, article: Article, quotation: Quotation
) -> Claim:
    relation = model.relation(kind)
    assert relation is not None
    sides = st.lists(st.sampled_from(ACTORS), min_size=1, max_size=2, unique=True)
    roles = tuple(
        Role(name, actor, "")
        for name in (relation.source, relation.target)
        for actor in draw(sides)
    )
    year = draw(st.sampled_from((None, 2018, 2022)))
    period = Period(f"{year}-01-01", f"{year}-12-31", "year", "year", f"in {year}")
    return Claim(
        article.id,
        Situation(kind, roles, period if year else None),
        quotation,
        modality=draw(st.sampled_from(("Asserted", "Asserted", "Planned"))),
        polarity=draw(st.sampled_from(("Positive", "Positive", "Negative"))),
        past=draw(st.booleans()),
        confidence=draw(st.sampled_from((0.4, 0.9))),
    )


def fill(store: MemoryStore, made: list[Extraction]) -> None:
    for graph in store.graphs():
        if graph != ONTOLOGY_GRAPH:
            store.replace_graph(graph, ())
    for extraction in made:
        store.replace_article(extraction.article.id, article_triples(extraction, RUN, frozenset()))
    derive(store)


def keyed(
    network: Network, links: tuple[Link, ...] | list[Link], explorer: Explorer
) -> dict[Key, Any]:
    return {
        (
            frozenset((network.nodes[link.first].iri, network.nodes[link.second].iri)),
            explorer.legend.families[link.family].id,
            link.status,
        ): (
            link.claims,
            int(link.forward) + 2 * int(link.backward),
            sorted((edge.label, len(edge.evidence)) for edge in link.edges),
        )
        for link in links
    }


def told(found: Any, explorer: Explorer) -> dict[Key, Any]:
    return {
        (
            frozenset((found["nodes"][link["from"]]["iri"], found["nodes"][link["to"]]["iri"])),
            explorer.legend.families[link["family"]].id,
            link["status"],
        ): (
            link["claims"],
            link["arrows"],
            sorted((one["label"], one["count"]) for one in link["parts"]),
        )
        for link in found["links"]
    }


def touching(network: Network, iri: str) -> Network:
    return part(network, (e for e in network.edges if iri in (e.source, e.target)))


EXAMPLES = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@given(made=extractions())
@EXAMPLES
def test_an_actor_has_the_links_that_the_whole_network_has(
    made: list[Extraction], store: MemoryStore, model: Model
) -> None:
    fill(store, made)
    explorer = over(store)
    whole = build_network(store, model)
    for node in whole.nodes:
        part_of_it = touching(whole, node.iri)
        found = explorer.expand(node.iri, Asked(), 500, 0)
        assert told(found, explorer) == keyed(
            part_of_it, bundle(part_of_it, explorer.legend), explorer
        )
        for link in found["links"]:
            assert sum(facet["count"] for facet in link["facets"]) == link["claims"]


@given(made=extractions(), year=st.sampled_from((2018, 2020, 2022, 2023)))
@EXAMPLES
def test_filters_leave_what_they_leave_of_the_whole_network(
    made: list[Extraction], year: int, store: MemoryStore, model: Model
) -> None:
    fill(store, made)
    explorer = over(store)
    span = Span(str(year), str(year))
    wanted = Asked(frozenset({"trade", "conflict", "criticism"}), frozenset(), 0.5, span)
    whole = within(sure(build_network(store, model), 0.5), span)
    for actor in ACTORS[:2]:
        if actor.iri not in {node.iri for node in whole.nodes}:
            continue
        left = touching(whole, actor.iri)
        links = bundle(left, explorer.legend)
        kept = [
            link for link in links if explorer.legend.families[link.family].id in wanted.families
        ]
        found = explorer.ego(actor.iri, 1, wanted, 200)
        assert told(found, explorer) == keyed(left, kept, explorer)


@given(made=extractions())
@EXAMPLES
def test_every_page_of_evidence_together_has_every_quotation_once(
    made: list[Extraction], store: MemoryStore, model: Model
) -> None:
    fill(store, made)
    explorer = over(store)
    whole = build_network(store, model)
    for link in bundle(whole, explorer.legend)[:6]:
        ends = whole.nodes[link.first].iri, whole.nodes[link.second].iri
        family = explorer.legend.families[link.family].id
        page = evidence(explorer, *ends, family, link.status, 1)
        shown = Counter(
            (one["label"], claim["quote"], claim["link"], claim["confidence"])
            for one in page["parts"]
            for claim in one["claims"]
        )
        assert shown == Counter(
            (edge.label, one.quotation, one.link, one.confidence)
            for edge in link.edges
            for one in edge.evidence
        )


def test_the_overview_of_a_small_graph_has_all_its_links(
    world: Path, explorer: Explorer, model: Model
) -> None:
    with read_store(world) as store:
        whole = build_network(store, model)
    found = explorer.overview(60)
    tied = set(explorer.foremost(60))
    among = part(whole, (e for e in whole.edges if {e.source, e.target} <= tied))
    assert told(found, explorer) == keyed(among, bundle(among, explorer.legend), explorer)
    assert {node["label"] for node in found["nodes"]} <= {node.label for node in whole.nodes}


def test_two_steps_have_all_links_of_what_the_first_reaches(
    world: Path, explorer: Explorer, model: Model
) -> None:
    from comity.graph.view.scope import ego, links_within

    with read_store(world) as store:
        whole = build_network(store, model)
    for iri in explorer.foremost(8):
        expected = ego(links_within(whole), [iri], 2)
        found = explorer.ego(iri, 2, Asked(), 200)
        assert not found["cut"]
        links = bundle(expected, explorer.legend)
        assert told(found, explorer) == keyed(expected, links, explorer)
