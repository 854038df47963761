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
