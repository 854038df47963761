"""How a claim is presented: modality, polarity, certainty, past; with scope from the parse."""

import pytest

from comity.graph.article import Article
from comity.graph.claim import Claim
from comity.graph.extraction.reader import Reader


def claims(reader: Reader, sentence: str, kind: str) -> list[Claim]:
    """The claims about situations of one class."""
    found = reader.extract(Article("sentence", sentence, published="2025-06-30"))
    return [claim for claim in found.claims if claim.situation.kind == kind]


@pytest.mark.parametrize(
    ("sentence", "kind", "modality"),
    [
        ("Norway recognized Palestine in 2024.", "Recognition", "Asserted"),
        ("Norway will recognize Palestine.", "Recognition", "Planned"),
        ("Norway will probably recognize Palestine.", "Recognition", "Expected"),
        ("Norway may recognize Palestine.", "Recognition", "Possible"),
        ("Norway should recognize Palestine.", "Recognition", "Proposed"),
        ("Norway would recognize Palestine if talks resumed.", "Recognition", "Conditional"),
        ("Norway plans to recognize Palestine.", "Recognition", "Planned"),
        ("Norway promised to recognize Palestine.", "Recognition", "Promised"),
        ("Norway is expected to recognize Palestine.", "Recognition", "Expected"),
        ("Norway is likely to recognize Palestine.", "Recognition", "Expected"),
        ("Norway is ready to recognize Palestine.", "Recognition", "Planned"),
        ("Spain urged Norway to recognize Palestine.", "Recognition", "Proposed"),
        ("The next step for Norway is to recognize Palestine.", "Recognition", "Planned"),
        ("Norway managed to sign an agreement with Chile.", "AgreeEvent", "Asserted"),
        ("Norway began negotiating an agreement with Chile.", "AgreeEvent", "Asserted"),
        ("Norway hopes to sign an agreement with Chile.", "AgreeEvent", "Planned"),
        ("Norway met Chile to sign an agreement with Chile.", "AgreeEvent", "Planned"),
        ("The proposed agreement between Norway and Chile is long.", "AgreeEvent", "Proposed"),
        ("Norway said that it would visit Chile.", "ConsultEvent", "Planned"),
        ("Norway met Chile to discuss a deal with Chile.", "ConsultEvent", "Asserted"),
        ("Has Norway attacked Chile?", "AssaultEvent", "Possible"),
        ("Will Norway recognize Palestine?", "Recognition", "Possible"),
        ("Norway left on condition that Chile attacks Peru.", "AssaultEvent", "Conditional"),
        ("Norway will stay until Chile attacks Peru.", "AssaultEvent", "Conditional"),
        ("Norway opposes sanctioning Chile.", "SanctionsRelation", "Proposed"),
        ("Norway is seeking an alliance with Chile.", "Alliance", "Planned"),
        ("A Norwegian attack on Chile is likely.", "AssaultEvent", "Expected"),
        ("Norway is thought to have attacked Chile.", "AssaultEvent", "Possible"),
        ("Peru believes that Norway attacked Chile.", "AssaultEvent", "Asserted"),
        ("Peru believes that Norway will attack Chile.", "AssaultEvent", "Planned"),
        (
            "Peru approves leaving in response to Norway's attack on Chile.",
            "AssaultEvent",
            "Asserted",
        ),
        ("Norway will leave the deal as Chile has attacked Peru.", "AssaultEvent", "Asserted"),
        ("There were reports that Norway attacked Chile.", "AssaultEvent", "Possible"),
        ("It is unclear whether Norway attacked Chile.", "AssaultEvent", "Possible"),
        ("Peru asked if Norway attacked Chile.", "AssaultEvent", "Possible"),
        ("Norway insisted that Chile withdraw from Peru.", "RetreatEvent", "Proposed"),
        ("Norway called for Chile to withdraw from Peru.", "RetreatEvent", "Proposed"),
        ("Norway was forced to withdraw from Chile.", "RetreatEvent", "Asserted"),
        ("Norway urged Chile to stop attacking Peru.", "AssaultEvent", "Asserted"),
        ("Norway plans to answer Chile's recent attack on Peru.", "AssaultEvent", "Asserted"),
        ("Norway surpassed Chile to become a member of NATO.", "Membership", "Asserted"),
        ("Norway thanked Chile for supporting Peru.", "FavourableStance", "Asserted"),
        ("Norway arrested Chileans for attacking Peru.", "AssaultEvent", "Possible"),
        ("Norway would meet Chile after the attack by Peru on Cuba.", "AssaultEvent", "Asserted"),
        ("On 5 July 2025, Norway visits Chile.", "ConsultEvent", "Planned"),
    ],
)
def test_modality(reader: Reader, sentence: str, kind: str, modality: str) -> None:
    found = claims(reader, sentence, kind)
    assert {claim.modality for claim in found} == {modality}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Norway does not recognize Kosovo.", "Recognition"),
        ("Norway never recognized Kosovo.", "Recognition"),
        ("Norway no longer recognizes Kosovo.", "Recognition"),
        ("Norway refused to recognize Kosovo.", "Recognition"),
        ("Norway failed to sign an agreement with Chile.", "AgreeEvent"),
        ("Norway denied that it attacked Chile.", "AssaultEvent"),
        ("Norway stopped attacking Chile.", "AssaultEvent"),
        ("Norway signed no agreement with Chile.", "AgreeEvent"),
        ("Norway is not a member of the European Union.", "Membership"),
        ("Norway lifted its sanctions on Chile.", "SanctionsRelation"),
        ("Norway suspended its cooperation with Chile.", "CooperateEvent"),
        ("Norway has yet to recognize Kosovo.", "Recognition"),
        ("Norway said it had no plans to attack Chile.", "AssaultEvent"),
        ("Norway ruled out attacking Chile.", "AssaultEvent"),
        ("Norway decided against recognizing Kosovo.", "Recognition"),
        ("Norway almost attacked Chile.", "AssaultEvent"),
        ("Norway's failure to recognize Kosovo angered Chile.", "Recognition"),
        ("Norway postponed its talks with Chile.", "ConsultEvent"),
        ("Norway foiled a Chilean attack on Peru.", "AssaultEvent"),
        ("Norway withdrew its recognition of Kosovo.", "Recognition"),
    ],
)
def test_denials_never_assert(reader: Reader, sentence: str, kind: str) -> None:
    found = claims(reader, sentence, kind)
    assert found
    assert {claim.polarity for claim in found} == {"Negative"}
    assert not any(claim.link == "asserts" for claim in found)


