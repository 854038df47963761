"""`comity ask` and `comity sparql`, as a user runs them."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from comity.graph.article import Article
from comity.graph.claim import Claim, Entity, Extraction, Quotation, Role, Situation
from comity.graph.ledger.ledger import open_ledger
from comity.graph.populate import ExtractionRun, article_triples, ontology_triples
from comity.graph.settling.settle import settle
from comity.graph.stores.oxigraph import open_store
from comity.ontology.errors import (
    ComityError,
    QueryError,
    QueryTimeoutError,
    StoreError,
    UnknownNameError,
)
from comity.ontology.iris import ONTOLOGY_GRAPH, entity_iri
from comity.queries import catalogue
from comity.scripts.cli import comity

MEMBERS = "SELECT ?who WHERE { ?who cmt:memberOf org:lake-league } ORDER BY ?who"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ask") / "ask.store"
    text = "Corvia is in the Lake League."
    article = Article(doc="one", text=text, title="A lake", published="2023-09-19")
    corvia = Entity(entity_iri("state", "XCO"), "Corvia", "State")
    league = Entity(entity_iri("org", "lake-league"), "Lake League", "Organization")
    roles = (Role("member", corvia, "Corvia"), Role("organization", league, "Lake League"))
    claim = Claim(article.id, Situation("Membership", roles), Quotation(0, len(text), text))
    extraction = Extraction(article, (claim,), ())
    with open_store(folder) as opened, open_ledger(opened) as ledger:
        opened.replace_graph(ONTOLOGY_GRAPH, ontology_triples())
        run = ExtractionRun("by hand", "test")
        ledger.touch([article.id])
        opened.replace_article(article.id, article_triples(extraction, run, frozenset()))
        settle(opened, ledger)
    return folder


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(comity, arguments, input=stdin)


def failure(*arguments: str) -> ComityError:
    result = run(*arguments)
    assert isinstance(result.exception, ComityError), result.output
    assert "\n" not in str(result.exception)
    return result.exception


def test_list_shows_every_query_with_its_question() -> None:
    result = run("ask")
    assert result.exit_code == 0
    for query in catalogue.load_all():
        assert f"  {query.name}\n      {query.question}\n" in result.output
        for parameter in query.parameters:
            assert f"--{parameter.name} {parameter.type.upper()}" in result.output


@pytest.mark.parametrize("name", catalogue.names())
def test_help_of_every_query(name: str) -> None:
    result = run("ask", name, "--help")
    assert result.exit_code == 0
    assert f"comity ask {name}" in result.output
    for option in ("--store", "--endpoint", "--timeout", "--format"):
        assert option in result.output
    for parameter in catalogue.load(name).parameters:
        assert f"--{parameter.name}" in result.output


def test_table(store: Path) -> None:
    result = run("ask", "memberships", "--actor", "corvia", "--store", str(store))
    assert result.exit_code == 0, result.exception
    head, row = result.output.splitlines()
    assert head.split()[0] == "organization"
    assert row.startswith("Lake League ")
    assert "Corvia is in the Lake League." in row
    assert "A lake" in row


@pytest.mark.parametrize(("day", "rows"), [("2023-09-18", 0), ("2023-09-19", 1)])
def test_as_of(store: Path, day: str, rows: int) -> None:
    arguments = ["--actor", "Corvia", "--as-of", day, "--store", str(store), "--format", "json"]
    result = run("ask", "memberships", *arguments)
    assert len(json.loads(result.output)["results"]["bindings"]) == rows


def test_csv_has_its_own_line_ends(store: Path) -> None:
    arguments = ["--actor", "Corvia", "--store", str(store), "--format", "csv"]
    assert run("ask", "memberships", *arguments).stdout_bytes.count(b"\r\n") == 2


def test_unknown_query() -> None:
    error = failure("ask", "membrships")
    assert isinstance(error, UnknownNameError)
    assert (
        str(error)
        == "no query is called 'membrships'; did you mean " + " or ".join(error.suggestions) + "?"
    )
    assert error.suggestions[0] == "memberships"


def test_unknown_actor(store: Path) -> None:
    error = failure("ask", "memberships", "--actor", "Corvai", "--store", str(store))
    assert str(error) == "no actor is called 'Corvai'; did you mean Corvia?"


def test_no_store(tmp_path: Path) -> None:
    missing = str(tmp_path / "none.store")
    error = failure("ask", "memberships", "--actor", "Corvia", "--store", missing)
    assert isinstance(error, StoreError)
    assert "comity build" in str(error)


def test_store_or_endpoint_but_not_both(store: Path) -> None:
    result = run("sparql", "ASK {}", "--store", str(store), "--endpoint", "http://a.example/")
    assert result.exit_code == 2
    assert "not both" in result.output


def test_sparql_from_text_file_and_standard_input(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "question.rq"
    file.write_text(MEMBERS, encoding="utf-8-sig")
    options = ["--store", str(store), "--format", "csv"]
    expected = b"who\r\nhttps://w3id.org/comity/id/state/XCO\r\n"
    assert run("sparql", MEMBERS, *options).stdout_bytes == expected
    assert run("sparql", str(file), *options).stdout_bytes == expected
    assert run("sparql", "-", *options, stdin=MEMBERS).stdout_bytes == expected


def test_sparql_gives_turtle_for_a_graph(store: Path) -> None:
    query = "CONSTRUCT WHERE { ?who cmt:memberOf ?what }"
    assert (
        "state:XCO cmt:memberOf org:lake-league ."
        in run("sparql", query, "--store", str(store)).output
    )


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT * WHERE { ?s ?p }", "malformed at line 1"),
        ("SELECT * WHERE { SERVICE <http://a.example/> { ?s ?p ?o } }", "SERVICE.*refused"),
        ("DELETE WHERE { ?s ?p ?o }", "changes the graph"),
        ("no-such-file.rq", "neither a query .* nor a file"),
    ],
)
def test_sparql_refuses(store: Path, query: str, said: str) -> None:
    error = failure("sparql", query, "--store", str(store))
    assert isinstance(error, QueryError)
    with pytest.raises(QueryError, match=said):
        raise error


def test_sparql_stops_at_its_limit(store: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?i) }"
    error = failure("sparql", endless, "--store", str(store), "--timeout", "1")
    assert isinstance(error, QueryTimeoutError)
    assert "--timeout" in str(error)


def test_search_finds_words_and_says_what_it_can_not(store: Path, tmp_path: Path) -> None:
    asked = ("ask", "search", "--text", "leagues", "--format", "csv", "--store")
    with open_store(store) as opened, open_ledger(opened) as ledger:
        settle(opened, ledger)
    found = run(*asked, str(store))
    assert (found.exit_code, found.stderr) == (0, "")
    assert b"Corvia is in the Lake League." in found.stdout_bytes
    nothing = run("ask", "search", "--text", "league -lake", "--store", str(store))
    assert "nothing fits" in nothing.stderr
    assert len(nothing.stdout.splitlines()) == 1
    # A copy without the ledger, as it comes from elsewhere: words are then as they are written.
    copy = tmp_path / "copy.store"
    shutil.copytree(store, copy, ignore=shutil.ignore_patterns("comity.sqlite*"))
    written = run(*asked, str(copy))
    assert written.exit_code == 0
    assert "comity.sqlite is missing: run `comity build`" in written.stderr
    assert b"Corvia" not in written.stdout_bytes
    again = run("ask", "search", "--text", "LAKE league", "--format", "csv", "--store", str(copy))
    assert b"Corvia is in the Lake League." in again.stdout_bytes
    assert "no word to look for" in str(failure("ask", "search", "--text", "-x", "--store", "."))


def test_what_is_not_in_the_graph_is_not_found(store: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.store"
    shutil.copytree(store, other)
    with open_store(other) as opened, open_ledger(opened) as ledger:
        settle(opened, ledger)
        for article in opened.articles():
            opened.remove_article(article)
    found = run("ask", "search", "--text", "league", "--format", "csv", "--store", str(other))
    assert len(found.stdout.splitlines()) == 1
