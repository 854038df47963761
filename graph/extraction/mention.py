"""What the text names: mentions of entities, and who is said to hold which office."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from comity.graph.claim import Entity, Issue
from comity.ontology.iris import Iri


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens that stand for an entity.

    `start`, `end` (exclusive) and `root` (the syntactic head) are token indices. `via` says how
    it was found ("gazetteer", "demonym", "metonym", "person", "office", "pronoun", …), `score`
    how sure that is (0 to 1). `antecedent` is the root of the mention that a pronoun or a
    definite description stands for. `members` are the entities of a pair ("the two sides").
    """

    start: int
    end: int
    root: int
    entity: Entity
    text: str
    via: str
    score: float = 1.0
    antecedent: int | None = None
    members: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficeClaim:
    """That a person holds, or (`former`) held, an office; `start` and `end` are token indices."""

    person: Mention
    office: Entity
    start: int
    end: int
    former: bool = False


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions of one article, in the order of the text.

    `by_root` leads from the index of a head token to its mention: this is how arguments of
    predicates are looked up. `affiliations` leads from a person's IRI to the state or
    organization whose office the person holds, where the article says it. `issuers` are those
    whose statement the whole article is.
    """

    all: tuple[Mention, ...] = ()
    by_root: Mapping[int, Mention] = field(default_factory=lambda: MappingProxyType({}))
    issues: tuple[Issue, ...] = ()
    offices: tuple[OfficeClaim, ...] = ()
    affiliations: Mapping[Iri, Entity] = field(default_factory=lambda: MappingProxyType({}))
    issuers: tuple[Entity, ...] = ()
    covering: Mapping[int, Mention] = field(init=False)
    of_issuers: tuple[Mention, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Index the mentions by the tokens that they cover, the longest where several do.

        And keep those of all issuers apart, by their end.
        """
        by_length = sorted(self.all, key=lambda m: (m.end - m.start, -m.start))
        index = {i: mention for mention in by_length for i in range(mention.start, mention.end)}
        object.__setattr__(self, "covering", MappingProxyType(index))
        issuing = [m for m in self.all if (m.members or (m.entity,)) == self.issuers]
        object.__setattr__(self, "of_issuers", tuple(sorted(issuing, key=lambda m: m.end)))

    def issuer(self, before: int) -> Mention | None:
        """The mention of all that issue the article, the last before the token, or the first."""
        if not self.of_issuers:
            return None
        earlier = bisect_right(self.of_issuers, before, key=lambda m: m.end)
        return self.of_issuers[max(earlier - 1, 0)]

    def at(self, index: int) -> Mention | None:
        """The longest mention that covers the token."""
        return self.covering.get(index)

    def inside(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that lie wholly within the tokens `start` to `end` (exclusive)."""
        return tuple(m for m in self.all if start <= m.start and m.end <= end)
