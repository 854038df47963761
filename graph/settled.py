"""Situations as stores name them: the same one, told in either order, gets the same IRI."""

from dataclasses import replace

from comity.graph.article import Article
from comity.graph.claim import Situation
from comity.ontology.iris import Iri


def settled(situation: Situation, article: Article) -> Situation:
    """The situation as stores name it: sides in order, and undated events told apart."""
    return told_on(ordered(situation), article)


def told_on(situation: Situation, article: Article) -> Situation:
    """The situation, and where it is an event without a date, when it was told.

    What is told of an event without its date, years apart, is not one event; so the day on
    which it was told, or else the article, is part of what it is.
    """
    period = situation.period
    if not situation.kind.endswith("Event") or (period and (period.begin or period.end)):
        return situation
    return replace(situation, told=article.published or article.id)


def ordered(situation: Situation) -> Situation:
    """The situation with the two sides of a symmetric relation ordered by IRI.

    "A and B are allied" and "B and A are allied" become one situation: the lower IRI fills the
    role that ends in A ("allyA"), the other that in B.
    """
    names = {role.name for role in situation.roles}
    swaps: dict[str, str] = {}
    for first in (name for name in names if name.endswith("A") and name[:-1] + "B" in names):
        second = first[:-1] + "B"
        if min(_iris(situation, first)) > min(_iris(situation, second)):
            swaps |= {first: second, second: first}
    if not swaps:
        return situation
    roles = (replace(role, name=swaps.get(role.name, role.name)) for role in situation.roles)
    return replace(situation, roles=tuple(roles))


def _iris(situation: Situation, role: str) -> list[Iri]:
    return [entity.iri for entity in situation.fillers(role)]
