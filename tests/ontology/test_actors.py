"""The reference actors: complete, unambiguous, and refused with a reason when they are not."""

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, BNode, Graph, Literal, URIRef
from rdflib.namespace import SKOS

from comity.ontology.actors import ReferenceActor, actors_files, load_actors, variants
from comity.ontology.errors import DataError
from comity.ontology.iris import CMT, ID, PREFIXES, entity_iri, local_name, slug
from comity.ontology.schema import load_model
from comity.ontology.terms import CMT as TERMS

PLACES = ("City", "Port", "BorderCrossing", "Facility", "Region", "SubnationalEntity")
HEADER = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(PREFIXES.items()))
GOOD = 'state:XXA a cmt:State ; rdfs:label "Examplia"@en ; cmt:demonym "Examplian" .\n'


@pytest.fixture(scope="module")
def actors() -> tuple[ReferenceActor, ...]:
    return load_actors()


@pytest.fixture(scope="module")
def bearers(actors: tuple[ReferenceActor, ...]) -> dict[str, ReferenceActor]:
    """The actor that each name, in each spelling, belongs to."""
    return {spelling: a for a in actors for name in a.names for spelling in variants(name)}


@pytest.fixture(scope="module")
def graph() -> Graph:
    """All files, as rdflib reads them."""
    whole = Graph()
    for path in actors_files():
        whole.parse(path, format="turtle")
    return whole


def write(folder: Path, text: str, name: str = "mine.ttl") -> Path:
    path = folder / name
    path.write_text(HEADER + text, encoding="utf-8")
    return path


def refusal(*paths: Path) -> str:
    with pytest.raises(DataError) as caught:
        load_actors(paths)
    return str(caught.value)


# What is there


def test_all_states_are_there_with_their_codes(actors: tuple[ReferenceActor, ...]) -> None:
    states = [a for a in actors if a.kind == "State" and a.alpha3]
    assert len(states) >= 193 + 2  # members and observers of the United Nations
    for state in states:
        assert state.alpha3 is not None
        assert re.fullmatch(r"[A-Z]{3}", state.alpha3)
        assert state.iri == entity_iri("state", state.alpha3)
        assert state.wikidata, state.label
    codes = [a.alpha3 for a in actors if a.alpha3]
    assert len(set(codes)) == len(codes)


def test_every_state_has_a_demonym_or_says_why_not(actors: tuple[ReferenceActor, ...]) -> None:
    bare = {a.label for a in actors if a.kind == "State" and a.alpha3 and not a.demonyms}
    # Both Congos and both Dominicans share theirs; the Holy See has none.
    assert bare == {
        "Democratic Republic of the Congo",
        "Republic of the Congo",
        "Dominica",
        "Dominican Republic",
        "Holy See",
    }


def test_every_state_but_city_states_has_a_capital(actors: tuple[ReferenceActor, ...]) -> None:
    bare = {a.label for a in actors if a.kind == "State" and a.alpha3 and not a.capital}
    assert bare == {"Holy See", "Monaco", "Singapore"}


def test_numeric_codes_are_three_digits_and_unique(graph: Graph) -> None:
    codes = [str(code) for code in graph.objects(None, TERMS.isoNumeric)]
    assert len(codes) > 240
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[0-9]{3}", code) for code in codes)


def test_organizations_agreements_and_projects_are_many(
    actors: tuple[ReferenceActor, ...],
) -> None:
    prefixes = Counter(a.iri.removeprefix(ID).split("/")[0] for a in actors)
    kinds = Counter(a.kind for a in actors)
    assert prefixes["org"] >= 300
    assert prefixes["agr"] >= 100
    assert prefixes["prj"] >= 80
    assert kinds["IntergovernmentalOrganization"] >= 120
    assert kinds["ArmedGroup"] >= 50
    assert "Person" not in kinds


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("WTO", "org/world-trade-organization"),
        ("SCO", "org/shanghai-cooperation-organisation"),
        ("UN Security Council", "org/united-nations-security-council"),
        ("OPEC+", "org/opec-plus"),
        ("C5+1", "org/c5-1"),
        ("Taliban", "org/taliban"),
        ("Islamic Emirate", "org/islamic-emirate-of-afghanistan"),
        ("ISIS-K", "org/islamic-state-khorasan-province"),
        ("Islamic State - Khorasan Province", "org/islamic-state-khorasan-province"),
        ("SAFTA", "agr/south-asian-free-trade-area"),
        ("ECOTA", "agr/economic-cooperation-organization-trade-agreement"),
        ("Afghan Transit Trade Agreement", "agr/afghan-transit-trade-agreement"),
        ("Uzbekistan-Afghan-Pakistan railway", "prj/trans-afghan-railway"),
        ("China-Pakistan Economic Corridor", "prj/china-pakistan-economic-corridor"),
        ("Iran nuclear deal", "agr/joint-comprehensive-plan-of-action"),
        ("Trans-Afghan Railway", "prj/trans-afghan-railway"),
        ("TAPI", "prj/turkmenistan-afghanistan-pakistan-india-pipeline"),
        ("Belt & Road Initiative", "prj/belt-and-road-initiative"),
        ("the West", "group/the-west"),
        ("Pentagon", "org/united-states-department-of-defense"),
        ("NSIA", "org/national-statistics-and-information-authority"),
        ("USSR", "state/SUHH"),
        ("Kremlin", "state/RUS"),
        ("White House", "state/USA"),
        ("U.S.", "state/USA"),
        ("Türkiye", "state/TUR"),
        ("Burma", "state/MMR"),
        ("Côte d’Ivoire", "state/CIV"),
        ("Xinjiang", "place/xinjiang"),
        ("Kiev", "place/kyiv"),
        ("Kazan", "place/kazan"),
    ],
)  # fmt: skip
def test_names_that_news_uses_lead_to_the_right_thing(
    bearers: dict[str, ReferenceActor], name: str, iri: str
) -> None:
    assert bearers[name].iri == ID + iri


