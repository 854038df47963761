"""Which of several candidates is meant: how far back, how often named, and who can't be."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from comity.graph.claim import Entity
from comity.graph.extraction.board import Board
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.tokens import Token
from comity.ontology.iris import Iri

GOVERNING = frozenset({"government", "authorities", "cabinet", "administration"})
"""What a parliament, or another organ of the same state, may speak of."""
Fits = Callable[[Mention], bool]


class Salience:
    """How often the names of an article stand for each actor, and for each actor's state."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.named: Counter[Iri] = Counter(m.entity.iri for m in board.found)
        self.states: Counter[Iri] = Counter(
            state.iri for m in board.found if (state := self.state_of(m.entity)) is not None
        )

    def state_of(self, entity: Entity) -> Entity | None:
        """The state itself, or the one that a person or an organ belongs to."""
        owner = self.board.affiliations.get(entity.iri, entity)
        if owner.kind != "State":
            owner = self.board.gazetteer.represented(owner) or owner
        return owner if owner.kind == "State" else None

    def leading(self, entities: Iterable[Entity], counts: Counter[Iri]) -> Entity | None:
        """The only one, or the one named at least twice as often as each other."""
        ranked = sorted(set(entities), key=lambda e: (-counts[e.iri], e.iri))
        if len(ranked) == 1:
            return ranked[0]
        if len(ranked) > 1 and counts[ranked[0].iri] >= 2 * max(counts[ranked[1].iri], 1):
            return ranked[0]
        return None


def windows(token: Token, sentences: int) -> Iterator[tuple[int, int]]:
    """The tokens before the token in its sentence, then those of each sentence before it."""
    start, end = token.sent.start, token.i
    for _ in range(sentences):
        yield start, end
        if start == 0:
            return
        start, end = token.doc[start - 1].sent.start, start


def nearest(
    board: Board, token: Token, sentences: int, fits: Fits, salience: Salience
) -> Mention | None:
    """The fitting mention of the nearest sentence that has one; None where several are as likely.

    Of several in that sentence the one that is its subject is meant, else the one that the
    article tells most of.
    """
    bound = bound_entities(board, token, salience)
    for start, end in windows(token, sentences):
        found = [m for m in board.between(start, end) if m.entity not in bound and fits(m)]
        if not found:
            continue
        entities = {m.entity for m in found}
        if len(entities) > 1:
            subjects = [m for m in found if is_subject(board.doc[m.root])]
            entities = {m.entity for m in subjects} or entities
        entity = salience.leading(entities, salience.named)
        return next((m for m in reversed(found) if m.entity == entity), None)
    return None


def is_subject(token: Token) -> bool:
    """True for the subject of a finite clause."""
    return token.dep_ in ("nsubj", "nsubjpass")


def bound_entities(board: Board, token: Token, salience: Salience) -> set[Entity]:
    """What an object can't stand for: the subject of its clause, its conjuncts, their states."""
    index = bound_subject(token)
    if index is None:
        return set()
    subject = board.doc[index]
    found: set[Entity] = set()
    apposed = [child for child in subject.children if child.dep_ == "appos"]
    for other in (subject, *subject.conjuncts, *apposed):
        mention = board.roots.get(other.i) or board.name_at(other.i)
        for entity in () if mention is None else (mention.entity, *mention.members):
            found.add(entity)
            state = salience.state_of(entity)
            organ = entity.kind == "GovernmentBody" and token.lower_ not in GOVERNING
            if state is not None and (organ or entity.kind == "Person"):
                found.add(state)
    return found


def governor(head: Token) -> Token:
    """The verb, or else the top, above prepositions and the nouns that are their objects."""
    while head.dep_ != "ROOT" and (
        head.pos_ == "ADP" or (head.pos_ == "NOUN" and head.dep_ in ("dobj", "pobj"))
    ):
        head = head.head
    return head


def bound_subject(token: Token) -> int | None:
    """The subject that an object can't stand for ("Russia attacked the country")."""
    head = token.head if token.dep_ in ("dobj", "pobj", "dative") else None
    if is_subject(token) and token.head.dep_ in ("ccomp", "xcomp"):
        # "Urged the junta to go": the parse makes the object the subject of what it is to do.
        urged = any(c.dep_ == "aux" and c.lower_ == "to" for c in token.head.children)
        head = token.head.head if urged else None
    if head is not None:
        head = governor(head)
    for _ in range(4):
        if head is None:
            return None
        subject = next((child.i for child in head.children if is_subject(child)), None)
        if subject is not None:
            return subject
        head = head.head if head.dep_ in ("xcomp", "conj", "advcl", "pcomp") else None
        while head is not None and head.pos_ == "ADP" and head.dep_ != "ROOT":
            head = head.head
    return None
