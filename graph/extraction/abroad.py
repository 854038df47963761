"""Who is abroad: whoever meets in a place outside the own state has travelled there."""

from comity.graph.extraction.context import Context
from comity.graph.extraction.owners import Filler
from comity.graph.extraction.places import state_behind


def is_abroad(context: Context, traveller: Filler, place: Filler) -> bool:
    """True where the place is known to lie outside the traveller's state."""
    mentions, gazetteer = context.fillers.mentions, context.fillers.gazetteer
    own = traveller.entity
    if own.kind != "State":
        affiliated = mentions.affiliations.get(own.iri)
        if affiliated is None or affiliated.kind != "State":
            return False
        own = affiliated
    there = place.entity.iri if place.entity.kind == "State" else None
    if there is None:
        mention = mentions.at(place.start)
        address = state_behind(mentions, context.doc, mention) if mention else None
        senses = gazetteer.senses(place.text)
        capital = next((s.entity for s in senses if s.kind == "capital"), None)
        state = address.entity if address is not None else capital
        there = state.iri if state is not None else None
    return there is not None and there != own.iri
