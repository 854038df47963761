"""Who is counted, what the parser hangs elsewhere, and deeds that hold in any mood."""

import pytest

from comity.graph.extraction.reader import Reader
from tests.graph.extraction.told import claims


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Security forces in Chad detained opposition leader Anna Berg.", "CoerceEvent",
         {"Chad | Anna Berg"}),
        ("Chad freed 61 of the hostages.", "RetreatEvent", {"Chad | hostages"}),
        ("Peru will pull out of the World Health Organization.", "RetreatEvent",
         {"Peru | World Health Organization"}),
        ("Thousands of Cuban troops were stationed in Angola.", "MobilizeEvent",
         {"Cuba | Angola"}),
        ("Norway urged Boko Haram to release the hostages.", "CoerceEvent",
         {"Boko Haram | hostages"}),
    ],
)  # fmt: skip
def test_force_is_told_of(reader: Reader, text: str, kind: str, expected: set[str]) -> None:
    assert claims(reader, text, kind) == expected


def test_who_asks_for_a_release_is_not_against_the_prisoner(reader: Reader) -> None:
    text = "Thousands rallied in Tbilisi against Serbia, demanding the release of Anna Berg."
    assert not any("Anna Berg" in pair for pair in claims(reader, text, "ProtestEvent"))
