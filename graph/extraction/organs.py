"""Organs that act for their body: "the Summit", "the Board of Directors of the Bank", "Council".

A communiqué speaks of the body that issues it as its summit, authority or conference; a lender's
release as the Board, the Bank. They are the body itself where the text has said whose they are.
"""

from collections import Counter
from collections.abc import Mapping

from comity.graph.claim import Entity
from comity.graph.extraction.board import POSSESSIVE, Board
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.tokens import Token
from comity.ontology.iris import entity_iri

_BODIES = frozenset({"IntergovernmentalOrganization", "Bloc", "Organization"})
_KNOWN = frozenset({"gazetteer", "acronym"})
_PEOPLES = frozenset({"and people of", "and peoples of"})
_LED = 4
"""Words that may stand between a body's name and its organ ("IMF's Executive Board")."""


def find_called(board: Board) -> None:
    """Let "the Bank", "the Community" stand for the body that has the word in its name."""
    called = board.words.listed("nominals.organs.called")
    bodies: Mapping[str, Entity] | None = None
    for token in board.doc:
        if token.lower_ not in called or not _is_open(board, token):
            continue
        known = board.name_at(token.i)
        if _is_alone(board, token, known):
            bodies = _by_word(board) if bodies is None else bodies
            body = bodies.get(token.lower_)
            if body is not None:
                _stand_for(board, token, known, body)


def find_organs(board: Board) -> None:
    """Let organs stand for the body beside them, or told of before, or that issues the text."""
    organs = board.words.listed("nominals.organs.organs")
    sittings = board.words.listed("nominals.organs.sittings")
    told: dict[str, Entity] = {}
    for token in board.doc:
        word = token.lower_
        if word not in organs or not _is_open(board, token):
            continue
        known = board.name_at(token.i)
        body = _behind(board, token, known) or _before(board, token)
        if body is not None:
            told.setdefault(word, body)
        elif _is_alone(board, token, known):
            body = told.get(word) or _issuer(board)
        if body is None:
            continue
        if word not in sittings or _acts(board, token):
            _stand_for(board, token, known, body)
        elif known is None or known.end - known.start == 1:
            label = f"{body.label} {word}"
            meeting = Entity(entity_iri("prj", board.group_key(label)), label, "Initiative")
            _stand_for(board, token, known, meeting)


def find_peoples(board: Board) -> None:
    """Let both be Ghana in "the Government and people of Ghana"."""
    for token in board.doc:
        if token.lower_ != "government" or token.i + 4 >= len(board.doc):
            continue
        if board.doc[token.i + 1 : token.i + 4].text.lower() not in _PEOPLES:
            continue
        index = token.i + 4 + (board.doc[token.i + 4].lower_ == "the")
        name = board.name_at(index)
        known = board.name_at(token.i)
        if name is None or name.entity.kind != "State" or (known and known.via != "new-org"):
            continue
        _stand_for(board, token, known, name.entity)
        _stand_for(board, token.nbor(2), board.name_at(token.i + 2), name.entity)


def _is_open(board: Board, token: Token) -> bool:
    """True for a capitalized word of the text that no known name has taken."""
    if not token.text[:1].isupper() or token.i in board.parsed.headings:
        return False
    known = board.name_at(token.i)
    return known is None or known.via == "new-org"


def _behind(board: Board, token: Token, known: Mention | None) -> Entity | None:
    """SADC in "the Summit of Heads of State and Government of SADC"."""
    doc, index = board.doc, token.i + 1
    if index >= len(doc) or doc[index].lower_ != "of":
        return None
    within = board.words.listed("nominals.organs.within")
    while index < token.sent.end and doc[index].lower_ in within:
        if board.name_at(index) is not known and board.name_at(index) is not None:
            break
        index += 1
    name = board.name_at(index) if index < token.sent.end else None
    return name.entity if name is not None and name.entity.kind in _BODIES else None


def _before(board: Board, token: Token) -> Entity | None:
    """The IMF in "the IMF's Executive Board", "the IMF Executive Board"."""
    doc, index = board.doc, token.i - 1
    ranks = board.words.listed("nominals.organs.ranks")
    while index > max(token.sent.start, token.i - _LED) and (
        doc[index].lower_ in ranks or doc[index].text in POSSESSIVE or doc[index].tag_ == "CD"
    ):
        index -= 1
    name = board.name_at(index) if token.sent.start <= index < token.i else None
    if name is None or name.end > token.i or name.via == "new-org":
        return None
    return name.entity if name.entity.kind in _BODIES else None


def _is_alone(board: Board, token: Token, known: Mention | None) -> bool:
    """True for "the Board", "the Executive Board", "Summit", not for a part of a longer name."""
    start, end = (token.i, token.i + 1) if known is None else (known.start, known.end)
    fine = board.words.listed("nominals.organs.ranks") | {"the", "group"}
    if any(t.lower_ not in fine for t in board.doc[start:end] if t.i != token.i):
        return False
    following = board.doc[end] if end < len(board.doc) else None
    if following is not None and (
        following.lower_ == "of" or (following.pos_ == "PROPN" and following.text[0].isupper())
    ):
        return False
    before = board.doc[start - 1] if start else None
    if before is None or start == token.sent.start:
        return token.dep_ == "nsubj"
    return before.lower_ in fine or before.text in POSSESSIVE


def _acts(board: Board, token: Token) -> bool:
    """True where a meeting does what only those who meet do: "the Summit condemned"."""
    verb = token.head
    acts = board.words.listed("nominals.parties.acts")
    return token.dep_ == "nsubj" and (verb.lemma_ in acts or verb.head.lemma_ in acts)


def _by_word(board: Board) -> dict[str, Entity]:
    """For each word of their names the body that the article names most: "the Bank", "the Fund"."""
    called = board.words.listed("nominals.organs.called")
    counts: dict[str, Counter[Entity]] = {}
    for mention in board.found:
        if mention.via in _KNOWN and mention.entity.kind in _BODIES:
            for word in called & set(mention.entity.label.lower().split()):
                counts.setdefault(word, Counter())[mention.entity] += 1
    return {word: counter.most_common(1)[0][0] for word, counter in counts.items()}


def _issuer(board: Board) -> Entity | None:
    if len(board.issuers) == 1 and board.issuers[0].kind in _BODIES:
        return board.issuers[0]
    return None


def _stand_for(board: Board, token: Token, known: Mention | None, body: Entity) -> None:
    start, end = (token.i, token.i + 1) if known is None else (known.start, known.end)
    if known is not None:
        board.remove(known)
    mention = board.mention(start, end, body, "group", 0.75)
    if mention.root in board.roots and board.roots[mention.root].via != "new-org":
        return
    board.add_name(mention)
