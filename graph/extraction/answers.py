"""Sides that answer each other: "accused each other", "denied the charge"."""

from spacy.tokens import Token

from comity.graph.extraction.context import EARLIER, Context
from comity.graph.extraction.fillers import Filler
from comity.graph.extraction.frames import Frame
from comity.graph.extraction.syntax import children
from comity.graph.extraction.verb_clauses import Clause
from comity.ontology.iris import Iri

EACH_OTHER = {"other": "each", "another": "one"}


def is_mutual(context: Context, clause: Clause, frame: Frame) -> bool:
    """True for "accused each other", "recognised each other's borders"."""
    tokens = (context.doc[i] for slot in frame.target for i in clause.slots.get(slot, ()))
    return any(_is_each_other(t) for token in tokens for t in (token, *children(token, "poss")))


def _is_each_other(token: Token) -> bool:
    first = EACH_OTHER.get(token.lower_)
    return first is not None and token.i > 0 and token.nbor(-1).lower_ == first


def rebuttals(
    context: Context, sources: tuple[Filler, ...]
) -> tuple[list[tuple[Filler, Filler | None]], str]:
    """Who denies with who accused them just before; nobody denies what others are accused of."""
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
