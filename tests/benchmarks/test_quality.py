"""benchmarks/quality counts as the gold's own scorer does, and says what it is asked to."""

import csv
import importlib.util
import json
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from benchmarks.quality.__main__ import main
from benchmarks.quality.causes import causes
from benchmarks.quality.figures import Score, Scored, Share, score
from benchmarks.quality.hard import claims_in, lines, load_sentences
from benchmarks.quality.names import are_one, folded
from benchmarks.quality.reading import read_texts, rows_of
from benchmarks.quality.records import RELATIONS, read_claims, read_gold
from benchmarks.quality.reliability import bins
from benchmarks.quality.sentences import OURS, read_sentences
from comity.graph.exporting.vocabulary import MODALITIES, POLARITIES
from comity.graph.extraction.reader import Reader
from comity.ontology.errors import InputError

Row = dict[str, object]
EXACTLY = frozenset({"all", "strict"})
TIES = 3
COLUMNS = ("doc", "subject", "relation", "object", "polarity", "modality", "date", "quote")


def gold_line(**changes: Any) -> str:
    """A gold claim: Norway supports Chile."""
    claim = {
        "id": "1", "doc": "a", "relation": "supports", "subject": "Norway", "object": "Chile",
        "subject_aliases": ["Oslo"], "object_aliases": [], "polarity": "positive",
        "modality": "asserted", "date": "2024-05", "value": None, "speaker": "Anna Berg",
        "quote": "Norway supports Chile", "importance": 1,
    }  # fmt: skip
    return json.dumps(claim | changes)


def row(**changes: str) -> Row:
    """The prediction of it."""
    told = {
        "doc": "a", "subject": "Norway", "relation": "supports", "object": "Chile",
        "polarity": "positive", "modality": "asserted", "date": "2024", "speaker": "Anna Berg",
        "quote": "Norway supports Chile", "confidence": "0.8",
    }  # fmt: skip
    return {**told, **changes}


def scored(tmp_path: Path, lines: list[str], rows: list[Row]) -> Scored:
    (tmp_path / "gold.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return score(rows, read_gold([tmp_path / "gold.jsonl"]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the U.S.", "United States"), ("Türkiye", "Turkey"), ("Norway's", "norway"),
        ("Ministry of Fish and Whales", "Fish and Whales Ministry"), ("Anna Bergh", "Anna Berg"),
        ("African Union (AU)", "au"),
    ],
)  # fmt: skip
def test_names_that_are_one(one: str, other: str) -> None:
    assert are_one(folded(one), folded(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("North Korea", "South Korea"), ("Resolution 1701", "Resolution 1702"), ("Iran", "Iraq"),
        ("", ""), ("Ministry of Fish", "Ministry of Whales"),
    ],
)  # fmt: skip
def test_names_that_are_not(one: str, other: str) -> None:
    assert not are_one(folded(one), folded(other))


def test_a_near_relation_fits_and_another_does_not(tmp_path: Path) -> None:
    for relation, right, exact in (("supports", 1, 1), ("aids", 1, 0), ("attacks", 0, 0)):
        found = scored(tmp_path, [gold_line()], [row(relation=relation)]).figures
        assert (found.overall.right, found.exact.right) == (right, exact)
        assert found.relaxed.found == 1
        assert found.covered == Share(right, 1)
    assert found.confusion == {("supports", "attacks"): 1}


def test_sides_count_unless_the_tie_is_mutual(tmp_path: Path) -> None:
    turned = row(subject="Chile", object="Oslo")
    assert scored(tmp_path, [gold_line()], [turned]).figures.overall.right == 0
    mutual = scored(tmp_path, [gold_line(relation="met")], [turned | {"relation": "met"}])
    assert mutual.figures.overall == Score(1, 1, 1, 1)


def test_repeats_are_right_and_bring_no_recall(tmp_path: Path) -> None:
    found = scored(tmp_path, [gold_line()], [row(), row(quote="so"), row(), row(doc="other")])
    assert found.figures.overall == Score(2, 2, 1, 1)


def test_the_group_covers_its_members(tmp_path: Path) -> None:
    quote = "Norway and Chad support Chile"
    lines = [
        gold_line(subject=s, subject_aliases=["both"], quote=quote) for s in ("Norway", "Chad")
    ]
    found = scored(tmp_path, lines, [row(subject="both", quote=quote)])
    assert found.figures.overall == Score(1, 1, 2, 2)


def test_what_matters_less_is_set_aside(tmp_path: Path) -> None:
    lines = [gold_line(), gold_line(object="Peru", importance=2)]
    rows = [row(), row(object="Peru"), row(object="Chad")]
    found = scored(tmp_path, lines, rows).figures
    assert found.important == Score(1, 2, 1, 1)
    assert found.by_importance == {1: Share(1, 1), 2: Share(1, 1)}


def test_attributes_of_what_is_found(tmp_path: Path) -> None:
    found = scored(tmp_path, [gold_line()], [row(modality="reported", speaker="Berg, A.")]).figures
    assert (found.polarity, found.year) == (Share(1, 1), Share(1, 1))
    assert (found.modality, found.modality_coarse) == (Share(0, 1), Share(1, 1))
    assert found.speaker == Share(0, 1)


def test_bins_of_confidence(tmp_path: Path) -> None:
    rows = [row(), row(object="Chad", confidence="0.85"), row(relation="attacks", confidence="0.3")]
    result = scored(tmp_path, [gold_line()], rows)
    low, high = bins(result.predicted, result.pairing)
    assert (low.covered, low.every) == (Share(0, 1), Share(0, 1))
    assert (high.covered, high.every, high.mean) == (Share(1, 1), Share(1, 2), 0.825)


