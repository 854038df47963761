"""From likely sides to an attempt: the frame tells of them as of any others."""

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from comity.graph.article import Article
from comity.graph.claim import Claim, Issue
from comity.graph.extraction.context import Voice
from comity.graph.extraction.likely.sides import Likely
from comity.graph.extraction.matching import Attempt, told_of
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.owners import Filler
from comity.graph.extraction.sides import Pairs

SURE = 0.7
"""From this confidence on (0 to 1) a guess is told like what slots led to."""


@dataclass(frozen=True, slots=True)
class LikelyAttempt(Attempt):
    """An attempt with sides that no slot led to; `likely` says why they were chosen."""

    likely: Likely | None = None


def attempt_likely(likely: Likely, voice: Callable[[], Voice]) -> LikelyAttempt:
    """Tell with the frame of its predicate what ties these two.

    What the paragraph told before is not taken over: a period of it may be another's.
    """
    best = likely.opening.best
    context = replace(likely.opening.context, told={})
    score = math.sqrt(likely.chance)
    pairs: Pairs = [
        (source, target)
        for source in _fillers(likely.source, score)
        for target in _fillers(likely.target, score)
    ]
    tried = told_of(context, best.clause, best.frame, pairs, voice)
    claims = tuple(replace(claim, review="Tentative") for claim in tried.claims)
    return LikelyAttempt(tried.clause, tried.frame, claims, tried.reason, likely=likely)


def settle_guess(claim: Claim) -> Claim:
    """The claim with its confidence: a guess that is as sure as others is no longer tentative.

    What is tentative is not said to be over: it says nothing at all.
    """
    if claim.review != "Tentative":
        return claim
    if claim.confidence >= SURE:
        return replace(claim, review="MachineRead")
    return replace(claim, past=False)


def tentative(article: Article, claims: Iterable[Claim]) -> Iterator[Issue]:
    """What was only guessed, so that nothing follows from it."""
    for claim in claims:
        if claim.review == "Tentative":
            where = claim.quotation
            yield Issue(article.id, where.start, where.end, where.exact, "tentative", claim.frame)


def _fillers(mention: Mention, score: float) -> Iterator[Filler]:
    for entity in mention.members or (mention.entity,):
        yield Filler(entity, mention.text, mention.start, mention.end, mention.score * score)
