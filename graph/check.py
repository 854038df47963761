"""Checks a graph: SHACL shapes, then the reasoner, article by article where that matters.

Articles may contradict each other, which is data and no defect; an article that breaks a shape
or contradicts the ontology was read wrongly.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyoxigraph
import pyshacl
import rdflib
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple
from rdflib import RDF, RDFS, SH
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query

from comity.graph.infer import shortcuts
from comity.graph.reasoner import SECONDS, Verdict, reason
from comity.graph.stores.base import Store
from comity.ontology.errors import DataError, StoreError
from comity.ontology.iris import (
    ACTORS_GRAPH,
    DERIVED_GRAPH,
    ID,
    ONTOLOGY,
    ONTOLOGY_GRAPH,
    Iri,
    article_graph,
    local_name,
    term,
)
from comity.ontology.schema import schema, shapes

BATCH = 20_000
"""Triples that the reasoner gets at once: some seconds, and far from the limit of memory."""

Progress = Callable[[int, int, str], None]
"""Told how much of how many is done, and of what ("articles against the shapes")."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something wrong: in which article (its file's name, or the name of another graph).

    `severity` is "violation", "warning" or "info"; `shape` the name of the rule that is broken,
    `focus` the IRI of what breaks it.
    """

    article: str
    severity: str
    shape: str
    focus: Iri
    message: str


class _PreparedGraph(rdflib.Graph):
    """A graph that parses each query once: pySHACL puts the same ones to every focus node."""

    def __init__(self, prepared: dict[str, Query]) -> None:
        super().__init__()
        self._prepared = prepared

    def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> Any:
        """As `Graph.query`."""
        if isinstance(query_object, str):
            if query_object not in self._prepared:
                self._prepared[query_object] = prepareQuery(query_object)
            query_object = self._prepared[query_object]
        return super().query(query_object, *args, **kwargs)


def shape_findings(store: Store, progress: Progress) -> Iterator[Finding]:
    """What breaks the shapes in each article, and whether the derived links are up to date."""
    rules, prepared = shapes(), dict[str, Query]()
    background = _background()
    actors = _Actors(store.triples(ACTORS_GRAPH))
    articles = store.articles()
    for done, article in enumerate(articles, 1):
        triples = list(store.triples(article_graph(article)))
        data = (*background, *_rdflib(actors.of(triples)))
        yield from _validate(_name(triples, article), triples, data, rules, prepared)
        progress(done, len(articles), "articles against the shapes")
    if shortcuts(store) != set(store.triples(DERIVED_GRAPH)):
        yield Finding(
            "derived links",
            "violation",
            "UpToDate",
            DERIVED_GRAPH,
            "The links are not those that the articles assert: run comity build again.",
        )


def reasoner_findings(
    store: Store, progress: Progress, seconds: float = SECONDS
) -> Iterator[Finding]:
    """What HermiT says of ontology and data; batches of articles, single ones where that fails.

    `seconds` bounds each run. Raises MissingToolError where Java is missing, and StoreError
    where the store holds no ontology.
    """
    ontology = list(store.triples(ONTOLOGY_GRAPH))
    if not ontology:
        raise StoreError("the store holds no ontology: run comity build again")
    actors = _Actors(store.triples(ACTORS_GRAPH))

    def ask(articles: Iterable[list[Triple]]) -> Verdict:
        data = [triple for triples in articles for triple in triples]
        return reason((*ontology, *data, *actors.of(data)), seconds)

    empty: set[str] = set()
    articles, done = store.articles(), 0
    for batch in _batches(store, articles):
        verdict = ask(batch.values())
        empty.update(verdict.unsatisfiable)
        if not (verdict.finished and verdict.consistent):
            yield from _blame(batch, verdict, ask)
        done += len(batch)
        progress(done, len(articles), "articles through HermiT")
    for kind in sorted(empty):
        yield Finding("ontology", "violation", "HermiT", Iri(kind), "The class can have no member.")


def _blame(
    batch: Mapping[str, list[Triple]],
    together: Verdict,
    ask: Callable[[Iterable[list[Triple]]], Verdict],
) -> Iterator[Finding]:
    """Which articles of a batch fail; the batch itself where no single one does."""
    verdicts = {name: ask([batch[name]]) for name in batch} if len(batch) > 1 else {}
    failed = {a: v for a, v in verdicts.items() if not (v.finished and v.consistent)}
    if not failed:
        names = ", ".join(sorted(_name(triples, name) for name, triples in batch.items()))
        yield _failure(names or "ontology", together, ONTOLOGY)
    for name, verdict in failed.items():
        yield _failure(_name(batch[name], name), verdict, article_graph(name))


def _failure(article: str, verdict: Verdict, focus: Iri) -> Finding:
    if not verdict.finished:
        message = "HermiT did not end in time: nothing is known."
        return Finding(article, "warning", "HermiT", focus, message)
    message = "The data contradict the axioms of the ontology."
    return Finding(article, "violation", "HermiT", focus, message)


def _batches(store: Store, articles: Collection[str]) -> Iterator[dict[str, list[Triple]]]:
    batch: dict[str, list[Triple]] = {}
    for article in articles:
        batch[article] = list(store.triples(article_graph(article)))
        if sum(map(len, batch.values())) >= BATCH:
            yield batch
            batch = {}
    # Without any article the ontology is still to be asked about.
    if batch or not articles:
        yield batch


class _Actors:
    """The reference actors by IRI: an article is checked beside those that it mentions."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._by_iri: dict[str, list[Triple]] = {}
        for triple in triples:
            if isinstance(triple.subject, NamedNode):
                self._by_iri.setdefault(triple.subject.value, []).append(triple)

    def of(self, triples: Iterable[Triple]) -> Iterator[Triple]:
        """What is known of the actors that the triples point to, and of those these point to."""
        todo, seen = list(triples), set[str]()
        while todo:
            target = todo.pop().object
            if isinstance(target, NamedNode) and target.value not in seen:
                seen.add(target.value)
                known = self._by_iri.get(target.value, [])
                yield from known
                todo += known


