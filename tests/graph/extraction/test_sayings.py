"""Telling as doing: what the speaker does by saying, and what only looks like it."""

import pytest

from comity.graph.article import Article
from comity.graph.extraction.reader import Reader


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norway said that Mali must leave.", {("Norway", "RequestEvent", "Mali")}),
        ("“Mali has violated the truce,” Norway said.", {("Norway", "AccuseEvent", "Mali")}),
        ("“If Mali attacks us, we will destroy it,” Norway said.",
         {("Norway", "ThreatenEvent", "Mali")}),
        ("Norway said that the new fee was a mistake.", {("Norway", "HostileStance", "new fee")}),
        ("Norway said it would send rice to Mali.", {("Norway", "Commitment", "Mali")}),
        ("Norway said that Togo would send rice to Mali.", set()),
        ("Norway said that Mali must have left.", set()),
        ("Norway said that Mali may have violated the truce.", set()),
        ("Norway denied that Mali had violated the truce.", set()),
        ("Norway said that Mali will destroy Togo.", set()),
        ("Norway said that the new fee was not a mistake.", set()),
        ("Mali must leave.", set()),
    ],
)  # fmt: skip
def test_what_follows_from_saying(
    reader: Reader, text: str, told: set[tuple[str, str, str]]
) -> None:
    found = reader.extract(Article("t", text, published="2024-05-01"))
    made = {
        (c.situation.roles[0].entity.label, c.situation.kind, c.situation.roles[1].entity.label)
        for c in found.claims
        if c.frame.startswith("said.")
    }
    assert made == told
    assert all(c.modality == "Asserted" for c in found.claims if c.frame.startswith("said."))
