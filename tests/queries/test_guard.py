"""The guard lets honest queries through, and nothing that reaches outside the graph."""

import pytest

from comity.ontology.errors import QueryError
from comity.queries.guard import MAX_CHARACTERS, Form, check_query

HOST = "<http://127.0.0.1:9/sparql>"


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("SELECT ?x { ?x a cmt:Claim }", "SELECT"),
        ("ask {}", "ASK"),
        ("CONSTRUCT { ?x a ?y } WHERE { ?x a ?y }", "CONSTRUCT"),
        ("DESCRIBE state:AFG", "DESCRIBE"),
        ("PREFIX select: <urn:x:>\nPREFIX : <urn:y:>\nASK { ?x a select:y, :z }", "ASK"),
        ("BASE <urn:x:> SELECT ?service ?from { ?service ?from 'SERVICE' }", "SELECT"),
        ('SELECT ?x { ?x rdfs:label "SERVICE <http://h> { }", """FROM\n<x>""" }', "SELECT"),
        ("SELECT ?x { ?x a ?y } # SERVICE <http://h> FROM INSERT", "SELECT"),
        ("SELECT ?x { ?x schema:service ?from ; a <http://x/SERVICE#FROM> }", "SELECT"),
        ("SELECT ?x { ?x a ?y FILTER(?x < ?y && ?y > 3) }\r\nLIMIT 3", "SELECT"),
        ("SELECT ?x { VALUES ?x { " + "state:AFG " * 2_000 + "} }", "SELECT"),
        ("SELECT (COUNT(DISTINCT ?x) AS ?n) { ?x cmt:memberOf/cmt:partOf* ?y }", "SELECT"),
        ("SELECT ?x { ?x rdfs:label 'caf\\u00e9' }", "SELECT"),
    ],
)
def test_honest_queries_pass(query: str, form: Form) -> None:
    assert check_query(query).form == form


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT * {{ SERVICE {HOST} {{ ?s ?p ?o }} }}",
        f"SELECT * {{ service silent {HOST} {{ ?s ?p ?o }} }}",
        f"SELECT * {{ {{ {{ ?s ?p ?o OPTIONAL {{ SERVICE {HOST} {{ ?a ?b ?c }} }} }} }} }}",
        f"SELECT * {{ ?s ?p ?o FILTER EXISTS {{ SERVICE {HOST} {{ ?s a ?o }} }} }}",
        f"SELECT * {{ ?s ?p ?o MINUS {{ SERVICE{HOST}{{ ?s a ?o }} }} }}",
        f"SELECT * {{ {{ SELECT ?s {{ SERVICE {HOST} {{ ?s a ?o }} }} }} }}",
        "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE:sparql { ?s ?p ?o } }",
        "SELECT * { ?h a ?k SERVICE ?h { ?s ?p ?o } }",
        f"SELECT * {{ ?s ?p true.SERVICE {HOST} {{ ?s a ?o }} }}",
        f"SELECT * {{ ?s ?p ?o # a comment\nSERVICE {HOST} {{ ?s a ?o }} }}",
        f"SELECT * {{ ?s ?p '#' . SERVICE {HOST} {{ ?s a ?o }} }}",
        f"SELECT * {{ ?s ?p '\\'' . SERVICE {HOST} {{ ?s a '''#''' }} }}",
        f"SELECT * {{ ?s ?p <urn:x#y> . SERVICE {HOST} {{ ?s a ?o }} }}",
        # What follows is code to the engine and, to a reader of tokens, a string.
        f'SELECT * {{ ?a ?p ?b FILTER(?a <?b#>"""\n) SERVICE {HOST} {{ ?s a ?o }} #"""\n}}',
        f"ASK {{ SERVICE {HOST} {{ ?s ?p ?o }} }}",
        f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE {HOST} {{ ?s ?p ?o }} }}",
    ],
)
def test_service_is_refused_however_it_hides(query: str) -> None:
    with pytest.raises(QueryError, match=r"SERVICE.* is refused"):
        check_query(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * from named <http://h/x> { GRAPH ?g { ?s ?p ?o } }",
        "ASK FROM<http://h/x>{ }",
        "PREFIX : <http://h/> DESCRIBE ?s FROM:x { ?s ?p ?o }",
        "CONSTRUCT { ?s ?p ?o } # none\nFROM <http://h/x> WHERE { ?s ?p ?o }",
    ],
)
def test_from_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match=r"FROM.* is refused"):
        check_query(query)


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { <urn:a> <urn:b> 1 }",
        "PREFIX x: <urn:x> # SELECT\nDELETE WHERE { ?s ?p ?o }",
        "LOAD <http://h/x>",
        "clear all",
        "WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_updates_are_refused(query: str) -> None:
    with pytest.raises(QueryError, match="changes the graph"):
        check_query(query)


