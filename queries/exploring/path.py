"""The shortest ways from one thing to another over what somebody states.

Direct links say where a way may lead. Some of them only follow from others (a part of a part is a
part), so a hop counts where claims state it; one that no claim states is dropped, and the ways are
looked for again. What is planned, denied or over never is part of a way.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from pyoxigraph import NamedNode

from comity.graph.network import Network
from comity.graph.view.links import status_of
from comity.graph.view.records import Record
from comity.graph.view.scope import part
from comity.ontology.iris import Iri
from comity.queries.exploring.explorer import Asked, Explorer
from comity.queries.exploring.text import fill
from comity.queries.exploring.ties import merged, rows, ties

HOPS: Final = 6
"""Steps that a way has at most."""

THINGS: Final = 4_000
"""Things that are looked at from both ends together at most."""

TRIES: Final = 80
"""Hops that are looked up at most, to see whether a claim states them."""

_BATCH: Final = 50
_NEIGHBOURS: Final = 50_000


@dataclass(slots=True)
class _Search:
    """What is known of the surroundings of two things, kept between tries."""

    explorer: Explorer
    asked: Asked
    around: dict[Iri, set[Iri]] = field(default_factory=dict)
    stated: dict[tuple[Iri, Iri], Network] = field(default_factory=dict)
    full: bool = False

    def neighbours(self, things: Sequence[Iri]) -> None:
        """Learn to whom the direct links of things lead."""
        new = [iri for iri in things if iri not in self.around]
        for at in range(0, len(new), _BATCH):
            if len(self.around) > THINGS:
                self.full = True
                return
            batch = new[at : at + _BATCH]
            self.around |= {iri: set() for iri in batch}
            query = fill("neighbours", _NEIGHBOURS, actor=list(map(NamedNode, batch)))
            for row in rows(self.explorer.ask(query)):
                if row["other"].kind == "uri":
                    self.around[Iri(row["from"].value)].add(Iri(row["other"].value))

    def states(self, a: Iri, b: Iri) -> bool:
        """Whether a claim that is asked for states that the two are tied."""
        key = min(a, b), max(a, b)
        if key not in self.stated:
            explorer = self.explorer
            found = ties(explorer.ask, explorer.model, [key[0]], [key[1]])
            kept = self.asked.of(found, explorer.legend)
            self.stated[key] = part(kept, (e for e in kept.edges if status_of(e) == "stated"))
        return bool(self.stated[key].edges)

    def drop(self, a: Iri, b: Iri) -> None:
        """Forget a direct link that no claim states."""
        for one, other in ((a, b), (b, a)):
            self.around.get(one, set()).discard(other)


def find_paths(explorer: Explorer, a: Iri, b: Iri, ways: int, asked: Asked) -> Record:
    """At most `ways` ways of the fewest steps, those of the best-tied things first.

    The record has `nodes` and `links` as a picture has, `routes` as lists of positions in
    `nodes`, and `why` there is none. Raises UnknownNameError where nothing bears a name.
    """
    for iri in (a, b):
        explorer.check_known(iri)
    search = _Search(explorer, asked)
    routes: list[list[Iri]] = []
    refused = 0
    while a != b and refused < TRIES:
        candidates = _routes(search, a, b)
        routes, bad = _checked(search, candidates, ways)
        if routes or not bad:
            break
        refused += len(bad)
        for hop in bad:
            search.drop(*hop)
    return _record(explorer, search, routes, _why(a, b, routes, search, refused))


def _checked(
    search: _Search, candidates: Iterator[list[Iri]], ways: int
) -> tuple[list[list[Iri]], list[tuple[Iri, Iri]]]:
    """The ways of which every hop is stated, and the hops that aren't."""
    routes: list[list[Iri]] = []
    bad: list[tuple[Iri, Iri]] = []
    for tried, route in enumerate(candidates):
        if len(routes) == ways or tried == TRIES:
            break
        hops = list(pairwise(route))
        wrong = next((hop for hop in hops if not search.states(*hop)), None)
        if wrong is None:
            routes.append(route)
        else:
            bad.append(wrong)
    return routes, bad


def _routes(search: _Search, a: Iri, b: Iri) -> Iterator[list[Iri]]:
    """The shortest ways over direct links, through the best-tied things first."""
    if not _meet(search, a, b):
        return
    tied = _tied(search)
    steps = _steps_to(b, a, tied)
    ties_of = search.explorer.ties

    def walk(route: list[Iri]) -> Iterator[list[Iri]]:
        here = route[-1]
        if here == b:
            yield route
            return
        nearer = (iri for iri in tied[here] if steps.get(iri) == steps[here] - 1)
        for iri in sorted(nearer, key=lambda iri: (-ties_of.get(iri, 0), iri)):
            yield from walk([*route, iri])

    yield from walk([a])


def _meet(search: _Search, a: Iri, b: Iri) -> bool:
    """Look round from both ends, step by step, until what is seen from either meets."""
    seen: tuple[set[Iri], set[Iri]] = ({a}, {b})
    rims = [[a], [b]]
    for _ in range(HOPS):
        turn = 0 if len(rims[0]) <= len(rims[1]) else 1
        search.neighbours(rims[turn])
        new = {o for iri in rims[turn] for o in search.around.get(iri, ())} - seen[turn]
        seen[turn].update(new)
        rims[turn] = sorted(new)
        if new & seen[1 - turn]:
            return True
        if not new or search.full:
            return False
    return False


def _tied(search: _Search) -> Mapping[Iri, set[Iri]]:
    """What was seen of direct links, from both of their ends."""
    tied: defaultdict[Iri, set[Iri]] = defaultdict(set)
    for iri, others in search.around.items():
        for other in others:
            tied[iri].add(other)
            tied[other].add(iri)
    return tied


def _steps_to(end: Iri, start: Iri, tied: Mapping[Iri, set[Iri]]) -> dict[Iri, int]:
    """How many steps things are from the end, as far as the start is."""
    steps, rim = {end: 0}, [end]
    while rim and start not in steps:
        new = {other for iri in rim for other in tied[iri]} - steps.keys()
        steps |= dict.fromkeys(new, steps[rim[0]] + 1)
        rim = list(new)
    return steps


def _why(a: Iri, b: Iri, routes: object, search: _Search, refused: int) -> list[str]:
    if routes:
        return []
    if a == b:
        return ["Both ends are the same."]
    if search.full or refused >= TRIES:
        return ["Nothing was found in the part that was looked through; there may be a longer way."]
    return [f"Nothing that is stated ties the two within {HOPS} steps."]


def _record(explorer: Explorer, search: _Search, routes: list[list[Iri]], why: list[str]) -> Record:
    hops = {(min(h), max(h)) for route in routes for h in pairwise(route)}
    network = merged(search.stated[hop] for hop in sorted(hops))
    found = explorer.picture(network)
    place = {node["iri"]: at for at, node in enumerate(found["nodes"])}
    return {**found, "routes": [[place[iri] for iri in route] for route in routes], "why": why}
