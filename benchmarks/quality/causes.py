"""Why gold claims were missed: the first step of the reader at which they were lost."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from benchmarks.quality.figures import Scored
from benchmarks.quality.names import folded, is_among
from benchmarks.quality.pairing import NEAR
from benchmarks.quality.reading import Document
from benchmarks.quality.records import Gold
from comity.graph.exporting.vocabulary import load_vocabulary
from comity.graph.extraction.matching import Attempt

AROUND = 200
"""So many code points beside the quotation an actor may be named."""

REFUSED = frozenset({"against-the-ontology", "quotation-not-verbatim"})

Cause = tuple[str, str]
"""What was missing, and its detail."""


def causes(scored: Scored, documents: Iterable[Document]) -> Counter[Cause]:
    """Cause -> how many gold claims of importance 1 it lost."""
    by_name = {document.doc: document for document in documents}
    relations = _relations()
    told: dict[int, list[int]] = defaultdict(list)
    for i, js in scored.pairing.same_pair.items():
        for j in js:
            told[j].append(i)
    return Counter(
        _as_pair(scored, j, told[j]) or _cause(claim, by_name[claim.doc], relations)
        for j, claim in enumerate(scored.gold)
        if claim.importance == 1 and j not in scored.pairing.found and claim.doc in by_name
    )


def _as_pair(scored: Scored, j: int, told: Iterable[int]) -> Cause | None:
    """The cause where the two actors of a gold claim were read, in this passage or so related."""
    words = scored.gold[j].words
    if any((i, j) in scored.pairing.fits for i in told):
        return "the claim is read", "but fewer times than gold tells it"
    here = [i for i in told if len(words & scored.predicted[i].words) > len(words) / 2]
    return ("the pair is read", "but in another relation") if here else None


def _relations() -> Mapping[str, frozenset[str]]:
    """Class of situation -> the relations that it may be worded as."""
    kinds = load_vocabulary().kinds
    return {
        name: frozenset(
            {kind.plain.relation}
            | {str(change["relation"]) for change in kind.targets.values() if "relation" in change}
            | {str(change["relation"]) for change in kind.modes.values() if "relation" in change}
        )
        for name, kind in kinds.items()
    }


def _cause(claim: Gold, document: Document, relations: Mapping[str, frozenset[str]]) -> Cause:
    start = document.extraction.article.text.find(claim.quote)
    if start < 0:
        return "the passage", "is not in the text as it was read"
    end = start + len(claim.quote)
    if unknown := _unknown(claim, document, start, end):
        return "an actor is not recognised", unknown
    doc = document.reading.parsed.doc
    here = [t for t in document.reading.attempts if start <= doc[t.clause.head].idx < end]
    if not here:
        return "no frame", "knows a predicate of the passage"
    apt = [t for t in here if _is_apt(claim.relation, relations.get(t.frame.situation, ()))]
    if not apt:
        return "no frame", "of this relation knows a predicate of the passage"
    if any(i.reason in REFUSED and start <= i.start < end for i in document.extraction.issues):
        return "the gate refuses it", "by ontology or quotation"
    return "a frame of the relation is tried", _outcome(apt)


def _unknown(claim: Gold, document: Document, start: int, end: int) -> str:
    """Which of the two actors no mention around the passage means, or ""."""
    doc = document.reading.parsed.doc
    names: set[str] = set()
    for mention in document.reading.mentions.all:
        if start - AROUND <= doc[mention.start].idx <= end + AROUND:
            labels = [mention.entity.label, mention.text, *(m.label for m in mention.members)]
            names |= set(map(folded, labels))
    missing = [
        side
        for side, wanted in (("subject", claim.subjects), ("object", claim.objects))
        if not any(is_among(name, wanted) for name in names)
    ]
    return " and ".join(missing)


def _is_apt(wanted: str, possible: Iterable[str]) -> bool:
    return any(wanted == one or frozenset((wanted, one)) in NEAR for one in possible)


def _outcome(apt: Iterable[Attempt]) -> str:
    """How the attempt ended that came furthest."""
    by_rank: dict[int, str] = defaultdict(str)
    for tried in apt:
        if tried.claims:
            by_rank[0] = "and tells it of other actors"
        elif tried.reason in {"no-target", "no-source", "source-is-target", "no-amount"}:
            by_rank[1] = f"and ends in {tried.reason}"
        else:
            by_rank[2] = "but asks for other words"
    return by_rank[min(by_rank)]
