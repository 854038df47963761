"""Ways of wire news: what is told behind a date, by nobody named, of two at once, in a title."""

import pytest

from comity.graph.article import Article
from comity.graph.extraction.reader import Reader

Told = tuple[str, str, str, str]


def told(reader: Reader, text: str) -> set[Told]:
    """(class, source, target, modality) of each claim that makes an edge."""
    found = reader.extract(Article("any", text, published="2026-03-02")).claims
    sides = ((c, [r.entity.label for r in c.situation.roles]) for c in found if not c.is_silent)
    return {(c.situation.kind, s[0], s[1], c.modality) for c, s in sides if len(s) > 1}


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        (
            "KENYA on Monday lodged a protest against Somalia.",
            ("ProtestEvent", "Kenya", "Somalia", "Asserted"),
        ),
        (
            "Switzerland announced on Monday, January 5, 2026, sanctions against six firms.",
            ("SanctionsRelation", "Switzerland", "six firms", "Asserted"),
        ),
        (
            "The White House said it has proof showing Mali has paid $2 million to Wagner.",
            ("AidEvent", "Mali", "Wagner Group", "Asserted"),
        ),
        (
            "Thailand, meanwhile, alleged Cambodia fired rockets at a town.",
            ("AccuseEvent", "Thailand", "Cambodia", "Asserted"),
        ),
        (
            "Allegations Chad provided arms to Hezbollah have triggered a row.",
            ("AidEvent", "Chad", "Hezbollah", "Possible"),
        ),
        (
            "Kenya said there were plots and severed ties with Somalia.",
            ("RetreatEvent", "Kenya", "Somalia", "Asserted"),
        ),
        (
            "Ghana's envoys met Ann Lee and Ali Bello, who met for talks.",
            ("ConsultEvent", "Ann Lee", "Ali Bello", "Asserted"),
        ),
        (
            "Kenya met in Oslo together with Chad.",
            ("ConsultEvent", "Kenya", "Chad", "Asserted"),
        ),
        (
            "Togo cut ties with Chad in solidarity with Niger.",
            ("FavourableStance", "Togo", "Niger", "Asserted"),
        ),
        (
            "Togo cut ties with Chad in solidarity with Niger.",
            ("RetreatEvent", "Togo", "Chad", "Asserted"),
        ),
        (
            "Malaysia told both to stand down following deadly clashes between Thailand and Laos.",
            ("AssaultEvent", "Thailand", "Laos", "Asserted"),
        ),
        (
            "Japan and Peru issued a statement to condemn Chad.",
            ("HostileStance", "Peru", "Chad", "Asserted"),
        ),
        (
            "The raid prompted Kenya to recall its ambassador to Somalia.",
            ("RetreatEvent", "Kenya", "Somalia", "Asserted"),
        ),
        (
            "China agreed to review the tariffs it imposed on Australia in 2020.",
            ("SanctionsRelation", "China", "Australia", "Asserted"),
        ),
        (
            "Kenya and Chad held talks to ease tensions.",
            ("HostileStance", "Kenya", "Chad", "Asserted"),
        ),
        (
            "The attack of the Iraqi army on Kuwait failed.",
            ("AssaultEvent", "Iraq", "Kuwait", "Asserted"),
        ),
        (
            "The African Union has expanded to include Morocco.",
            ("Membership", "Morocco", "African Union", "Asserted"),
        ),
        (
            "Russia and Chad, both OPEC members, would find themselves alone.",
            ("Membership", "Chad", "OPEC", "Asserted"),
        ),
        (
            "The Japanese, U.S. and South Korean ministers condemned Chad.",
            ("HostileStance", "United States", "Chad", "Asserted"),
        ),
        (
            "The OPEC countries condemned Chad.",
            ("HostileStance", "OPEC", "Chad", "Asserted"),
        ),
        (
            "Kenya's role is unsure, as it has refused to negotiate with Somalia.",
            ("RejectEvent", "Kenya", "Somalia", "Asserted"),
        ),
        (
            "The U.S. commitment to bolstering Kenya's defences is firm.",
            ("FavourableStance", "United States", "Kenya", "Asserted"),
        ),
        (
            "Norway's premier Jan Berg spoke with EU High Representative for Foreign Affairs and "
            "Security Policy Ana Ruiz.",
            ("ConsultEvent", "Jan Berg", "Ana Ruiz", "Asserted"),
        ),
    ],
)
def test_it_is_told(reader: Reader, text: str, edge: Told) -> None:
    assert edge in told(reader, text)


