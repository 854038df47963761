"""What stands behind a sum is said of what it buys."""

import pytest

from comity.graph.extraction.reader import Reader
from tests.graph.extraction.told import claims


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Chad sold defence systems worth $3.5 billion to Niger.", "TradeFlow", {"Chad | Niger"}),
        ("Rosneft opened a plant worth $1 billion in Niger.", "Investment", {"Rosneft | Niger"}),
        ("Chad approved a package worth 200 million euros for Mali.", "AidEvent", {"Chad | Mali"}),
    ],
)
def test_the_sum_hands_on_its_phrases(
    reader: Reader, text: str, kind: str, expected: set[str]
) -> None:
    assert claims(reader, text, kind) == expected
