"""The part of a graph that a user wants to see: by actor, time, relation, confidence or query."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path

from pyoxigraph import QuerySolutions

from comity.graph.network import Edge, Network
from comity.graph.network_build import build_network, network_of
from comity.graph.stores.base import Store
from comity.graph.stores.oxigraph import read_store
from comity.graph.told_of import ClaimReader, Place, claims_in, claims_on, claims_on_pairs
from comity.graph.view.families import Legend, read_legend
from comity.graph.view.scope import (
    LinksOf,
    Span,
    chosen,
    claims_of,
    ego,
    foremost,
    links_within,
    part,
    related,
    sure,
    within,
)
from comity.ontology.errors import QueryError, UnknownNameError
from comity.ontology.iris import ONTOLOGY_GRAPH, Iri, local_name, term
from comity.ontology.schema import Model, load_model
from comity.queries.drawn import Drawn, Pair, drawn, tied
from comity.queries.execute import TIMEOUT
from comity.queries.names import Ask, resolve
from comity.queries.relations import wanted
from comity.queries.targets import local

NAMED = 3
"""So many of the pairs that no claim ties are named."""

_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Scope:
    """What to show; as it stands, everything.

    `focus` has names of actors, and `depth` how many steps to go from them (`view.scope.ego`).
    `since` and `until` are days, months or years ("2022-03"), both inclusive. `relations` are
    names (`relations.wanted`). `query` is SPARQL (`drawn.drawn`), `timeout` its limit in seconds.
    """

    focus: tuple[str, ...] = ()
    depth: int = 1
    since: str | None = None
    until: str | None = None
    relations: tuple[str, ...] = ()
    min_confidence: float = 0.0
    max_actors: int | None = None
    query: str | None = None
    timeout: float = TIMEOUT

    def __str__(self) -> str:
        """What it leaves over, in words for a heading; nothing for everything."""
        return ", ".join(self._words())

    def _words(self) -> Iterator[str]:
        if self.query is not None:
            yield "from a query"
        if self.focus:
            steps = "1 step" if self.depth == 1 else f"{self.depth} steps"
            yield f"within {steps} of {' or '.join(self.focus)}"
        if self.since or self.until:
            times = (f"since {self.since}" * bool(self.since), f"until {self.until}")
            yield " ".join(times[: 1 + bool(self.until)]).strip()
        if self.relations:
            yield " or ".join(self.relations)
        if self.min_confidence:
            yield f"confidence at least {self.min_confidence:g}"
        if self.max_actors is not None:
            yield f"at most {self.max_actors:,} actors"


@dataclass(slots=True)
class Scoped:
    """A network, which part of the graph it is, and what was left out: one line for each reason."""

    network: Network
    words: str = ""
    left_out: list[str] = field(default_factory=list)

    @property
    def part(self) -> str:
        """Which part of the graph it is, in sentences for the page; nothing for all of it."""
        if not self.words:
            return ""
        left = f" Left out: {'; '.join(self.left_out)}." if self.left_out else ""
        return f"This is a part of the graph: {self.words}.{left}"


def in_scope(path: Path, scope: Scope) -> Scoped:
    """The network of the store in the folder `path`, as far as it is in the scope.

    With a focus or a query only the claims that can matter are read, so that much of a large
    store is never touched. Raises UnknownNameError for an actor or relation that nothing is
    called, and QueryError for a malformed date or query, and where the scope leaves nothing.
    """
    model, legend = load_model(), read_legend()
    filters = _Filters(scope, legend, model)
    target = local(path, scope.timeout)
    focus = [_actor(name, target.look_up) for name in scope.focus]
    asked = drawn(target.answer(scope.query)) if scope.query is not None else None
    bare: tuple[Pair, ...] = ()
    with read_store(path) as store:
        if asked is not None:
            network, bare = _Source(store, model).asked(asked)
        elif not focus:
            network = build_network(store, model)
        if focus:
            links = links_within(network) if asked else _Source(store, model).links_of
            network = ego(filters.of(links), focus, scope.depth, scope.max_actors)
        else:
            network = filters(network)
            if scope.max_actors is not None:
                network = foremost(network, scope.max_actors, legend)
    labels = {node.iri: node.label for node in network.nodes}
    named = replace(scope, focus=tuple(labels.get(iri, iri) for iri in focus))
    left_out = [*_without_words(bare), *filters.left_out(network)]
    found = Scoped(network, str(named), left_out)
    if not network.edges and (found.left_out or scope.focus):
        raise QueryError(_nothing(scope, found.left_out))
    return found


class _Filters:
    """Leaves claims out of networks, and remembers which, and all nodes that it has seen."""

    def __init__(self, scope: Scope, legend: Legend, model: Model) -> None:
        self._steps: dict[str, Callable[[Network], Network]] = {}
        if scope.relations:
            test = wanted(scope.relations, legend, model)
            self._steps["of other relations"] = lambda network: related(network, test)
        if scope.since or scope.until:
            span = Span(_day("since", scope.since), _day("until", scope.until))
            if span.is_empty:
                raise QueryError(f"--since {scope.since} is after --until {scope.until}")
            self._steps["of another time"] = lambda network: within(network, span)
        if scope.min_confidence:
            below = f"below confidence {scope.min_confidence:g}"
            self._steps[below] = lambda network: sure(network, scope.min_confidence)
        self._claims: dict[str, set[Iri]] = {name: set() for name in self._steps}
        self._nodes: set[Iri] = set()

    def __call__(self, network: Network) -> Network:
        """The network without what the scope leaves out."""
        for name, step in self._steps.items():
            before = claims_of(network)
            network = step(network)
            self._claims[name] |= before - claims_of(network)
        self._nodes |= {node.iri for node in network.nodes}
        return network

    def of(self, links: LinksOf) -> LinksOf:
        """The links without what the scope leaves out."""
        return lambda nodes: self(links(nodes))

    def left_out(self, network: Network) -> list[str]:
        """What was left out, to come to this network."""
        lines = [f"{_many(len(found), 'claim')} {why}" for why, found in self._claims.items()]
        beyond = len(self._nodes) - len(network.nodes)
        lines = [line for line, found in zip(lines, self._claims.values(), strict=True) if found]
        return [*lines, f"{_many(beyond, 'actor')} beyond the limit"] if beyond else lines


class _Source:
    """Reads of a store what touches some actors, or what a query asks for."""

    def __init__(self, store: Store, model: Model) -> None:
        self._store, self._model = store, model
        self._reader = ClaimReader(store, model)

    def links_of(self, nodes: Collection[Iri]) -> Network:
        """All edges that touch one of the nodes."""
        network = self._network(claims_on(self._store, nodes))
        touching = (e for e in network.edges if e.source in nodes or e.target in nodes)
        return part(network, touching)

    def asked(self, asked: Drawn) -> tuple[Network, tuple[Pair, ...]]:
        """What a query asks to draw, and the pairs that no claim ties."""
        told = claims_in(self._store, asked.told)
        pairs = {(pair.one, pair.other) for pair in asked.pairs}
        among = claims_on_pairs(self._store, pairs)
        network = self._network(told | among)
        by_pair, bare = tied(network, asked.pairs, self._below())
        by_claim = chosen(network, {claim for _, claim in told})
        edges = {_key(edge): edge for edge in (*by_claim.edges, *by_pair.edges)}
        return part(network, (edges[key] for key in sorted(edges))), bare

    def _network(self, claims: Collection[Place]) -> Network:
        return network_of(self._reader.told(claims), self._model)

    def _below(self) -> Callable[[str], Collection[str]]:
        """Gives the properties that imply one of ours, itself among them."""

        @cache
        def below(name: str) -> frozenset[str]:
            rows = self._store.query(
                f"""SELECT ?below WHERE {{ GRAPH <{ONTOLOGY_GRAPH}> {{
                  ?below rdfs:subPropertyOf* <{term(name)}> }} }}"""
            )
            assert isinstance(rows, QuerySolutions)
            return frozenset(local_name(row["below"].value) for row in rows)

        return below


def _actor(name: str, ask: Ask) -> Iri:
    try:
        return resolve(name, "entity", ask)
    except UnknownNameError as error:
        raise UnknownNameError("actor", name, error.suggestions) from None


def _key(edge: Edge) -> tuple[str, ...]:
    return edge.source, edge.target, edge.kind, edge.label


def _day(option: str, text: str | None) -> str | None:
    if text is None:
        return None
    try:
        if not _DAY.fullmatch(text):
            raise ValueError
        date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        raise QueryError(
            f"--{option} {text!r} is no date: write it as 2023, 2023-10 or 2023-10-01"
        ) from None
    return text


def _without_words(bare: Collection[Pair]) -> Iterator[str]:
    if bare:
        named = [f"{local_name(p.one)} and {local_name(p.other)}" for p in list(bare)[:NAMED]]
        more = ", …" if len(bare) > NAMED else ""
        yield f"{_many(len(bare), 'pair')} that no claim ties ({', '.join(named)}{more})"


def _nothing(scope: Scope, left_out: Collection[str]) -> str:
    if left_out:
        return f"nothing is left to show: {'; '.join(left_out)} left out; ask for less"
    return f"no claim ties {' or '.join(scope.focus)} to anybody, so there is nothing to show"


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"