DEMONYMS = {
    "Afghan": "AFG", "Afghans": "AFG", "Afghani": "AFG", "Argentine": "ARG", "Azeri": "AZE",
    "British": "GBR", "Burmese": "MMR", "Chinese": "CHN", "Croats": "HRV", "Czech": "CZE",
    "Dane": "DNK", "Danish": "DNK", "Dutch": "NLD", "Emirati": "ARE", "Filipino": "PHL",
    "Finns": "FIN", "French": "FRA", "Georgian": "GEO", "Greek": "GRC", "Indian": "IND",
    "Israelis": "ISR", "Ivorian": "CIV", "Kazakh": "KAZ", "Kosovar": "XKX", "Kyrgyz": "KGZ",
    "Malian": "MLI", "Nigerian": "NGA", "Nigerien": "NER", "North Korean": "PRK",
    "Pakistani": "PAK", "Palestinians": "PSE", "Philippine": "PHL", "Poles": "POL",
    "Russian": "RUS", "Russians": "RUS", "Saudi": "SAU", "Serb": "SRB", "South Sudanese": "SSD",
    "Soviet": None, "Sudanese": "SDN", "Swedes": "SWE", "Swiss": "CHE", "Syrian": "SYR",
    "Taiwanese": "TWN", "Tajik": "TJK", "Turk": "TUR", "Turkish": "TUR", "Turkmen": "TKM",
    "Ukrainian": "UKR", "American": "USA", "Uzbek": "UZB", "Yemeni": "YEM",
}  # fmt: skip


@pytest.mark.parametrize(("demonym", "code"), DEMONYMS.items())
def test_demonyms(bearers: dict[str, ReferenceActor], demonym: str, code: str | None) -> None:
    actor = bearers[demonym]
    assert demonym in actor.demonyms
    assert actor.alpha3 == code


@pytest.mark.parametrize(
    ("code", "capital"),
    [
        ("AFG", "Kabul"), ("RUS", "Moscow"), ("UZB", "Tashkent"), ("USA", "Washington, D.C."),
        ("UKR", "Kyiv"), ("KAZ", "Astana"), ("CHN", "Beijing"), ("IRN", "Tehran"),
        ("BRA", "Brasília"), ("ZAF", "Pretoria"), ("AUS", "Canberra"), ("CHE", "Bern"),
    ],
)  # fmt: skip
def test_capitals(actors: tuple[ReferenceActor, ...], code: str, capital: str) -> None:
    by_iri = {a.iri: a for a in actors}
    state = by_iri[entity_iri("state", code)]
    assert state.capital_label == capital
    assert state.capital is not None
    assert by_iri[state.capital].kind == "City"


def test_organs_say_what_they_are_organs_of(bearers: dict[str, ReferenceActor]) -> None:
    assert bearers["Pentagon"].represents == entity_iri("state", "USA")
    assert bearers["European Commission"].represents == entity_iri("org", "european-union")
    assert bearers["Islamic Emirate"].represents == entity_iri("state", "AFG")
    assert bearers["Taliban"].represents is None


@pytest.mark.parametrize("name", ["Congo", "Korean", "Dominican", "Security Council", "RSF"])
def test_a_name_that_several_bear_means_none_of_them_alone(
    actors: tuple[ReferenceActor, ...], bearers: dict[str, ReferenceActor], name: str
) -> None:
    assert len([a for a in actors if name in a.ambiguous]) >= 2
    assert name not in bearers