def test_our_sentences_are_many_and_differ() -> None:
    sentences = read_sentences(OURS)
    assert len(sentences) == len(set(sentences)) >= 200


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Norway outgrew Chile.", "no frame knows a predicate"),
        ("The rulers support Chile.", "an actor is not recognised subject"),
        ("Norway attacked the port. Chile grew.", "no frame of this relation"),
    ],
)
def test_causes_of_misses(tmp_path: Path, reader: Reader, text: str, words: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text(gold_line(quote=text), encoding="utf-8")
    documents = read_texts([tmp_path / "a.txt"], reader)
    rows = [row.cells for row in rows_of(documents, reader)]
    found = causes(score(rows, read_gold([tmp_path / "gold.jsonl"])), documents)
    assert [" ".join(cause).startswith(words) for cause in found] == [True]


def test_the_command_scores_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold, claims = tmp_path / "gold.jsonl", tmp_path / "claims.csv"
    gold.write_text(gold_line(), encoding="utf-8")
    with claims.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(row()))
        writer.writeheader()
        writer.writerow(row())
    main([str(gold), "--claims", str(claims)])
    assert "| all claims | 1.000 | 1.000 | 1.000 | 1 / 1 | 1 / 1 |" in capsys.readouterr().out
    claims.write_text("doc,subject,relation\n", encoding="utf-8")
    with pytest.raises(InputError, match="lacks the column 'object'"):
        read_claims(claims)


def test_blind_shows_no_words_of_the_gold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("Norway supports Chile.", encoding="utf-8")
    gold = tmp_path / "gold.jsonl"
    gold.write_text(gold_line(), encoding="utf-8")
    main([str(gold), "--texts", str(tmp_path / "a.txt"), "--blind"])
    out = capsys.readouterr().out
    assert "co-occurrence" in out
    assert "Norway" not in out
    assert "Causes" not in out


@pytest.fixture(scope="module")
def theirs(shared: Path) -> Any:
    """The scorer that comes with the gold."""
    spec = importlib.util.spec_from_file_location("gold_score", shared / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def agree(theirs: Any, gold: Path, rows: list[Mapping[str, object]], tmp_path: Path) -> None:
    """Both scorers give the same counts."""
    file = tmp_path / "claims.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    annotated = theirs.load_gold([gold])
    documents = {claim["doc"] for claim in annotated}
    predicted = [p for p in theirs.load_pred(file)[0] if p["doc"] in documents]
    expected, _ = theirs.score(predicted, annotated)
    figures = score(read_claims(file), read_gold([gold])).figures

    def counts(found: Score) -> dict[str, int]:
        return {
            "correct_pred": found.right, "n_pred": found.predicted,
            "found_gold": found.found, "n_gold": found.gold,
        }  # fmt: skip

    pairs = {
        "all": figures.overall, "importance1": figures.important, "relaxed": figures.relaxed,
        "strict": figures.strict, **figures.by_relation,
    }  # fmt: skip
    for name, found in pairs.items():
        wanted = expected.get(name) or expected["by_relation"][name]
        for key, count in counts(found).items():
            # Where two pairings are worth the same, importance and relation may differ.
            assert abs(count - wanted[key]) <= (0 if name in EXACTLY else TIES), (name, key)
    assert figures.covered.part == expected["covered"]["correct_pred"]
    assert figures.covered.whole == expected["covered"]["n_pred"]
    shares = {
        "polarity": figures.polarity, "modality": figures.modality,
        "modality_coarse": figures.modality_coarse, "year_where_gold_has_one": figures.year,
    }  # fmt: skip
    for name, share in shares.items():
        assert share.value == pytest.approx(expected["attributes"][name]), name


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # it leaves closing files to chance
@pytest.mark.parametrize("seed", range(4))
def test_it_agrees_with_the_gold_s_scorer_on_random_claims(
    theirs: Any, shared: Path, tmp_path: Path, seed: int
) -> None:
    gold = shared / "gold" / "develop" / "claims.jsonl"
    chance = random.Random(seed)
    claims = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    rows: list[Mapping[str, object]] = []
    for claim in chance.sample(claims, 500):
        other = chance.choice(claims)
        names = [claim["object"], *claim["object_aliases"]]
        told = {**claim, "object": chance.choice(names), "date": claim["date"] or ""}
        for field in ("relation", "subject", "polarity", "modality", "date", "quote"):
            if chance.random() < 0.15:
                told[field] = other[field]
        if chance.random() < 0.1:
            told["subject"], told["object"] = told["object"], told["subject"]
        rows.append(told)
    agree(theirs, gold, rows, tmp_path)


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_it_agrees_with_the_gold_s_scorer_on_what_we_read(
    theirs: Any, shared: Path, reader: Reader, tmp_path: Path
) -> None:
    folder = shared / "gold" / "develop"
    documents = read_texts(sorted(folder.glob("current-events-2025-0*.txt")), reader)
    rows = [row.cells for row in rows_of(documents, reader)]
    agree(theirs, folder / "claims.jsonl", rows, tmp_path)


def test_the_hard_sentences_are_told_of_in_words_of_the_export(reader: Reader) -> None:
    sentences = load_sentences()
    assert len(sentences) == 10
    for sentence in sentences:
        for claim in sentence.claims:
            subject, relation, object_, mood = claim.split(" | ")
            polarity, modality = mood.split(", ")
            assert relation in RELATIONS
            assert subject in sentence.text or object_ in sentence.text
            assert (polarity in POLARITIES, modality in MODALITIES) == (True, True)
    assert claims_in("Norway supports Chile.", reader) == [
        "Norway | supports | Chile | positive, asserted"
    ]
    assert list(lines(reader))[-1].endswith("are told besides.")
