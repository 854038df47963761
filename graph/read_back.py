"""From a store back to claims: what `told_in` gives for a reading, read off the named graphs.

The words of the article are not in the store, so roles carry no surface text; everything else
of a claim comes back. One article's graph is in memory at a time.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Protocol, cast

from pyoxigraph import Literal, NamedNode, Triple

from comity.graph.article import Article
from comity.graph.claim import (
    Amount,
    Certainty,
    Claim,
    Entity,
    Modality,
    Period,
    Polarity,
    Precision,
    Quotation,
    Review,
    Role,
    Situation,
)
from comity.graph.settled import told_on
from comity.graph.told import Told
from comity.ontology.actors import CLASSES
from comity.ontology.errors import StoreError
from comity.ontology.iris import (
    ACTORS_GRAPH,
    CMT,
    GRAPH,
    ONTOLOGY_GRAPH,
    PREFIXES,
    Iri,
    local_name,
    term,
)
from comity.ontology.schema import Model

RDF_TYPE = PREFIXES["rdf"] + "type"
LABEL = PREFIXES["rdfs"] + "label"
TITLE, PUBLISHER = PREFIXES["dcterms"] + "title", PREFIXES["dcterms"] + "publisher"


class Graphs(Protocol):
    """What is read of a store."""

    def graphs(self) -> tuple[Iri, ...]:
        """The names of the graphs that hold something, sorted."""

    def triples(self, graph: Iri) -> Iterator[Triple]:
        """What one graph holds."""


class Index:
    """Triples by subject and predicate: look-ups in one graph after the other."""

    def __init__(self, *graphs: Iterable[Triple]) -> None:
        self._by_subject: dict[str, dict[str, set[NamedNode | Literal]]] = {}
        for triple in (t for graph in graphs for t in graph):
            if isinstance(triple.subject, NamedNode) and isinstance(
                triple.object, NamedNode | Literal
            ):
                facts = self._by_subject.setdefault(triple.subject.value, {})
                facts.setdefault(triple.predicate.value, set()).add(triple.object)

    def predicates(self, subject: str) -> list[str]:
        """The predicates of a subject, sorted."""
        return sorted(self._by_subject.get(subject, ()))

    def values(self, subject: str, predicate: str) -> list[str]:
        """The objects as texts, sorted."""
        return sorted(o.value for o in self.objects(subject, predicate))

    def objects(self, subject: str, predicate: str) -> set[NamedNode | Literal]:
        """The objects, IRIs and literals."""
        return self._by_subject.get(subject, {}).get(predicate, set())

    def value(self, subject: str, predicate: str) -> str | None:
        """The first object as a text; None where there is none."""
        return next(iter(self.values(subject, predicate)), None)

    def needed(self, subject: str, predicate: str) -> str:
        """The first object as a text. Raises StoreError where there is none."""
        value = self.value(subject, predicate)
        if value is None:
            raise StoreError(
                f"{subject} has no {local_name(predicate)} in the store: run `comity check`"
            )
        return value

    def subjects(self) -> list[str]:
        """All subjects, sorted."""
        return sorted(self._by_subject)

    def of_class(self, name: str) -> list[str]:
        """The instances of a class of the ontology, sorted."""
        kind = NamedNode(term(name))
        return sorted(s for s, f in self._by_subject.items() if kind in f.get(RDF_TYPE, ()))


def told_in_store(store: Graphs, model: Model) -> Iterator[Told]:
    """All claims in the store, article by article, each article's in the order of its text."""
    shared = Index(store.triples(ONTOLOGY_GRAPH), store.triples(ACTORS_GRAPH))
    for graph in store.graphs():
        if graph.startswith(f"{GRAPH}art/"):
            yield from told_in_graph(store.triples(graph), shared, model)


def told_in_graph(triples: Iterable[Triple], shared: Index, model: Model) -> list[Told]:
    """The claims of one article's graph; `shared` has the ontology and the reference actors."""
    return _Reader(Index(triples), shared, model).told()


def described(iri: Iri, facts: Index, model: Model) -> Entity:
    """A thing as the facts tell it; what has no label is called by the end of its IRI."""
    return _Reader(Index(), facts, model).entity(iri)


