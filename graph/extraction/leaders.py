"""Offices told by a verb: "Y, who heads the agency", "the movement led by Y"."""

from comity.graph.claim import Entity
from comity.graph.extraction.board import Board
from comity.graph.extraction.mention import Mention, OfficeClaim
from comity.graph.extraction.titles import with_article
from comity.graph.extraction.tokens import Token
from comity.ontology.iris import entity_iri, slug

_LED = frozenset(
    {
        "Organization", "IntergovernmentalOrganization", "Government", "GovernmentBody",
        "PoliticalMovement", "ArmedGroup", "PoliticalParty", "Company", "State",
        "SubnationalEntity", "ResearchOrganization", "MediaOrganization", "UnnamedGroup",
    }
)  # fmt: skip


def find_leaders(board: Board) -> None:
    """Add an office for each verb of leading with a person and what the person leads."""
    verbs = board.words.mapped("offices.heading_verbs")
    for token in board.doc:
        office = verbs.get(token.lemma_) if token.pos_ == "VERB" else None
        if office is None:
            continue
        person, led = _leader(board, token), _led(board, token)
        if person is None or led is None or person.entity.kind != "Person":
            continue
        if led.entity.kind in _LED:
            _add(board, token, office, person, led)


def _leader(board: Board, verb: Token) -> Mention | None:
    """Who leads: the subject, the noun that "who" goes with, or the agent behind "by"."""
    for child in verb.children:
        if child.dep_ == "agent":
            for inner in child.children:
                return board.roots.get(inner.i)
        if child.dep_ == "nsubj":
            return board.roots.get(verb.head.i if child.lower_ == "who" else child.i)
    return None


def _led(board: Board, verb: Token) -> Mention | None:
    """What is led: the object, the passive subject, or the noun that "led by" stands behind."""
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass"):
            return board.roots.get(child.i)
    return board.roots.get(verb.head.i) if verb.dep_ == "acl" else None


def _add(board: Board, verb: Token, name: str, person: Mention, led: Mention) -> None:
    label = f"{name.capitalize()} of {with_article(led.entity.label)}"
    office = Entity(entity_iri("office", slug(label)), label, "Office", led.entity.iri)
    start = min(person.start, led.start, verb.i)
    end = max(person.end, led.end, verb.i + 1)
    board.offices.append(OfficeClaim(person, office, start, end))
    board.affiliate(person.entity, led.entity)
