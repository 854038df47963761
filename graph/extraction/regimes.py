"""Governments told by whose they are: "the Holm regime", and "the regime" behind it."""

from comity.graph.claim import Entity
from comity.graph.extraction.board import Board
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.salience import windows
from comity.graph.extraction.tokens import Token
from comity.ontology.iris import entity_iri

_REACH = 5


def regime_of(board: Board, ruler: Entity, noun: Token) -> Entity:
    """The government of a ruler whose state the article doesn't tell."""
    label = f"{ruler.label} {noun.lower_}"
    return Entity(entity_iri("org", board.group_key(label)), label, "Government")


def regime_before(board: Board, noun: Token) -> Mention | None:
    """ "The regime" is the one that was told of just before by its ruler's name or its state's."""
    for start, end in windows(noun, _REACH):
        for mention in reversed(board.between(start, end)):
            if mention.via == "group" and noun.doc[mention.root].lower_ == noun.lower_:
                return mention
    return None