def test_two_negations_cancel_out(reader: Reader) -> None:
    found = claims(reader, "Norway did not refuse to recognize Kosovo.", "Recognition")
    assert {claim.polarity for claim in found} == {"Positive"}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The Houthis had recognized Kosovo.", "Recognition"),
        ("Norway used to be a member of the European Union.", "Membership"),
        ("The Taliban governed Afghanistan between 1996 and 2001.", "Governance"),
    ],
)
def test_what_is_over_gives_no_shortcut(reader: Reader, sentence: str, kind: str) -> None:
    found = claims(reader, sentence, kind)
    assert found
    assert {claim.link for claim in found} == {"assertsPast"}


def test_a_figure_of_a_past_year_is_asserted(reader: Reader) -> None:
    found = claims(reader, "Chile's trade with Peru was $2 billion in 2021.", "TradeTurnover")
    assert [claim.link for claim in found] == ["asserts"]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Norway recognizes Palestine, Spain said.", "Spain"),
        ("Spain announced that Norway had attacked Chile.", "Spain"),
        ("According to Spain, Norway attacked Chile.", "Spain"),
        ("Norway attacked Chile, according to Spain.", "Spain"),
        ("“Norway attacked Chile,” Spain said.", "Spain"),
        ("Norway attacked Chile.", None),
    ],
)
def test_speaker(reader: Reader, sentence: str, speaker: str | None) -> None:
    found = reader.extract(Article("sentence", sentence, published="2025-06-30"))
    speakers = {c.speaker.entity.label if c.speaker else None for c in found.claims}
    assert speakers == {speaker}


