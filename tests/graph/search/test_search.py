"""The index of words: what is found, in what order, and that nothing that is written breaks it."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Triple

from comity.graph.search.find import Found, Within, search
from comity.graph.search.index import REFERENCE, index_article
from comity.graph.search.schema import SCHEMA, create_tables
from comity.graph.search.words import LONGEST, MOST, plain, sought
from comity.ontology.errors import MissingToolError, QueryError
from comity.ontology.iris import PREFIXES, Iri, entity_iri, term

OTHER = PREFIXES["skos"] + "altLabel"


def node(name: str) -> NamedNode:
    return NamedNode(term(name))


def quoted(
    key: str, text: str, published: str = "2023-05-01", who: str = "state/XCO"
) -> list[Triple]:
    """An article with one claim, whose quotation is the text."""
    quotation, claim, situation, article = (
        NamedNode(entity_iri(kind, key)) for kind in ("quote", "claim", "sit", "art")
    )
    day = Literal(f"{published}T00:00:00Z", datatype=NamedNode(PREFIXES["xsd"] + "dateTime"))
    return [
        Triple(claim, node("evidence"), quotation),
        Triple(claim, node("about"), situation),
        Triple(situation, node("agent"), NamedNode(entity_iri(*who.split("/")))),
        Triple(quotation, node("exact"), Literal(text)),
        Triple(article, node("publishedAt"), day),
    ]


def named(iri: str, *names: str) -> list[Triple]:
    thing, other = NamedNode(iri), NamedNode(OTHER)
    return [Triple(thing, other, Literal(name, language="en")) for name in names]


@pytest.fixture
def index() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    create_tables(connection)
    texts = {
        "a": "The two sanctioned Türkiye’s transit trade",
        "b": "sanctions on trade in transit",
        "c": "São Paulo hosts an organization of organ makers",
        "d": "Łódź trades with the U.S. and Russia-Belarus firms",
    }
    for key, text in texts.items():
        index_article(connection, key, quoted(key, text))
    yield connection
    connection.close()


def found(index: sqlite3.Connection, text: str, within: Within | None = None) -> list[str]:
    """The keys of what is found, best first."""
    hits = search(index, sought(text), 50, 0, within or Within()).hits
    return [hit.iri.rsplit("/", 1)[1] for hit in hits]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("sanction", {"a", "b"}),
        ("SANCTIONING", {"a", "b"}),
        ("transit trade", {"a", "b"}),
        ('"transit trade"', {"a"}),
        ("“transit trade”", {"a"}),
        ('"sanction"', set()),
        ("turkiye", {"a"}),
        ("Sao paulo", {"c"}),
        ("Lodz", {"d"}),
        ("organiz*", {"c"}),
        ('"organ"', {"c"}),
        ("trade -sanctions", {"d"}),
        ('trade -"transit trade"', {"b", "d"}),
        ("trade -sanct*", {"d"}),
        ("U.S.", {"d"}),
        ("Russia-Belarus", {"d"}),
        ("trade Kabul", set()),
        ("trade AND transit", set()),
        ("trade OR Kabul", set()),
    ],
)
def test_what_is_found(index: sqlite3.Connection, text: str, keys: set[str]) -> None:
    assert set(found(index, text)) == keys


@given(st.text(max_size=200) | st.text("a\"'*-()^:{}+\0 \n%_;ANDORNEAR“”", max_size=60))
@settings(max_examples=300, deadline=None)
def test_no_text_breaks_the_search(text: str) -> None:
    connection = sqlite3.connect(":memory:")
    create_tables(connection)
    index_article(connection, "one", quoted("one", text))
    try:
        wanted = sought(text)
    except QueryError:
        return
    result = search(connection, wanted, 10)
    for hit in result.hits:
        assert hit.text == plain(text)
        assert all(0 <= begin < end <= len(text) for begin, end in hit.marks)
    assert connection.execute("SELECT count(*) FROM search_passage").fetchone() == (1,)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no word"),
        ("-trade", "no word"),
        ('"" * - !', "no word"),
        ("\0\0", "no word"),
        ("x" * 2**20, f"{LONGEST:,} characters"),
        ("x " * (MOST + 1), f"{MOST} words"),
    ],
)
def test_what_can_not_be_looked_for_is_told(text: str, said: str) -> None:
    with pytest.raises(QueryError, match=said) as caught:
        sought(text)
    assert len(str(caught.value)) < 200


def test_marks_are_places_in_the_text_of_the_graph(index: sqlite3.Connection) -> None:
    text = "Łódź — ‘transit’ of\tgoods, transit\x00trade"
    index_article(index, "e", quoted("e", text))
    [hit] = search(index, sought('lodz good "transit trade"'), 5).hits
    marked = [text[begin:end] for begin, end in hit.marks]
    assert marked == ["Łódź", "goods", "transit\x00trade"]


def test_the_order_is_the_same_however_the_articles_came() -> None:
    made = {
        "1": ("trade in grain", "2020-01-01"), "2": ("trade in grain", "2024-01-01"),
        "3": ("trade in grain", "2024-01-01"), "4": ("trade and trade and trade", "2019-01-01"),
    }  # fmt: skip
    orders = []
    for keys in ("1234", "4321"):
        connection = sqlite3.connect(":memory:")
        create_tables(connection)
        for key in keys:
            index_article(connection, key, quoted(key, *made[key]))
        orders.append(found(connection, "trade"))
    assert orders[0] == orders[1]
    # Of those that fit equally well the latest first, then by IRI.
    assert [key for key in orders[0] if key != "4"] == ["2", "3", "1"]


def test_pages_are_parts_of_the_whole(index: sqlite3.Connection) -> None:
    whole = search(index, sought("trade"), 9)
    pages = [search(index, sought("trade"), 1, offset) for offset in range(4)]
    assert whole.total == 3
    assert [page.total for page in pages] == [3, 3, 3, 0]
    assert tuple(hit for page in pages for hit in page.hits) == whole.hits


def test_an_actor_and_a_day_narrow_it_down(index: sqlite3.Connection) -> None:
    index_article(index, "e", quoted("e", "trade of old", "1999-12-31", "state/XC"))
    thing = Iri(entity_iri("state", "XC"))
    assert found(index, "trade", Within(thing=thing)) == ["e"]
    assert "e" not in found(index, "trade", Within(since="2000-01-01"))
    assert found(index, "trade", Within(thing=thing, since="2000-01-01")) == []


def test_names_are_apart_from_quotations(index: sqlite3.Connection) -> None:
    names = named(entity_iri("state", "XTR"), "Türkiye", "Republic of Turkey")
    index_article(index, REFERENCE, names)
    alone = Within(quotations=False)
    assert found(index, "turkey republic", alone) == ["XTR"]
    assert found(index, "turkiye", alone) == ["XTR"]
    assert found(index, "turkiye") == ["a"]


def rows(connection: sqlite3.Connection) -> list[list[tuple[object, ...]]]:
    """All that the index holds, but for the numbers of its rows."""
    queries = (
        "SELECT iri, quoted, text, published, things FROM search_passage",
        "SELECT article, iri, text FROM search_source JOIN search_passage ON id = passage",
        "SELECT count(*) FROM search_source",
    )
    return [sorted(connection.execute(query)) for query in queries]


def test_reading_again_replaces_and_removing_leaves_nothing(index: sqlite3.Connection) -> None:
    before = rows(index)
    shared = named(entity_iri("org", "league"), "Lake League")
    index_article(index, "a", [*quoted("a", "other words of theirs"), *shared])
    index_article(index, "e", [*quoted("e", "words as well"), *shared])
    assert found(index, "transit") == ["b"]
    assert found(index, "words") == ["e", "a"]
    index_article(index, "e", ())
    assert found(index, "lake", Within(quotations=False)) == ["league"]
    index_article(index, "a", quoted("a", "The two sanctioned Türkiye’s transit trade"))
    assert rows(index) == before
    for table in ("search_stem", "search_word"):
        # FTS5 compares what it holds with the passages.
        index.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
    for key in "abcd":
        index_article(index, key, ())
    index_article(index, "never there", ())
    assert rows(index) == [[], [], [(0,)]]


def test_what_did_not_change_is_not_written(index: sqlite3.Connection) -> None:
    index.commit()
    before = index.total_changes
    index_article(index, "b", quoted("b", "sanctions on trade in transit"))
    assert index.total_changes == before


def test_an_engine_without_fts5_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    other = tuple(statement.replace("fts5(", "fts5_that_is_missing(") for statement in SCHEMA)
    monkeypatch.setattr("comity.graph.search.schema.SCHEMA", other)
    with pytest.raises(MissingToolError, match=r"without FTS5.*use the Python of"):
        create_tables(sqlite3.connect(":memory:"))


def test_an_index_on_disk_outlives_its_process(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    with sqlite3.connect(path) as connection:
        create_tables(connection)
        index_article(connection, "a", quoted("a", "a pipeline"))
    assert isinstance(search(sqlite3.connect(path), sought("pipelines"), 5), Found)
    assert found(sqlite3.connect(path), "pipelines") == ["a"]
