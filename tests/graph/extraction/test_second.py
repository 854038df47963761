"""A second relation of a pair: why somebody is punished, who did what is undone, with whom."""

import pytest

from comity.graph.article import Article
from comity.graph.extraction.reader import Reader


def told(reader: Reader, text: str) -> set[tuple[str, ...]]:
    """(situation, labels of its roles' fillers …) of each claim."""
    claims = reader.extract(Article("a", text, published="2025-06-30")).claims
    return {(c.situation.kind, *(r.entity.label for r in c.situation.roles[:2])) for c in claims}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Canada sanctioned Huawei, saying it had lied to its customers.",
            ("AccuseEvent", "Canada", "Huawei"),
        ),
        (
            "Japan imposed sanctions on Eritrea, citing its support for the rebels.",
            ("AccuseEvent", "Japan", "Eritrea"),
        ),
        (
            "Kenya added the Sudanese firm Zadna to its sanctions list, accusing it of smuggling.",
            ("AccuseEvent", "Kenya", "Zadna"),
        ),
        (
            "Poland reopened its border with Belarus, closed since September.",
            ("CoerceEvent", "Poland", "Belarus"),
        ),
        (
            "Niger freed two Nigerian soldiers detained since March.",
            ("CoerceEvent", "Niger", "Nigerian soldiers"),
        ),
        (
            "Iran released two French citizens whom it had jailed for spying.",
            ("CoerceEvent", "Iran", "French citizens"),
        ),
        (
            "Uganda rejected Sudan's accusation that it had armed the Rapid Support Forces.",
            ("AidEvent", "Uganda", "Rapid Support Forces"),
        ),
        (
            "The European Union imposed sanctions on Rwanda for its support of the M23.",
            ("FavourableStance", "Rwanda", "March 23 Movement"),
        ),
        (
            "Chad blamed Libya for the raid on Faya.",
            ("AssaultEvent", "Libya", "Faya"),
        ),
        (
            "Algeria's minister met his Nigerian counterpart to discuss cooperation on mining.",
            ("CooperateEvent", "Algeria", "Nigeria"),
        ),
        (
            "Finland signed an agreement with Ukraine, pledging 60 million euros for drones.",
            ("Commitment", "Finland", "Ukraine"),
        ),
    ],
)
def test_it_is_told(reader: Reader, text: str, expected: tuple[str, ...]) -> None:
    assert expected in told(reader, text)


@pytest.mark.parametrize(
    ("text", "false"),
    [
        (
            "Canada sanctioned Huawei, saying it would defend its networks.",
            ("AccuseEvent", "Canada", "Huawei"),
        ),
        (
            "Nigeria freed two French engineers kidnapped in March.",
            ("CoerceEvent", "Nigeria", "French engineers"),
        ),
        (
            "Poland reopened its border with Belarus, closed by Lithuania in May.",
            ("CoerceEvent", "Poland", "Belarus"),
        ),
        (
            "Norway condemned the attack of the Allied Democratic Forces on Uganda.",
            ("AssaultEvent", "Norway", "Allied Democratic Forces"),
        ),
    ],
)
def test_it_is_not_told(reader: Reader, text: str, false: tuple[str, ...]) -> None:
    assert false not in told(reader, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Serbia's unwillingness to negotiate with Kosovo worried Albania.",
            ("RejectEvent", "Serbia", "Kosovo"),
        ),
        (
            "Critics pointed to Mali's reluctance to engage with ECOWAS.",
            ("RejectEvent", "Mali", "ECOWAS"),
        ),
        (
            "Myanmar's savagery towards Rohingya villagers continues.",
            ("AssaultEvent", "Myanmar", "Rohingya villagers"),
        ),
        ("Washington betrayed Kabul.", ("HostileStance", "United States", "Afghanistan")),
        (
            "Brazil never wanted a confrontation with Venezuela.",
            ("RejectEvent", "Brazil", "confrontation with Venezuela"),
        ),
        (
            "Russia is regrouping forces for an attack on Ukraine.",
            ("MobilizeEvent", "Russia", "Ukraine"),
        ),
        ("Japan is closely allied to Australia.", ("Alliance", "Australia", "Japan")),
        (
            "The European Union's endeavours to reach a truce stalled.",
            ("FavourableStance", "European Union", "truce"),
        ),
    ],
)
def test_what_nouns_of_will_and_effort_tell(
    reader: Reader, text: str, expected: tuple[str, ...]
) -> None:
    assert expected in told(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Her voice betrayed no fear.",
        "The player's reluctance to talk surprised the fans.",
        "The team's efforts to secure a deal failed.",
    ],
)
def test_will_and_effort_of_nobody(reader: Reader, text: str) -> None:
    assert not told(reader, text)


def test_a_conflict_that_is_sought_is_not_rejected(reader: Reader) -> None:
    kinds = {kind for kind, *_ in told(reader, "Ghana seeks a confrontation with Togo.")}
    assert "RejectEvent" not in kinds
