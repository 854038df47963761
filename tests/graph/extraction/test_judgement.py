"""Praise, blame and refusal, and who is told of in a clause that hangs from another."""

import pytest

from comity.graph.extraction.reader import Reader
from tests.graph.extraction.told import claims


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Chad and Niger accused each other of raids.", "AccuseEvent",
         {"Chad | Niger", "Niger | Chad"}),
        ("Chad and Niger recognise each other's borders.", "FavourableStance", set()),
        ("Chad accused Niger of arming rebels.\n\nNiger rejected the allegation.", "RejectEvent",
         {"Niger | Chad", "Niger | allegation"}),
        ("Chad accused Niger of arming rebels. Togo rejected the allegation.", "RejectEvent",
         {"Togo | allegation"}),
        ("The bridge, which Chad backs, fell.", "FavourableStance", {"Chad | bridge"}),
        ("Norway blames Chad and Niger, both of which oppose Peru.", "HostileStance",
         {"Chad | Peru", "Niger | Peru"}),
        ("Chad, whose recognition of Kosovo ended the quarrel, left.", "Recognition",
         {"Chad | Kosovo"}),
        ("Chad adopted a resolution condemning Niger.", "HostileStance", {"Chad | Niger"}),
        ("Chad condemned the Niger crisis.", "AccuseEvent", set()),
        ("Ghana said that Peru's blockade was illegal.", "AccuseEvent", {"Ghana | Peru"}),
        ("Ghana called Peru's blockade illegal.", "AccuseEvent", {"Ghana | Peru"}),
        ("Ghana called Peru's flag illegal.", "AccuseEvent", set()),
        ("Ghana said that Peru's flag was illegal.", "AccuseEvent", set()),
        ("Chad said it would not recognise Peru.", "RejectEvent", {"Chad | Peru"}),
        ("Chad said it would recognise Peru.", "RejectEvent", set()),
    ],
)  # fmt: skip
def test_told(reader: Reader, text: str, kind: str, expected: set[str]) -> None:
    assert claims(reader, text, kind) == expected
