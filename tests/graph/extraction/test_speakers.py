"""Who says it: in reported speech, in quotations, and where to say it is to do it."""

import pytest

from comity.graph.article import Article
from comity.graph.extraction.reader import Reader


def speakers(reader: Reader, text: str) -> list[str | None]:
    claims = reader.extract(Article("a", text, published="2024-11-26")).claims
    told = [claim for claim in claims if claim.frame != "name.office"]
    return [claim.speaker.entity.label if claim.speaker else None for claim in told]


def test_of_several_who_say_it_by_doing_it_each_says_it(reader: Reader) -> None:
    assert set(speakers(reader, "Norway and Chile accused Peru.")) == {"Norway", "Chile"}
    reported = "According to Spain, Norway and Chile accused Peru."
    assert set(speakers(reader, reported)) == {"Spain"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("According to Chile, Norway attacked Peru.", "Chile"),
        ("Norway, Chile added, attacked Peru.", "Chile"),
        ("A Chilean official in Oslo said Norway attacked Peru.", "Chilean official"),
        ("Anna Berg announced plans to sanction Chile.", "Anna Berg"),
        ("Norwegian forces claim to have attacked Peru.", "Norwegian forces"),
        ("Anna Berg, a lawyer, blamed Norway for the attack.", "Anna Berg"),
        ("Anna Berg said Chile had accused Norway.", "Anna Berg"),
        ("A spokeswoman for the army, Anna Berg, said Norway attacked Chile.", "Anna Berg"),
        ("In a call Friday with staff, an envoy, Anna Berg, said Norway hit Peru.", "Anna Berg"),
        ("Chile said in a statement that Norway had attacked Peru.", "Chile"),
        ("Anna Berg told a news conference that Norway had attacked Peru.", "Anna Berg"),
        ("A report by Chile said that Norway attacked Peru.", "Chile"),
        ("It is claimed by Chile that Norway attacked Peru.", "Chile"),
    ],
)
def test_speech_that_is_reported(reader: Reader, text: str, speaker: str) -> None:
    assert set(speakers(reader, text)) == {speaker}


def test_what_somebody_is_accused_of_is_the_accusers_word(reader: Reader) -> None:
    text = "Chile accused Norway of arming Peru."
    claims = reader.extract(Article("a", text, published="2024-11-26")).claims
    aid = next(claim for claim in claims if claim.situation.kind != "AccuseEvent")
    assert aid.speaker
    assert aid.speaker.entity.label == "Chile"
    assert aid.modality == "Asserted"
    text = "Chile condemned what it called an attack by Norway on Peru."
    claims = reader.extract(Article("a", text)).claims
    attack = next(claim for claim in claims if claim.situation.kind == "AssaultEvent")
    assert attack.speaker
    assert attack.speaker.entity.label == "Chile"


@pytest.mark.parametrize(
    "text",
    [
        'Anna Berg told reporters in Oslo: "Norway attacked Chile."',
        'Anna Berg spoke on the radio, "Norway attacked Chile."',
        'Anna Berg criticized them on Twitter. "It was wrong. Norway attacked Chile."',
    ],
)
def test_a_quotation_is_of_the_one_who_speaks_around_it(reader: Reader, text: str) -> None:
    assert speakers(reader, text)[-1] == "Anna Berg"


def test_a_statement_is_of_the_one_who_spoke_before(reader: Reader) -> None:
    text = "Anna Berg announced a vote. The statement said that Norway attacked Chile."
    assert speakers(reader, text)[-1] == "Anna Berg"
    assert speakers(reader, "The statement said that Norway attacked Chile.") == ["statement"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The defense minister said Norway had attacked Chile.", "defense minister"),
        ("A farmer from the north said Norway attacked Chile.", "farmer from the north"),
        ("Norway has attacked Chile, according to the mayor.", "mayor"),
        ('"Norway has attacked Chile," the mayor said.', "mayor"),
        ("He said Norway had attacked Chile.", "somebody"),
        ("The study says Norway attacked Chile.", "study"),
        ("The mayor believes that Norway attacked Chile.", "mayor"),
    ],
)
def test_what_is_said_is_said_by_somebody(reader: Reader, text: str, label: str) -> None:
    assert speakers(reader, text) == [label]


