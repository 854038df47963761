"""Actors of several articles are one by evidence only, never by name alone."""

from dataclasses import replace

from comity.graph.article import Article
from comity.graph.claim import Claim, Entity, Extraction, Quotation, Role, Situation
from comity.graph.identity import Known, identified, kept_apart, merged_name
from comity.graph.populate import actor_triples
from comity.ontology.iris import Iri, entity_iri, slug

KNOWN = Known.of(actor_triples())
NORWAY, SWEDEN = (Entity(entity_iri("state", c), c, "State") for c in ("NOR", "SWE"))
PERU = Entity(entity_iri("state", "PER"), "Peru", "State")


def person(name: str) -> Entity:
    return Entity(entity_iri("person", slug(name)), name, "Person")


def office(of: Entity) -> Entity:
    return Entity(entity_iri("office", f"minister-of-{of.label}"), "minister", "Office", of.iri)


def holds(who: Entity, *owners: Entity) -> list[Situation]:
    return [
        Situation("OfficeHolding", (Role("officeHolder", who, ""), Role("office", office(o), "")))
        for o in owners
    ]


def accuses(who: Entity, words: str = "") -> Situation:
    roles = (Role("agent", who, words or who.label), Role("recipient", PERU, "Peru"))
    return Situation("AccuseEvent", roles)


def reading(doc: str, *situations: Situation) -> Extraction:
    article = Article(doc, "words " * 9)
    claims = (
        Claim(article.id, told, Quotation(at, at + 5, "words"), speaker=None)
        for at, told in enumerate(situations)
    )
    return Extraction(article, tuple(claims), ())


def names(extraction: Extraction, apart: frozenset[str] = frozenset()) -> set[str]:
    """The IRIs of the agents."""
    found = identified(extraction, KNOWN, apart)
    return {e.iri for c in found.claims for e in c.situation.fillers("agent")}


def test_the_same_name_and_the_same_state_are_one_person() -> None:
    roe = person("Jane Roe")
    one = names(reading("a", accuses(roe), *holds(roe, NORWAY)))
    other = names(reading("b", accuses(roe), *holds(roe, NORWAY)))
    assert one == other == {entity_iri("person", "jane-roe_nor")}


def test_a_name_alone_is_no_evidence() -> None:
    roe = person("Jane Roe")
    one, other = names(reading("a", accuses(roe))), names(reading("b", accuses(roe)))
    assert one.isdisjoint(other)
    assert {merged_name(iri) for iri in one | other} == {roe.iri}


def test_a_surname_is_never_enough_even_with_an_office() -> None:
    roe, initial = person("Roe"), person("J. Roe")
    for who in (roe, initial):
        one = names(reading("a", accuses(who), *holds(who, NORWAY)))
        other = names(reading("b", accuses(who), *holds(who, NORWAY)))
        assert one.isdisjoint(other)


def test_two_states_conflict() -> None:
    roe = person("Jane Roe")
    norway = names(reading("a", accuses(roe), *holds(roe, NORWAY)))
    both = names(reading("b", accuses(roe), *holds(roe, NORWAY, SWEDEN)))
    sweden = names(reading("c", accuses(roe), *holds(roe, SWEDEN)))
    assert len(norway | both | sweden) == 3


def test_an_office_that_is_only_planned_is_no_evidence() -> None:
    roe = person("Jane Roe")
    told = reading("a", accuses(roe), *holds(roe, NORWAY))
    claims = (told.claims[0], replace(told.claims[1], modality="Planned"))
    assert names(replace(told, claims=claims)) == {kept_apart(roe.iri, told.article.id)}


def test_an_organization_is_told_by_its_state_or_by_its_acronym() -> None:
    league = Entity(entity_iri("org", "league-of-river-towns"), "League of River Towns",
                    "Organization")  # fmt: skip
    alone = names(reading("a", accuses(league)))
    abbreviated = names(reading("b", accuses(league), accuses(league, "LRT")))
    again = names(reading("c", accuses(league, "LRT")))
    assert alone.isdisjoint(abbreviated)
    assert abbreviated == again == {entity_iri("org", "league-of-river-towns_lrt")}
    assert names(reading("d", accuses(league, "RLT"))).isdisjoint(abbreviated)
    ministry = Entity(entity_iri("org", "ministry"), "Ministry", "GovernmentBody", NORWAY.iri)
    assert names(reading("a", accuses(ministry))) == {entity_iri("org", "ministry_nor")}


def test_what_is_kept_apart_stays_with_its_article() -> None:
    roe = person("Jane Roe")
    told = reading("a", accuses(roe), *holds(roe, NORWAY))
    merged = entity_iri("person", "jane-roe_nor")
    found = names(told, frozenset({merged}))
    assert found == {kept_apart(merged, told.article.id)}
    assert merged_name(found.pop()) == merged


def test_reference_actors_and_unnamed_groups_keep_their_names() -> None:
    told = reading("a")
    group = Entity(entity_iri("group", f"{told.article.id}-envoys"), "envoys", "UnnamedGroup")
    who = Entity(Iri(entity_iri("org", "united-nations")), "United Nations", "Organization")
    claims = reading("a", accuses(group), accuses(who), accuses(NORWAY))
    assert identified(claims, KNOWN) is claims


def test_the_offices_of_an_organization_that_stays_behind_stay_with_it() -> None:
    firm = Entity(entity_iri("org", "acme"), "Acme", "Company")
    chief = Entity(entity_iri("office", "chief-of-acme"), "chief of Acme", "Office", firm.iri)
    roe = person("Jane Roe")
    roles = (Role("officeHolder", roe, ""), Role("office", chief, ""))
    told = reading("a", accuses(firm), Situation("OfficeHolding", roles))
    found = identified(told, KNOWN).claims[1].situation
    (post,) = found.fillers("office")
    assert post.iri == kept_apart(chief.iri, told.article.id)
    assert post.represents == kept_apart(firm.iri, told.article.id)
