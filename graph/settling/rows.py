"""Rows of the ledger: those that an article has in a table, and a telling as one, and back."""

import json
import sqlite3
from collections.abc import Sequence, Set
from datetime import date
from decimal import Decimal

from comity.graph.across.tellings import Said, Telling
from comity.graph.claim import NOT_IDENTIFYING
from comity.graph.read_back import Index
from comity.ontology.iris import content_hash, local_name


def replace_rows(
    tables: sqlite3.Connection,
    table: str,
    columns: Sequence[str],
    owner: str,
    new: Set[tuple[str, ...]],
) -> set[tuple[str, ...]]:
    """Make `new` all rows of a table that begin with `owner`; returns those that came or went.

    `columns` are all of the table's, the owner's first; the rows of `new` leave that out.
    """
    first, *rest = columns
    query = f"SELECT {', '.join(rest)} FROM {table} WHERE {first} = ?"
    old = set(tables.execute(query, (owner,)))
    where = " AND ".join(f"{column} = ?" for column in columns)
    gone = [(owner, *row) for row in old - new]
    tables.executemany(f"DELETE FROM {table} WHERE {where}", gone)
    places = ", ".join("?" * len(columns))
    come = [(owner, *row) for row in new - old]
    tables.executemany(f"INSERT INTO {table} VALUES ({places})", come)
    return old ^ new


def facts_of(telling: Telling) -> str:
    """All of a telling but its article, IRI and group, as JSON."""
    return json.dumps(
        [
            telling.kind,
            _text(telling.begin),
            _text(telling.end),
            _text(telling.amount),
            telling.unit,
            telling.approximate,
            sorted(telling.loose),
            _text(telling.published),
            [[said.iri, said.link, said.modality, said.polarity] for said in telling.claims],
        ],
        ensure_ascii=False,
    )


def telling_of(article: str, iri: str, what: str, facts: str) -> Telling:
    """The telling that `facts_of` wrote down."""
    kind, begin, end, amount, unit, approximate, loose, published, claims = json.loads(facts)
    return Telling(
        iri=iri,
        article=article,
        kind=kind,
        what=what,
        begin=_day(begin),
        end=_day(end),
        amount=Decimal(amount) if amount else None,
        unit=unit,
        approximate=approximate,
        loose=frozenset((name, filler) for name, filler in loose),
        published=_day(published),
        claims=tuple(Said(*said) for said in claims),
    )


def described(facts: Index, iri: str) -> str:
    """The hash of what other articles would borrow of a graph's description of a situation."""
    return content_hash(
        *(
            f"{predicate} {told}"
            for predicate in facts.predicates(iri)
            if local_name(predicate) not in NOT_IDENTIFYING
            for told in sorted(map(str, facts.objects(iri, predicate)))
        )
    )


def _text(value: date | Decimal | None) -> str | None:
    return None if value is None else str(value)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
