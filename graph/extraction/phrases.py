"""Who or what a noun phrase names: at its head, beside it, before it, or by where it sits."""

from dataclasses import dataclass, replace

from comity.graph.claim import Entity
from comity.graph.extraction.gazetteer import Gazetteer
from comity.graph.extraction.lexicon import ReportingLexicon
from comity.graph.extraction.mention import Mention, Mentions
from comity.graph.extraction.relatives import antecedent
from comity.graph.extraction.syntax import behind_of, children, conjuncts
from comity.graph.extraction.tokens import Doc, Token
from comity.ontology.iris import Iri
from comity.ontology.schema import Model

DISTANT = 0.85
"""What an owner, a topic or a reference from the sentence before costs in confidence."""

LISTING = frozenset({"including", "like", "namely"})
GAPS = frozenset({",", "-", "–", "—", "(", ":"})
SINGLING = frozenset(
    {"notably", "particularly", "especially", "chiefly", "mainly", "namely", "primarily",
     "principally", "specifically"}
)  # fmt: skip
"""Before the most important of those that a plural means."""
COUNTS = frozenset({"dozen", "score", "hundred", "thousand", "number", "group", "majority", "lot"})
SHARES = frozenset(
    {"most", "some", "all", "half", "part", "parts", "much", "majority", "third", "quarter", "rest",
     "both", "many", "swath", "swaths", "swathes", "bulk", "each", "several"}
)  # fmt: skip
"""What has a share of what its "of" names: "most of the country"."""
DESCRIPTIONS = frozenset({"group", "definite", "pronoun", "office", "unnamed", "thing"})
"""How a mention is found that only describes: a name in apposition says better who it is."""
NEVER_IDENTICAL = frozenset({"Person", "Bloc", "IntergovernmentalOrganization"})
"""What no noun of place is one with: "a country of the African Union"."""
BODIES = frozenset({"IntergovernmentalOrganization", "Bloc"})
NEVER_TYPED = frozenset({"State", "City", "Person", "Place", "Region"})
_QUALIFIED = 12
"""So many words may stand between a plural and the list of what it means."""
SUMMING = frozenset(
    {"move", "decision", "step", "measure", "act", "gesture", "attack", "verdict", "charge",
     "claim", "accusation", "allegation", "ruling", "announcement", "proposal", "demand", "offer",
     "threat", "visit", "strike", "raid"}
)  # fmt: skip
"""In apposition these sum up what was told, whatever name they stand beside."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """Looks up what the noun phrases of one parsed article name.

    `rulers` leads from a state to the movement of which the article has said that it rules it.
    """

    doc: Doc
    mentions: Mentions
    model: Model
    words: ReportingLexicon
    gazetteer: Gazetteer
    rulers: dict[Iri, Entity]

    def named(self, token: Token) -> Mention | None:
        """The mention that the token's phrase names: at its head, in apposition, before it."""
        token = antecedent(token)
        mention = self.mentions.by_root.get(token.i) or self._broken_name(token)
        if mention is None or mention.via in DESCRIPTIONS or _describes(mention):
            mention = self._in_apposition(token) or self._project_of(token) or mention
        found = mention or self._before(token) or self._seated(token) or self._identical(token)
        return found or self._body_of(token)

    def _in_apposition(self, token: Token) -> Mention | None:
        """The name beside a description: "the country's rulers, the Houthis"."""
        # "Annexed the West Bank, a move that …": the land is no move.
        summing = token.lemma_ in SUMMING and token.left_edge.lower_ in {"a", "an", "one"}
        beside = [token.head] if token.dep_ == "appos" and not summing else []
        if not self._is_list(token):
            beside += children(token, "appos")
        found = (self.mentions.by_root.get(other.i) for other in beside)
        return next((m for m in found if m and m.via not in DESCRIPTIONS), None)

    def _body_of(self, token: Token) -> Mention | None:
        """ "EU" in "EU member states", which are a group by themselves."""
        around = self.mentions.at(token.i)
        if around is None or around.entity.kind != "Bloc" or token.dep_ != "compound":
            return None
        senses = (s.entity for s in self.gazetteer.senses(token.text))
        body = next((e for e in senses if e.kind in BODIES), None)
        if body is None or token.i == around.root:
            return None
        return Mention(token.i, token.i + 1, token.i, body, token.text, around.via, around.score)

    def _project_of(self, token: Token) -> Mention | None:
        """The name behind a noun of its kind: "the project of the Khaf-Herat Railway"."""
        if token.lemma_.lower() not in self.words.type_nouns:
            return None
        objects = behind_of(token)
        named = (self.mentions.by_root.get(p.i) for p in objects)
        return next((m for m in named if m and self.is_any(m.entity, ("Project",))), None)

    def _before(self, token: Token) -> Mention | None:
        """The name before a noun of its kind: "the Belt and Road Initiative project"."""
        if token.lemma_.lower() not in self.words.type_nouns:
            return None
        before = (self.mentions.by_root.get(c.i) for c in children(token, "compound", "nmod"))
        return next((m for m in before if m and m.entity.kind not in NEVER_TYPED), None)

    def _identical(self, token: Token) -> Mention | None:
        """What the noun is one with: "the republic of Chad"."""
        if token.lemma_.lower() not in self.words.identity_nouns:
            return None
        objects = behind_of(token)
        named = (self.mentions.by_root.get(p.i) for p in objects)
        return next((m for m in named if m and m.entity.kind not in NEVER_IDENTICAL), None)

    def _broken_name(self, token: Token) -> Mention | None:
        """The name around the token, where the parse takes another part of it for its head."""
        mention = self.mentions.at(token.i)
        if mention is None or mention.via in DESCRIPTIONS or mention.end - mention.start < 2:
            return None
        inside = mention.start <= token.head.i < mention.end
        # "The League of Arab States, which …": what is told of its last word is told of it.
        described = token.i == mention.end - 1 and children(token, "relcl", "acl")
        return None if inside and not described else mention

    def _seated(self, token: Token) -> Mention | None:
        """ "The government in Kabul": who rules the state of that capital, else the state."""
        if token.lemma_.lower() not in self.words.ruling_nouns:
            return None
        for prep in self.doc[token.i + 1 : token.i + 2]:
            cities = (self.mentions.by_root.get(p.i) for p in children(prep, "pobj"))
            city = next((m for m in cities if m and m.entity.kind == "City"), None)
            if prep.lower_ != "in" or city is None:
                continue
            senses = self.gazetteer.senses(city.text)
            state = next((s.entity for s in senses if s.kind == "capital"), None)
            if state is not None:
                ruler = self.rulers.get(state.iri, state)
                start, end = token.left_edge.i, city.end
                text = self.doc[start:end].text
                return Mention(start, end, token.i, ruler, text, "definite", DISTANT)
        return None

    def behind_capital(self, mention: Mention) -> Mention | None:
        """The state for its capital."""
        if mention.entity.kind != "City":
            return None
        senses = self.gazetteer.senses(mention.text)
        state = next((s.entity for s in senses if s.kind == "capital"), None)
        return replace(mention, entity=state) if state is not None else None

    def _is_list(self, token: Token) -> bool:
        return bool(children(token, "conj"))

    def names_agreement(self, token: Token) -> bool:
        """True where the token's phrase names an agreement, whatever noun its name ends in."""
        mention = self.named(token)
        return mention is not None and self.is_any(mention.entity, ("Agreement",))

    def is_any(self, entity: Entity, kinds: tuple[str, ...]) -> bool:
        """True if the entity's class is one of `kinds` or below it."""
        return any(self.model.is_a(entity.kind, kind) for kind in kinds)

    def listed(self, token: Token) -> list[Token]:
        """What a plural lists by name: "dozens of bodies, including the ILO and the WHO"."""
        noun = self._beyond_count(token)
        mention = self.mentions.by_root.get(noun.i)
        known = mention is not None and mention.via not in DESCRIPTIONS
        if noun.tag_ != "NNS" or (known and mention is not None and mention.entity.kind != "Bloc"):
            return []
        heads = {token, noun}
        places = self._places_of(noun)
        if places:
            return places
        beside = [c for c in children(noun, "appos") if children(c, "conj")]
        if beside and all(t.pos_ == "PROPN" for t in conjuncts(beside[0])):
            # "Two politicians, Anna Berg and Jon Dahl".
            return conjuncts(beside[0])
        told = self._told_behind(noun)
        return told or [
            listed
            for prep in (p for head in heads for p in children(head, "prep"))
            if prep.lower_ in LISTING or any(c.lower_ == "such" for c in prep.children)
            for first in children(prep, "pobj")
            for listed in conjuncts(first)
        ]

    def _places_of(self, noun: Token) -> list[Token]:
        """All that "the towns of Abeta, Cerine and Dolgo" names, but no state that they are of."""
        if noun.lemma_.lower() not in self.words.identity_nouns:
            return []
        first = next(iter(behind_of(noun)), None)
        places = conjuncts(first) if first is not None else []
        named = [self.mentions.by_root.get(place.i) for place in places]
        of_state = any(m is None or m.entity.kind == "State" for m in named)
        return [] if of_state or len(places) < 2 else places

    def _told_behind(self, noun: Token) -> list[Token]:
        """Chad and Mali in "three states, among them Chad and Mali", "states – Chad, Mali –"."""
        index = self._among_them(noun) or noun.i + 1
        words = [t.lower_ for t in self.doc[index : index + 3]]
        if len(words) < 3 or words[0] not in GAPS:
            return []
        index += 3 if words[1] == "among" and words[2] in {"them", "those"} else 1
        index += words[1] in SINGLING
        plain_gap = index == noun.i + 2
        index += index < len(self.doc) and self.doc[index].lower_ == "the"
        first = self.mentions.at(index) if index < len(self.doc) else None
        if first is None and index < len(self.doc) and self.doc[index].dep_ == "compound":
            first = self.mentions.by_root.get(self.doc[index].head.i)  # "Colonel Anna Berg".
        if first is None or first.via in DESCRIPTIONS or (plain_gap and words[0] == ","):
            return []
        listed = conjuncts(self.doc[first.root])
        return listed if len(listed) > 1 or not plain_gap else []

    def _among_them(self, noun: Token) -> int:
        """Where ", among them" stands behind what qualifies the noun; 0 where it doesn't."""
        for token in self.doc[noun.i + 2 : min(noun.i + _QUALIFIED, noun.sent.end - 2)]:
            if token.tag_ in {"NNS", "VBZ", "VBP", "MD"}:
                return 0
            if token.text == ",":
                them = token.nbor().lower_ == "among" and token.nbor(2).lower_ == "them"
                return token.i if them else 0
        return 0

    def shared(self, token: Token) -> Token | None:
        """ "The country" of "most of the country", where it is named or acts for another."""
        if token.lower_ not in SHARES:
            return None
        objects = behind_of(token)
        acting = self.words.acting_nouns
        known = (t for t in objects if t.lemma_.lower() in acting or self.named(t) is not None)
        return next(known, None)

    def _beyond_count(self, token: Token) -> Token:
        """ "Bodies" for "dozens of bodies"."""
        objects = behind_of(token)
        return objects[0] if token.lemma_.lower() in COUNTS and objects else token


def _describes(mention: Mention) -> bool:
    """True for "highest UN court", not for "Supreme Court": no name ends in a common noun."""
    return mention.via == "new-org" and mention.text.split()[-1].islower()
