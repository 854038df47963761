"""Joint statements: who makes them, and the lists in which they tell what was agreed."""

from comity.graph.article import Article
from comity.graph.extraction.reader import Reader

STATEMENT = """The Ministers of Foreign Affairs from Chile, Peru and Bolivia met in Lima.

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


def test_an_official_statement_accuses_and_asks_in_its_own_voice(reader: Reader) -> None:
    """What an organ publishes is said by its state, which needs no "said"."""
    text = "The United States is watching. Chad violated the ceasefire. It must release all guards."
    article = Article("made-up", text, publisher="US Department of State", published="2024-05-02")
    found = {
        (c.situation.kind, *(r.entity.label for r in c.situation.roles[:2]))
        for c in reader.extract(article).claims
    }
    assert {
        ("AccuseEvent", "United States", "Chad"),
        ("RequestEvent", "United States", "Chad"),
    } <= found


def test_a_newspaper_speaks_for_no_state(reader: Reader) -> None:
    """What a reporter writes is nobody's accusation."""
    text = "The government of Chad violated the ceasefire. The United States is silent."
    article = Article("made-up", text, publisher="Voice of America", published="2024-05-02")
    kinds = {c.situation.kind for c in reader.extract(article).claims}
    assert "AccuseEvent" not in kinds
