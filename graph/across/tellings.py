"""How the articles tell of situations, read off their graphs; and a claim moved and moved back.

A claim whose situation turns out to be one that others tell more fully points to that one, and
keeps its own telling: `claim cmt:about FULLER ; cmt:toldAs OWN`. Nothing is lost by that, so
`as_read` gives the graph back as the reader made it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pyoxigraph import NamedNode, Triple

from comity.graph.claim import NOT_IDENTIFYING, Link
from comity.graph.read_back import Index
from comity.ontology.iris import CMT, PREFIXES, content_hash, local_name, term
from comity.ontology.schema import Model

ABOUT = NamedNode(term("about"))
TOLD_AS = NamedNode(term("toldAs"))
LINKS: tuple[Link, ...] = ("asserts", "assertsPast", "denies", "projects")

_LINKING = frozenset(NamedNode(term(name)) for name in ("about", *LINKS))
_LOOSE = frozenset(NamedNode(term(name)) for name in NOT_IDENTIFYING)
_TYPE = PREFIXES["rdf"] + "type"

Told = Mapping[str, str]
"""IRI of a situation as an article tells it -> of the one that it is."""


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """A claim, as far as it matters to others: how it is tied to its situation."""

    iri: str
    link: str
    modality: str
    polarity: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One situation as one article tells it.

    `what` is the hash of class, mode and roles: what two tellings of one situation have in common.
    `begin` and `end` are days; an open end is None. `loose` are the roles in which they may differ.
    """

    iri: str
    article: str
    kind: str
    what: str
    begin: date | None
    end: date | None
    amount: Decimal | None
    unit: str
    approximate: bool
    loose: frozenset[tuple[str, str]]
    published: date | None
    claims: tuple[Said, ...]

    @property
    def is_event(self) -> bool:
        """Events occur once; relationships go on."""
        return self.kind.endswith("Event")

    @property
    def dated(self) -> bool:
        """Whether it says anything of time."""
        return self.begin is not None or self.end is not None

    @property
    def links(self) -> frozenset[str]:
        """The links of its claims."""
        return frozenset(said.link for said in self.claims)


def tellings(article: str, facts: Index, model: Model) -> list[Telling]:
    """What one article tells, by its graph as it was read."""
    told: dict[str, list[Said]] = {}
    for claim in facts.of_class("Claim"):
        said = [name for name in LINKS if facts.objects(claim, term(name))]
        for about in facts.values(claim, term("about")):
            told.setdefault(about, []).append(
                Said(
                    claim,
                    said[0] if said else "",
                    local_name(facts.value(claim, term("modality")) or ""),
                    local_name(facts.value(claim, term("polarity")) or ""),
                )
            )
    day = next((_day(v) for a in facts.of_class("Article")
                if (v := facts.value(a, term("publishedAt")))), None)  # fmt: skip
    return [_telling(facts, iri, article, day, claims, model) for iri, claims in told.items()]


def _telling(
    facts: Index, iri: str, article: str, day: date | None, claims: list[Said], model: Model
) -> Telling:
    roles = {
        (local_name(predicate), filler)
        for predicate in facts.predicates(iri)
        if local_name(predicate) in model.roles
        for filler in facts.values(iri, predicate)
    }
    loose = frozenset(role for role in roles if role[0] in NOT_IDENTIFYING)
    kinds = sorted(v for v in facts.values(iri, _TYPE) if v.startswith(CMT))
    amount = facts.value(iri, term("amount"))
    return Telling(
        iri=iri,
        article=article,
        kind=local_name(kinds[0]) if kinds else "",
        what=content_hash(
            *kinds,
            facts.value(iri, term("mode")) or "",
            *sorted(f"{name}={filler}" for name, filler in roles - loose),
        ),
        begin=_day(facts.value(iri, term("beginsAt"))),
        end=_day(facts.value(iri, term("endsAt"))),
        amount=Decimal(amount) if amount else None,
        unit=facts.value(iri, term("unit")) or "",
        approximate=facts.value(iri, term("amountIsApproximate")) == "true",
        loose=loose,
        published=day,
        claims=tuple(sorted(claims)),
    )


def as_read(triples: Iterable[Triple]) -> set[Triple]:
    """An article's graph as the reader made it: every claim on its own telling."""
    found = set(triples)
    own = {t.subject: t.object for t in found if t.predicate == TOLD_AS}
    if not own:
        return found
    moved = {t for t in found if t.subject in own and t.predicate in _LINKING | {TOLD_AS}}
    back = {Triple(t.subject, t.predicate, own[t.subject]) for t in moved if t.predicate != TOLD_AS}
    left = found - moved | back
    borrowed = {t.object for t in moved if t.predicate == ABOUT} - {
        t.object for t in left if t.predicate == ABOUT
    }
    return {t for t in left if t.subject not in borrowed}


def as_told(
    triples: set[Triple], same: Told, described: Mapping[str, frozenset[Triple]]
) -> set[Triple]:
    """An article's graph, as read, with its claims on the situations that they turn out to tell of.

    `described` has what other articles say of those.
    """
    nodes = {NamedNode(own): NamedNode(other) for own, other in same.items()}
    known = {t.object for t in triples if t.predicate == ABOUT}
    found = set(triples)
    for triple in triples:
        if triple.predicate in _LINKING and triple.object in nodes:
            own = triple.object
            other = nodes[own]  # type: ignore[index]
            found.remove(triple)
            found.add(Triple(triple.subject, triple.predicate, other))
            found.add(Triple(triple.subject, TOLD_AS, own))
            if other not in known:
                found |= described[other.value]
                found |= {
                    Triple(other, t.predicate, t.object)
                    for t in triples
                    if t.subject == own and t.predicate in _LOOSE
                }
    return found


def description(triples: Iterable[Triple], iri: str) -> frozenset[Triple]:
    """What a graph says of a situation, without the roles in which tellings may differ."""
    node = NamedNode(iri)
    return frozenset(t for t in triples if t.subject == node and t.predicate not in _LOOSE)


def _day(moment: str | None) -> date | None:
    return date.fromisoformat(moment[:10]) if moment else None
