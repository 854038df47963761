"""The made-up actors: few are named in most articles, most in few (Zipf's law)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, product
from random import Random

from pyoxigraph import Literal, NamedNode, Triple

from benchmarks.synthetic.names import OFFICES, Names
from comity.graph.claim import Entity
from comity.ontology.iris import PREFIXES, entity_iri, local_name, slug, term

BLOCS = 6
"""Actors of one bloc are friends; a third of the actors belong to none."""

_SHARES = {
    "organization": 0.08, "agreement": 0.06, "project": 0.08, "city": 0.08, "company": 0.14,
    "office": 0.06,
}  # fmt: skip
_STATE_SHARE, _MOST_STATES = 0.3, 190
_PERSONS = "person"
_REFERENCE = (
    "State",
    "IntergovernmentalOrganization",
    "TransitAgreement",
    "RailwayProject",
    "City",
)
_LETTERS = "ABCDEFGHIJLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something at an end of statements; `bloc` is None where it has no friends."""

    entity: Entity
    pool: str
    bloc: int | None
    state: str


class World:
    """`size` actors in pools; `pick` prefers the first of a pool, as news prefers great powers."""

    def __init__(self, size: int, random: Random) -> None:
        self._random = random
        self._names = Names(random)
        states = max(4, min(_MOST_STATES, int(size * _STATE_SHARE)))
        codes = ("X" + a + b for a, b in product(_LETTERS, _LETTERS))
        self.pools = {"state": [self._state(next(codes)) for _ in range(states)]}
        for pool, share in _SHARES.items():
            number = max(1, int(size * share))
            if pool == "office":
                number = min(number, states * len(OFFICES))
            self.pools[pool] = [self._actor(pool, at) for at in range(number)]
        left = size - sum(map(len, self.pools.values()))
        self.pools[_PERSONS] = [self._actor(_PERSONS, at) for at in range(max(1, left))]
        self._weights = {
            (pool, bloc): self._zipf(self._members(pool, bloc))
            for pool in self.pools
            for bloc in (None, *range(BLOCS))
        }

    @property
    def actors(self) -> list[Actor]:
        """All of them, in no meaningful order."""
        everyone = [actor for pool in self.pools.values() for actor in pool]
        Random(len(everyone)).shuffle(everyone)
        return everyone

    def pick(self, pool: str, bloc: int | None = None) -> Actor:
        """Somebody of the pool, and of the bloc where the pool has any of it."""
        members, weights = self._weights[pool, bloc]
        if not members:
            members, weights = self._weights[pool, None]
        return self._random.choices(members, cum_weights=weights)[0]

    def reference_triples(self) -> Iterator[Triple]:
        """What the reference actors of a real graph have: class, label, and a state's code."""
        for pool in self.pools.values():
            for actor in pool:
                if actor.entity.kind in _REFERENCE:
                    yield from _described(actor.entity)

    def _members(self, pool: str, bloc: int | None) -> list[Actor]:
        return [actor for actor in self.pools[pool] if bloc is None or actor.bloc == bloc]

    def _zipf(self, members: list[Actor]) -> tuple[Sequence[Actor], Sequence[float]]:
        return members, list(accumulate(1 / (rank + 2) for rank in range(len(members))))

    def _bloc(self) -> int | None:
        return self._random.randrange(BLOCS) if self._random.random() < 2 / 3 else None

    def _state(self, code: str) -> Actor:
        entity = Entity(entity_iri("state", code), self._names.state(), "State")
        return Actor(entity, "state", self._bloc(), code)

    def _actor(self, pool: str, at: int) -> Actor:
        home = self.pools["state"][at % len(self.pools["state"])]
        entity = getattr(self, f"_{pool}")(home, at)
        return Actor(entity, pool, home.bloc, home.state)

    def _organization(self, home: Actor, at: int) -> Entity:
        name = self._names.organization()
        return Entity(entity_iri("org", slug(name)), name, "IntergovernmentalOrganization")

    def _agreement(self, home: Actor, at: int) -> Entity:
        name = self._names.agreement()
        return Entity(entity_iri("agr", slug(name)), name, "TransitAgreement")

    def _project(self, home: Actor, at: int) -> Entity:
        name = self._names.project()
        return Entity(entity_iri("prj", slug(name)), name, "RailwayProject")

    def _city(self, home: Actor, at: int) -> Entity:
        name = self._names.city()
        return Entity(entity_iri("place", slug(name)), name, "City")

    def _company(self, home: Actor, at: int) -> Entity:
        name = self._names.company()
        return Entity(entity_iri("org", f"{slug(name)}_{home.state.lower()}"), name, "Company")

    def _person(self, home: Actor, at: int) -> Entity:
        name = self._names.person()
        return Entity(entity_iri("person", f"{slug(name)}_{home.state.lower()}"), name, "Person")

    def _office(self, home: Actor, at: int) -> Entity:
        title = OFFICES[at // len(self.pools["state"])]
        name = f"{title} of {home.entity.label}"
        return Entity(entity_iri("office", slug(name)), name, "Office", home.entity.iri)


def _described(entity: Entity) -> Iterator[Triple]:
    node = NamedNode(entity.iri)
    yield Triple(node, NamedNode(PREFIXES["rdf"] + "type"), NamedNode(term(entity.kind)))
    label = Literal(entity.label, language="en")
    yield Triple(node, NamedNode(PREFIXES["rdfs"] + "label"), label)
    if entity.kind == "State":
        yield Triple(node, NamedNode(term("isoAlpha3")), Literal(local_name(entity.iri)))
