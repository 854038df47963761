"""Who says what stands in quotation marks, and who writes: "we" and "I" depend on it."""

from comity.graph.claim import Entity
from comity.graph.extraction.board import Board
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.tokens import Token

_REACH = 60
"""Tokens on either side of a quotation that may hold its verb of saying."""
_BACK = 6
"""Sentences back that may tell of a statement that is quoted."""
_STATEMENTS = frozenset({"statement", "declaration", "communique", "communiqué"})
_ISSUERS = frozenset({"department", "ministry", "government", "embassy", "kremlin", "council"})


def speakers(board: Board) -> dict[tuple[int, int], Mention]:
    """The speaker of each quotation, where the text names one.

    A quotation without a verb of saying beside it goes on with the one before it in its
    paragraph.
    """
    found: dict[tuple[int, int], Mention] = {}
    last: Mention | None = None
    paragraph: tuple[int, int] | None = None
    for quote in board.parsed.quotes:
        here = board.parsed.paragraph_at(quote[0])
        if here != paragraph:
            last, paragraph = None, here
        verbs = _verbs(board, quote)
        speaker = _speaker(board, quote, verbs) if verbs else last
        if speaker is not None:
            found[quote] = last = speaker
    return found


def _verbs(board: Board, quote: tuple[int, int]) -> list[Token]:
    """The verbs of saying beside a quotation, the nearest first."""
    start, end = quote
    verbs = [t for t in _around(board, start, end) if _says(board, t)]
    return sorted(verbs, key=lambda t: min(abs(t.i - start), abs(t.i - end)))


def _speaker(board: Board, quote: tuple[int, int], verbs: list[Token]) -> Mention | None:
    start, end = quote
    for verb in verbs:
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubjpass") and not start <= child.i < end:
                mention = board.roots.get(child.i)
                if mention is None and child.lemma_.lower() in _STATEMENTS:
                    mention = _issuer(board, child)
                if mention is not None:
                    return mention
    return None


def _issuer(board: Board, statement: Token) -> Mention | None:
    """Whose "the statement" is: its owner's, or the subject's of the sentence that told of it."""
    for child in statement.children:
        if child.dep_ in ("poss", "compound", "nmod", "amod") and child.i < statement.i:
            owner = board.roots.get(child.i) or board.name_at(child.i)
            if owner is not None:
                return owner
    sentence = statement.sent
    for _ in range(_BACK):
        if sentence.start == 0:
            return None
        sentence = board.doc[sentence.start - 1].sent
        if any(token.lemma_.lower() in _STATEMENTS for token in sentence):
            subjects = [c for c in sentence.root.children if c.dep_ in ("nsubj", "nsubjpass")]
            found = [board.roots.get(subject.i) for subject in subjects]
            return next((m for m in found if m is not None and m.via != "office"), None)
    return None


def _around(board: Board, start: int, end: int) -> list[Token]:
    doc = board.doc
    first = max(doc[max(start - 2, 0)].sent.start, start - _REACH)
    last = min(doc[min(end + 1, len(doc) - 1)].sent.end, end + _REACH)
    return [t for t in doc[first:last] if not start <= t.i < end]


def _says(board: Board, token: Token) -> bool:
    return token.pos_ == "VERB" and token.lemma_ in board.words.listed("nominals.speech.verbs")


def author(board: Board) -> tuple[Mention | None, Entity | None]:
    """The person and the state that speak as "I" and "we" outside quotation marks.

    A statement bears its author's name and office as a line of its own, or is published by a
    government.
    """
    for claim in board.offices:
        if claim.person.start in board.parsed.headings and not claim.former:
            return claim.person, board.affiliations.get(claim.person.entity.iri)
    return None, publisher_state(board)


def publisher_state(board: Board) -> Entity | None:
    """The state of the ministry or embassy that published the article, if one did."""
    publisher = (board.parsed.article.publisher or "").replace(",", " ").split()
    if any(word.lower() in _ISSUERS for word in publisher):
        for word in publisher:
            for sense in board.gazetteer.senses(word)[:1]:
                if sense.entity.kind == "State":
                    return sense.entity
    return None
