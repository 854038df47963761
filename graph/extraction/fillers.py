"""From a slot of a clause to the entities that fill a role.

A filler is the mention at the head of a phrase; where the head is a noun that only belongs to an
actor ("the group's aims"), a frame may allow its owner instead, or the phrase itself as a Topic.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from comity.graph.claim import Entity
from comity.graph.extraction.clauses import Clause, children, clause_of, conjuncts
from comity.graph.extraction.frames import Frame
from comity.graph.extraction.lexicon import ReportingLexicon
from comity.graph.extraction.mention import Mention, Mentions
from comity.ontology.iris import entity_iri, slug, term
from comity.ontology.schema import Model

MAX_TOPIC_WORDS = 7
DISTANT = 0.85
"""What an owner, a topic or a reference from the sentence before costs in confidence."""


@dataclass(frozen=True, slots=True)
class Filler:
    """An entity in a slot: its words, its tokens (end exclusive) and how sure that is (0 to 1)."""

    entity: Entity
    text: str
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Fillers:
    """Looks up fillers in one parsed article."""

    doc: Doc
    mentions: Mentions
    model: Model
    words: ReportingLexicon

    def in_slot(
        self, clause: Clause, slot: str, kinds: tuple[str, ...], frame: Frame, *, target: bool
    ) -> list[Filler]:
        """The fillers of one slot whose classes are among `kinds`, in order, each once."""
        found: dict[str, Filler] = {}
        for token in self._tokens(clause, slot):
            for filler in self._of(token, kinds, frame, target=target):
                found.setdefault(filler.entity.iri, filler)
        return list(found.values())

    def _tokens(self, clause: Clause, slot: str) -> list[Token]:
        first, _, rest = slot.partition(".")
        if first == "discourse":
            return self._topic_of_discourse(clause)
        if first == "self":
            return [self.doc[clause.head]]
        tokens = [self.doc[i] for i in clause.slots.get(first, ())]
        if not rest:
            return tokens
        inner = (clause_of(t, self.words.light_verbs) for t in tokens)
        return [t for c in inner if c for t in self._tokens(c, rest)]

    def _topic_of_discourse(self, clause: Clause) -> list[Token]:
        """The state that the sentence before this one, of the same paragraph, is about."""
        sentence = self.doc[clause.head].sent
        if sentence.start == 0 or "\n\n" in self.doc[sentence.start - 1].text_with_ws:
            return []
        before = self.doc[sentence.start - 1].sent
        return [t for t in children(before.root, "nsubj", "nsubjpass")]

    def _of(
        self, token: Token, kinds: tuple[str, ...], frame: Frame, *, target: bool
    ) -> Iterator[Filler]:
        mention = self.mentions.by_root.get(token.i) or self._covering(token)
        if mention is not None and (mention.members or self.is_any(mention.entity, kinds)):
            yield from self._members(mention, kinds)
            return
        owners = list(self._owners(token, kinds)) if frame.through or not target else []
        if owners and (target or self._acts_for_owner(token)):
            yield from owners
            return
        if target and frame.topics:
            topic = self.topic(token)
            if topic is not None:
                yield topic

    def _covering(self, token: Token) -> Mention | None:
        mention = self.mentions.at(token.i)
        return mention if mention is not None and mention.root == token.i else None

    def _members(self, mention: Mention, kinds: tuple[str, ...]) -> Iterator[Filler]:
        entities = mention.members or (mention.entity,)
        for entity in entities:
            if self.is_any(entity, kinds):
                yield Filler(entity, mention.text, mention.start, mention.end, mention.score)

    def _owners(self, token: Token, kinds: tuple[str, ...]) -> Iterator[Filler]:
        """The actors that own the noun: "X's aims", "the aims of X", "Russian aims"."""
        candidates = [t for o in children(token, "poss") for t in conjuncts(o)]
        for prep in children(token, "prep"):
            if prep.lower_ in {"of", "from", "by", "between", "for"}:
                candidates += [t for p in children(prep, "pobj") for t in conjuncts(p)]
        candidates += children(token, "amod", "compound", "nmod")
        for candidate in candidates:
            mention = self.mentions.by_root.get(candidate.i)
            if mention is not None:
                for filler in self._members(mention, kinds):
                    yield Filler(
                        filler.entity, filler.text, filler.start, filler.end, filler.score * DISTANT
                    )
                return

    def _acts_for_owner(self, token: Token) -> bool:
        return token.lemma_.lower() in self.words.acting_nouns

    def is_any(self, entity: Entity, kinds: tuple[str, ...]) -> bool:
        """True if the entity's class is one of `kinds` or below it."""
        return any(self.model.is_a(entity.kind, kind) for kind in kinds)

    def phase(self, clause: Clause) -> Filler | None:
        """The phase of a project that the predicate (or its host) names, as an individual."""
        words = [self.doc[clause.head]]
        words += [self.doc[clause.host]] if clause.host is not None else []
        words += [t for t in words[0].children if t.dep_ in {"amod", "compound"}]
        for word in words:
            name = self.words.phases.get(word.lemma_.lower())
            if name:
                entity = Entity(term(name), name.removesuffix("Phase").lower(), "Phase")
                return Filler(entity, word.text, word.i, word.i + 1, 1.0)
        return None

    def topic(self, token: Token) -> Filler | None:
        """The noun phrase around the token as a Topic, or None where it is too long or empty."""
        if token.pos_ not in {"NOUN", "PROPN"} or token.ent_type_ in {"DATE", "TIME", "CARDINAL"}:
            return None
        left = token.left_edge.i
        right = token.i + 1
        for prep in children(token, "prep"):
            objects = children(prep, "pobj")
            if prep.lower_ in {"of", "in", "on", "for", "against"} and prep.i == right and objects:
                right = objects[0].i + 1
                break
        words = [t for t in self.doc[left:right] if not t.is_punct and t.dep_ != "det"]
        words = [t for t in words if t.tag_ not in {"PRP$", "POS"}]
        if not words or len(words) > MAX_TOPIC_WORDS or token.pos_ == "PRON":
            return None
        label = self.doc[words[0].i : right].text.strip(" ,;:“”\"'")
        if not label or not any(c.isalpha() for c in label) or "\n" in label:
            return None
        entity = Entity(entity_iri("topic", slug(label)), label, "Topic")
        return Filler(entity, label, words[0].i, right, DISTANT)
