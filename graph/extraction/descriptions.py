"""Definite descriptions: "the alliance", "the militant group", "his government", "the court"."""

from dataclasses import replace

from comity.graph.claim import Entity
from comity.graph.extraction.board import POSSESSIVE, Board, plain
from comity.graph.extraction.countries import country_meant
from comity.graph.extraction.home import add_body_in_question
from comity.graph.extraction.introduced import acted_for, introduced
from comity.graph.extraction.joint import (
    is_one_of_two,
    means_several,
    resolve_one_of_two,
    resolve_several,
)
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.regimes import regime_before, regime_of
from comity.graph.extraction.roles import Holders
from comity.graph.extraction.salience import Fits, Salience, nearest, windows
from comity.graph.extraction.syntax import children
from comity.graph.extraction.tokens import Token

_REACH = 6
"""Sentences that a description may reach back."""
_AGAIN = 5
"""Sentences within which the same words stand for the same thing."""
_NEVER_BY_WORD = frozenset({"State", "Person", "Office", "UnnamedGroup", "Topic", "Place"})


class Descriptions:
    """Finds what the descriptions of one article stand for."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.salience = Salience(board)
        self.holders = Holders(board)

    def resolve(self, token: Token) -> None:
        """Add a mention where the token is the head of a description whose referent is clear."""
        board = self.board
        known = board.roots.get(token.i)
        if known is not None and known.via == "office":
            if means_several(board, token):
                board.remove(known)
                if resolve_several(board, token, self.salience) is not None:
                    return
                board.add(known)
            self.holders.resolve_office(known, self.salience)
            return
        if means_several(board, token) and (known is None or known.entity.kind in _BY_NUMBER):
            self._several(token, known)
            return
        if is_one_of_two(token) and known is None:
            resolve_one_of_two(board, token, self.salience)
            return
        if token.lower_ == "bilateral":
            self._several(token, None)
            return
        if known is not None:
            if known.entity.kind == "UnnamedGroup" and not self._armed(token, known):
                self._regroup(token, known)
            elif known.via == "thing":
                self._thing(token, known)
            return
        if board.name_at(token.i) is None and not self._possessed(token):
            self._definite(token)

    def _several(self, token: Token, known: Mention | None) -> None:
        board = self.board
        if known is not None and known.via in ("group", "gazetteer"):
            if token.dep_ == "appos":
                return  # "Chad and Togo, both NATO members"
            if not any(child.tag_ == "CD" or child.lower_ == "both" for child in token.children):
                return
            board.remove(known)
        if resolve_several(board, token, self.salience) is None:
            if known is not None:
                board.add(known)
            elif token.lower_ != "bilateral":
                board.issue(token.i, token.i + 1, "pair-without-members")

    def _regroup(self, token: Token, known: Mention) -> None:
        """ "Their military forces" belong to who has them."""
        if any(child.dep_ == "poss" for child in token.children):
            self.board.remove(known)
            if not self._possessed(token):
                self.board.add(known)

    def _thing(self, token: Token, known: Mention) -> None:
        """ "The signed agreement" is the one that the article names."""
        generic = self.board.words.listed("nominals.thing_modifiers")
        if not _has_article(token) or _modified(self.board, token, ("nominals.thing_modifiers",)):
            return
        if not any(child.lower_ in generic for child in token.children):
            return
        kinds = self.board.words.classes("nominals.descriptions").get(token.lower_, frozenset())
        meant = nearest(
            self.board,
            token,
            _REACH,
            lambda m: m.entity.kind in kinds and m.via != "thing" and m is not known,
            self.salience,
        )
        if meant is not None:
            self.board.replace(known, meant)

    def _armed(self, token: Token, known: Mention) -> bool:
        """ "The rebels" are the movement that the article tells of, if it names one there."""
        if token.lower_ not in self.board.words.listed("nominals.armed.plurals"):
            return False
        if known.entity.represents is not None or not _has_article(token):
            return False
        meant = nearest(self.board, token, _REACH, lambda m: m.entity.kind in _ARMED, self.salience)
        if meant is not None:
            self.board.replace(known, meant)
        return True

    def _possessed(self, token: Token) -> bool:
        """True where "its forces", "his government" was given to the state or the movement."""
        board, lemma = self.board, token.lemma_.lower()
        ruling = self._rules(token)
        country = token.lower_ in board.words.listed("epithets.state_nouns")
        acting = lemma in board.words.listed("nominals.acting_for") and (
            token.tag_ == "NNS" or lemma not in board.words.listed("nominals.plural_only")
        )
        if lemma == "counterpart" or not (ruling or country or acting):
            return False
        states = country or ruling or lemma in board.words.listed("unnamed.forces")
        for child in token.children:
            if child.dep_ not in ("poss", "compound") or child.i > token.i:
                continue
            owner = board.roots.get(child.i) or board.name_at(child.i)
            if owner is None or (owner.via != "pronoun" and owner.entity.kind != "Person"):
                continue
            actor = owner.entity if owner.members else self._actor(owner.entity, states=states)
            if actor is None and ruling and owner.via != "pronoun":
                actor = regime_of(self.board, owner.entity, token)
            if actor is not None:
                first = child.left_edge.i
                text = plain(board.doc, range(first, token.i + 1))
                members = owner.members if actor == owner.entity else ()
                board.add(
                    replace(
                        owner, start=first, end=token.i + 1, root=token.i, text=text,
                        via="group", score=0.65, entity=actor, members=members,
                    )
                )  # fmt: skip
            return True
        return False

    def _actor(self, owner: Entity, *, states: bool) -> Entity | None:
        """Who acts through what an entity has: the state of a person or of a people.

        Where only `states` have such a thing, a ministry has it for its own.
        """
        if owner.kind == "Person":
            return self.board.affiliations.get(owner.iri)
        if owner.kind in ("UnnamedGroup", "ActorGroup", "Office"):
            represented = self.board.gazetteer.represented(owner)
            if represented is None:
                return None
            owner = represented
        body = states and owner.kind == "GovernmentBody"
        return (self.salience.state_of(owner) if body else None) or owner

    def _definite(self, token: Token) -> None:
        if not _has_article(token) or token.dep_ in ("compound", "amod", "attr"):
            return
        if any(_is_of_noun(child) for child in token.children):
            return
        if self._rules(token) and token.i + 1 < len(token.doc) and token.nbor().lower_ == "in":
            return
        behind = (c for c in token.children if c.dep_ in ("relcl", "acl"))
        if any(not _is_aside(c) for c in behind) or _goes_on(token):
            return
        meant = self._same_words(token)
        if meant is None and self._rules(token) and not _modified(self.board, token, ()):
            meant = regime_before(self.board, token)
        if meant is None and token.lower_ in _BY_WORD_FIRST:
            meant = self._by_word(token)
        if meant is None:
            meant = self._country(token)
        official = introduced(self.board, token) if meant is None else None
        if official is not None:
            meant = acted_for(self.board, official)
            if meant is None:
                return
        meant = meant or self.holders.person_meant(token, self.salience)
        meant = meant or self._by_word(token) or self._by_kind(token)
        if meant is not None:
            self._add(token, meant)
        elif add_body_in_question(self.board, token):
            return
        elif token.lower_ in self.board.words.classes("nominals.descriptions"):
            self.board.issue(token.i, token.i + 1, "description-without-antecedent")

    def _rules(self, token: Token) -> bool:
        return token.lower_ in self.board.words.listed("epithets.ruling_nouns") | {"junta"}

    def _same_words(self, token: Token) -> Mention | None:
        """What the same description has stood for just before."""
        for start, end in windows(token, _AGAIN):
            for mention in reversed(self.board.between(start, end)):
                other = token.doc[mention.root]
                same = other.lower_ == token.lower_ and _nouns_of(other) == _nouns_of(token)
                if mention.via == "definite" and same:
                    return mention
        return None

    def _country(self, token: Token) -> Mention | None:
        """The state that the noun means, also where only its organs or cities were named."""
        meant = country_meant(self.board, token, self.salience)
        if meant is None:
            return None
        state = self.salience.state_of(meant.entity)
        return meant if state is None else replace(meant, entity=state)

    def _by_word(self, token: Token) -> Mention | None:
        """ "The court" is what has "Court" in its name, "the army" what is called one."""
        board, word = self.board, token.lemma_.lower()
        if word not in board.words.listed("nominals.named_by_word") or _modified(board, token, ()):
            return None
        words = board.words.classes("nominals.called").get(word, frozenset()) | {word}

        def fits(mention: Mention) -> bool:
            kind = mention.entity.kind
            if kind in _NEVER_BY_WORD or (word in _BY_WORD_FIRST and kind != "GovernmentBody"):
                return False
            if mention.via in ("pronoun", "definite", "demonym"):
                return False
            return not words.isdisjoint(mention.entity.label.lower().replace("-", " ").split())

        return nearest(board, token, _REACH, fits, self.salience)

    def _by_kind(self, token: Token) -> Mention | None:
        """What is of the class that the noun stands for, as "the alliance" for NATO."""
        board = self.board
        kinds = board.words.classes("nominals.descriptions").get(token.lower_)
        if kinds is None or kinds <= {"State"}:
            return None
        allowed: tuple[str, ...] = ()
        if not kinds.isdisjoint(_ARMED):
            allowed = ("nominals.armed.modifiers",)
        elif token.lower_ in ("bloc", "alliance", "organization", "organisation", "body", "group"):
            allowed = ("nominals.bloc_modifiers",)
        if _modified(board, token, allowed):
            return None
        armed = any(
            c.lower_ in board.words.listed("nominals.armed.modifiers") for c in token.children
        )

        def fits(mention: Mention) -> bool:
            kind = mention.entity.kind
            if mention.members or (mention.via == "thing" and _plural(board, mention)):
                return False
            if armed and kind not in _ARMED:
                return False
            return kind in kinds and not _excluded(board, token, mention)

        alone = {m.entity.iri for m in board.found if m.entity.kind in kinds and m.root < token.i}
        if kinds <= {"DiplomaticMission"} and len(alone) == 1:
            # An article that tells of one embassy alone means it, however far back that was.
            return next(m for m in board.found if m.entity.iri in alone)
        meant = nearest(board, token, _REACH, fits, self.salience)
        if meant is None and kinds.isdisjoint(_ACTORS):
            meant = _last(board, token, fits)
        return meant

    def _add(self, token: Token, meant: Mention) -> None:
        first = min((child.i for child in token.children if child.dep_ == "det"), default=token.i)
        text = plain(self.board.doc, range(first, token.i + 1))
        self.board.add(
            Mention(
                first, token.i + 1, token.i, meant.entity, text, "definite",
                min(0.65, meant.score), meant.root,
            )
        )  # fmt: skip


_BY_WORD_FIRST = frozenset({"army", "military"})
_ACTORS = frozenset({"ArmedGroup", "Organization", "IntergovernmentalOrganization", "Company"})
_ARMED = frozenset({"ArmedGroup", "PoliticalMovement"})
_BY_NUMBER = frozenset({"Bloc", "UnnamedGroup"})


def _last(board: Board, token: Token, fits: Fits) -> Mention | None:
    """The last fitting mention of the nearest sentence that has one."""
    for start, end in windows(token, _REACH):
        found = [mention for mention in board.between(start, end) if fits(mention)]
        if found:
            return found[-1]
    return None


def _is_of_noun(word: Token) -> bool:
    """True in "the country of origin", not in "accused the country of arming them"."""
    return word.dep_ == "prep" and word.lower_ == "of" and not children(word, "pcomp")


def _nouns_of(token: Token) -> list[str]:
    """ "Bank" of "the bank chairperson", who is not just any chairperson."""
    return [c.lower_ for c in token.children if c.dep_ == "compound" and c.i < token.i]


def _has_article(token: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in ("the", "this", "that") for c in token.children)


def _is_aside(clause: Token) -> bool:
    """True for "the court, based in The Hague,": which one it is has been told before."""
    return clause.doc[max(clause.left_edge.i - 1, 0)].text == ","


def _goes_on(token: Token) -> bool:
    """True where the noun is only a part of a longer phrase ("the country head")."""
    doc, index = token.doc, token.i + 1
    return index < len(doc) and doc[index].pos_ == "PROPN" and doc[index].text not in POSSESSIVE


def _modified(board: Board, token: Token, allowed: tuple[str, ...]) -> bool:
    """True where a modifier says which one it is, or that it is another."""
    fine = {word for path in allowed for word in board.words.listed(path)}
    return any(
        child.dep_ in ("amod", "compound", "poss", "nummod", "nmod")
        and child.lower_ not in fine
        and not (allowed and child.lower_ in ("backed", "aligned", "linked", "led", "affiliated"))
        for child in token.children
        if child.i < token.i
    )


def _plural(board: Board, mention: Mention) -> bool:
    return board.doc[mention.root].tag_ in ("NNS", "NNPS")


def _excluded(board: Board, token: Token, mention: Mention) -> bool:
    """True for what is of the class but never called so: a court is no bloc."""
    never = board.words.classes("nominals.never_called").get(token.lower_, frozenset())
    return not never.isdisjoint(mention.entity.label.lower().split())
