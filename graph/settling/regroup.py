"""The second step: which tellings of a group are of one situation, and which claims clash."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import NamedNode, Triple

from comity.graph.across.contradictions import contradictions
from comity.graph.across.same import same_situations
from comity.graph.across.tellings import Telling
from comity.graph.settling.rows import telling_of
from comity.graph.settling.work import Work
from comity.ontology.iris import ACROSS_GRAPH, term

_CONTRADICTS = NamedNode(term("contradicts"))

_Pair = tuple[str, str]


class _Group:
    """The rows of one group of tellings, with what was found of them before."""

    def __init__(self) -> None:
        self.tellings: list[Telling] = []
        self.described: dict[_Pair, str] = {}
        self.before: dict[_Pair, _Pair | None] = {}

    def add(self, row: tuple[str, ...]) -> None:
        article, iri, what, facts, described, target, target_described = row
        self.tellings.append(telling_of(article, iri, what, facts))
        self.described[article, iri] = described
        self.before[article, iri] = (target, target_described) if target else None

    def moved(self) -> dict[_Pair, _Pair | None]:
        """Where each telling goes: the other telling, and the hash of what is said of that."""
        same = same_situations(self.tellings)
        first: dict[str, str] = {}
        for article, iri in sorted(self.described):
            first.setdefault(iri, article)
        return {
            place: (target, self.described[first[target], target])
            if (target := same.get(place))
            else None
            for place in self.described
        }


def regroup(work: Work) -> None:
    """Settle the marked groups, and mark the articles whose claims move or move back."""
    for batch in work.marked("stale_group", "alike"):
        names = [alike for (alike,) in batch]
        removed: set[_Pair] = set()
        added: set[_Pair] = set()
        with work.ledger.transaction() as tables:
            groups = _groups(tables, names)
            for alike in names:
                group = groups[alike]
                moved = group.moved()
                _write_moves(tables, group.before, moved)
                new = _clashes(work, group, moved)
                old = set(tables.execute(
                    "SELECT one, other FROM contradiction WHERE alike = ?", (alike,)
                ))  # fmt: skip
                removed |= old - new
                added |= new - old
                _write_clashes(tables, alike, old, new)
            tables.executemany("DELETE FROM stale_group WHERE alike = ?", batch)
            work.store.change_graph(ACROSS_GRAPH, _links(removed), _links(added))


def _groups(tables: sqlite3.Connection, names: list[str]) -> dict[str, _Group]:
    groups: defaultdict[str, _Group] = defaultdict(_Group)
    for alike in names:
        query = "SELECT article, iri, alike, facts, described, target, target_described "
        for row in tables.execute(f"{query} FROM telling WHERE alike = ?", (alike,)):
            groups[alike].add(row)
    return groups


def _write_moves(
    tables: sqlite3.Connection,
    before: dict[_Pair, _Pair | None],
    after: dict[_Pair, _Pair | None],
) -> None:
    changed = [place for place in after if after[place] != before[place]]
    tables.executemany(
        "UPDATE telling SET target = ?, target_described = ? WHERE article = ? AND iri = ?",
        [(*(after[place] or (None, None)), *place) for place in changed],
    )
    articles = [(article,) for article, _ in changed]
    tables.executemany("INSERT OR IGNORE INTO unsettled VALUES (?)", articles)


def _clashes(work: Work, group: _Group, moved: dict[_Pair, _Pair | None]) -> set[_Pair]:
    same = {place: target[0] for place, target in moved.items() if target}
    return contradictions(group.tellings, same, work.model.measures)


def _write_clashes(
    tables: sqlite3.Connection, alike: str, old: set[_Pair], new: set[_Pair]
) -> None:
    tables.executemany(
        "DELETE FROM contradiction WHERE alike = ? AND one = ? AND other = ?",
        [(alike, *pair) for pair in old - new],
    )
    tables.executemany(
        "INSERT INTO contradiction VALUES (?, ?, ?)", [(alike, *pair) for pair in new - old]
    )


def _links(pairs: set[_Pair]) -> set[Triple]:
    return set(_both_ways(pairs))


def _both_ways(pairs: set[_Pair]) -> Iterator[Triple]:
    for one, other in pairs:
        yield Triple(NamedNode(one), _CONTRADICTS, NamedNode(other))
        yield Triple(NamedNode(other), _CONTRADICTS, NamedNode(one))
