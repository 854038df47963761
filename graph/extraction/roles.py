"""Persons by what they are: "the president", "the top Chilean diplomat", "the Chilean leader"."""

from collections import defaultdict

from comity.graph.claim import Entity
from comity.graph.extraction.board import Board
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.salience import Salience, nearest
from comity.graph.extraction.tokens import Token
from comity.ontology.iris import Iri

_REACH = 4
_NEAR = 40
"""So many words from "President X", a state may be the one of which X is president."""


class Holders:
    """Who holds which office, by the article, and the words of each person's offices."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.titles: dict[Iri, set[str]] = defaultdict(set)
        self.unowned: dict[str, dict[Iri, Mention]] = defaultdict(dict)
        for claim in board.offices:
            title = claim.office.label.lower().split(" of ")[0]
            self.titles[claim.person.entity.iri] |= set(claim.office.label.lower().split())
            if claim.office.represents is None:
                self.unowned[title].setdefault(claim.person.entity.iri, claim.person)

    def resolve_office(self, office: Mention, salience: Salience) -> None:
        """An office that stands alone is its holder, where the article has named just one."""
        board = self.board
        title = office.entity.label.lower().split(" of ")[0]
        if office.entity.represents is None:
            person = self._by_title(office, title, salience)
        else:
            held = board.holders.get(office.entity.iri, {})
            if not held:
                # "President X" told of no state, and no one else is told to be that president.
                unowned = self.unowned.get(title, {})
                free = {k: p for k, p in unowned.items() if k not in board.affiliations}
                held = {k: p for k, p in free.items() if self._is_beside(p, office.entity)}
            person = next(iter(held.values())) if len(held) == 1 else None
            if len(held) > 1:
                token = board.doc[office.root]
                person = nearest(board, token, _REACH, lambda m: m.entity.iri in held, salience)
        if person is not None:
            board.replace(office, person)
        elif office.entity.represents is None:
            board.issue(office.start, office.end, "office-without-holder", office.entity.label)
            board.remove(office)

    def _is_beside(self, person: Mention, office: Entity) -> bool:
        """True where the text tells of the person near the state of the office."""
        state = office.represents
        named = (m.root for m in self.board.found if m.entity.iri == state)
        return any(abs(root - person.root) < _NEAR for root in named)

    def _by_title(self, office: Mention, title: str, salience: Salience) -> Mention | None:
        board = self.board
        fitting = {
            claim.person.entity.iri: claim.person
            for claim in board.offices
            if claim.start < office.start and claim.office.label.lower().split(" of ")[0] == title
        }
        if len(fitting) == 1:
            return next(iter(fitting.values()))
        words = set(title.split())

        def fits(mention: Mention) -> bool:
            iri = mention.entity.iri
            return iri in fitting if fitting else words <= self.titles.get(iri, set())

        return nearest(board, board.doc[office.root], _REACH, fits, salience)

    def person_meant(self, token: Token, salience: Salience) -> Mention | None:
        """The person whom "the Chilean diplomat" or "the general" means."""
        roles = self.board.words.classes("nominals.roles").get(token.lower_)
        if roles is None or not any(c.lower_ == "the" for c in token.children):
            return None
        if any(c.dep_ in ("relcl", "acl", "prep", "poss") for c in token.children):
            return None
        state: Entity | None = None
        beside: set[str] = set()
        for child in token.children:
            name = self.board.name_at(child.i) if child.i < token.i else None
            if name is not None and name.entity.kind == "State":
                state = name.entity
            elif child.tag_ in ("CD", "JJR"):
                return None
            elif child.dep_ in ("compound", "nmod") or child.tag_ in ("NN", "NNP"):
                beside.add(child.lower_)

        def fits(mention: Mention) -> bool:
            if mention.entity.kind != "Person" or mention.members:
                return False
            owner = self.board.affiliations.get(mention.entity.iri)
            held = self.titles.get(mention.entity.iri, set())
            same = state is None or owner is None or owner == state
            return same and bool(held & roles) and beside <= held

        return nearest(self.board, token, _REACH, fits, salience)
