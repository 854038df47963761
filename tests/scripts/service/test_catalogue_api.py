"""The catalogue and the vocabulary over HTTP."""

import httpx

from comity.queries import catalogue
from comity.queries.guard import check_query


def test_the_whole_catalogue_is_told_with_its_parameters(service: httpx.Client) -> None:
    told = service.get("/api/catalogue").json()
    assert [one["name"] for one in told] == [query.name for query in catalogue.load_all()]
    members = next(one for one in told if one["name"] == "members")
    assert members["group"] == "Membership"
    assert members["parameters"][0] == {
        "name": "organization",
        "type": "organization",
        "default": "World Trade Organization",
        "required": False,
    }
    assert members["parameters"][1]["default"] is None


def test_a_question_is_bound_to_the_names_that_are_given(service: httpx.Client) -> None:
    told = service.get(
        "/api/catalogue/memberships", params={"actor": "afghanistan", "as-of": "2024-12-01"}
    ).json()
    text = told["sparql"]
    assert "VALUES ?actor { <https://w3id.org/comity/id/state/AFG> }" in text
    assert '"2024-12-01T23:59:59Z"' in text
    graph = "PREFIX graph: <https://w3id.org/comity/graph/>"
    assert text.startswith(f"# {told['question']}\n{graph}\nSELECT")
    assert text.count("PREFIX") == 1
    assert check_query(text).form == "SELECT"


def test_a_blank_value_counts_as_none(service: httpx.Client) -> None:
    blank = service.get("/api/catalogue/memberships", params={"actor": " ", "as-of": ""}).json()
    assert blank == service.get("/api/catalogue/memberships").json()


def test_every_question_that_the_sample_can_answer_binds(service: httpx.Client) -> None:
    for query in catalogue.load_all():
        answer = service.get(f"/api/catalogue/{query.name}")
        # A default may be a thing of which no article of the sample tells.
        assert answer.status_code == 200 or "is not in this store" in answer.json()["error"]


def test_what_is_misspelt_gets_a_suggestion(service: httpx.Client) -> None:
    for path, given, cure in (
        ("membership", {}, "memberships"),
        ("memberships", {"acter": "Iran"}, "actor"),
        ("memberships", {"actor": "Afganistan"}, "Afghanistan"),
    ):
        answer = service.get(f"/api/catalogue/{path}", params=given)
        assert answer.status_code == 404
        assert f"did you mean {cure}" in answer.json()["error"]


def test_a_value_never_becomes_a_part_of_the_query(service: httpx.Client) -> None:
    hostile = ('" } SERVICE <http://x/> { ', "x> } #", "<http://x> <y>", "a\nb", "\x00", "'" * 9)
    for value in hostile:
        answer = service.get("/api/catalogue/memberships", params={"actor": value})
        assert answer.status_code in (400, 404), value
        assert "\n" not in answer.json()["error"]
    day = service.get("/api/catalogue/memberships", params={"as-of": "2024-02-30"})
    assert day.status_code == 400
    assert "not a day" in day.json()["error"]


def test_the_vocabulary_is_sent_once(service: httpx.Client) -> None:
    first = service.get("/api/vocabulary")
    told = first.json()
    assert told["prefixes"]["state"] == "https://w3id.org/comity/id/state/"
    terms = {term["name"]: term for term in told["terms"]}
    assert terms["cmt:Membership"]["kind"] == "class"
    assert terms["cmt:memberOf"]["kind"] == "property"
    assert terms["cmt:memberOf"]["label"] == "member of"
    assert terms["cmt:Planned"]["kind"] == "value"
    assert terms["cmt:member"]["takes"].startswith("Membership → ")
    assert terms["rdfs:label"]["definition"]
    again = service.get("/api/vocabulary", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert not again.content
