"""Places without a name: what was seized or hit, by what it is."""

import pytest

from comity.graph.extraction.reader import Reader
from tests.graph.extraction.told import claims


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("The Houthis captured two army bases near Marib.", "Control", "Houthis | army bases"),
        ("Three islands occupied by Iran were shelled.", "Control", "Iran | islands"),
        ("Russian missiles hit a power plant in Kharkiv.", "AssaultEvent",
         "Russia | power plant"),
        ("Russian missiles hit a power plant in Kharkiv.", "AssaultEvent",
         "Russia | Kharkiv"),
        ("The Houthis seized the town of Marib.", "Control", "Houthis | Marib"),
    ],
)  # fmt: skip
def test_a_place_without_a_name_is_one(reader: Reader, text: str, kind: str, expected: str) -> None:
    assert expected in claims(reader, text, kind)


@pytest.mark.parametrize(
    "text",
    [
        "The Houthis hold no bases there.",
        "The Houthis seized the area.",
        "The Houthis attacked the idea.",
        "The Houthis captured the imagination of a generation.",
    ],
)
def test_what_is_no_particular_place_is_none(reader: Reader, text: str) -> None:
    assert not claims(reader, text, "Control") | claims(reader, text, "AssaultEvent")
