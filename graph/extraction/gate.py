"""The gate that every claim passes: a verbatim quotation, valid roles, no doubles."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from comity.graph.article import Article
from comity.graph.claim import Claim, Issue
from comity.graph.extraction.scripts import is_encodable, is_mixed
from comity.ontology.schema import Model

STRETCH = 1000
"""Code points of text that are searched together for two tellings of one situation."""


def admit(
    article: Article, claims: Iterable[Claim], model: Model
) -> tuple[list[Claim], list[Issue]]:
    """The claims that hold, and an issue for each that doesn't."""
    admitted: list[Claim] = []
    refused: list[Issue] = []
    for claim in claims:
        reason, detail = _fault(article, claim, model)
        if reason:
            where = claim.quotation
            refused.append(Issue(article.id, where.start, where.end, where.exact, reason, detail))
        else:
            admitted.append(claim)
    return admitted, refused


def _fault(article: Article, claim: Claim, model: Model) -> tuple[str, str]:
    where = claim.quotation
    if article.text[where.start : where.end] != where.exact or not where.exact.strip():
        return "quotation-not-verbatim", claim.frame
    if not is_encodable(where.exact):
        return "no-unicode", claim.frame
    mixed = [role.text for role in claim.situation.roles if is_mixed(role.text)]
    if mixed:
        return "mixed-scripts", mixed[0]
    problems = model.problems(claim.situation.kind, fillers(claim))
    if problems:
        return "against-the-ontology", f"{claim.frame}: {problems[0]}"
    mode = claim.situation.mode
    if mode and not model.allows_mode(claim.situation.kind, mode):
        return "against-the-ontology", f"{claim.frame}: no mode {mode}"
    return "", ""


def fillers(claim: Claim) -> Mapping[str, list[str]]:
    """Role -> the classes of what fills it."""
    found: dict[str, list[str]] = {}
    for role in claim.situation.roles:
        found.setdefault(role.name, []).append(role.entity.kind)
    return found


def keep_best(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """One claim for each telling of a situation, the surer and then the shorter; in text order."""
    kept: list[Claim] = []
    near: dict[tuple[str, str, int], list[Claim]] = defaultdict(list)
    ranked = sorted(claims, key=lambda c: (-c.confidence, len(c.quotation.exact), c.id))
    for claim in ranked:
        stretches = list(_stretches(claim))
        if not any(_same_telling(claim, other) for s in stretches for other in near[s]):
            kept.append(claim)
            for stretch in stretches:
                near[stretch].append(claim)
    return tuple(sorted(kept, key=lambda c: (c.quotation.start, c.quotation.end, c.id)))


def _stretches(claim: Claim) -> Iterator[tuple[str, str, int]]:
    """Where to look for the same telling: long texts must not compare each claim with all."""
    where = claim.quotation
    for stretch in range(where.start // STRETCH, where.end // STRETCH + 1):
        yield claim.situation.kind, claim.link, stretch


def _same_telling(claim: Claim, other: Claim) -> bool:
    a, b = claim.quotation, other.quotation
    return (
        claim.situation.kind == other.situation.kind
        and {(r.name, r.entity.iri) for r in claim.situation.roles}
        <= {(r.name, r.entity.iri) for r in other.situation.roles}
        and claim.link == other.link
        and claim.modality == other.modality
        and _fits(claim, other)
        and (a.start < b.end and b.start < a.end)
    )


def _fits(claim: Claim, other: Claim) -> bool:
    """Same amount and period, or the one says nothing of them."""
    one, two = claim.situation, other.situation
    return (one.amount is None or one.amount == two.amount) and (
        one.period is None or one.period.inferred or one.period == two.period
    )
