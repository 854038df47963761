"""Whose a noun is: "X's aims", "the aims of X", "Russian aims"; and what fills a slot."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from comity.graph.claim import Entity
from comity.graph.extraction.craft import MODEL
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.participants import agents, issuers
from comity.graph.extraction.phrases import DISTANT, Phrases
from comity.graph.extraction.relatives import antecedent
from comity.graph.extraction.syntax import behind_of, children, conjuncts
from comity.graph.extraction.tokens import Token

SOME = frozenset({"some", "many", "most", "several", "all", "none", "part", "half", "few", "much"})
ISSUED = frozenset({"issue", "sign", "release", "publish", "post"})
FAR = 80
"""So many tokens before "the statement" may say whose it is."""
SUFFERED = frozenset(
    {"detention", "arrest", "imprisonment", "jailing", "assassination", "murder", "sentencing",
     "kidnapping", "abduction", "ouster", "prosecution", "conviction", "extradition", "dismissal",
     "disqualification", "execution", "impeachment", "deportation", "expulsion", "killing"}
)  # fmt: skip
"""Whose these are, or of whom, has suffered them."""
HELD = frozenset({"use", "run", "operate", "own", "occupy", "hold", "control", "man"})
"""What is "run by" somebody is theirs."""
RULERS = frozenset({"official", "authority", "lawmaker", "legislature", "parliament", "junta"})
"""In a capital these are its state's; courts and judges there may be anybody's."""
BENCH = frozenset({"court", "tribunal", "judge", "prosecutor", "police"})
"""Right behind a capital these are its state's too: "a Lima court"."""
LED = frozenset({"State", "IntergovernmentalOrganization", "Bloc"})
OFFICES = frozenset({"leader", "chief", "president", "minister", "premier", "chancellor", "king"})
RIVALS = frozenset({"opposition", "former", "party", "rebel", "exiled", "separatist", "ex", "late"})
"""Before "leader" and such: these don't speak for their state."""


