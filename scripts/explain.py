"""`comity explain`: how the reader takes one sentence."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from comity.graph.article import Article
    from comity.graph.claim import Claim
    from comity.graph.extraction.reader import Reader


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
    found = reader.conclude(reading)
    lines.append("Claims")
    lines += [f"  {describe(claim)}" for claim in found.claims] or ["  none"]
    lines.append("Left out")
    lines += [
        f"  {issue.text!r}: {issue.reason} {issue.detail}".rstrip() for issue in found.issues
    ] or ["  nothing"]
    return lines


def describe(claim: "Claim") -> str:
    """A claim on one line."""
    roles = ", ".join(f"{r.name}={r.entity.label}" for r in claim.situation.roles)
    parts = [f"{claim.situation.kind}({roles})", claim.link, claim.modality, claim.polarity]
    if claim.situation.period:
        parts.append(f"{claim.situation.period.begin}..{claim.situation.period.end}")
    if claim.situation.amount:
        parts.append(f"{claim.situation.amount.value} {claim.situation.amount.unit}")
    if claim.speaker:
        parts.append(f"says {claim.speaker.entity.label}")
    return f"{' | '.join(parts)} | {claim.frame} {claim.confidence:.2f} | {claim.quotation.exact!r}"