def test_an_update_behind_a_query_is_malformed() -> None:
    with pytest.raises(QueryError, match="malformed at line 2, column 1"):
        check_query("ASK { ?s ?p ?o }\n; DROP ALL")


@pytest.mark.parametrize(
    ("query", "hidden"),
    [
        # rdflib undoes the escape and sees a comment; the engine does not and sees SERVICE.
        (f'SELECT * {{ ?s ?p "\\u0022 # " SERVICE {HOST} {{ ?s a ?o }} \n}}', "escape"),
        (f"SELECT * {{ S\\u0045RVICE {HOST} {{ ?s ?p ?o }} }}", "escape"),
        (f"SELECT * {{ \\U00000053ERVICE {HOST} {{ ?s ?p ?o }} }}", "escape"),
        # rdflib's comment goes on; the engine's ends.
        (f"SELECT * {{ ?s ?p ?o #\r SERVICE {HOST} {{ ?s a ?o }} \n}}", "control character"),
        ("SELECT * { ?s ?p ?o \x00 }", "control character"),
        ("SELECT * { ?s ?p '\ud800' }", "control character"),
    ],
)
def test_what_two_readers_would_see_differently_is_refused(query: str, hidden: str) -> None:
    with pytest.raises(QueryError, match=hidden):
        check_query(query)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "SELECT, ASK, CONSTRUCT or DESCRIBE is missing"),
        ("# only a comment", "SELECT, ASK, CONSTRUCT or DESCRIBE is missing"),
        ("SELECT ?x {\n  ?x a ?y", "line 2, column 10, where it ends"),
        ("SELECT ?x {\n  ?x a ?y }\nORDER ?x", "line 3, column 1, near 'ORDER .x'"),
        ('SELECT ?x {\n ?x a "abc }', "string that begins at line 2, column 7 is open"),
        ("SELECT ?x {\n ?x a foo:Bar }", "prefix foo: at line 2, column 7 is not declared"),
        ("SELECT ?x { ?x a :Bar }", "prefix : at line 1, column 18 is not declared"),
        ("SELECT ?x { " + "(" * 2_000 + ")" * 2_000 + " a ?x }", "nested too deeply"),
        ("SELECT ?x { ?x a ?y " + " " * MAX_CHARACTERS + "}", "longer than 50,000 characters"),
    ],
)
def test_malformed_queries_are_told_where(query: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        check_query(query)


def test_what_is_allowed_passes() -> None:
    query = f"SELECT * FROM <http://h/x> {{ SERVICE {HOST} {{ ?s ?p ?o }} }}"
    assert check_query(query, allow=("SERVICE", "FROM")).form == "SELECT"
    with pytest.raises(QueryError, match=r"FROM.* is refused"):
        check_query(query, allow=["SERVICE"])


@pytest.mark.parametrize("unit", ["'''", '"', "<", "#\n", "a:", "{", "\\'", '"""\\'])
def test_the_reader_of_tokens_comes_to_an_end(unit: str) -> None:
    with pytest.raises(QueryError):
        check_query("SELECT * { " + unit * (40_000 // len(unit)))