def test_the_article_itself_speaks(reader: Reader) -> None:
    assert speakers(reader, "Anna Berg resigned. Norway attacked Chile.") == [None]
    assert speakers(reader, "Chile said that Russian-occupied Crimea is dry.") == [None]


@pytest.mark.parametrize(
    ("text", "label", "state"),
    [
        ("On Monday senior Kenyan officials said Uganda attacked Rwanda.",
         "senior Kenyan officials", "KEN"),
        ("Uganda attacked Rwanda, according to Kenyan military officials.",
         "Kenyan military officials", "KEN"),
        ("Kenyan officials met reporters. They said Uganda attacked Rwanda.",
         "Kenyan officials", "KEN"),
        ("The Kenyan government announced sanctions on Uganda.", "Kenyan government", "KEN"),
    ],
)  # fmt: skip
def test_those_who_speak_for_a_state_are_not_the_state(
    reader: Reader, text: str, label: str, state: str
) -> None:
    claims = reader.extract(Article("a", text)).claims
    spoken = [claim.speaker.entity for claim in claims if claim.speaker]
    assert {(s.label, s.kind) for s in spoken} == {(label, "UnnamedGroup")}
    assert all((s.represents or "").endswith(f"/{state}") for s in spoken)


@pytest.mark.parametrize(
    "text",
    ["Kenya said Uganda attacked Rwanda.", "Kenya met Chad. The government said it attacked Mali."],
)
def test_a_state_that_speaks_itself_stays_the_speaker(reader: Reader, text: str) -> None:
    assert set(speakers(reader, text)) <= {"Kenya", None}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("State television reported that Peru attacked Chad.", "State television"),
        ("Uganda attacked Rwanda, two witnesses told reporters.", "witnesses"),
        ("According to local media, Uganda attacked Rwanda.", "local media"),
        ("Officials in Nairobi said Uganda attacked Rwanda.", "Officials in Nairobi"),
        ("Uganda attacked Rwanda, according to people briefed on the talks.",
         "people briefed on the talks"),
    ],
)  # fmt: skip
def test_who_has_no_name_is_a_speaker_as_well(reader: Reader, text: str, speaker: str) -> None:
    assert set(speakers(reader, text)) == {speaker}


@pytest.mark.parametrize(
    "text",
    [
        "Norway urged Chile to leave Chad.",
        "Norway demanded that Chile leave Chad.",
        "Chile was urged by Norway to leave Chad.",
        "Norway promised to leave Chad.",
    ],
)
def test_what_somebody_is_urged_to_do_is_said_by_who_urges(reader: Reader, text: str) -> None:
    assert set(speakers(reader, text)) == {"Norway"}


def test_a_land_before_the_title_of_its_governor_is_no_speaker(reader: Reader) -> None:
    text = "Kano Province governor Ali Bello said that Niger attacked Chad."
    assert set(speakers(reader, text)) == {"Ali Bello"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Chad denied Sudan's claim that it had supplied weapons to the rebels.", "Sudan"),
        ("Chad rejected claims by Sudan that it had armed rebels.", "Sudan"),
        ("Chad dismissed Sudanese accusations.", "Sudan"),
    ],
)
def test_who_rejects_an_accusation_does_not_make_it(
    reader: Reader, text: str, speaker: str
) -> None:
    told = reader.extract(Article("any", text)).claims
    accusing = [claim for claim in told if claim.situation.kind == "AccuseEvent"]
    assert {c.speaker.entity.label for c in accusing if c.speaker} == {speaker}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Japan will sanction Russia, Prime Minister Shigeru Ishiba announced today.", "Ishiba"),
        ("Israel attacked Homs, the Syrian Observatory for Human Rights said.", "Observatory"),
        ("Rwanda has attacked Goma, Congo's army chief told parliament.", "Congo"),
        ("Peru accused Chile, and Bolivia said nothing.", "Peru"),
    ],
)  # fmt: skip
def test_who_says_so_may_come_last(reader: Reader, text: str, speaker: str) -> None:
    told = [each for each in speakers(reader, text) if each]
    assert told
    assert all(speaker in each for each in told)
