"""What pages tell of a thing, of a day, of two actors."""

from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from comity.graph.infer import shortcuts_as_of
from comity.graph.stores.oxigraph import read_store
from comity.ontology.iris import CMT, term
from comity.queries.catalogue import load
from comity.queries.exploring.about import About
from comity.queries.exploring.explorer import Explorer
from comity.queries.exploring.stances import stands
from comity.queries.exploring.ties import rows, ties
from comity.queries.exploring.words import told


@pytest.mark.parametrize("day", [date(2021, 6, 1), date(2023, 10, 1), date(2025, 1, 1)])
def test_a_day_shows_what_the_derived_links_of_that_day_are(
    world: Path, explorer: Explorer, day: date
) -> None:
    with read_store(world) as store:
        derived = {
            (t.subject.value, t.predicate.value, t.object.value)  # type: ignore[union-attr]
            for t in shortcuts_as_of(store, day)
        }
    own = {relation.shortcut for relation in explorer.model.relations if relation.shortcut}
    told = set()
    for iri in explorer.ties:
        for edge in ties(explorer.ask, explorer.model, [iri], day=day).edges:
            if edge.relation in own:
                told.add((edge.source, term(edge.relation), edge.target))
    assert told <= derived
    assert told
    # Nothing but what follows from others, or leads the other way, is missing.
    missing = {one for one in derived - told if (one[2], one[1], one[0]) not in told}
    entailed = {
        "linkedTo",
        "hasStanceToward",
        "actsToward",
        "partOf",
        "locatedIn",
        "connects",
        "tradesWith",
    }
    assert {name.removeprefix(CMT) for _, name, _ in missing} <= entailed


def test_every_link_comes_once_and_shows_a_claim_of_its_kind(explorer: Explorer) -> None:
    for iri in explorer.foremost(10):
        about = About(explorer, iri)
        facts = about.facts(about.links)
        keys = [(fact.other["iri"], fact.family, fact.status) for fact in facts]
        assert len(set(keys)) == len(keys)
        for fact in facts:
            assert fact.claim
            assert fact.claim["status"] == fact.status
            assert fact.claim["quote"]


def test_years_count_each_claim_once(explorer: Explorer) -> None:
    iri = explorer.foremost(1)[0]
    about = About(explorer, iri)
    claims = {one.claim for edge in about.network.edges for one in edge.evidence}
    counted = sum(sum(counts.values()) for _, counts in about.years())
    assert 0 < counted <= len(claims)


def test_stances_have_all_that_the_catalogue_finds(explorer: Explorer) -> None:
    query = load("stances")
    found = 0
    actors = explorer.foremost(8)
    for a in actors:
        for b in actors:
            if a == b:
                continue
            told_of = stands(explorer, a, b)
            assert told_of == sorted(told_of)
            words = told(explorer.ask, explorer.model, {one.claim for one in told_of})
            quotations = {one.told.claim.quotation.exact for one in words.values()}
            table = explorer.ask(query.bind({"actor": NamedNode(a), "toward": NamedNode(b)}))
            known = {row["quotation"].value for row in rows(table)}
            assert known <= quotations
            found += len(known)
    assert found