@pytest.mark.parametrize(
    ("text", "kind", "sides"),
    [
        # Whose efforts, roles and words these are.
        ("Peru welcomed efforts to help end the war in Chad.", "AssaultEvent", ("Peru", "Chad")),
        ("Cairo and Addis Ababa argue that it failed.", "HostileStance", ("Egypt", "Ethiopia")),
        ("Ghana said it has proof Mali has paid Chad.", "AidEvent", ("Ghana", "Chad")),
        ("Togo saw the vote as a step towards annexation.", "FavourableStance", ("Togo", "vote")),
        ("Togo has sought talks for decades.", "RequestEvent", ("Togo", "decades")),
        # What is judged is not who was hit, and who coerced is not who worries.
        (
            "Peru condemned the strike on the base of the Interim Force in Lebanon (UNIFIL).",
            "HostileStance",
            ("Peru", "United Nations Interim Force in Lebanon"),
        ),
        (
            "They voiced concern about coercion against Chad by Mali.",
            "ConcernStance",
            ("Mali", "coercion against Chad"),
        ),
        (
            "The court condemned the raids by Mali and Chad.",
            "CoerceEvent",
            ("Mali", "raids by Mali and Chad"),
        ),
        # A view, a post abroad and a thing received make no place and no meeting.
        ("Peru views Chad as a part of its land.", "Inclusion", ("Chad", "Peru")),
        ("Three Peruvian diplomats based in Kenya left.", "Location", ("Peru", "Kenya")),
        ("Mali kept Chad from receiving Peruvian help.", "ConsultEvent", ("Chad", "Peru")),
        ("The EU backed a truce signed by Mali, the African Union chair, and Ann Lee.", "AidEvent",
         ("European Union", "Ann Lee")),
        ("Ann Lee criticized the fact that Mali left.", "HostileStance", ("Ann Lee", "fact")),
        ("Relations between Chad and Mali are strained.", "CooperateEvent", ("Chad", "Mali")),
        ("The row led to tensions in relations between Chad and Mali.", "CooperateEvent",
         ("Chad", "Mali")),
    ],
)  # fmt: skip
def test_it_is_not_told(reader: Reader, text: str, kind: str, sides: tuple[str, str]) -> None:
    assert not [edge for edge in told(reader, text) if edge[:3] == (kind, *sides)]


PAIR = "Indian Prime Minister Ravi Rao and Japanese Prime Minister Ken Abe met on Monday. "


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        (PAIR + "The Prime Ministers praised Peru.", ("Ken Abe", "Peru")),
        (PAIR + '"They thanked Peru," said a joint statement.', ("Ravi Rao", "Peru")),
        (PAIR + '"They met," a joint statement said. They thanked Peru.', ("Ken Abe", "Peru")),
        (
            "The G7 ministers of Canada, France and Japan met. The officials thanked Peru.",
            ("G7", "Peru"),
        ),
        (
            "Polish premier Jan Berg left. A NATO official spoke. The official praised Peru.",
            ("NATO", "Peru"),
        ),
    ],
)
def test_who_is_meant(reader: Reader, text: str, edge: tuple[str, str]) -> None:
    assert ("FavourableStance", *edge, "Asserted") in told(reader, text)


def test_nobody_summons_an_envoy_of_his_own(reader: Reader) -> None:
    found = told(reader, "Ghana lodged a protest with Togo and summoned its envoy in Accra.")
    assert ("ProtestEvent", "Ghana", "Togo", "Asserted") in found
    assert not [edge for edge in found if edge[1] == edge[2]]


def test_british_papers_write_unifil(reader: Reader) -> None:
    found = told(reader, "Ghana accused the force, Unifil, of spying.")
    name = "United Nations Interim Force in Lebanon"
    assert ("AccuseEvent", "Ghana", name, "Asserted") in found


def test_neighbours_are_the_two_that_the_article_is_about(reader: Reader) -> None:
    text = (
        "Kenya and Chad met in Oslo on Monday.\n\nQatar hosted the talks, the agency said.\n\n"
        "The neighbours had agreed on a truce in May."
    )
    assert ("AgreeEvent", "Kenya", "Chad", "Asserted") in told(reader, text)
