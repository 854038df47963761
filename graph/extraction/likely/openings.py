"""Openings: predicates of which a frame fitted, and that may tell of more than its slots led to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from comity.graph.extraction.context import Context
from comity.graph.extraction.frames import Frame
from comity.graph.extraction.matching import Attempt
from comity.ontology.iris import Iri

OPEN = frozenset({"no-source", "no-target", "source-is-target"})
"""Reasons of attempts whose frame fitted and only lacked who and whom."""

Tie = tuple[Iri, Iri]
"""A source and a target."""


@dataclass(frozen=True, slots=True)
class Opening:
    """All attempts of one predicate for one class of situation; `best` is the one to tell with.

    `sources` and `targets` are what slots led to, `told` what was told with both.
    """

    context: Context
    best: Attempt
    attempts: tuple[Attempt, ...]
    sources: frozenset[Iri]
    targets: frozenset[Iri]
    told: frozenset[Tie]

    @property
    def head(self) -> int:
        """The token index of the predicate."""
        return self.best.clause.head

    @property
    def situation(self) -> str:
        """The class of what it would tell of."""
        return self.best.frame.situation


def ties(attempt: Attempt) -> Iterator[Tie]:
    """Who and whom the claims of an attempt tie."""
    for claim in attempt.claims:
        roles = claim.situation.roles
        if len(roles) > 1:
            yield roles[0].entity.iri, roles[1].entity.iri


def openings(tried: Iterable[tuple[Context, Sequence[Attempt]]]) -> list[Opening]:
    """The openings of an article, in the order of its text; from the attempts of each sentence."""
    found: list[Opening] = []
    for context, attempts in tried:
        groups: dict[tuple[int, str], list[Attempt]] = defaultdict(list)
        for attempt in attempts:
            if _may_be_guessed(context, attempt.frame) and _is_open(attempt):
                groups[attempt.clause.head, attempt.frame.situation].append(attempt)
        found.extend(_opening(context, group) for group in groups.values())
    return found


def _may_be_guessed(context: Context, frame: Frame) -> bool:
    """True for what happens and for stances: who belongs to what, or holds what, is no guess."""
    kinds = ("Event", "Stance", "SanctionsRelation")
    return frame.said is None and any(context.model.is_a(frame.situation, kind) for kind in kinds)


def _is_open(attempt: Attempt) -> bool:
    """False where a frame of equals, or of sanctions, told who they are: then it told of all."""
    listed = attempt.frame.reciprocal or attempt.frame.situation == "SanctionsRelation"
    return attempt.reason in OPEN or (bool(attempt.claims) and not listed)


def _opening(context: Context, group: list[Attempt]) -> Opening:
    best = min(group, key=lambda a: (not a.claims, a.reason == "no-source"))
    return Opening(
        context,
        best,
        tuple(group),
        frozenset(iri for a in group for iri in a.sources),
        frozenset(iri for a in group for iri in a.targets),
        frozenset(tie for a in group for tie in ties(a)),
    )
