"""Likely sides: who may be one, what speaks for a pair, and that it is told as all else is."""

from dataclasses import replace

import pytest

from comity.graph.article import Article
from comity.graph.claim import Claim
from comity.graph.extraction.likely.sides import Pair
from comity.graph.extraction.likely.telling import SURE, LikelyAttempt, settle_guess
from comity.graph.extraction.likely.weights import Cues, load_cues, parse_cues, worth
from comity.graph.extraction.reader import Reader
from comity.graph.extraction.version import reader_version
from comity.ontology.errors import DataError
from comity.scripts.explain import explanation

SANCTIONS = "Sanctions against Eritrea were welcomed as overdue, and Canada was the first to act."
LISTED = "Norway condemned the arrest of reporters, as Chile had done before it in a note to Togo."
HELD = "The foreign minister of Peru, Ana Rojas, spoke of an attack on Peru."


def cues(**weights: dict[str, float]) -> Cues:
    """Cues of which only these are known."""
    parts = {part: weights.get(part, {}) for part in ("predicate", "source", "target", "pair")}
    return Cues(-10.0, 0.5, **parts, most_of_pair=sum(parts["pair"].values()))


def pairs(reader: Reader, text: str) -> list[Pair]:
    return list(reader.possible_pairs(Article("a", text)))


def ties(found: list[Pair]) -> set[tuple[str, str, str]]:
    """(source, class of situation, target)."""
    return {
        (p.source.mention.entity.label, p.ground.opening.situation, p.target.mention.entity.label)
        for p in found
    }


def likely(reader: Reader, text: str) -> list[Claim]:
    """The claims with likely sides alone."""
    attempts = reader.read(Article("a", text)).attempts
    return [c for a in attempts if isinstance(a, LikelyAttempt) for c in a.claims]


def test_who_may_be_tied(reader: Reader) -> None:
    found = ties(pairs(reader, SANCTIONS))
    assert ("Canada", "SanctionsRelation", "Eritrea") in found
    assert all(source != target for source, _, target in found)


def test_nobody_is_tied_to_those_for_whom_they_act(reader: Reader) -> None:
    found = ties(pairs(reader, HELD))
    assert (
        not {("Ana Rojas", "AssaultEvent", "Peru"), ("Peru", "AssaultEvent", "Ana Rojas")} & found
    )


def test_nobody_is_tied_who_is_only_where_it_happened(reader: Reader) -> None:
    found = ties(pairs(reader, "Talks about trade, to which Norway had come late, ended in Peru."))
    assert not {tie for tie in found if "Peru" in tie and tie[1] == "ConsultEvent"}


def test_what_was_told_is_not_told_anew(reader: Reader) -> None:
    text = "Norway attacked Chile. The attack on Chile angered Togo, and Norway knew it."
    assert ("Norway", "AssaultEvent", "Chile") not in ties(pairs(reader, text))


def test_no_cue_names_what_the_text_is_about(reader: Reader) -> None:
    other = SANCTIONS.replace("Canada", "Norway").replace("Eritrea", "Belarus")
    one, two = (
        sorted(str(pair.cues()) for pair in pairs(reader, text)) for text in (SANCTIONS, other)
    )
    assert one == two


def test_the_likeliest_pair_is_told_with_its_words(reader: Reader) -> None:
    sure = cues(
        source={"subject of the sentence": 0.0, "a State of SanctionsRelation": 6.0},
        target={"behind against of SanctionsRelation": 6.0},
    )
    told = likely(replace(reader, cues=sure), SANCTIONS)
    assert [[r.entity.label for r in c.situation.roles] for c in told] == [["Canada", "Eritrea"]]
    where = told[0].quotation
    assert SANCTIONS[where.start : where.end] == where.exact
    assert {"Sanctions", "Eritrea", "Canada"} <= set(where.exact.replace(",", "").split())


def test_nothing_is_told_that_is_not_likely_enough(reader: Reader) -> None:
    unsure = cues(source={"a State of SanctionsRelation": 6.0})
    assert likely(replace(reader, cues=unsure), SANCTIONS) == []


