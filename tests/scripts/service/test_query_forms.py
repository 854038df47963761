"""The query page without scripts: its forms are answered by pages."""

from urllib.parse import urlencode

import httpx
import pytest

from comity.queries import catalogue


def test_every_question_is_a_link(service: httpx.Client) -> None:
    page = service.get("/query").text
    for query in catalogue.load_all():
        assert f'href="/query?ask={query.name}"' in page


def test_every_question_has_its_form(service: httpx.Client) -> None:
    for query in catalogue.load_all():
        page = service.get("/query", params={"ask": query.name})
        assert page.status_code == 200, query.name
        for parameter in query.parameters:
            assert f'name="{parameter.name}"' in page.text
    found = service.get("/query", params={"ask": "search", "text": '"world trade"', "answer": ""})
    assert "Afghanistan is a member of the World Trade Organization" in found.text


def test_a_question_is_answered_as_a_table(service: httpx.Client) -> None:
    page = service.get("/query", params={"ask": "memberships", "answer": "table"})
    assert page.status_code == 200
    assert "World Trade Organization" in page.text
    assert "1 row" in page.text
    # The query that was asked stands there to be changed.
    assert "VALUES ?actor { &lt;https://w3id.org/comity/id/state/AFG&gt; }" in page.text


def test_the_form_keeps_what_was_given(service: httpx.Client) -> None:
    given = {"ask": "memberships", "answer": "table", "actor": "Atlantis", "as-of": "2024-12-01"}
    page = service.get("/query", params=given)
    assert page.status_code == 404
    assert "no actor is called &#39;Atlantis&#39;" in page.text
    assert 'value="Atlantis"' in page.text
    assert 'value="2024-12-01"' in page.text


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("SELECT ?a WHERE { ?a cmt:memberOf\r\norg:world-trade-organization }", "state:AFG"),
        ("ASK { state:AFG cmt:memberOf ?what }", "Yes"),
        ("ASK { ?what cmt:memberOf state:AFG }", "No"),
        ("CONSTRUCT WHERE { state:AFG cmt:memberOf ?what }", "state:AFG cmt:memberOf"),
    ],
)
def test_a_query_of_any_form_is_answered(service: httpx.Client, query: str, shown: str) -> None:
    page = service.post("/query", data={"query": query})
    assert page.status_code == 200
    answer = page.text[page.text.index('id="answer"') :]
    assert shown in answer


def test_things_lead_to_their_pages(service: httpx.Client) -> None:
    page = service.post("/query", data={"query": "SELECT ?a WHERE { ?a cmt:memberOf ?b }"})
    assert 'href="/id/state/AFG"' in page.text


@pytest.mark.parametrize(
    ("query", "status", "cure"),
    [
        ("SELECT ?a WHERE {", 400, "line 1, column"),
        ("DELETE WHERE { ?s ?p ?o }", 403, "changes the graph"),
        ("SELECT * { SERVICE <http://x/> { ?s ?p ?o } }", 403, "SERVICE"),
        ("", 400, "is missing"),
        ("# " + "x" * 60_000, 400, "shorten it"),
        ("# " + "x" * 700_000, 422, "shorten it"),
        ("\udcff\x00", 400, "control character"),
    ],
)
def test_a_refusal_is_one_line_with_its_cure(
    service: httpx.Client, query: str, status: int, cure: str
) -> None:
    page = service.post(
        "/query",
        content=urlencode({"query": query.encode("utf-8", "surrogateescape")}),
        headers={"Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html"},
    )
    assert page.status_code == status, page.text[-600:]
    assert cure in page.text


def test_what_was_asked_is_escaped(service: httpx.Client) -> None:
    markup = '"><script>alert(1)</script>'
    pages = [
        service.get("/query", params={"ask": "memberships", "actor": markup}),
        service.get("/query", params={"ask": "memberships", "actor": markup, "answer": "table"}),
        service.get("/query", params={"ask": markup}, headers={"Accept": "text/html"}),
        service.post("/query", data={"query": f"SELECT ({markup!r} AS ?x) {{}}"}),
        service.post("/query", data={"query": f"</textarea>{markup}"}),
        service.post("/query", data={"query": "SELECT ('<script>alert(1)</script>' AS ?x) {}"}),
    ]
    for page in pages:
        assert "<script>alert" not in page.text
