"""Tables and yes/no answers survive the W3C format."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.ontology.errors import QueryError
from comity.ontology.iris import PREFIXES
from comity.queries.results import Table, Term, from_json, to_json

texts = st.text(st.characters(exclude_categories=["Cs"]))
terms = st.one_of(
    st.builds(Term, st.sampled_from(["uri", "bnode"]), texts),
    st.builds(Term, st.just("literal"), texts),
    st.builds(Term, st.just("literal"), texts, datatype=st.just(PREFIXES["xsd"] + "decimal")),
    st.builds(Term, st.just("literal"), texts, language=st.sampled_from(["en", "de-CH"])),
)
tables = st.lists(st.sampled_from("abcd"), unique=True).flatmap(
    lambda names: st.builds(
        Table,
        st.just(tuple(names)),
        st.lists(st.tuples(*(st.none() | terms for _ in names))).map(tuple),
    )
)


@given(tables | st.booleans())
def test_an_answer_comes_back_from_json(answer: Table | bool) -> None:
    assert from_json(json.loads(json.dumps(to_json(answer)))) == answer


def test_what_servers_write_differently_means_the_same() -> None:
    row = {
        "a": {"type": "typed-literal", "value": "1", "datatype": PREFIXES["xsd"] + "integer"},
        "b": {"type": "literal", "value": "x", "datatype": PREFIXES["xsd"] + "string"},
    }
    table = from_json({"head": {"vars": ["a", "b", "c"]}, "results": {"bindings": [row]}})
    one = Term("literal", "1", PREFIXES["xsd"] + "integer")
    assert table == Table(("a", "b", "c"), ((one, Term("literal", "x"), None),))


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"head": {}},
        {"head": {"vars": ["a"]}, "results": {"bindings": [{"a": {"value": "x"}}]}},
        {
            "head": {"vars": ["a"]},
            "results": {"bindings": [{"a": {"type": "triple", "value": ""}}]},
        },
        {"head": {"vars": ["a"]}, "results": {"bindings": [3]}},
    ],
)
def test_anything_else_is_a_query_error(document: dict[str, object]) -> None:
    with pytest.raises(QueryError, match="the answer"):
        from_json(document)
