"""The explorer's API, asked of the real service."""

import itertools
from typing import Any

import httpx
import pytest

RUSSIA, AFGHANISTAN = "state:RUS", "state:AFG"


def get(service: httpx.Client, path: str, **values: Any) -> Any:
    answer = service.get(f"/api/{path}", params=values)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_the_first_picture_is_whole(service: httpx.Client) -> None:
    found = get(service, "overview", limit=12)
    count = len(found["nodes"])
    assert 2 <= count <= 12
    assert all(0 <= link[end] < count for link in found["links"] for end in ("from", "to"))
    assert {"x", "y", "size"} <= found["nodes"][0].keys()
    families = len(found["meta"]["families"])
    assert all(link["family"] < families for link in found["links"])
    assert get(service, "overview", limit=12) == found


def test_what_is_found_can_be_expanded_and_read(service: httpx.Client) -> None:
    hit = get(service, "search", q="afghan", limit=1)[0]
    meta = get(service, "overview")["meta"]
    found = get(service, "actor", iri=hit["iri"], limit=5)
    assert found["total"] == len(found["links"]) + found["rest"]
    for link in found["links"]:
        ends = [found["nodes"][link[end]]["iri"] for end in ("from", "to")]
        assert hit["iri"] in ends
        page = get(
            service,
            "evidence",
            source=ends[0],
            target=ends[1],
            family=meta["families"][link["family"]]["id"],
            status=link["status"],
        )
        claims = [claim for part in page["parts"] for claim in part["claims"]]
        assert len(claims) == min(link["claims"], 20)
        assert all(claim["quote"] for claim in claims)
        assert all(0 <= claim["source"] < len(page["sources"]) for claim in claims)


def test_offsets_page_through_all_links(service: httpx.Client) -> None:
    whole = get(service, "actor", iri=AFGHANISTAN, limit=500)
    keys = []
    for offset in range(0, whole["total"], 4):
        page = get(service, "actor", iri=AFGHANISTAN, limit=4, offset=offset)
        keys += [_key(page, link) for link in page["links"]]
    assert keys == [_key(whole, link) for link in whole["links"]]


def _key(found: Any, link: Any) -> tuple[Any, ...]:
    ends = tuple(found["nodes"][link[end]]["iri"] for end in ("from", "to"))
    return (*ends, link["family"], link["status"])


def test_only_what_is_asked_for_comes(service: httpx.Client) -> None:
    found = get(service, "ego", iri=AFGHANISTAN, statuses="planned,denied", families="trade")
    assert {link["status"] for link in found["links"]} <= {"planned", "denied"}
    sure = get(service, "ego", iri=AFGHANISTAN, min_confidence=0.9)
    assert all(f["confidence"] >= 0.9 for link in sure["links"] for f in link["facets"])


def test_a_way_leads_over_what_is_stated(service: httpx.Client) -> None:
    found = get(service, "path", a=RUSSIA, b=AFGHANISTAN, k=2)
    stated = {
        frozenset((link["from"], link["to"]))
        for link in found["links"]
        if link["status"] == "stated"
    }
    assert found["routes"]
    for route in found["routes"]:
        assert {frozenset(hop) for hop in itertools.pairwise(route)} <= stated


@pytest.mark.parametrize(
    ("path", "status", "cure"),
    [
        ("search", 422, "q"),
        ("search?q=" + "x" * 300, 422, "200"),
        ("overview?limit=1000", 422, "60"),
        ("actor?iri=nothing", 422, "state:AFG"),
        ("actor?iri=http://x/%3E%20%7B", 422, "iri"),
        ("actor?iri=state:QQQ", 404, "state/QQQ"),
        ("ego?iri=state:AFG&since=yesterday", 422, "since"),
        ("ego?iri=state:AFG&families=love", 422, "trade"),
        ("ego?iri=state:AFG&statuses=true", 422, "stated"),
        ("path?a=state:AFG&b=state:QQQ", 404, "QQQ"),
        ("evidence?source=state:AFG&target=state:RUS&family=trade&page=99", 404, "99"),
    ],
)
def test_what_is_wrong_is_told_on_one_line(
    service: httpx.Client, path: str, status: int, cure: str
) -> None:
    answer = service.get(f"/api/{path}")
    assert answer.status_code == status, answer.text
    assert cure in answer.json()["error"]
    assert "\n" not in answer.json()["error"]
