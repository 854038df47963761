"""Where an organization sits and who belongs to it, as words beside a name tell in passing.

"French shipper CMA CGM", "Bank Sputnik, a Russian bank", "Hezbollah member Ali Karimi",
"Bahrain and other Gulf Cooperation Council states".
"""

from collections.abc import Iterator
from dataclasses import dataclass

from comity.graph.article import Article
from comity.graph.claim import Claim, Entity, Quotation, Role, Situation
from comity.graph.extraction.mention import Mention, Mentions
from comity.graph.extraction.rosters import listed_behind
from comity.graph.extraction.syntax import children, conjuncts
from comity.graph.extraction.tokens import Doc, Token
from comity.graph.extraction.words import Words
from comity.ontology.schema import Model

BEFORE = ("amod", "compound", "nmod", "poss")
SEATED = frozenset({"based", "headquartered", "registered"})
KINDS = ("Company", "MediaOrganization", "Organization")
BODIES = ("ArmedGroup", "PoliticalMovement", "PoliticalParty")
BLOCS = ("IntergovernmentalOrganization", "Bloc")
CONFIDENCE = 0.85


@dataclass(frozen=True, slots=True)
class Belonging:
    """Reads what a name's surroundings tell of whom or where it belongs to."""

    article: Article
    doc: Doc
    mentions: Mentions
    model: Model
    words: Words

    def claims(self) -> Iterator[Claim]:
        """The claims of all names, in text order."""
        for mention in self.mentions.all:
            root = self.doc[mention.root]
            if mention.entity.kind == "Person":
                yield from self._membership(mention, root)
            elif mention.entity.kind in KINDS and not mention.entity.represents:
                yield from self._seat(mention, root)
            elif mention.entity.kind == "State" and mention.via == "gazetteer":
                yield from self._among_members(mention, root)
            elif mention.entity.kind in BLOCS and mention.via in ("gazetteer", "acronym"):
                for state in listed_behind(self.doc, self.mentions, mention):
                    yield self._claim("Membership", state, mention, mention.start)

    def _seat(self, mention: Mention, root: Token) -> Iterator[Claim]:
        """The state that the noun of its kind beside an organization's name comes from."""
        nouns = [t for t in root.children if t.dep_ in ("compound", "nmod", "appos")]
        nouns += [root.head] if root.dep_ == "appos" else []
        businesses = self.words.listed("nominals.businesses")
        for noun in nouns:
            if noun.lemma_.lower() in businesses and noun.tag_ in ("NN", "NNS"):
                before = noun if noun.i < mention.start else None
                owners = [*noun.children, *(root.children if before is not None else ())]
                for owner in owners:
                    state = self._origin(owner, noun)
                    if state is not None:
                        yield self._claim("Location", mention, state, owner.i, noun.i)
                        return
        for seated in children(root, "amod"):
            state = self._based(seated)
            if state is not None:
                yield self._claim("Location", mention, state, state.start, mention.start)
                return

    def _origin(self, owner: Token, noun: Token) -> Mention | None:
        """The state of "French", "Peru's" or "Lima-based" before the noun, "of Peru" behind it."""
        if owner.dep_ in BEFORE and owner.i < noun.i:
            return self._based(owner) or self._state(owner)
        if owner.dep_ == "prep" and owner.lower_ in ("of", "in", "from") and owner.i == noun.i + 1:
            # "A group of Chad and Mali" is made of them.
            alone = [p for p in children(owner, "pobj") if len(conjuncts(p)) == 1]
            return next((s for p in alone if (s := self._state(p))), None)
        return None

    def _based(self, word: Token) -> Mention | None:
        if word.lower_ not in SEATED:
            return None
        places = (self.mentions.by_root.get(t.i) for t in word.children if t.i < word.i)
        kinds = ("State", "City", "Place")
        return next((m for m in places if m is not None and m.entity.kind in kinds), None)

    def _state(self, token: Token) -> Mention | None:
        found = self.mentions.by_root.get(token.i)
        return found if found is not None and found.entity.kind == "State" else None

    def _membership(self, mention: Mention, root: Token) -> Iterator[Claim]:
        """The body of "Hezbollah member X", "X, a Hamas commander", "X of the Labour Party"."""
        nouns = [t for t in root.children if t.dep_ in ("compound", "nmod", "appos")]
        for noun in nouns:
            if noun.lemma_.lower() not in self.words.listed("nominals.membership"):
                continue
            if any(t.lower_ in ("former", "ex") for t in noun.children):
                continue
            owners = [t for t in noun.children if t.dep_ in BEFORE]
            for prep in children(noun, "prep"):
                owners += children(prep, "pobj") if prep.lower_ in ("of", "in", "for") else []
            for owner in owners:
                body = self._body(owner)
                if body is not None:
                    yield self._claim("Membership", mention, body, body.start, noun.i)
                    return
        for prep in children(root, "prep"):
            for owner in children(prep, "pobj") if prep.lower_ == "of" else ():
                body = self._body(owner)
                if body is not None and body.entity.kind == "PoliticalParty":
                    yield self._claim("Membership", mention, body, body.start, body.end - 1)
                    return

    def _body(self, token: Token) -> Mention | None:
        found = self.mentions.by_root.get(token.i)
        return found if found is not None and found.entity.kind in BODIES else None

    def _among_members(self, mention: Mention, root: Token) -> Iterator[Claim]:
        """The bloc of "Chad and other African Union members"."""
        for other in conjuncts(root)[1:]:
            if other.lemma_.lower() not in self.words.listed("nominals.member_nouns"):
                continue
            if not any(t.lower_ == "other" for t in children(other, "amod")):
                continue
            for owner in children(other, "compound", "amod", "nmod"):
                body = self.mentions.at(owner.i)
                if body is not None and self.model.is_a(body.entity.kind, "Organization"):
                    yield self._claim("Membership", mention, body, body.start, other.i)
                    return

    def _claim(self, kind: str, mention: Mention, other: Mention, *inside: int) -> Claim:
        spec = self.model.relation(kind)
        assert spec is not None
        start = min(mention.start, other.start, *inside)
        end = max(mention.end, other.end, *(index + 1 for index in inside))
        span = self.doc[start:end]
        text = self.article.text[span.start_char : span.end_char]
        roles = (_role(spec.source, mention), _role(spec.target, other))
        return Claim(
            self.article.id,
            Situation(kind, roles),
            Quotation(span.start_char, span.end_char, text),
            confidence=round(CONFIDENCE * min(mention.score, other.score), 3),
            frame="name.seat" if kind == "Location" else "name.member",
        )


def _role(name: str, mention: Mention) -> Role:
    entity: Entity = mention.entity
    return Role(name, entity, mention.text)
