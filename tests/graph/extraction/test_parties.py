"""Plurals that act together: who "the ministers", "the sides" and "we" are."""

import pytest

from comity.graph.article import Article
from comity.graph.extraction.reader import Reader

STATEMENT = "Joint Statement by Ghana and Togo\n\n"


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("G7 Foreign Ministers condemned Mali.", {"G7 opposes Mali"}),
        (
            "The presidents of Ghana and Togo met. The presidents condemned Mali.",
            {"Ghana opposes Mali", "Togo opposes Mali"},
        ),
        (
            f"{STATEMENT}We condemn the arrests. Ministers condemned Mali.",
            {f"{who} opposes {what}" for who in ("Ghana", "Togo") for what in ("arrests", "Mali")},
        ),
        (
            "NATO leaders met in Oslo. The plan failed. They condemned Mali.",
            {"NATO opposes Mali"},
        ),
        ("NATO leaders met in Oslo. The plan failed. They fell.", set()),
        ("Ghana sold oil. Ministers condemned Mali.", set()),
        ("Ghana sold oil. The church leaders condemned Mali.", set()),
    ],
)
def test_who_is_meant(reader: Reader, text: str, pairs: set[str]) -> None:
    found = reader.extract(Article("t", text, published="2024-05-01"))
    hostile = [c.situation.roles for c in found.claims if c.situation.kind == "HostileStance"]
    assert {f"{r[0].entity.label} opposes {r[1].entity.label}" for r in hostile} == pairs


@pytest.mark.parametrize(
    "text",
    [
        "Norway's foreign minister met her Chilean counterpart on Monday. "
        "She raised Norway's concerns about Peru. The two sides discussed trade.",
        "Norway met Chile on Monday. Norway condemned Peru. The two countries signed a pact.",
        "Norway's prime minister hosted the king of Chile. He called Peru a threat. "
        "Both sides agreed to expand trade.",
    ],
)
def test_the_two_sides_are_those_who_met(reader: Reader, text: str) -> None:
    found = reader.extract(Article("a", text)).claims
    last = max(found, key=lambda claim: claim.quotation.start)
    assert {role.entity.label for role in last.situation.roles} >= {"Norway", "Chile"}
    assert "Peru" not in {role.entity.label for role in last.situation.roles}


def test_those_who_met_before_are_not_two_others(reader: Reader) -> None:
    text = "Norway met Chile. Peru accused Bolivia of lying. The two countries signed a pact."
    found = reader.extract(Article("a", text)).claims
    last = max(found, key=lambda claim: claim.quotation.start)
    assert "Norway" not in {role.entity.label for role in last.situation.roles}
