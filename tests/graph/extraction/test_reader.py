"""The reader as a whole: what holds for every text, the traps, the same claims every time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.graph.article import Article
from comity.graph.claim import Claim, Extraction
from comity.graph.extraction.gate import admit, keep_best
from comity.graph.extraction.reader import Reader
from comity.graph.reading.reader import read_file

VOCABULARY = """Norway Chile the Taliban Kremlin signed attacked recognize will not a an agreement
with of in 2021 said “ ” , . ? — $4 billion percent trade Minister Anna Berg its they who which to
from and ; : ( ) 😀 é NATO’s exports"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n\n", "\u202e"])


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_every_quotation_is_verbatim(reader: Reader, text: str) -> None:
    article = Article("any", text, published="2025-06-30")
    found = reader.extract(article)
    for claim in found.claims:
        where = claim.quotation
        assert text[where.start : where.end] == where.exact != ""
        roles = {role.name: role.entity.kind for role in claim.situation.roles}
        assert not reader.model.problems(claim.situation.kind, {r: [k] for r, k in roles.items()})
        assert 0 < claim.confidence <= 1
    for issue in found.issues:
        assert text[issue.start : issue.end] == issue.text


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "(((((", "“", "a" * 5000, "the " * 2000])
def test_texts_without_a_sentence(reader: Reader, text: str) -> None:
    assert reader.extract(Article("empty", text)).claims == ()


def test_the_gate_refuses_a_quotation_that_is_not_there(reader: Reader) -> None:
    article = Article("a", "Norway recognized Palestine.", published="2025-06-30")
    claim = reader.extract(article).claims[0]
    other = Article("a", "Norway recognised Palestine.", published="2025-06-30")
    admitted, refused = admit(other, [claim], reader.model)
    assert admitted == []
    assert [issue.reason for issue in refused] == ["quotation-not-verbatim"]


def test_one_telling_gives_one_claim(reader: Reader) -> None:
    article = Article("a", "Norway held talks with Chile.", published="2025-06-30")
    claims = reader.extract(article).claims
    assert keep_best([*claims, *claims]) == claims


def edges(found: Extraction, link: str = "asserts") -> set[tuple[str, str, str]]:
    """(source, class, target) of the claims with this link."""
    return {
        (claim.situation.roles[0].entity.label, claim.situation.kind, role.entity.label)
        for claim in found.claims
        if claim.link == link
        for role in claim.situation.roles[1:]
    }


def mentioned(found: Extraction, kind: str, label: str) -> list[Claim]:
    """The claims of a class in which a thing of this name has a role."""
    return [
        claim
        for claim in found.claims
        if claim.situation.kind == kind
        and any(label in role.entity.label for role in claim.situation.roles)
    ]


def test_the_traps_of_the_two_articles(reader: Reader, shared: Path) -> None:
    files = sorted((shared / "articles").glob("*.txt"))
    assert len(files) == 2
    for file in files:
        found = reader.extract(read_file(file))
        asserted = edges(found)
        assert ("Russia", "Recognition", "Taliban") not in asserted
        assert mentioned(found, "Membership", "South Asian Free Trade Area") == []
        for claim in mentioned(found, "AgreementParticipation", "ECO"):
            assert claim.link != "asserts"
        for claim in found.claims:
            if any("Kazan" in role.entity.label for role in claim.situation.roles):
                assert claim.link == "projects"


def test_the_same_claims_under_every_hash_seed(root: Path) -> None:
    brief = sorted((root / "articles").glob("*.md"))[0]
    code = (
        "import sys; from comity.graph.extraction.reader import load_reader; "
        "from comity.graph.reading.reader import read_file; "
        "found = load_reader().extract(read_file(sys.argv[1])); "
        "print([c.id for c in found.claims], found.issues)"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, str(brief)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
