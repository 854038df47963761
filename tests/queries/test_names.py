"""From what a user writes to what a query holds."""

from pathlib import Path

import pytest

from comity.ontology.errors import QueryError, UnknownNameError
from comity.queries import catalogue
from comity.queries.names import Ask, resolve
from comity.queries.targets import local
from comity.queries.values import bind


@pytest.fixture(scope="module")
def look_up(world: Path) -> Ask:
    return local(world, 60).look_up


@pytest.mark.parametrize(
    ("name", "kind", "found"),
    [
        ("Corvia", "actor", "state/XCO"),
        ("cORVIA ", "actor", "state/XCO"),
        ("kingdom of arvenia", "actor", "state/XAR"),
        ("XAR", "actor", "state/XAR"),
        ("the Red  Lantern", "actor", "org/red-lantern"),
        ("Coast", "actor", "group/the-coast"),
        ("ntl", "organization", "org/northern-trade-league"),
        ("corvia-dorrin transit pact", "agreement", "agr/corvia-dorrin-transit-pact"),
        ("Corv", "place", "place/corv"),
        ("state:XAR", "actor", "state/XAR"),
        ("https://w3id.org/comity/id/state/XAR", "actor", "state/XAR"),
        ("<https://w3id.org/comity/id/state/XAR>", "actor", "state/XAR"),
    ],
)
def test_resolve(look_up: Ask, name: str, kind: str, found: str) -> None:
    assert resolve(name, kind, look_up) == f"https://w3id.org/comity/id/{found}"


def test_an_iri_of_others_is_taken_as_it_is(look_up: Ask) -> None:
    assert resolve("http://a.example/X", "actor", look_up) == "http://a.example/X"


@pytest.mark.parametrize(
    ("name", "kind", "nearest"),
    [
        ("Corvai", "actor", "Corvia"),
        ("Nothern Trade Leage", "organization", "Northern Trade League"),
        ("state:XAE", "actor", "state:XAR"),
        # A project is no actor.
        ("Amber Corridor", "actor", None),
    ],
)
def test_unknown_name_suggests(look_up: Ask, name: str, kind: str, nearest: str | None) -> None:
    with pytest.raises(UnknownNameError) as caught:
        resolve(name, kind, look_up)
    assert f"no {kind} is called {name!r}" in str(caught.value)
    if nearest:
        assert nearest in caught.value.suggestions


def test_two_things_with_one_name(look_up: Ask) -> None:
    with pytest.raises(QueryError, match=r"place:twin-city \(Twin\), state:XTW \(Twin\)"):
        resolve("twin", "actor", look_up)


def test_a_day_is_known_at_its_end(look_up: Ask) -> None:
    text = bind(catalogue.load("members"), {"organization": "NTL", "as-of": "2023-10-01"}, look_up)
    assert (
        'VALUES ?asOf { "2023-10-01T23:59:59Z"^^<http://www.w3.org/2001/XMLSchema#dateTime> }'
        in text
    )


@pytest.mark.parametrize("day", ["2023", "2023-13-01", "today", "2023-10-01'", ""])
def test_day_that_is_none(look_up: Ask, day: str) -> None:
    with pytest.raises(QueryError, match=r"--as-of .* is not a day: write it as 2023-10-01"):
        bind(catalogue.load("members"), {"organization": "NTL", "as-of": day}, look_up)


@pytest.mark.parametrize(
    "name",
    [
        "Corvia> } DROP ALL #",
        "state:XCO> } #",
        "http://a.example/> } INSERT { <urn:a",
        'Corvia" }',
        "{ ?s ?p ?o }",
    ],
)
def test_no_name_reaches_the_query_as_text(look_up: Ask, name: str) -> None:
    with pytest.raises(UnknownNameError):
        bind(catalogue.load("memberships"), {"actor": name}, look_up)


def test_default_that_the_store_does_not_know(look_up: Ask) -> None:
    with pytest.raises(QueryError, match=r"Afghanistan.*not in this store: give --actor"):
        bind(catalogue.load("memberships"), {}, look_up)


def test_what_must_be_given(look_up: Ask) -> None:
    text = "# Who?\n# group: A\n# param who: actor\n\nSELECT * WHERE {\n  # bind\n  ?who ?p ?o\n}\n"
    query = catalogue.parse("q", text)
    with pytest.raises(QueryError, match=r"q needs --who ACTOR"):
        bind(query, {}, look_up)
    assert "  VALUES ?who { <https://w3id.org/comity/id/state/XCO> }\n" in bind(
        query, {"who": "Corvia"}, look_up
    )
