"""The reference actors by every name that a text may give them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from comity.graph.claim import Entity
from comity.graph.extraction.folding import fold
from comity.graph.extraction.words import Words, load_words
from comity.ontology.actors import ReferenceActor, load_actors
from comity.ontology.iris import Iri, entity_iri, slug

Kind = Literal["name", "acronym", "demonym", "people", "capital", "seat", "ambiguous"]

_ORDER: Mapping[str, int] = {
    "name": 0, "acronym": 1, "capital": 2, "seat": 3, "demonym": 4, "people": 5, "ambiguous": 6,
}  # fmt: skip


_SHORTENED = {
    "United States ": ("US ", "U.S. ", "American "),
    "United Nations ": ("UN ", "U.N. "),
    "European Union ": ("EU ", "E.U. "),
}


@dataclass(frozen=True, slots=True)
class Sense:
    """What a name can mean: `entity`, known by it as name, acronym, demonym … (`kind`).

    `place` is what the name of a capital or a seat of power means as a place. `article` says
    that the name is one only behind "the" ("the West").
    """

    entity: Entity
    kind: Kind
    place: Entity | None = None
    article: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `start` to `end` (exclusive) that are a known name."""

    start: int
    end: int
    senses: tuple[Sense, ...]


class Gazetteer:
    """Finds known names in a parsed text, the longest first.

    `states` leads from an alpha-3 code to the state, `entities` from an IRI to its entity,
    `codes` from a state's IRI to its code. `words` are the lexica that the reader uses.
    """

    def __init__(self, nlp: Language, actors: Iterable[ReferenceActor], words: Words) -> None:
        self.words = words
        self.entities: dict[Iri, Entity] = {}
        self.states: dict[str, Entity] = {}
        self.codes: dict[Iri, str] = {}
        self._senses: dict[str, list[Sense]] = defaultdict(list)
        self._matcher = PhraseMatcher(nlp.vocab, attr="NORM")
        known = {actor.iri: actor for actor in sorted(actors, key=lambda actor: actor.iri)}
        for actor in known.values():
            self._enter(actor)
        for actor in known.values():
            if actor.capital in known:
                self._enter_capital(known[actor.iri], known[actor.capital])
        for seat, code in words.mapped("metonyms.seats").items():
            if code in self.states:
                self._name(seat, Sense(self.states[code], "seat", _facility(seat)))
        for name in sorted(self._senses):
            self._matcher.add(name, [_pattern(nlp, name)])
        self._words = frozenset(word for name in self._senses for word in name.split())
        self._of_states = frozenset(
            word
            for name, senses in self._senses.items()
            if any(s.kind in ("name", "demonym") and s.entity.kind == "State" for s in senses)
            for word in name.split()
        )

    def _enter(self, actor: ReferenceActor) -> None:
        entity = Entity(actor.iri, actor.label, actor.kind, actor.represents)
        self.entities[actor.iri] = entity
        if actor.alpha3:
            self.states[actor.alpha3] = entity
            self.codes[actor.iri] = actor.alpha3
        for name in (actor.label, *actor.aliases):
            self._name(name, Sense(entity, "acronym" if _is_acronym(name) else "name"))
        for acronym in actor.acronyms:
            self._name(acronym, Sense(entity, "acronym"))
        for demonym in actor.demonyms:
            plural = demonym.endswith("s") and demonym[:-1] in actor.demonyms
            self._name(demonym, Sense(entity, "people" if plural else "demonym"))
        for name in actor.ambiguous:
            self._name(name, Sense(entity, "ambiguous"))
        for seat in actor.seats:
            self._name(seat, Sense(entity, "seat", _facility(seat)))

    def _enter_capital(self, actor: ReferenceActor, capital: ReferenceActor) -> None:
        """Every name of a capital may stand for the state: "Washington", not only its label."""
        city = self.entities[capital.iri]
        for name in (capital.label, *capital.aliases):
            self._name(name, Sense(self.entities[actor.iri], "capital", city))

    def _name(self, name: str, sense: Sense) -> None:
        folded = fold(name).strip()
        if folded[:4] in ("the ", "The "):
            folded = folded[4:]
            if " " not in folded:
                sense = replace(sense, article=True)
        variants = {folded, folded.replace(" & ", " and "), folded.replace(" and ", " & ")}
        for long, short in _SHORTENED.items():
            if folded.startswith(long):
                variants |= {form + folded.removeprefix(long) for form in short}
        if " " in folded:
            variants |= {variant.replace("-", " ") for variant in variants}
        if sense.kind == "acronym" and folded.isupper() and folded.isalpha() and len(folded) < 4:
            dotted = ".".join(folded)
            variants |= {dotted, dotted + "."}
        if sense.kind == "acronym" and folded.isupper() and folded.isalpha() and len(folded) > 4:
            variants.add(folded.title())  # "Unifil", as British papers write it
        for variant in variants:
            known = self._senses[variant]
            # "Gambia" needs no article where it is a name of the state beside "The Gambia".
            bare = replace(sense, article=False)
            if len(variant) > 1 and sense not in known and bare not in known:
                known.append(sense)

    def senses(self, name: str) -> tuple[Sense, ...]:
        """What a name can mean, the likeliest kind of name first."""
        senses = self._senses.get(fold(name), ())
        return tuple(sorted(senses, key=lambda sense: (_ORDER[sense.kind], sense.entity.iri)))

    def as_named(self, word: str) -> str:
        """The word as names of states have it: "Peru" for "PERU"; any other as it is."""
        if len(word) < _SHORTEST_IN_CAPITALS or not word.isupper() or word in self._words:
            return word
        return name if (name := word.title()) in self._of_states else word

    def represented(self, entity: Entity) -> Entity | None:
        """The state or body for which an organ or a group acts, where it is known."""
        return self.entities.get(entity.represents) if entity.represents else None

    def matches(self, doc: Doc) -> Iterator[Match]:
        """The known names in the text that don't overlap, the longest where they would."""
        found = [(end - start, start, end) for _, start, end in self._matcher(doc)]
        taken: set[int] = set()
        chosen: list[Match] = []
        for _, start, end in sorted(found, key=lambda item: (-item[0], item[1])):
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                name = "".join(t.norm_ + t.whitespace_ for t in doc[start:end]).strip()
                chosen.append(Match(start, end, self.senses(" ".join(name.split()))))
        yield from sorted(chosen, key=lambda match: match.start)


_SHORTEST_IN_CAPITALS = 4
"""Letters; shorter words in capitals are acronyms."""


def load_gazetteer(nlp: Language) -> Gazetteer:
    """The gazetteer of the reference actors and lexica that ship with Comity."""
    return Gazetteer(nlp, load_actors(), load_words())


def _pattern(nlp: Language, name: str) -> Doc:
    doc = nlp.make_doc(name)
    for token in doc:
        token.norm_ = fold(token.text)
    return doc


def _is_acronym(name: str) -> bool:
    letters = name.replace(".", "")
    return 2 <= len(letters) <= 6 and letters.isupper() and " " not in name


def _facility(name: str) -> Entity:
    return Entity(entity_iri("place", slug(name)), name, "Facility")
