"""Joint statements: who makes them, and the lists in which they tell what was agreed."""

from comity.graph.article import Article
from comity.graph.extraction.reader import Reader

STATEMENT = """The Ministers of Foreign Affairs from Chile, Peru and the Republic of Bolivia met in Lima.

In the field of trade, the participants:

• Welcomed the opening of a market in Arica;

• Commended Ecuador for its hospitality.

For the coming year the participants intend to:

• Promote trade with Colombia.
"""


def told(reader: Reader, title: str | None) -> set[tuple[str, str, str, str]]:
    """(class, first filler, last filler, modality) of each claim of the statement."""
    article = Article("made-up", STATEMENT, title=title, published="2024-05-02")
    return {
        (
            c.situation.kind,
            c.situation.roles[0].entity.label,
            c.situation.roles[-1].entity.label,
            c.modality,
        )
        for c in reader.extract(article).claims
    }


def test_items_are_told_of_those_who_make_the_statement(reader: Reader) -> None:
    """Each item of the list is the act of all the parties."""
    found = told(reader, "Joint Statement of Chile, Peru and Bolivia")
    for party in ("Chile", "Peru", "Bolivia"):
        assert ("FavourableStance", party, "Ecuador", "Asserted") in found


def test_what_a_list_says_is_intended_is_not_asserted(reader: Reader) -> None:
    """Trade that is to be promoted does not flow."""
    found = told(reader, "Joint Statement of Chile, Peru and Bolivia")
    assert not any(kind.startswith("Trade") and m == "Asserted" for kind, _, _, m in found)
