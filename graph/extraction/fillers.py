"""From a slot of a clause to the entities that fill a role.

A filler is the mention at the head of a phrase; where the head is a noun that only belongs to an
actor ("the group's aims"), a frame may allow its owner instead, or the phrase itself as a Topic.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from comity.graph.claim import Entity
from comity.graph.extraction.clauses import clause_of
from comity.graph.extraction.deeds import authors_of, is_deed
from comity.graph.extraction.frames import Frame
from comity.graph.extraction.listings import listed_with
from comity.graph.extraction.owners import Filler, Owners, are_fighters, is_chief
from comity.graph.extraction.phrases import DESCRIPTIONS, DISTANT
from comity.graph.extraction.relatives import antecedent, antecedents
from comity.graph.extraction.syntax import children
from comity.graph.extraction.tokens import Token
from comity.graph.extraction.topics import Topics
from comity.graph.extraction.unnamed import extent, site, unnamed, what_is_counted
from comity.graph.extraction.verb_clauses import Clause
from comity.ontology.iris import entity_iri, slug, term

POINTING = frozenset({"the", "this", "that", "these", "those", "each", "both"})
"""Before a bare noun: the text has said, or will say, which it means."""
THOSE = range(3, 16)
"""So many words may describe "those who …"."""
SPOKEN = frozenset({"Actor", "State", "Organization"})
"""Where only these may stand, a capital is its state: "blamed the raid on Lima"."""
LANDS = frozenset({"State", "GeopoliticalEntity", "Bloc", "IntergovernmentalOrganization"})
"""Before a name in a list they say whose it is."""
PERSONAL = frozenset({"SanctionsRelation"})
"""What is done to people is not done to their state."""
OF_PEOPLE = PERSONAL | {"AccuseEvent"}
"""Where a frame takes groups, people that are counted are meant, not their state."""


@dataclass(frozen=True, slots=True)
class Fillers(Owners):
    """Looks up fillers in one parsed article."""

    topics: Topics
    article_id: str

    def in_slot(
        self, clause: Clause, slot: str, kinds: tuple[str, ...], frame: Frame, *, target: bool
    ) -> list[Filler]:
        """The fillers of one slot whose classes are among `kinds`, in order, each once."""
        tokens = self.tokens(clause, slot)
        found = self.all_of(tokens, kinds, frame, target)
        if not (found and target and (frame.situation in PERSONAL or slot == "punished")):
            return found
        each = {filler.entity.iri: filler for filler in found}
        for filler in self._further(tokens, self.doc[clause.head], kinds):
            each.setdefault(filler.entity.iri, filler)
        return list(each.values())

    def _further(
        self, tokens: list[Token], predicate: Token, kinds: tuple[str, ...]
    ) -> Iterator[Filler]:
        """Persons and organizations that are listed with these; the states before them aren't."""
        for token in listed_with(tokens, predicate):
            mention = self.mentions.by_root.get(token.i)
            if mention is not None and mention.entity.kind not in LANDS:
                yield from self.members(mention, kinds)

    def all_of(
        self, tokens: Iterable[Token], kinds: tuple[str, ...], frame: Frame, target: bool
    ) -> list[Filler]:
        """The fillers that these tokens lead to, each once."""
        found: dict[str, Filler] = {}
        left: list[Token] = []
        for token in tokens:
            fillers = list(self._of(token, kinds, frame, target=target))
            left += [] if fillers else [token]
            for filler in fillers:
                found.setdefault(filler.entity.iri, filler)
        if found and target and frame.groups:
            # "Three banks and nine people": the people are told by being listed.
            for filler in filter(None, (self.unnamed(token, generic=True) for token in left)):
                found.setdefault(filler.entity.iri, filler)
        return list(found.values())

    def tokens(self, clause: Clause, slot: str) -> list[Token]:
        first, _, rest = slot.partition(".")
        if first == "discourse":
            return self._topic_of_discourse(clause)
        if first == "self":
            return [self.doc[clause.head]]
        if first == "passive":
            return self.tokens(clause, rest) if clause.passive else []
        tokens = [self.doc[i] for i in clause.slots.get(first, ())]
        if not rest:
            return tokens
        counted = (what_is_counted(t) for t in tokens)
        inner = (clause_of(t, self.words.light_verbs) for t in counted)
        return [t for c in inner if c for t in self.tokens(c, rest)]

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
        token = antecedent(token)
        listed = [f for t in self.listed(token) for f in self._of(t, kinds, frame, target=target)]
        if any(filler.entity.kind != "UnnamedGroup" for filler in listed):
            yield from listed
            if target and frame.groups and _are_counted(token):
                # "Arrested 54 people, including the mayor".
                yield from filter(None, (self.unnamed(token, generic=True),))
            return
        mention = self.named(token)
        via = mention.via if mention is not None and mention.entity.kind == "Office" else ""
        if mention is not None and (
            via == "pronoun"
            or (via == "office" and not target and self.speaks_for_state(token, mention))
        ):
            # "He", "the president" is that of Chile, of whom no name is told: Chile acts.
            state = self.gazetteer.represented(mention.entity)
            mention = replace(mention, entity=state) if state is not None else None
        counted = what_is_counted(token)
        if mention is None and counted is not token and self.named(counted) is not None:
            # "Thousands of Georgians".
            yield from self._of(counted, kinds, frame, target=target)
            return
        shared = self.shared(token) if mention is None else None
        if shared is not None:
            for each in antecedents(shared):
                yield from self._of(each, kinds, frame, target=target)
            return
        if target and frame.groups and frame.situation in OF_PEOPLE and _are_counted(token):
            # "Two Georgian officials" are sanctioned, not Georgia.
            group = self.unnamed(token, generic=True)
            if group is not None and (mention is None or mention.via == "group"):
                yield group
                return
        if target and frame.groups and frame.situation in PERSONAL and token.lower_ == "those":
            yield from self._those(token)
            return
        if mention is not None and (mention.members or self.is_any(mention.entity, kinds)):
            yield from self.members(mention, kinds)
            return
        capital = self.behind_capital(mention) if mention and SPOKEN.issuperset(kinds) else None
        if capital is not None:
            yield from self.members(capital, kinds)
            return
        if not target and is_deed(token, self.gazetteer.words):
            found = (
                self.all_of(t, kinds, frame, False)
                for t in authors_of(token, self.words.light_verbs)
            )
            yield from next(filter(None, found), [])
            return
        lent = frame.through or not target or self.speaks_for_state(token, mention)
        owners = list(self.owners(token, kinds)) if lent else []
        if not owners and not target and token.lemma_.lower() in self.words.utterances:
            owners = self.issued(token, kinds)
        forces = self.gazetteer.words.listed("unnamed.forces")
        if frame.groups and target and not (owners and token.lemma_.lower() in forces):
            group = self.unnamed(token, generic=frame.situation in PERSONAL)
            if group is not None:
                yield group
                return
        if not (target or owners) and frame.situation == "ProtestEvent" and token.tag_ == "NNS":
            # "Farmers", "students protesting against the bill".
            group = None if self.acts_for_owner(token) else self.unnamed(token, generic=False)
            yield from filter(None, (group,))
            return
        acts = target or self.acts_for_owner(token) or is_chief(token, owners)
        if owners and (acts or are_fighters(token, owners)):
            yield from owners
            return
        if mention is not None and mention.via not in DESCRIPTIONS:
            return
        if target and frame.target_kinds == ("Place",):
            yield from filter(None, (self.site(token),))
            return
        topic = self.topic(token) if frame.topics and target else None
        if frame.groups and target:
            topic = self._group(token) or topic
        if frame.source_topics and not target:
            topic = self._commodity(token)
        if topic is not None:
            yield topic

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
        """The noun phrase around the token as a Topic, or None where it names none.

        "The accusation" is one of this article; "terrorism" is what it is in any other.
        """
        phrase = self.topics.of(token)
        if phrase is None:
            return None
        pointed = any(c.lower_ in POINTING for c in self.doc[phrase.start].children)
        key = slug(phrase.label)
        if pointed and " " not in phrase.label:
            key = f"{self.article_id}-{key}"
        entity = Entity(entity_iri("topic", key), phrase.label, "Topic")
        return Filler(entity, phrase.text, phrase.start, phrase.end, DISTANT)

    def _group(self, token: Token) -> Filler | None:
        """A plural that belongs to an actor, as an unnamed group of this article."""
        owner = next(self.owners(token, ("Actor",)), None) if token.tag_ == "NNS" else None
        topic = self.topic(token)
        if owner is None or topic is None:
            return None
        label = topic.entity.label
        iri = entity_iri("group", f"{self.article_id}-{slug(label)}")
        return replace(topic, entity=Entity(iri, label, "UnnamedGroup", owner.entity.iri))

    def unnamed(self, token: Token, *, generic: bool) -> Filler | None:
        """People or a vessel without a name, as an individual of this article; a ship by name."""
        known = self.named(token)
        if known is not None and known.via == "ship":
            return Filler(known.entity, known.text, known.start, known.end, known.score)
        words = self.gazetteer.words
        entity = unnamed(self.doc, words, self.article_id, token, generic=generic)
        if entity is None:
            return None
        owner = next(self.owners(token, ("Actor",)), None)
        if owner is not None and entity.kind == "UnnamedGroup":
            entity = replace(entity, represents=owner.entity.iri)
        return self._described(entity, token)

    def site(self, token: Token) -> Filler | None:
        """A place without a name, as an individual of this article."""
        entity = site(self.doc, self.gazetteer.words, self.article_id, token)
        return self._described(entity, token) if entity is not None else None

    def _described(self, entity: Entity, token: Token) -> Filler:
        """What the noun's own words describe."""
        start, end = extent(token)
        return Filler(entity, self.doc[start:end].text, start, end, DISTANT)

    def _those(self, token: Token) -> Iterator[Filler]:
        """ "Those who undermined the elections in Togo", as a group of this article."""
        described = children(token, "relcl", "acl", "amod")
        end = described[-1].right_edge.i + 1 if described else token.i
        end = next((t.i for t in self.doc[token.i : end] if t.text == "," or t.is_quote), end)
        while end > token.i and self.doc[end - 1].pos_ == "ADP":
            end -= 1
        listed = any(t.lemma_ in {"designate", "sanction", "list"} for t in described)
        if end - token.i in THOSE and not listed:
            label = self.doc[token.i : end].text
            iri = entity_iri("group", f"{self.article_id}-{slug(label)}")
            group = Entity(iri, label, "UnnamedGroup")
            yield Filler(group, label, token.i, end, DISTANT)

    def _commodity(self, token: Token) -> Filler | None:
        """The noun phrase as a Commodity."""
        topic = self.topic(token)
        if topic is None:
            return None
        return replace(topic, entity=replace(topic.entity, kind="Commodity"))


def _are_counted(token: Token) -> bool:
    """True for "two officials", "more than 60 individuals"."""
    noun = what_is_counted(token)
    return noun is not token or (noun.tag_ == "NNS" and bool(children(noun, "nummod")))
