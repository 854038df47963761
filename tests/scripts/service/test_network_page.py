"""What a query asks for, drawn: the page of `comity view`, from the service."""

import html
import re

import httpx


def test_a_query_is_drawn_as_the_file_is(service: httpx.Client) -> None:
    answer = service.get(
        "/query/network", params={"query": "CONSTRUCT WHERE { ?who cmt:memberOf ?what }"}
    )
    assert answer.status_code == 200
    assert "is a member of the World Trade Organization" in answer.text
    # Its own policy binds it; the header only says who may frame it.
    assert answer.headers["content-security-policy"] == "frame-ancestors 'self'"
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', answer.text)
    assert policy
    assert "default-src 'none'" in html.unescape(policy[1])
    assert "unsafe-inline" not in policy[1]


def test_what_was_left_out_is_told(service: httpx.Client) -> None:
    pairs = "VALUES (?a ?b) { (state:AFG org:world-trade-organization) (state:AFG state:CHL) }"
    answer = service.get("/query/network", params={"query": f"SELECT ?a ?b {{ {pairs} }}"})
    assert "Left out: 1 pair that no claim ties (AFG and CHL)" in answer.text


def test_what_cannot_be_drawn_says_why(service: httpx.Client) -> None:
    for query, status, cure in (
        ("SELECT ?x { ?x a cmt:State } LIMIT 2", 400, "SELECT two columns of IRIs"),
        ("SELECT * { SERVICE <http://x/> { ?a ?b ?c } }", 403, "SERVICE"),
    ):
        answer = service.get("/query/network", params={"query": query})
        assert answer.status_code == status, answer.text
        assert cure in answer.json()["error"]
    assert service.get("/query/network").status_code == 422
