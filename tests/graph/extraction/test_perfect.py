"""News in the perfect tense."""

import pytest

from comity.graph.article import Article
from comity.graph.extraction.reader import Reader


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway has sanctioned Omar Said.", "2025-01-01"),
        ("Chad has recalled its ambassador from Mali.", "2025-01-01"),
        ("Norway has repeatedly sanctioned Omar Said.", None),
        ("Chad had recalled its ambassador from Mali.", None),
    ],
)
def test_it_is_of_the_year_of_publication(reader: Reader, text: str, expected: str | None) -> None:
    (claim, *_) = reader.extract(Article("a", text, published="2025-06-30")).claims
    period = claim.situation.period
    assert (period.begin if period else None) == expected
