"""Who takes part and who belongs, where a list or a noun of sharing stands between."""

import pytest

from comity.graph.article import Article
from comity.graph.extraction.reader import Reader


def told(reader: Reader, text: str) -> set[tuple[str, str, str]]:
    claims = reader.extract(Article("a", text, published="2024-11-26")).claims
    sides = ((c.situation.kind, [r.entity.label for r in c.situation.roles]) for c in claims)
    return {(kind, labels[0], labels[1]) for kind, labels in sides if len(labels) > 1}


@pytest.mark.parametrize("state", ["Canada", "France", "Italy"])
def test_a_participle_behind_a_list_is_said_of_all(reader: Reader, state: str) -> None:
    text = "The governments of Canada, France and Italy, known as the G7, issued a statement."
    assert ("Membership", state, "G7") in told(reader, text)


def test_who_has_a_share_in_a_deed_does_it(reader: Reader) -> None:
    found = told(reader, "Chad recognized the contribution of Moldova in hosting refugees.")
    assert ("AidEvent", "Moldova", "refugees") in found
    assert ("AidEvent", "Chad", "refugees") not in found