def _name(triples: Iterable[Triple], article: str) -> str:
    """The name of the article's file, which people know it by."""
    doc = NamedNode(term("doc"))
    names = (
        t.object.value for t in triples if t.predicate == doc and isinstance(t.object, Literal)
    )
    return next(names, article)


RdflibTriple = tuple[rdflib.term.Node, rdflib.term.Node, rdflib.term.Node]


def _background() -> tuple[RdflibTriple, ...]:
    """The ontology without its texts, which no shape looks at."""
    return tuple(
        (s, p, o)
        for s, p, o in schema()
        if not isinstance(o, rdflib.Literal) and p != RDFS.isDefinedBy
    )


def _rdflib(triples: Iterable[Triple]) -> rdflib.Graph:
    data = pyoxigraph.serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    return rdflib.Graph().parse(data=data, format="nt")


def _validate(
    name: str,
    triples: Iterable[Triple],
    beside: Iterable[RdflibTriple],
    rules: rdflib.Graph,
    prepared: dict[str, Query],
) -> list[Finding]:
    """What is wrong with things of which `triples` say something, sorted."""
    own = _rdflib(triples)
    data = _PreparedGraph(prepared)
    for triple in (*own, *beside):
        data.add(triple)
    _, report, text = pyshacl.validate(data, shacl_graph=rules, inference="none")
    if not isinstance(report, rdflib.Graph):
        raise DataError(f"shapes.ttl of comity.ontology can't be used: {report} {text}")
    subjects = {node for node in own.subjects() if str(node).startswith(ID)}
    found = (
        Finding(
            name,
            local_name(str(report.value(result, SH.resultSeverity))).lower(),
            local_name(str(report.value(result, SH.sourceShape))),
            Iri(str(report.value(result, SH.focusNode))),
            str(report.value(result, SH.resultMessage)),
        )
        for result in report.subjects(RDF.type, SH.ValidationResult)
        if report.value(result, SH.focusNode) in subjects
    )
    return sorted(set(found))
