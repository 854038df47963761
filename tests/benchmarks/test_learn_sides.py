"""Likely sides are learned from annotated texts: what counts as right, and the file written."""

import json
from pathlib import Path

import pytest

from benchmarks.quality import learn_sides
from benchmarks.quality.learn_sides import Example, learn, main, written
from comity.graph.extraction.likely.weights import parse_cues

TEXT = (
    "Title: A note\n\nSanctions on Eritrea were called overdue, and Canada was the first to act.\n"
)


def gold(relation: str) -> str:
    """Canada and Eritrea in some relation."""
    claim: dict[str, object] = {
        "id": "1", "doc": "a", "relation": relation, "subject": "Canada", "object": "Eritrea",
        "subject_aliases": [], "object_aliases": [], "polarity": "negative",
        "modality": "asserted", "date": None, "value": None, "speaker": None,
        "quote": "Sanctions on Eritrea", "importance": 1,
    }  # fmt: skip
    return json.dumps(claim)


def examples(times: int, **right: float) -> list[Example]:
    """So many pairs in as many texts for each cue, of which a share is right."""
    return [
        Example(f"text-{n}", (("pair", cue),), n < share * times)
        for cue, share in right.items()
        for n in range(times)
    ]


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[Example]:
    """What it would learn from; nothing is learned."""
    noted: list[Example] = []

    def note(found: list[Example]) -> tuple[float, dict[tuple[str, str], float]]:
        noted.extend(found)
        return 0.0, {}

    monkeypatch.setattr(learn_sides, "learn", note)
    return noted


def test_what_is_mostly_right_speaks_for_a_pair() -> None:
    bias, weights = learn(examples(400, near=0.9, far=0.05))
    found = parse_cues(written(bias, weights))
    assert found.pair["near"] > 0
    assert found.bias + found.pair["near"] > 0 > found.bias + found.pair.get("far", 0.0)


def test_what_was_seen_seldom_has_no_weight() -> None:
    _, weights = learn(examples(400, near=0.9, far=0.05) + examples(3, odd=1.0))
    assert ("pair", "odd") not in weights


def test_the_same_examples_give_the_same_file() -> None:
    found = examples(60, near=0.8, far=0.1)
    assert written(*learn(found)) == written(*learn(found))


@pytest.mark.parametrize(
    ("relation", "right"), [("sanctions", {True, False}), ("attacks", {False})]
)
def test_gold_says_what_is_right(
    relation: str, right: set[bool], tmp_path: Path, seen: list[Example]
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text(gold(relation), encoding="utf-8")
    (tmp_path / "none.txt").write_text("Peru and Chile drew on Monday.\n", encoding="utf-8")
    files = [str(tmp_path / name) for name in ("gold.jsonl", "a.txt", "none.txt", "out.toml")]
    main([files[0], "--texts", files[1], "--none", files[2], "-o", files[3]])
    assert {one.right for one in seen} == right


def test_texts_made_to_learn_from_count_less(tmp_path: Path, seen: list[Example]) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
        claim = gold("sanctions").replace('"doc": "a"', f'"doc": "{name}"')
        (tmp_path / f"{name}.jsonl").write_text(claim, encoding="utf-8")
    texts = [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    made = ["--made", str(tmp_path / "b.jsonl")]
    main([str(tmp_path / "a.jsonl"), "--texts", *texts, *made, "-o", str(tmp_path / "o.toml")])
    counts = {name: {one.counts for one in seen if one.doc == name} for name in ("a", "b")}
    assert max(counts["b"]) == learn_sides.MADE * max(counts["a"]) > 0


def test_a_missing_text_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(gold("sanctions"), encoding="utf-8")
    missing = str(tmp_path / "none")
    with pytest.raises(SystemExit, match=r"^learn_sides: "):
        main([str(tmp_path / "gold.jsonl"), "--texts", missing, "-o", str(tmp_path / "o.toml")])