def test_a_name_that_means_one_thing_by_default_may_hint_at_another(
    bearers: dict[str, ReferenceActor],
) -> None:
    assert bearers["Brussels"].kind == "City"
    assert "Brussels" in bearers["EU"].ambiguous


# How it is written


def test_no_two_of_a_family_share_a_label(actors: tuple[ReferenceActor, ...]) -> None:
    family = Counter(
        (a.label.casefold(), "place" if a.kind in PLACES else a.iri.split("/")[-2]) for a in actors
    )
    assert [name for name, count in family.items() if count > 1] == []


def test_classes_and_properties_are_the_ontologys(graph: Graph) -> None:
    classes = load_model().classes
    for kind in set(graph.objects(None, RDF.type)):
        assert str(kind).startswith(CMT)
        assert local_name(str(kind)) in classes
    for predicate in set(graph.predicates()):
        assert isinstance(predicate, URIRef)
        assert predicate in {RDF.type, RDFS.label, SKOS.altLabel} or predicate in TERMS


def test_iris_are_kebab_slugs(actors: tuple[ReferenceActor, ...]) -> None:
    for actor in actors:
        kind, key = actor.iri.removeprefix(ID).split("/")
        assert kind in ("state", "org", "agr", "prj", "place", "group"), actor.iri
        assert kind == "state" or key == slug(key), actor.iri


def test_wikidata_items_are_well_formed_and_unique(graph: Graph) -> None:
    items = [str(item) for item in graph.objects(None, TERMS.wikidataId)]
    assert len(items) > 400
    assert len(set(items)) == len(items)
    assert all(re.fullmatch(r"Q[1-9][0-9]*", item) for item in items)


def test_names_are_english_and_codes_are_plain(graph: Graph) -> None:
    for _, predicate, value in graph:
        assert not isinstance(value, BNode)
        if isinstance(value, Literal):
            named = predicate in (RDFS.label, SKOS.altLabel)
            assert value.language == ("en" if named else None), value


def test_rdflib_reads_the_same_as_the_loader(
    actors: tuple[ReferenceActor, ...], graph: Graph
) -> None:
    assert {str(node) for node in graph.subjects()} == {a.iri for a in actors}
    for actor in actors:
        node = URIRef(actor.iri)
        assert str(graph.value(node, RDFS.label)) == actor.label
        assert URIRef(CMT + actor.kind) in set(graph.objects(node, RDF.type))
        for predicate, names in (
            (SKOS.altLabel, actor.aliases), (TERMS.acronym, actor.acronyms),
            (TERMS.demonym, actor.demonyms), (TERMS.seatOfPower, actor.seats),
            (TERMS.ambiguousLabel, actor.ambiguous),
            (TERMS.wikidataId, (actor.wikidata,) if actor.wikidata else ()),
            (TERMS.isoAlpha3, (actor.alpha3,) if actor.alpha3 else ()),
            (TERMS.capital, (actor.capital,) if actor.capital else ()),
            (TERMS.represents, (actor.represents,) if actor.represents else ()),
        ):  # fmt: skip
            assert tuple(sorted(map(str, graph.objects(node, predicate)))) == names