@dataclass(frozen=True, slots=True)
class Filler:
    """An entity in a slot: its words, its tokens (end exclusive) and how sure that is (0 to 1)."""

    entity: Entity
    text: str
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Owners(Phrases):
    """Looks up whose the nouns of one parsed article are."""

    def members(self, mention: Mention, kinds: tuple[str, ...]) -> Iterator[Filler]:
        entities = mention.members or (mention.entity,)
        for entity in entities:
            if self.is_any(entity, kinds):
                yield Filler(entity, mention.text, mention.start, mention.end, mention.score)

    def owners(self, token: Token, kinds: tuple[str, ...]) -> Iterator[Filler]:
        """The actors that own the noun: "X's aims", "the aims of X", "some of the Russian aims"."""
        if token.lower_ in SOME:
            wholes = behind_of(token)
            token = next((whole for whole in wholes if whole.pos_ == "NOUN"), token)
        # Who has a counterpart is not the one.
        suffered = token.lemma_ in SUFFERED
        had = [] if token.lemma_ == "counterpart" or suffered else children(token, "poss")
        owners = [conjuncts(o) for o in had]
        belonging = []
        behind = children(token, "prep")
        behind += [c for p in behind for c in children(p, "conj") if c.lower_ == p.lower_]
        for prep in behind:
            if suffered and prep.lower_ != "by":
                continue
            organ = prep.lower_ == "in" and token.lemma_.lower() in self.words.organ_nouns
            if organ or prep.lower_ in {"of", "from", "by", "between", "for"}:
                belonging += [conjuncts(p) for p in children(prep, "pobj")]
        held = (verb for verb in children(token, "acl") if verb.lemma_ in HELD)
        belonging += [agents(verb) for verb in held]
        if token.lemma_.lower() in self.words.identity_nouns:
            groups = [*belonging, *owners]
        else:
            groups = [*owners, *belonging]
        modifiers = children(token, "amod", "compound", "nmod")
        # "Hungarian-language portals" belong to Hungary too.
        helped = self.gazetteer.words.listed("nominals.helped")
        groups += [[m, *m.lefts] for m in modifiers if m.lower_ not in helped]
        for group in groups:
            found = [filler for each in group for filler in self._owner(each, token, kinds)]
            if found:
                yield from found
                return

    def issued(self, utterance: Token, kinds: tuple[str, ...]) -> list[Filler]:
        """Who made the statement: who issues it, or those of whom one was told of just before."""
        issued = (v for v in children(utterance, "acl") if v.lemma_ in ISSUED)
        own = [t for verb in issued for t in agents(verb)]
        issuing = (self.named(token) for token in (*issuers(utterance), *own))
        told = [f for maker in issuing if maker for f in self.members(maker, kinds)]
        if told:
            return told
        if not any(t.lower_ in {"the", "this"} for t in children(utterance, "det")):
            return []
        first = max(utterance.i - FAR, 0)
        for token in reversed(self.doc[first : utterance.i]):
            if token.lemma_.lower() != utterance.lemma_.lower() or token.pos_ != "NOUN":
                continue
            found = list(self.owners(token, kinds))
            makers = (self.named(t) for verb in children(token, "acl") for t in agents(verb))
            found += [f for maker in makers if maker for f in self.members(maker, kinds)]
            if found:
                return [replace(filler, score=filler.score * DISTANT) for filler in found]
        return []

    def _owner(self, candidate: Token, owned: Token, kinds: tuple[str, ...]) -> Iterator[Filler]:
        candidate = antecedent(candidate)
        mention = self.named(candidate)
        before = candidate.dep_ == "compound" and owned.lemma_.lower() in BENCH
        if mention is not None and (before or owned.lemma_.lower() in RULERS):
            # "Officials in Lima", "a Lima court".
            mention = self.behind_capital(mention) or mention
        if mention is None:
            if candidate.lemma_.lower() in self.words.identity_nouns and candidate is not owned:
                yield from self.owners(candidate, kinds)
            return
        for filler in self.members(mention, kinds):
            start, end = min(filler.start, owned.i), max(filler.end, owned.i + 1)
            yield Filler(filler.entity, filler.text, start, end, filler.score * DISTANT)

    def speaks_for_state(self, token: Token, mention: Mention | None) -> bool:
        """True for "Egypt's president", whoever that is, not for "an Egyptian party leader"."""
        if mention is None and token.lemma_ == "counterpart":
            return True
        if mention is None or mention.entity.kind != "Office":
            return False
        return self.acts_for_owner(token)

    def acts_for_owner(self, token: Token) -> bool:
        if token.lemma_.lower() in OFFICES and any(c.lower_ in RIVALS for c in token.children):
            return False
        return token.lemma_.lower() in self.words.acting_nouns or bool(MODEL.match(token.text))


def is_chief(token: Token, owners: list[Filler]) -> bool:
    """True for "the bloc's foreign policy chief"; the chief of a movement is but a person."""
    rival = any(c.lower_ in RIVALS for c in token.children)
    return token.lemma_ == "chief" and not rival and all(o.entity.kind in LED for o in owners)


FIGHTING = frozenset(
    {"rebel", "man", "gunman", "insurgent", "jihadist", "jihadi", "militant", "guerrilla",
     "terrorist", "islamist", "partisan", "commando", "extremist", "separatist"}
)  # fmt: skip


def are_fighters(token: Token, owners: list[Filler]) -> bool:
    """True for "rebels of the M23", "eight men of Black September"."""
    # At the head of a sentence "Rebels" is to the parser a name.
    lemma = token.lemma_.lower().removesuffix("s")
    fighting = (token.tag_ == "NNS" or token.lower_.endswith("s")) and lemma in FIGHTING
    led = fighting and any(p.lower_ == "of" for p in children(token, "prep"))
    return led and bool(owners) and all(o.entity.kind == "ArmedGroup" for o in owners)
