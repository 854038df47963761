"""What the reader hands on: claims about situations, each with its quotation, and issues.

The values are plain and frozen, so that any reader (rules, a language model) can make them and
any stage (population, CSV, tests) can use them without knowing how they came about.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from comity.graph.article import Article
from comity.ontology.iris import Iri, content_hash, entity_iri

Modality = Literal[
    "Asserted", "Planned", "Proposed", "Promised", "Expected", "Possible", "Conditional"
]
Polarity = Literal["Positive", "Negative"]
Certainty = Literal["Certain", "Probable", "Doubtful"]
Link = Literal["asserts", "assertsPast", "denies", "projects"]
Review = Literal["MachineRead", "Tentative", "Accepted", "Rejected"]
Precision = Literal["day", "month", "year", "decade"]

NOT_IDENTIFYING = frozenset({"place", "topic"})
"""Roles in which two tellings of one situation may differ: they don't enter its hash."""


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """Anything that fills a role: an actor, agreement, project, place, office, topic.

    `kind` is the local name of its class ("State"). `represents` is the IRI of the state or
    organization that an office, organ or unnamed group is one of, by its own name.
    """

    iri: Iri
    label: str
    kind: str
    represents: Iri | None = None


@dataclass(frozen=True, slots=True, order=True)
class Role:
    """An entity in a role (`name`: a property's local name), and the words that stood for it."""

    name: str
    entity: Entity
    text: str


@dataclass(frozen=True, slots=True)
class Period:
    """An interval of uncertainty: ISO 8601 dates, both ends inclusive, None = open.

    "in October 2024" is 2024-10-01..2024-10-31 with precision "month"; "by 2030" has no begin.
    `inferred` says that no words tell it (`expression` is empty): a report told it as news, and
    the date is that of its publication.
    """

    begin: str | None
    end: str | None
    begin_precision: Precision | None
    end_precision: Precision | None
    expression: str
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity: a number, a unit (ISO 4217 code, "%", "t", "t/year", …), and its words."""

    value: Decimal
    unit: str
    approximate: bool
    expression: str


@dataclass(frozen=True, slots=True)
class Situation:
    """What a claim is about: a class of the ontology (`kind`, local name) with its roles.

    `mode` is the local name of a PLOVER mode ("visit"), where the class is an event's. `told`
    tells undated events apart: the day on which this one was told, or the article that did.
    """

    kind: str
    roles: tuple[Role, ...]
    period: Period | None = None
    amount: Amount | None = None
    mode: str | None = None
    told: str | None = None

    @property
    def id(self) -> str:
        """16 hexadecimal digits of class, roles, period, amount, unit, mode and `told`."""
        roles = sorted({f"{r.name}={r.entity.iri}" for r in self.roles} - self._loose())
        period, amount = self.period, self.amount
        return content_hash(
            self.kind,
            *roles,
            f"{period.begin}/{period.end}" if period else None,
            f"{amount.value.normalize()} {amount.unit}" if amount else None,
            self.mode,
            *([self.told] if self.told else []),
        )

    def _loose(self) -> set[str]:
        return {f"{r.name}={r.entity.iri}" for r in self.roles if r.name in NOT_IDENTIFYING}

    @property
    def iri(self) -> Iri:
        """The IRI of the situation."""
        return entity_iri("sit", self.id)

    def fillers(self, role: str) -> tuple[Entity, ...]:
        """The entities in the role of that name, in the order of `roles`."""
        return tuple(r.entity for r in self.roles if r.name == role)


@dataclass(frozen=True, slots=True, order=True)
class Quotation:
    """A passage: `article.text[start:end] == exact`, in code points."""

    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion, denial or projection of one situation, in one passage of one article.

    `past` says that the situation is over (or, for an event, before living memory of the text
    says it matters no more): the link is then `assertsPast`. `speaker` is None where the
    article itself speaks. `confidence` (0 to 1) is the reader's, `certainty` the speaker's.
    `frame` names the rule that found it. `review` says what became of it; one that is tentative
    (a guess of the reader's) or rejected is kept, and nothing follows from it.
    """

    article_id: str
    situation: Situation
    quotation: Quotation
    modality: Modality = "Asserted"
    polarity: Polarity = "Positive"
    certainty: Certainty = "Certain"
    past: bool = False
    speaker: Role | None = None
    confidence: float = 1.0
    frame: str = ""
    review: Review = "MachineRead"

    @property
    def is_silent(self) -> bool:
        """True where nothing follows from the claim: it is about its situation, and no more."""
        return self.review in ("Tentative", "Rejected")

    @property
    def link(self) -> Link:
        """How the claim is tied to its situation (ontology.md, section 3), unless it is silent.

        Only `asserts` leads to a shortcut.
        """
        if self.modality != "Asserted":
            return "projects"
        if self.polarity == "Negative":
            return "denies"
        return "assertsPast" if self.past else "asserts"

    @property
    def id(self) -> str:
        """16 hexadecimal digits of article, span, situation, link, modality, polarity, speaker.

        A silent claim has its review status in the place of the link.
        """
        return content_hash(
            self.article_id,
            f"{self.quotation.start}-{self.quotation.end}",
            self.situation.id,
            self.review if self.is_silent else self.link,
            self.modality,
            self.polarity,
            self.speaker.entity.iri if self.speaker else None,
        )

    @property
    def iri(self) -> Iri:
        """The IRI of the claim."""
        return entity_iri("claim", self.id)

    @property
    def quotation_iri(self) -> Iri:
        """The IRI of its quotation: article and span."""
        span = f"{self.article_id}-{self.quotation.start}-{self.quotation.end}"
        return entity_iri("quote", span)


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """Something that was left out, and why: `reason` is a slug that the summary counts."""

    article_id: str
    start: int
    end: int
    text: str
    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that a reader found in one article, in the order of the text."""

    article: Article
    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...]