class _Reader:
    """Reads one article's graph, with the actors and the ontology at hand."""

    def __init__(self, facts: Index, shared: Index, model: Model) -> None:
        self._facts, self._shared, self._model = facts, shared, model
        self._articles: dict[str, Article] = {}
        self._situations: dict[str, Situation] = {}
        self._entities: dict[str, Entity] = {}

    def told(self) -> list[Told]:
        found = [self._told(Iri(claim)) for claim in self._facts.of_class("Claim")]
        return sorted(found, key=lambda told: told.order)

    def _told(self, iri: Iri) -> Told:
        facts = self._facts
        source = facts.needed(iri, term("source"))
        about, quote = facts.needed(iri, term("about")), facts.needed(iri, term("evidence"))
        # What the article itself tells, where others tell more of the same situation.
        about = facts.value(iri, term("toldAs")) or about
        if about not in self._situations:
            self._situations[about] = self._situation(about)
        if source not in self._articles:
            self._articles[source] = self._article(source)
        speaker, status = facts.value(iri, term("speaker")), facts.value(iri, term("reviewStatus"))
        claim = Claim(
            article_id=local_name(source),
            situation=told_on(self._situations[about], self._articles[source]),
            quotation=self._quotation(quote),
            modality=cast(Modality, local_name(facts.needed(iri, term("modality")))),
            polarity=cast(Polarity, local_name(facts.needed(iri, term("polarity")))),
            certainty=cast(Certainty, local_name(facts.value(iri, term("certainty")) or "Certain")),
            past=facts.value(iri, term("assertsPast")) is not None,
            speaker=Role("speaker", self.entity(speaker), "") if speaker else None,
            confidence=float(facts.value(iri, term("extractionConfidence")) or 1),
            frame=facts.value(iri, term("frame")) or "",
            review=cast(Review, local_name(status) if status else "MachineRead"),
        )
        before, after = facts.value(quote, term("prefix")), facts.value(quote, term("suffix"))
        return Told(iri, self._articles[source], claim, before or "", after or "")

    def _quotation(self, iri: str) -> Quotation:
        start, end = (int(self._facts.needed(iri, term(name))) for name in ("start", "end"))
        return Quotation(start, end, self._facts.needed(iri, term("exact")))

    def _article(self, iri: str) -> Article:
        facts = self._facts
        return Article(
            doc=facts.value(iri, term("doc")) or local_name(iri),
            text="",
            title=facts.value(iri, TITLE),
            publisher=facts.value(iri, PUBLISHER),
            published=_date(
                facts.value(iri, term("publishedAt")), facts.value(iri, term("publishedPrecision"))
            ),
            url=facts.value(iri, term("url")),
        )

    def _situation(self, iri: str) -> Situation:
        facts = self._facts
        roles = [
            Role(local_name(predicate), self.entity(thing.value), "")
            for predicate in facts.predicates(iri)
            if predicate.startswith(CMT) and local_name(predicate) in self._model.roles
            for thing in sorted(facts.objects(iri, predicate), key=str)
            if isinstance(thing, NamedNode)
        ]
        mode = facts.value(iri, term("mode"))
        return Situation(
            kind=self._kind(iri),
            roles=tuple(roles),
            period=self._period(iri),
            amount=self._amount(iri),
            mode=local_name(mode).removeprefix("mode-") if mode else None,
        )

    def _period(self, iri: str) -> Period | None:
        facts = self._facts
        begin, end = facts.value(iri, term("beginsAt")), facts.value(iri, term("endsAt"))
        expression = facts.value(iri, term("timeExpression"))
        if begin is None and end is None and expression is None:
            return None
        return Period(
            begin=begin[:10] if begin else None,
            end=end[:10] if end else None,
            begin_precision=precision(facts.value(iri, term("beginPrecision"))),
            end_precision=precision(facts.value(iri, term("endPrecision"))),
            expression=expression or "",
            inferred=expression is None and _is_true(facts.value(iri, term("timeIsInferred"))),
        )

    def _amount(self, iri: str) -> Amount | None:
        facts = self._facts
        number = facts.value(iri, term("amount"))
        if number is None:
            return None
        return Amount(
            value=Decimal(number),
            unit=facts.value(iri, term("unit")) or "",
            approximate=_is_true(facts.value(iri, term("amountIsApproximate"))),
            expression=facts.value(iri, term("amountText")) or "",
        )

    def entity(self, iri: str) -> Entity:
        """A thing by its class and label in the article's graph or in what is shared."""
        if iri not in self._entities:
            represents = self._anywhere(iri, term("represents"))
            self._entities[iri] = Entity(
                iri=Iri(iri),
                label=self._label(iri),
                kind=self._kind(iri),
                represents=Iri(represents) if represents else None,
            )
        return self._entities[iri]

    def _label(self, iri: str) -> str:
        labels = {o for facts in self._both for o in facts.objects(iri, LABEL)}
        english = [o for o in labels if isinstance(o, Literal) and o.language in ("en", None)]
        return min((o.value for o in english or labels), default=local_name(iri))

    def _kind(self, iri: str) -> str:
        """The most specific of its classes; where there are two, the one that its kind is.

        Classes that only reasoning gives (ActualSituation) don't count.
        """
        classes = {o.value for facts in self._both for o in facts.objects(iri, RDF_TYPE)}
        names = {local_name(c) for c in classes if c.startswith(CMT)}
        ours = {n for n in names if not self._model.is_a(n, "Situation") or self._edge(n)}
        general = {a for n in ours for a in self._model.classes.get(n, ()) if a != n}
        order = {name: rank for rank, name in enumerate(CLASSES)}
        ranked = sorted((ours - general) or ours, key=lambda n: (order.get(n, len(order)), n))
        return ranked[0] if ranked else "Thing"

    def _edge(self, name: str) -> bool:
        return self._model.relation(name) is not None

    def _anywhere(self, iri: str, predicate: str) -> str | None:
        return next((v for facts in self._both if (v := facts.value(iri, predicate))), None)

    @property
    def _both(self) -> tuple[Index, Index]:
        return self._facts, self._shared


def _is_true(literal: str | None) -> bool:
    return literal in ("true", "1")


def precision(iri: str | None) -> Precision | None:
    """`time:unitMonth` -> "month"."""
    if iri is None:
        return None
    return cast(Precision, local_name(iri).removeprefix("unit").lower())


def _date(moment: str | None, unit: str | None) -> str | None:
    """A dateTime as the ISO date it was made of."""
    if moment is None:
        return None
    return moment[: {"year": 4, "month": 7}.get(str(precision(unit)), 10)]
