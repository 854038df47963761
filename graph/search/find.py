"""Looks passages up in the index, the best first."""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from comity.graph.search.index import short, whole
from comity.graph.search.words import Sought, Term, plain
from comity.ontology.iris import Iri

Mark = tuple[int, int]
"""Where words that were looked for begin and end in a text, in characters."""

_BEGIN, _END = "\x02", "\x03"


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that fits: the quotation, or the thing that bears the name.

    `text` is as `words.plain` writes it, so `marks` are places in the text of the graph too.
    """

    iri: Iri
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Some of the passages that fit, best first, and how many there are in all."""

    total: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Within:
    """Where to look: among quotations, or else names; only those of claims that have to do with
    `thing`, of articles published on the day `since` (ISO 8601) or later.
    """

    quotations: bool = True
    thing: Iri | None = None
    since: str | None = None


QUOTATIONS = Within()
"""All quotations."""


def search(
    connection: sqlite3.Connection,
    text: Sought,
    limit: int,
    offset: int = 0,
    within: Within = QUOTATIONS,
) -> Found:
    """The passages that fit, after the first `offset` of them; at most `limit`.

    What has rare words, and has them in few others, comes first (BM25); of equals the latest, then
    by IRI.
    """
    match = _Match(text)
    told = {
        **match.values,
        "quoted": within.quotations,
        "thing": within.thing and f" {short(within.thing)} ",
        "since": within.since,
        "limit": limit,
        "offset": offset,
    }
    rows = connection.execute(
        f"""WITH fit AS MATERIALIZED ({match.query})
        SELECT id, iri, text, COUNT(*) OVER ()
        FROM fit JOIN search_passage ON id = passage
        WHERE quoted = :quoted
          AND (:thing IS NULL OR instr(things, :thing)) AND (:since IS NULL OR published >= :since)
        ORDER BY round(score, 6), published DESC, iri, id
        LIMIT :limit OFFSET :offset""",
        told,
    ).fetchall()
    marks = match.marks(connection, [row for row, *_ in rows])
    hits = (Hit(Iri(whole(iri)), written, marks.get(row, ())) for row, iri, written, _ in rows)
    return Found(rows[0][3] if rows else 0, tuple(hits))


class _Match:
    """What FTS5 is asked. Text enters as strings of its query language, which know no operators."""

    def __init__(self, text: Sought) -> None:
        self._wanted = {
            "search_stem": _all(t for t in text.wanted if not t.exact),
            "search_word": _all(t for t in text.wanted if t.exact),
        }
        unwanted = {
            "search_stem": _any(t for t in text.unwanted if not t.exact),
            "search_word": _any(t for t in text.unwanted if t.exact),
        }
        ranked = next(index for index, query in self._wanted.items() if query)
        self.values = {f"{index}_with": query for index, query in self._wanted.items()}
        self.values |= {f"{index}_without": query for index, query in unwanted.items()}
        conditions = [f"{ranked} MATCH :{ranked}_with"]
        for index, query in self._wanted.items():
            if query and index != ranked:
                conditions.append(f"rowid IN ({_rows(index, 'with')})")
        for index, query in unwanted.items():
            if query:
                conditions.append(f"rowid NOT IN ({_rows(index, 'without')})")
        self.query = (
            f"SELECT rowid AS passage, bm25({ranked}) AS score FROM {ranked}"
            f" WHERE {' AND '.join(conditions)}"
        )

    def marks(self, connection: sqlite3.Connection, rows: list[int]) -> dict[int, tuple[Mark, ...]]:
        """For each row where the words are that were looked for."""
        found: dict[int, set[Mark]] = {row: set() for row in rows}
        listed = ", ".join(map(str, rows))
        for index, query in self._wanted.items():
            if query:
                shown = connection.execute(
                    f"SELECT rowid, highlight({index}, 0, ?, ?) FROM {index}"
                    f" WHERE {index} MATCH ? AND rowid IN ({listed})",
                    (_BEGIN, _END, query),
                )
                for row, text in shown:
                    found[row].update(_places(text))
        return {row: _joined(places) for row, places in found.items()}


def _rows(index: str, side: str) -> str:
    return f"SELECT rowid FROM {index} WHERE {index} MATCH :{index}_{side}"


def _all(terms: Iterable[Term]) -> str:
    return " AND ".join(map(_string, terms))


def _any(terms: Iterable[Term]) -> str:
    return " OR ".join(map(_string, terms))


def _string(term: Term) -> str:
    quoted = plain(term.text).replace('"', '""')
    return f'"{quoted}"' + (" *" if term.open else "")


def _places(marked: str) -> Iterator[Mark]:
    """Where the marks stand, in the text without them."""
    for count, found in enumerate(re.finditer(f"{_BEGIN}([^{_END}]*){_END}", marked)):
        begin = found.start() - 2 * count
        yield begin, begin + len(found[1])


def _joined(places: Iterable[Mark]) -> tuple[Mark, ...]:
    """The places in order, those that overlap as one."""
    joined: list[Mark] = []
    for begin, end in sorted(places):
        if joined and begin <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((begin, end))
    return tuple(joined)
