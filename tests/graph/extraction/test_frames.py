"""Every frame's own example is its test; the frames fit the ontology and cover it."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from comity.graph.article import Article
from comity.graph.claim import Claim
from comity.graph.extraction.frames import NAMES, Frame, load_frames, parse_frames
from comity.graph.extraction.reader import Reader
from comity.ontology.errors import DataError
from comity.ontology.schema import load_model

FRAMES = load_frames()
PROJECTED = {"Planned", "Proposed", "Promised", "Expected", "Possible"}
MODEL = load_model()
GUIDE = Path(__file__).parents[3] / "CONTRIBUTING.md"


def sides(claim: Claim) -> str:
    """ "source | target" of a claim."""
    spec = MODEL.relation(claim.situation.kind)
    assert spec is not None
    source = claim.situation.fillers(spec.source)[0].label
    targets = claim.situation.fillers(spec.target)
    return f"{source} | {targets[0].label if targets else ''}"


@pytest.mark.parametrize("frame", FRAMES.all, ids=lambda frame: frame.id)
def test_the_example_yields_what_the_frame_says(reader: Reader, frame: Frame) -> None:
    found = reader.extract(Article("example", frame.example, published="2025-06-30"))
    of_frame = {sides(c) for c in found.claims if c.situation.kind == frame.situation}
    spec = MODEL.relation(frame.situation)
    assert spec is not None
    expected = set(frame.yields)
    if spec.symmetric:
        turned = {" | ".join(reversed(pair.split(" | "))) for pair in of_frame}
        of_frame |= turned & expected
    assert expected <= of_frame
    assert frame.yields, "a frame must show what it yields"
    assert frame.id in {c.frame for c in found.claims}, "another frame tells the example"


@pytest.mark.parametrize("frame", FRAMES.all, ids=lambda frame: frame.id)
def test_a_frame_fits_the_ontology(frame: Frame) -> None:
    assert MODEL.relation(frame.situation) is not None
    assert all(kind in MODEL.classes for kind in (*frame.source_kinds, *frame.target_kinds))
    assert frame.mode is None or MODEL.allows_mode(frame.situation, frame.mode)
    assert frame.amount in {None, "needed", "wanted", "counted"}
    assert frame.polarity in {None, "Negative"}
    assert frame.modality in {None, "Asserted", *PROJECTED}
    assert 0 < frame.weight <= 1


def test_the_guide_lists_every_key() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    section = guide[guide.index("## Add a frame") : guide.index("## Add an actor")]
    told = {name for name in NAMES if re.search(rf"^{name} =|`{name}[`.]", section, re.M)}
    assert NAMES - told == set()


def test_every_class_of_situations_has_a_frame() -> None:
    told = {frame.situation for frame in FRAMES.all}
    abstract = {"Situation", "Relationship", "Event", "Stance"}
    derived = {kind for kind in MODEL.classes if kind.endswith("Situation")}
    named = {
        kind
        for kind in MODEL.classes
        if MODEL.is_a(kind, "Relationship") or MODEL.is_a(kind, "Event")
    }
    assert named - abstract - derived - told == set()


def test_narrow_frames_are_tried_before_wide_ones() -> None:
    for (kind, lemma), frames in FRAMES.index.items():
        for earlier, later in pairwise(frames):
            assert earlier.requires or not later.requires, (kind, lemma)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[[frame]", "not TOML"),
        ('[[frame]]\nid = "a"\nnonsense = 1', "unknown key 'nonsense'"),
        ('[[frame]]\nid = "a"\nverbs = ["go"]', "missing"),
        (
            '[[frame]]\nid = "a"\nsituation = "Event"\nsource = []\ntarget = []\n'
            'example = ""\nyields = []',
            "no predicate",
        ),
    ],
)
def test_a_bad_file_is_named_with_its_cure(text: str, complaint: str) -> None:
    with pytest.raises(DataError, match=complaint) as caught:
        parse_frames(text, "mine.toml")
    assert "mine.toml" in str(caught.value)