@pytest.mark.parametrize("path", actors_files(), ids=lambda path: path.name)
def test_files_are_sorted_so_that_an_entry_is_easy_to_find(path: Path) -> None:
    subjects = re.findall(r"^(\w+:\S+|<\S+>) a ", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(subjects) > 5
    assert subjects == sorted(subjects)


def test_the_package_ships_every_file() -> None:
    text = Path(__file__).parents[2].joinpath("pyproject.toml").read_text(encoding="utf-8")
    settings = tomllib.loads(text)["tool"]["setuptools"]
    assert "comity.ontology.actors" in settings["packages"]
    patterns = settings["package-data"]["comity.ontology.actors"]
    assert all(any(path.match(pattern) for pattern in patterns) for path in actors_files())


def test_loading_twice_gives_the_same_sorted_tuple(actors: tuple[ReferenceActor, ...]) -> None:
    assert load_actors() == actors
    assert [a.iri for a in actors] == sorted(a.iri for a in actors)


# What is refused


def test_a_file_of_ones_own_is_read(tmp_path: Path) -> None:
    (actor,) = load_actors([write(tmp_path, GOOD)])
    assert (actor.iri, actor.label, actor.kind) == (ID + "state/XXA", "Examplia", "State")
    assert actor.demonyms == ("Examplian",)


def test_of_two_classes_the_more_telling_is_the_kind(tmp_path: Path) -> None:
    text = 'org:x a cmt:ArmedGroup, cmt:PoliticalMovement ; rdfs:label "Front"@en .'
    (actor,) = load_actors([write(tmp_path, text)])
    assert actor.kind == "PoliticalMovement"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("state:XXB a cmt:State ;", "no valid Turtle"),
        ("state:XXB a cmt:State .", "state:XXB has no rdfs:label"),
        ('state:XXB rdfs:label "B"@en .', "state:XXB has no class"),
        ('state:XXB a cmt:Planet ; rdfs:label "B"@en .', "unknown class cmt:Planet"),
        ('person:b a cmt:Person ; rdfs:label "B"@en .', "unknown class cmt:Person"),
        ('state:XXB a cmt:State ; rdfs:label "B"@en, "C"@en .', "several values of label"),
        ('state:XXB a cmt:State ; rdfs:label "B"@en ; cmt:nick "b" .', "cmt:nick"),
        ('state:XXB a cmt:State ; rdfs:label "B"@en ; cmt:isoAlpha3 "xb" .', "'xb'"),
        ('state:XXB a cmt:State ; rdfs:label "B"@en ; cmt:wikidataId "Q0" .', "'Q0'"),
        ('state:XXB a cmt:State ; rdfs:label "B"@en ; cmt:capital place:b .', "place:b"),
        ('state:XXB a cmt:State ; rdfs:label "B"@en ; cmt:capital "B" .', "a wrong cmt:capital"),
        ('state:XXB a cmt:State ; rdfs:label place:b .', "a wrong rdfs:label"),
        ('state:XXB a cmt:State ; rdfs:label " B"@en .', "trim spaces"),
        ('state:XXB a cmt:State ; rdfs:label "B\\nC"@en .', "trim spaces"),
        ('state:XXB a cmt:State ; rdfs:label ""@en .', "trim spaces"),
        ('state:XXB a cmt:State ; rdfs:label "B’s"@en .', "apostrophe"),
        ('state:XXB a cmt:State ; rdfs:label "B"@en ; cmt:acronym [] .', "IRI of its own"),
        ('[] a cmt:State ; rdfs:label "B"@en .', "IRI of its own"),
        ('<https://example.org/b> a cmt:State ; rdfs:label "B"@en .', "one of the prefixes"),
        ('state:XXB a cmt:State ; rdfs:label "Examplia"@en .', "'Examplia' names"),
        ('state:XXB a cmt:State ; rdfs:label "B"@en ; cmt:demonym "EXAMPLIAN" .', "state:XXA"),
    ],
)  # fmt: skip
def test_a_bad_file_is_refused_with_its_name_and_the_cure(
    tmp_path: Path, text: str, hint: str
) -> None:
    message = refusal(write(tmp_path, GOOD + text))
    assert "mine.ttl" in message
    assert hint in message
    assert "\n" not in message


def test_names_with_a_dash_and_with_a_hyphen_are_one_name(tmp_path: Path) -> None:
    text = 'org:a a cmt:Organization ; rdfs:label "A–B"@en .\n'
    text += 'org:b a cmt:Organization ; rdfs:label "A-B"@en .'
    assert "ambiguousLabel" in refusal(write(tmp_path, text))


def test_a_shared_name_is_accepted_as_ambiguous(tmp_path: Path) -> None:
    text = 'state:XXB a cmt:State ; rdfs:label "B"@en ; cmt:ambiguousLabel "Examplia" .'
    assert [a.ambiguous for a in load_actors([write(tmp_path, GOOD + text)])] == [
        (),
        ("Examplia",),
    ]


def test_one_thing_in_two_files_is_refused(tmp_path: Path) -> None:
    message = refusal(write(tmp_path, GOOD, "a.ttl"), write(tmp_path, GOOD, "b.ttl"))
    assert message.startswith("b.ttl: state:XXA stands in a.ttl too")


def test_two_things_with_one_wikidata_item_are_refused(tmp_path: Path) -> None:
    one = 'org:a a cmt:Organization ; rdfs:label "A"@en ; cmt:wikidataId "Q1" .\n'
    two = 'org:b a cmt:Organization ; rdfs:label "B"@en ; cmt:wikidataId "Q1" .\n'
    message = refusal(write(tmp_path, one, "a.ttl"), write(tmp_path, two, "b.ttl"))
    assert "share the code Q1" in message
    assert "a.ttl" in message


def test_files_that_are_missing_or_binary_are_refused(tmp_path: Path) -> None:
    assert "none.ttl can't be read" in refusal(tmp_path / "none.ttl")
    binary = tmp_path / "binary.ttl"
    binary.write_bytes(b"\xff\xfe\x00@prefix")
    assert "binary.ttl is no valid Turtle" in refusal(binary)
    assert "reinstall" in refusal()


def test_typed_variants_of_a_name() -> None:
    assert variants("Chad") == ("Chad",)
    assert variants("A–B's") == ("A–B's", "A–B’s", "A-B's", "A-B’s")