def test_a_sentence_ties_two_actors_but_once(reader: Reader) -> None:
    everything = replace(cues(), bias=10.0)
    told = likely(replace(reader, cues=everything), SANCTIONS)
    both = [frozenset(r.entity.iri for r in c.situation.roles) for c in told]
    assert told
    assert len(both) == len(set(both))


def test_they_are_grounds_of_confidence(reader: Reader) -> None:
    everything = replace(reader, cues=replace(cues(), bias=10.0))
    weighed, _ = everything.weigh(everything.read(Article("a", SANCTIONS)))
    assert weighed
    assert all({"sides are likely", "chance 0.9 and more"} <= set(g) for _, g in weighed)


def test_a_guess_is_tentative_and_listed_unless_it_is_sure(reader: Reader) -> None:
    everything = replace(reader, cues=replace(cues(), bias=10.0))
    unsure = replace(everything, weights=replace(reader.weights, bias=-9.0))
    found = unsure.extract(Article("a", SANCTIONS))
    assert {claim.review for claim in found.claims} == {"Tentative"}
    listed = [issue for issue in found.issues if issue.reason == "tentative"]
    assert {issue.text for issue in listed} == {c.quotation.exact for c in found.claims}
    sure = replace(everything, weights=replace(reader.weights, bias=9.0))
    found = sure.extract(Article("a", SANCTIONS))
    assert {claim.review for claim in found.claims} == {"MachineRead"}
    assert "tentative" not in {issue.reason for issue in found.issues}


def test_a_tentative_claim_is_not_said_to_be_over(reader: Reader) -> None:
    [claim, *_] = likely(replace(reader, cues=replace(cues(), bias=10.0)), SANCTIONS)
    assert not settle_guess(replace(claim, past=True, confidence=SURE - 0.1)).past
    assert settle_guess(replace(claim, past=True, confidence=SURE)).past


def test_explain_says_why(reader: Reader) -> None:
    everything = replace(reader, cues=replace(load_cues(), bias=3.0))
    lines = explanation(everything, Article("sentence", SANCTIONS))
    at = next(n for n, line in enumerate(lines) if "likely sides: 'Canada' and 'Eritrea'" in line)
    assert "usual +3.00" in lines[at + 1]
    assert "predicate: " in lines[at + 1] or "target: " in lines[at + 1]


def test_weights_that_ship() -> None:
    shipped = load_cues()
    assert 0 < shipped.least < 1
    assert all((shipped.predicate, shipped.source, shipped.target, shipped.pair))


def test_worth() -> None:
    assert worth({"a": 0.5, "b": -0.25}, ["a", "b", "unknown"]) == 0.25


DAMAGED = "bias = 0\nleast = 0.5\n[predicate]\n[source]\n[target]\n[pair]\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "bias = ",
        DAMAGED.replace("[pair]\n", ""),
        DAMAGED.replace("least = 0.5", "least = 1"),
        DAMAGED.replace("bias = 0", "bias = nan"),
        f'{DAMAGED}"near" = inf\n',
        f'{DAMAGED}"near" = "much"\n',
        DAMAGED.replace("[pair]", "pair = 3"),
    ],
)
def test_damaged_weights_are_told(text: str) -> None:
    with pytest.raises(DataError, match=r"weights\.toml"):
        parse_cues(text)


def test_weights_are_part_of_the_readers_version(monkeypatch: pytest.MonkeyPatch) -> None:
    before = reader_version()
    monkeypatch.setattr("comity.graph.extraction.version.cues_text", lambda: DAMAGED)
    assert reader_version() != before


def test_who_stands_in_a_thing_that_was_told_is_no_side(reader: Reader) -> None:
    everything = replace(reader, cues=replace(load_cues(), bias=10.0))
    text = "Norway welcomed the departure of envoys of Mali."
    told = everything.extract(Article("a", text)).claims
    targets = {
        c.situation.roles[1].entity.label for c in told if c.situation.kind == "FavourableStance"
    }
    assert targets == {"departure of envoys of Mali"}
