"""Whom "I" and "we" stand for."""

from comity.graph.claim import Entity
from comity.graph.extraction.board import Board
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.tokens import Token

SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
FIRST = SINGULAR | PLURAL


def first_person(board: Board, token: Token, speaker: Mention | None, state: Entity | None) -> None:
    """ "I" is the speaker; "we" the state or organization that the speaker stands for."""
    singular = token.lower_ in SINGULAR
    if not singular and board.issuers and board.parsed.quote_at(token.i) is None:
        start, members = token.i, board.issuers
        several = members if len(members) > 1 else ()
        first = members[0]
        board.add(
            Mention(start, start + 1, start, first, token.text, "pronoun", 0.75, None, several)
        )
        return
    entity: Entity | None = speaker.entity if speaker is not None else None
    if not singular:
        if entity is not None and entity.kind == "Person":
            entity = board.affiliations.get(entity.iri)
        elif entity is not None and entity.kind == "Office":
            entity = board.gazetteer.represented(entity)
        entity = entity or state
    elif entity is not None and entity.kind != "Person":
        entity = None
    if entity is None:
        board.issue(token.i, token.i + 1, "first-person-without-speaker")
        return
    root = speaker.root if speaker is not None else None
    board.add(Mention(token.i, token.i + 1, token.i, entity, token.text, "pronoun", 0.75, root))
