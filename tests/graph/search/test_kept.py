"""The index of a store that went through changes is that of one that was built at once."""

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.graph.ledger.ledger import Ledger
from comity.ontology.iris import ID
from tests.graph.settling.test_settle import (
    HOLDS,
    MERGED,
    NORWAY,
    PERIODS,
    PERU,
    ROE,
    Built,
    alliance,
    reading,
    visit,
)

READINGS = {
    "a": [
        reading("a", visit(None, ROE), HOLDS),
        reading("a", visit(PERIODS[0], ROE), published="2020-01-01"),
        reading("a"),
    ],
    "b": [reading("b", alliance(ROE, PERU), HOLDS), reading("b", alliance(NORWAY, PERU), HOLDS)],
    "c": [reading("c", alliance(PERU, NORWAY), polarity="Negative")],
}
KEPT = frozenset({MERGED})

steps = st.lists(
    st.tuples(
        st.sampled_from([(doc, at) for doc, held in READINGS.items() for at in range(len(held))]),
        st.sampled_from(["add", "remove", "settle", "keep apart"]),
    ),
    max_size=8,
)


def words(ledger: Ledger) -> list[tuple[object, ...]]:
    """All that the index of a ledger holds, but for the numbers of its rows."""
    with ledger.snapshot() as tables:
        query = """SELECT article, iri, quoted, text, published, things
        FROM search_passage LEFT JOIN search_source ON id = passage"""
        return sorted(tables.execute(query))


@given(steps)
@settings(max_examples=30, deadline=None)
def test_the_index_is_a_function_of_the_articles(steps: list[tuple[tuple[str, int], str]]) -> None:
    graph, held, apart = Built(), dict[str, int](), frozenset[str]()
    for (doc, at), what in steps:
        if what == "add":
            graph.add(READINGS[doc][at], apart)
            held[doc] = at
        elif what == "remove":
            graph.remove(READINGS[doc][0].article.id)
            held.pop(doc, None)
        else:
            apart = KEPT if what == "keep apart" else apart
            graph.settle(apart)
    graph.settle(apart)
    once = Built()
    for doc, at in sorted(held.items()):
        once.add(READINGS[doc][at], apart)
    once.settle(apart)
    assert words(graph.ledger) == words(once.ledger)


def test_a_merge_moves_what_quotations_are_of() -> None:
    graph = Built()
    for doc in "ab":
        graph.add(READINGS[doc][0])
    graph.settle()
    merged = f" {MERGED.removeprefix(ID)} "
    assert [row for row in words(graph.ledger) if merged in str(row[-1])]
    graph.settle(KEPT)
    assert not [row for row in words(graph.ledger) if merged in str(row[-1])]
