"""The state that a description means: "the country", "the government", "the kingdom"."""

from comity.graph.claim import Entity
from comity.graph.extraction.board import Board
from comity.graph.extraction.home import state_in_question
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.regimes import ARMIES, FAR, JUNTAS, state_of_coup
from comity.graph.extraction.salience import (
    Salience,
    bound_entities,
    bound_subject,
    is_subject,
    windows,
)
from comity.graph.extraction.tokens import Token
from comity.ontology.iris import Iri

_REACH = 4
_WITHIN = frozenset({"opposition", "protester", "demonstrator", "lawmaker", "party", "union"})
"""Who speaks of the government of their own state."""
_LEAVING = frozenset({"in", "into", "from", "to", "out", "across", "inside", "within"})


def country_meant(board: Board, token: Token, salience: Salience) -> Mention | None:
    """The last mention of the state that the noun stands for, None where it is unsure."""
    listed = board.words.listed
    states = _of_kind(board, token)
    if states is not None:
        return _state_before(board, token, salience, states)
    word = token.lower_
    half = board.words.mapped("epithets.halves").get(token.text)
    if half is not None and _is_half(token):
        return _state_before(board, token, salience, {board.gazetteer.states[half].iri}, reach=40)
    if word in listed("epithets.state_nouns") or word in listed("epithets.ruling_nouns"):
        if any(c.lower_ in listed("epithets.other") for c in token.children if c.i < token.i):
            return None
        if any(c.tag_ in ("JJR", "JJS", "RBS", "CD") for c in token.children):
            return None
        if word in ("army", "military") and any(c.dep_ == "amod" for c in token.children):
            return None
        taken = state_of_coup(board, token) if word in JUNTAS | ARMIES else None
        if word in JUNTAS:
            return taken or _most_told(board, token, salience)
        meant = _state_before(board, token, salience, None) or taken
        if word in listed("epithets.ruling_nouns"):
            return _at_home(board, token, salience, meant) or meant
        return meant
    return None


def _most_told(board: Board, token: Token, salience: Salience) -> Mention | None:
    """The state of which the text so far tells by far the most, other than who issues it."""
    bound = bound_entities(board, token, salience) | set(board.issuers)
    before = board.between(max(token.i - FAR, 0), token.i)
    states = [m for m in before if m.entity.kind == "State"]
    others = [m for m in states if m.entity not in bound and not m.members]
    meant = salience.leading((m.entity for m in others), salience.states)
    return next((m for m in reversed(others) if m.entity == meant), None)


def _at_home(
    board: Board, token: Token, salience: Salience, meant: Mention | None
) -> Mention | None:
    """The state in question, unless another that acts has just been told of."""
    acting = bound_subject(token)
    within = acting is not None and board.doc[acting].lemma_.lower() in _WITHIN
    home = board.home if within else state_in_question(board, token)
    if home is None or home in bound_entities(board, token, salience):
        return None
    near = meant if not within else None
    if near and (is_subject(board.doc[near.root]) or _is_in_same(board, near, token)):
        return None
    before = board.between(max(token.i - FAR, 0), token.i)
    return next((m for m in reversed(before) if m.entity == home), None)


def _is_in_same(board: Board, mention: Mention, token: Token) -> bool:
    """True where both stand in one paragraph, of which the home is not told before the token."""
    paragraph = board.parsed.paragraph_at(token.i)
    begin = paragraph[0] if paragraph else token.sent.start
    begin = max(begin, token.i - FAR)
    told = any(m.entity == board.home for m in board.between(begin, token.i))
    return mention.root >= begin and not told


def _is_half(token: Token) -> bool:
    """True for "the North" that is no part of a longer name."""
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    return after is None or after.pos_ not in ("PROPN", "NOUN") or after.lower_ in ("'s", "’s")


def _of_kind(board: Board, token: Token) -> set[Iri] | None:
    """The states that the noun or a region before it can mean; None where it may be any."""
    before = token.nbor(-1).lower_ if token.i else ""
    nouns = board.words.classes("epithets.nouns")
    codes = nouns.get(f"{before} {token.lower_}") or nouns.get(token.lower_)
    if codes is None and token.lower_ in board.words.listed("epithets.state_nouns") | {"state"}:
        modifiers = [c for c in token.children if c.dep_ in ("amod", "compound", "nmod")]
        region = " ".join(t.lower_ for m in modifiers for t in [*m.lefts, m])
        regions = board.words.classes("epithets.regions")
        codes = regions.get(region) or regions.get(region.rsplit(" ", 1)[-1])
    if codes is None:
        return None
    states = board.gazetteer.states
    return {states[code].iri for code in codes if code in states}


def _state_before(
    board: Board, token: Token, salience: Salience, among: set[Iri] | None, reach: int = _REACH
) -> Mention | None:
    """The state that is the only one, or by far the most told of, in the nearest sentence."""
    bound = bound_entities(board, token, salience) if among is None else set()
    if token.lower_ in JUNTAS | ARMIES:
        bound |= set(board.issuers)  # Their own they would call "our army".
    away = token.dep_ == "pobj" and token.head.lower_ in _LEAVING
    for start, end in windows(token, reach):
        found = [
            (m, state)
            for m in board.between(start, end)
            if (state := _state(salience, m, among)) is not None
            and (among is None or state.iri in among)
            and state not in bound
        ]
        if away:
            abroad = {s for m, s in found if _is_of_forces(board, m)}
            found = [(m, s) for m, s in found if s not in abroad]
        if found and any(c.lower_ == "that" for c in token.children):
            return found[-1][0]
        if found:
            meant = salience.leading((state for _, state in found), salience.states)
            return next((m for m, state in reversed(found) if state == meant), None)
    return None


def _state(salience: Salience, mention: Mention, among: set[Iri] | None) -> Entity | None:
    if among is not None and mention.entity.iri in among:
        return mention.entity
    if (mention.members and mention.via != "group") or mention.entity.kind == "Person":
        return None
    if mention.entity.kind == "State":
        return mention.entity
    return None if mention.via == "group" else salience.state_of(mention.entity)


def _is_of_forces(board: Board, mention: Mention) -> bool:
    """True in "U.S. troops in the country": they are not in their own."""
    root = board.doc[mention.root]
    if mention.via == "group":
        return True
    if root.dep_ not in ("amod", "compound", "nmod", "poss"):
        return False
    owner = board.roots.get(root.head.i)
    return owner is not None and owner.via == "group" and root.head.tag_ == "NNS"
