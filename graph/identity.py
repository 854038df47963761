"""What an actor that an article brings in is called, so that names alone never make two one.

The reader calls such an actor by its name. Here the name is joined by what else the article tells
of it: `person/jane-roe_nor` is the Jane Roe who holds an office of Norway. Two articles that give
the same name and the same evidence so mean one actor, without having seen each other; an actor
without evidence, or with evidence that conflicts, stays with its article
(`person/jane-roe_0123456789abcdef`). What was merged that way is listed by `across.merges`; a
person who knows better takes it back, and the actor stays with its article as well.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pyoxigraph import NamedNode, Triple

from comity.graph.claim import Claim, Entity, Extraction, Role
from comity.ontology.iris import PREFIXES, Iri, local_name, slug, term

MERGED = "_"
"""Stands between the name of an actor and its evidence; no slug has one."""
NAMED_ALONE = (PREFIXES["person"], PREFIXES["org"])
"""Actors that articles bring in by name. Groups without a name are their article's anyway."""

_ARTICLE = re.compile(f"{MERGED}[0-9a-f]{{16}}$")
_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z]")
_LINK_WORDS = frozenset({"of", "for", "the", "and", "on", "in", "to", "de", "la"})


@dataclass(frozen=True, slots=True)
class Known:
    """The reference actors: their IRIs, and whom each of them represents."""

    iris: frozenset[str]
    owners: Mapping[str, str]

    @classmethod
    def of(cls, actors: Iterable[Triple]) -> "Known":
        """From `populate.actor_triples()`."""
        iris, owners = set(), {}
        for triple in actors:
            if isinstance(triple.subject, NamedNode):
                iris.add(triple.subject.value)
                if triple.predicate.value == term("represents"):
                    owners[triple.subject.value] = str(triple.object.value)  # type: ignore[union-attr]
        return cls(frozenset(iris), owners)


def identified(
    extraction: Extraction, known: Known, apart: frozenset[str] = frozenset()
) -> Extraction:
    """The reading with its actors named by their evidence.

    `apart` has the IRIs that somebody decided to keep apart, article by article.
    """
    names = _Names(extraction, known, apart).new
    if not names:
        return extraction
    claims = tuple(renamed(claim, names) for claim in extraction.claims)
    return replace(extraction, claims=claims)


def renamed(claim: Claim, names: Mapping[Iri, Iri]) -> Claim:
    """The claim with some things under other IRIs."""
    situation = claim.situation
    roles = tuple(_role(role, names) for role in situation.roles)
    speaker = _role(claim.speaker, names) if claim.speaker else None
    return replace(claim, situation=replace(situation, roles=roles), speaker=speaker)


def _role(role: Role, names: Mapping[Iri, Iri]) -> Role:
    thing = role.entity
    owner = names.get(thing.represents, thing.represents) if thing.represents else None
    iri = names.get(thing.iri, thing.iri)
    return replace(role, entity=replace(thing, iri=iri, represents=owner))


def kept_apart(iri: str, article_id: str) -> Iri:
    """What a merged actor is called in an article that must not share it."""
    return Iri(f"{iri}{MERGED}{article_id}")


def merged_name(iri: str) -> Iri:
    """What an actor that stays with its article would be called, were it not kept apart."""
    return Iri(_ARTICLE.sub("", iri))


def is_merged_name(iri: str) -> bool:
    """True for a name with evidence, which several articles may share."""
    return (
        iri.startswith(NAMED_ALONE) and MERGED in local_name(iri) and _ARTICLE.search(iri) is None
    )


class _Names:
    """The new names of one article's actors."""

    def __init__(self, extraction: Extraction, known: Known, apart: frozenset[str]) -> None:
        self._article, self._known, self._apart = extraction.article.id, known, apart
        roles = [role for claim in extraction.claims for role in _roles(claim)]
        self._things = {role.entity.iri: role.entity for role in roles}
        self._words: defaultdict[str, set[str]] = defaultdict(set)
        for role in roles:
            self._words[role.entity.iri].add(role.text)
        self._owners: defaultdict[str, set[str]] = defaultdict(set)
        for claim in extraction.claims:
            self._note_office(claim)
        self.new = {
            iri: self._named(thing) for iri, thing in self._things.items() if self._is_new(thing)
        }
        self.new |= {
            iri: Iri(f"{iri}{MERGED}{local_name(self.new[owner]).partition(MERGED)[2]}")
            for iri, thing in self._things.items()
            if thing.kind == "Office" and (owner := thing.represents) in self.new
        }

    def _note_office(self, claim: Claim) -> None:
        if claim.situation.kind == "OfficeHolding" and claim.link in ("asserts", "assertsPast"):
            for office in claim.situation.fillers("office"):
                for holder in claim.situation.fillers("officeHolder"):
                    if office.represents:
                        self._owners[holder.iri].add(self._state_of(office.represents))

    def _state_of(self, owner: Iri) -> str:
        """Whom an organ acts for: the state of a ministry; itself for what belongs to none."""
        thing = self._things.get(owner)
        above = thing.represents if thing else None
        return above or self._known.owners.get(owner) or owner

    def _is_new(self, thing: Entity) -> bool:
        own = local_name(thing.iri).startswith(self._article)
        return thing.iri.startswith(NAMED_ALONE) and thing.iri not in self._known.iris and not own

    def _named(self, thing: Entity) -> Iri:
        evidence = self._evidence(thing)
        if evidence is None:
            return kept_apart(thing.iri, self._article)
        name = Iri(f"{thing.iri}{MERGED}{evidence}")
        return kept_apart(name, self._article) if name in self._apart else name

    def _evidence(self, thing: Entity) -> str | None:
        """What tells the bearer of a full name from others of that name, if anything does."""
        if thing.kind == "Person":
            return self._office_evidence(thing)
        if thing.represents:
            return local_name(self._state_of(thing.represents)).lower()
        acronyms = (word for word in sorted(self._words[thing.iri]) if _abbreviates(word, thing))
        return next(map(slug, acronyms), None)

    def _office_evidence(self, person: Entity) -> str | None:
        parts = person.label.split()
        if len(parts) < 2 or min(len(parts[0].rstrip(".")), len(parts[-1].rstrip("."))) < 2:
            return None
        owners = self._owners[person.iri]
        states = {owner for owner in owners if owner.startswith(PREFIXES["state"])}
        fitting = states or owners
        return local_name(next(iter(fitting))).lower() if len(fitting) == 1 else None


def _roles(claim: Claim) -> tuple[Role, ...]:
    return claim.situation.roles + ((claim.speaker,) if claim.speaker else ())


def _abbreviates(words: str, thing: Entity) -> bool:
    """True for the acronym of a longer name, made of its initials: the article tells both."""
    initials = "".join(w[0] for w in re.findall(r"\w+", thing.label) if w not in _LINK_WORDS)
    return len(initials) > 2 and _ACRONYM.fullmatch(words) is not None and words == initials.upper()
