"""Find every mention in an article: names, offices, groups, then what refers back to them."""

from types import MappingProxyType

from comity.graph.extraction.acronyms import find_acronyms
from comity.graph.extraction.board import Board
from comity.graph.extraction.coreference import resolve
from comity.graph.extraction.document import Parsed
from comity.graph.extraction.gazetteer import Gazetteer
from comity.graph.extraction.groups import find_groups
from comity.graph.extraction.halves import find_halves
from comity.graph.extraction.home import home_of
from comity.graph.extraction.joined_names import mend_joined
from comity.graph.extraction.leaders import find_leaders
from comity.graph.extraction.leftovers import find_leftovers
from comity.graph.extraction.linking import link_known_names
from comity.graph.extraction.mention import Mention, Mentions, OfficeClaim
from comity.graph.extraction.name_lists import find_listed
from comity.graph.extraction.name_roles import find_places_by_role
from comity.graph.extraction.names import find_forms
from comity.graph.extraction.offices import find_offices
from comity.graph.extraction.organs import find_called, find_organs, find_peoples
from comity.graph.extraction.parties import find_parties, find_they
from comity.graph.extraction.persons import find_persons
from comity.graph.extraction.ships import find_ships
from comity.graph.extraction.things import find_things

__all__ = ["Mention", "Mentions", "OfficeClaim", "find_mentions"]


def find_mentions(parsed: Parsed, gazetteer: Gazetteer) -> Mentions:
    """All mentions of the article, the offices it gives to persons, and what stayed unclear.

    Known names come first, then names known by their form, ships, persons, what only the recognizer
    knows, groups, offices, things; references back come last.
    """
    board = Board(parsed, gazetteer)
    link_known_names(board)
    find_forms(board)
    find_acronyms(board)
    find_ships(board)
    find_persons(board)
    find_leftovers(board)
    find_places_by_role(board)
    find_listed(board)
    mend_joined(board)
    find_halves(board)
    find_called(board)
    find_peoples(board)
    board.home = home_of(board)
    find_groups(board)
    find_offices(board)
    find_things(board)
    find_parties(board)
    find_organs(board)
    resolve(board)
    find_they(board)
    find_leaders(board)
    ordered = tuple(sorted(board.found, key=lambda m: (m.start, -m.end, m.root)))
    return Mentions(
        ordered,
        MappingProxyType(dict(sorted(board.roots.items()))),
        tuple(sorted(board.issues)),
        tuple(board.offices),
        MappingProxyType(board.affiliations),
        board.issuers,
    )
