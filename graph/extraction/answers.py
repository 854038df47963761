"""Answers to what was told before: who denies it with whoever accused them."""

from comity.graph.extraction.context import EARLIER, Context, inherited
from comity.graph.extraction.frames import Frame
from comity.graph.extraction.owners import Filler
from comity.ontology.iris import Iri


def rebuttals(
    context: Context, sources: tuple[Filler, ...], frame: Frame
) -> tuple[list[tuple[Filler, Filler | None]], str]:
    """Who denies with who accused them just before; nobody denies what others are accused of.

    Or who refuses with who asked, where the frame inherits from what was asked.
    """
    if frame.inherits:
        before = inherited(context, frame)
    else:
        before = context.told.get("AccuseEvent") or context.told.get(EARLIER)
    if before is None or not sources:
        return [], "no-source" if not sources else "no-target"
    accused = {iri for filler in before.targets for iri in _selves(context, filler)}
    denying = [s for s in sources if not accused.isdisjoint(_selves(context, s))]
    pairs: list[tuple[Filler, Filler | None]] = [
        (source, accuser)
        for source in denying
        for accuser in before.sources
        if _selves(context, source).isdisjoint(_selves(context, accuser))
    ]
    return pairs, "" if pairs else "no-target"


def _selves(context: Context, filler: Filler) -> set[Iri]:
    """The actor, and the state or body that it acts for."""
    own = context.fillers.mentions.affiliations.get(filler.entity.iri)
    found = {filler.entity.iri, filler.entity.represents, own.iri if own else None}
    return {iri for iri in found if iri}
