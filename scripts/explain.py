"""`comity explain`: how the reader takes one sentence."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from comity.graph.article import Article
    from comity.graph.claim import Claim
    from comity.graph.extraction.grounds import Grounds
    from comity.graph.extraction.matching import Attempt
    from comity.graph.extraction.reader import Reader

REASONS = 5
"""So many grounds of a confidence are named."""


@click.command()
@click.argument("sentence")
@click.option("--published", help="Date of publication, for relative dates (2023-09-19).")
def explain(sentence: str, published: str | None) -> None:
    """Show mentions, links, clauses, frames tried, and why a claim came out of SENTENCE or not.

    \b
    Example:
      comity explain "Norway may recognise Palestine."
    """
    from comity.graph.article import Article
    from comity.graph.extraction.reader import load_reader

    article = Article("sentence", sentence, published=published)
    click.echo("\n".join(explanation(load_reader(), article)))


def explanation(reader: "Reader", article: "Article") -> list[str]:
    """The lines that `comity explain` prints."""
    reading = reader.read(article)
    doc = reading.parsed.doc
    lines = ["Mentions"]
    for mention in reading.mentions.all:
        names = ", ".join(e.label for e in mention.members) or mention.entity.label
        lines.append(
            f"  {mention.text!r} -> {names} <{mention.entity.iri}> "
            f"({mention.entity.kind}, by {mention.via}, {mention.score:.2f})"
        )
    lines.append("Clauses and frames")
    seen: set[int] = set()
    for tried in reading.attempts:
        clause = tried.clause
        if clause.head not in seen:
            seen.add(clause.head)
            slots = "; ".join(
                f"{slot}: {', '.join(doc[i].text for i in tokens)}"
                for slot, tokens in clause.slots.items()
            )
            lines.append(f"  {clause.kind} {clause.lemma!r}  [{slots}]")
        outcome = f"{len(tried.claims)} claim(s)" if tried.claims else tried.reason
        lines.append(f"    frame {tried.frame.id}: {outcome}")
        lines += _likelihood(reader, tried)
    found = reader.conclude(reading)
    lines.append("Claims")
    for claim, (_, grounds) in zip(found.claims, reader.weigh(reading)[0], strict=True):
        lines += [f"  {describe(claim)}", f"    {_reasons(reader, grounds)}"]
    lines += [] if found.claims else ["  none"]
    lines.append("Left out")
    lines += [
        f"  {issue.text!r}: {issue.reason} {issue.detail}".rstrip() for issue in found.issues
    ] or ["  nothing"]
    return lines


def _likelihood(reader: "Reader", tried: "Attempt") -> list[str]:
    """Why sides to which no slot led were taken for likely, in log-odds."""
    from comity.graph.extraction.likely.telling import LikelyAttempt

    likely = tried.likely if isinstance(tried, LikelyAttempt) else None
    if likely is None:
        return []
    found = reader.cues.contributions(likely.pair.cues())
    named = ", ".join(f"{cue} {weight:+.2f}" for cue, weight in found[:REASONS])
    rest = sum(weight for _, weight in found[REASONS:])
    both = f"{likely.source.text!r} and {likely.target.text!r}"
    return [
        f"      likely sides: {both}, {likely.chance:.2f}",
        f"      usual {reader.cues.bias:+.2f}, {named}, others {rest:+.2f}",
    ]


def _reasons(reader: "Reader", grounds: "Grounds") -> str:
    """What the confidence comes from, in log-odds: the usual, then what changes it most."""
    found = reader.weights.contributions(grounds)
    named = [f"{ground} {weight:+.2f}" for ground, weight in found[:REASONS]]
    rest = sum(weight for _, weight in found[REASONS:])
    parts = [f"usual {reader.weights.bias:+.2f}", *named, f"others {rest:+.2f}"]
    return f"confidence: {', '.join(parts)}"


def describe(claim: "Claim") -> str:
    """A claim on one line."""
    roles = ", ".join(f"{r.name}={r.entity.label}" for r in claim.situation.roles)
    link = f"tentative {claim.link}" if claim.is_silent else claim.link
    parts = [f"{claim.situation.kind}({roles})", link, claim.modality, claim.polarity]
    if claim.situation.period:
        parts.append(f"{claim.situation.period.begin}..{claim.situation.period.end}")
    if claim.situation.amount:
        parts.append(f"{claim.situation.amount.value} {claim.situation.amount.unit}")
    if claim.speaker:
        parts.append(f"says {claim.speaker.entity.label}")
    return f"{' | '.join(parts)} | {claim.frame} {claim.confidence:.2f} | {claim.quotation.exact!r}"
