"""The names beside a plural: the G7 in "G7 ministers", Ghana in "the leaders of Ghana"."""

from comity.graph.claim import Entity
from comity.graph.extraction.board import Board
from comity.graph.extraction.groups import before_in_list
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.tokens import Token

STATES = frozenset({"State", "IntergovernmentalOrganization", "Bloc", "SubnationalEntity"})
Actors = tuple[Entity, ...]
_OF = frozenset({"of", "from"})
_BETWEEN_ITEMS = frozenset({",", "and", "the", "&", "its", "/"})


def names_before(board: Board, token: Token) -> list[Mention]:
    """The G7 in "the G7 Foreign Ministers", however the parse takes the capitals."""
    index = token.i - 1
    while index > token.sent.start and board.name_at(index) is None:
        word = board.doc[index]
        if word.lower_ not in board.words.listed("nominals.parties.portfolios"):
            return []
        index -= 1
    name = board.name_at(index) if index >= 0 else None
    if name is None or name.end > token.i:
        return []
    return [*before_in_list(board, name), name]


def names_behind(board: Board, token: Token) -> list[Mention]:
    """Ghana and Togo in "the presidents of Ghana and Togo", "heads of government of …"."""
    doc, index, limit = board.doc, token.i + 1, token.sent.end
    while index + 1 < limit and doc[index].lower_ in _OF and board.name_at(index + 1) is None:
        step = index + 1
        portfolios = board.words.listed("nominals.parties.portfolios")
        while step < limit and doc[step].lower_ in portfolios | _BETWEEN_ITEMS:
            step += 1
        if step < limit and doc[step].lower_ not in _OF:
            index = step - 1
            break
        index = step
    if index >= limit or not {doc[index].lower_, doc[index - 1].lower_} & _OF:
        return []
    return listed_from(board, index + 1, limit)


def listed_from(board: Board, index: int, limit: int) -> list[Mention]:
    """The names, and offices, from the token on, with only commas, "and", "the" between them."""
    found: list[Mention] = []
    while index < limit:
        name = board.name_at(index)
        office = next((m for m in board.between(index, index + 2) if m.via == "office"), None)
        if name is not None:
            found.append(name)
            index = name.end
        elif office is not None and office.start == index:
            # "The ministers of Chad and Mali, and the Secretary of State of …".
            found.append(office)
            index = office.end
        elif board.doc[index].lower_ in _BETWEEN_ITEMS:
            index += 1
        else:
            break
    return found


def actors_of(board: Board, mentions: list[Mention], kinds: frozenset[str]) -> Actors:
    """The actors of these mentions; a body or a person of a state is that state."""
    found: list[Entity] = []
    for mention in mentions:
        entity = mention.entity
        if entity.kind not in kinds:
            owner = board.gazetteer.represented(entity) or entity
            entity = board.affiliations.get(entity.iri, owner)
        if entity.kind in kinds:
            found.append(entity)
    return tuple(dict.fromkeys(found))
