"""What lasts begins on its date: "joined in 2015" tells no end."""

import pytest

from comity.graph.article import Article
from comity.graph.extraction.reader import Reader
from comity.graph.wording import date_text


@pytest.mark.parametrize(
    ("text", "kind", "date"),
    [
        ("Peru joined the World Trade Organization in 1995.", "Membership", "1995/.."),
        ("Peru became a member of NATO on April 4, 2023.", "Membership", "2023-04-04/.."),
        ("Norway recognised Palestine in May 2024.", "Recognition", "2024-05/.."),
        ("Norway imposed sanctions on Peru in 2021.", "SanctionsRelation", "2021/.."),
        ("Ana Ruiz became foreign minister of Peru in 2021.", "OfficeHolding", "2021/.."),
        ("Peru will join the World Trade Organization in 2030.", "Membership", "2030/.."),
        # An end that is told, what only held then, a measure, and an event:
        ("Peru was a member of NATO from 1978 to 1991.", "Membership", "1978/1991"),
        ("Ana Ruiz was foreign minister of Peru in 2021.", "OfficeHolding", "2021"),
        ("In 2023 Egypt was the largest trading partner of Peru.", "TradeTurnover", "2023"),
        ("Norway cut ties with Peru in 2018.", "RetreatEvent", "2018"),
    ],
)
def test_dates(reader: Reader, text: str, kind: str, date: str) -> None:
    claims = reader.extract(Article("a", text, published="2025-01-15")).claims
    assert {date_text(c.situation.period) for c in claims if c.situation.kind == kind} == {date}