@pytest.mark.parametrize(
    ("sentence", "polarity", "modality"),
    [
        ("Chile did not sign the treaty and accused Peru.", "Positive", "Asserted"),
        ("Chile may sign the treaty but accused Peru.", "Positive", "Asserted"),
        ("Chile did not threaten Bolivia or accuse Peru.", "Negative", "Asserted"),
        ("Chile will threaten Bolivia and blame Peru.", "Positive", "Planned"),
    ],
)
def test_an_inflected_verb_shares_no_auxiliary_of_a_bare_one(
    reader: Reader, sentence: str, polarity: str, modality: str
) -> None:
    (found,) = claims(reader, sentence, "AccuseEvent")
    assert (found.polarity, found.modality) == (polarity, modality)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Norway halted its attacks on Chile.", "AssaultEvent"),
        ("Norway dismissed Chile's concerns about Peru.", "ConcernStance"),
        ("The talks aim to end Norway's war against Chile.", "AssaultEvent"),
        ("Norway will pay for its invasion of Chile.", "AssaultEvent"),
        ("Amid strengthening ties between Chile and Peru, Norway bans Swedes.", "CooperateEvent"),
        ("Norway urged Chad to halt its attacks on Mali.", "AssaultEvent"),
        ("Peru called on Chad to end its bombardment of Mali.", "AssaultEvent"),
    ],
)
def test_what_is_answered_or_broken_off_was_there(reader: Reader, sentence: str, kind: str) -> None:
    found = claims(reader, sentence, kind)
    assert [(claim.modality, claim.polarity) for claim in found] == [("Asserted", "Positive")]


@pytest.mark.parametrize(
    ("sentence", "kind", "modality"),
    [
        ("Norway teamed up with Chile to fight Boko Haram.", "AssaultEvent", "Asserted"),
        ("Norway will team up with Chile to fight Boko Haram.", "AssaultEvent", "Planned"),
        ("Norway sent troops to attack Chile.", "AssaultEvent", "Planned"),
        ("Norwegian troops are in Mali to train the Malian army.", "AidEvent", "Asserted"),
        ("Norwegian troops will be in Mali to train the Malian army.", "AidEvent", "Planned"),
        ("Norwegian forces were deployed to Chad to fight Boko Haram.", "AssaultEvent", "Asserted"),
        ("Norway has not deployed its army to fight Boko Haram.", "AssaultEvent", "Asserted"),
        ("Norway will be responsible for training the Malian army.", "AidEvent", "Planned"),
        ("Norway wants a mandate to attack Chile.", "AssaultEvent", "Planned"),
        ("Norway is the latest state to recognize Palestine.", "Recognition", "Asserted"),
        ("Norway is the first leader of a NATO state to visit Chile.", "ConsultEvent", "Asserted"),
    ],
)
def test_a_purpose_is_a_plan_unless_it_is_under_way(
    reader: Reader, sentence: str, kind: str, modality: str
) -> None:
    found = claims(reader, sentence, kind)
    assert {claim.modality for claim in found} == {modality}
    if " not " in sentence:
        assert {claim.polarity for claim in found} == {"Negative"}


@pytest.mark.parametrize(
    "text",
    [
        "Norway can't accept Chad's occupation of Mali.",
        "Norway does not recognize Chad's annexation of Mali.",
    ],
)
def test_what_is_judged_is_there(reader: Reader, text: str) -> None:
    found = claims(reader, text, "Control")
    assert {claim.polarity for claim in found} <= {"Positive"}


@pytest.mark.parametrize(
    "text",
    [
        "Norway said it would not consider the request from Chile.",
        "Norway did not grant Chile's request.",
    ],
)
def test_a_request_that_is_not_granted_was_made(reader: Reader, text: str) -> None:
    found = claims(reader, text, "RequestEvent")
    assert {(claim.modality, claim.polarity) for claim in found} == {("Asserted", "Positive")}


def test_a_request_that_was_not_made_is_denied(reader: Reader) -> None:
    found = claims(reader, "Norway has not made a request to Chile.", "RequestEvent")
    assert {claim.polarity for claim in found} == {"Negative"}


@pytest.mark.parametrize(
    "text",
    [
        "Norway might one day recognize Palestine.",
        "Had Norway recognized Palestine, Chile would have left.",
        "Should Norway recognize Palestine, Chile will leave.",
    ],
)
def test_what_is_only_thought_of_is_not_asserted(reader: Reader, text: str) -> None:
    found = claims(reader, text, "Recognition")
    assert found
    assert "Asserted" not in {claim.modality for claim in found}


@pytest.mark.parametrize(
    "text",
    [
        "It is a myth that Norway attacked Chile.",
        "It is false that Norway attacked Chile.",
        "It is not true that Norway attacked Chile.",
    ],
)
def test_what_is_called_untrue_is_denied(reader: Reader, text: str) -> None:
    assert {claim.polarity for claim in claims(reader, text, "AssaultEvent")} == {"Negative"}
