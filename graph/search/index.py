"""Keeps the index up to date, article by article. The caller begins and commits transactions."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from comity.graph.search.words import plain
from comity.ontology.iris import ID, PREFIXES, term

REFERENCE = ""
"""Stands for the graph of the reference actors where others stand for an article."""

_NAMES = frozenset(
    {
        PREFIXES["rdfs"] + "label",
        PREFIXES["skos"] + "altLabel",
        PREFIXES["dcterms"] + "title",
        term("acronym"),
    }
)
_EXACT, _PUBLISHED, _EVIDENCE = term("exact"), term("publishedAt"), term("evidence")
_ABOUT = frozenset({term("about"), term("toldAs")})
_SPEAKER = term("speaker")
_SITUATIONS = PREFIXES["sit"]


@dataclass(frozen=True, slots=True)
class _Passage:
    """A row of `search_passage`."""

    iri: str
    quoted: bool
    text: str
    published: str = ""
    things: str = ""


def index_article(
    connection: sqlite3.Connection, article_id: str, triples: Iterable[Triple]
) -> None:
    """Make what these triples say all that the index has of the article.

    `triples` are those of its named graph, or of that of the reference actors (`REFERENCE`); where
    there are none it is forgotten. What is in the index already is left as it is.
    """
    held, told = _of(connection, article_id), list(_passages(triples))
    rows = {held[one] if one in held else _kept(connection, one) for one in told}
    before = set(held.values())
    connection.executemany(
        "INSERT INTO search_source VALUES (?, ?)",
        [(article_id, row) for row in sorted(rows - before)],
    )
    _let_go(connection, article_id, before - rows)


def short(iri: str) -> str:
    """The IRI as the index has it."""
    return iri.removeprefix(ID)


def whole(key: str) -> str:
    """The IRI that the index has in this way.

    >>> whole(short(ID + "state/AFG")) == ID + "state/AFG", whole("urn:x")
    (True, 'urn:x')
    """
    return key if ":" in key.partition("/")[0] else ID + key


def _of(connection: sqlite3.Connection, article_id: str) -> dict[_Passage, int]:
    """What the index has of an article, and in which rows."""
    rows = connection.execute(
        "SELECT iri, quoted, text, published, things, id"
        " FROM search_source JOIN search_passage ON id = passage WHERE article = ?",
        (article_id,),
    )
    return {_Passage(iri, bool(quoted), *rest): row for iri, quoted, *rest, row in rows}


def _kept(connection: sqlite3.Connection, passage: _Passage) -> int:
    """The row of a passage, made or brought up to date where that is needed."""
    found = connection.execute(
        "SELECT id, published, things FROM search_passage"
        " WHERE iri = ? AND quoted = ? AND text = ?",
        (passage.iri, passage.quoted, passage.text),
    ).fetchone()
    if found is None:
        made = connection.execute(
            "INSERT INTO search_passage (iri, quoted, text, published, things)"
            " VALUES (?, ?, ?, ?, ?)",
            (passage.iri, passage.quoted, passage.text, passage.published, passage.things),
        )
        assert made.lastrowid is not None
        return made.lastrowid
    row, *rest = found
    if rest != [passage.published, passage.things]:
        connection.execute(
            "UPDATE search_passage SET published = ?, things = ? WHERE id = ?",
            (passage.published, passage.things, row),
        )
    return int(row)


def _let_go(connection: sqlite3.Connection, article_id: str, passages: Iterable[int]) -> None:
    """An article has these passages no more; those that none has are dropped."""
    for passage in sorted(passages):
        connection.execute(
            "DELETE FROM search_source WHERE article = ? AND passage = ?", (article_id, passage)
        )
        connection.execute(
            "DELETE FROM search_passage WHERE id = :id"
            " AND NOT EXISTS (SELECT 1 FROM search_source WHERE passage = :id)",
            {"id": passage},
        )


def _passages(triples: Iterable[Triple]) -> Iterator[_Passage]:
    """Quotations and names, sorted, so that the same articles give the same rows."""
    exact: dict[str, str] = {}
    names: set[tuple[str, str]] = set()
    published = ""
    quoted_by: dict[str, set[str]] = defaultdict(set)
    links: dict[str, set[str]] = defaultdict(set)
    about: dict[str, set[str]] = defaultdict(set)
    for triple in triples:
        node, name, value = triple.subject, triple.predicate.value, triple.object
        if not isinstance(node, NamedNode):
            continue
        if isinstance(value, NamedNode):
            if name == _EVIDENCE:
                quoted_by[value.value].add(node.value)
            elif name in _ABOUT or name == _SPEAKER:
                about[node.value].add(value.value)
            elif value.value.startswith(ID):
                links[node.value].add(value.value)
        elif isinstance(value, Literal):
            if name == _EXACT:
                exact[node.value] = value.value
            elif name in _NAMES and node.value.startswith(ID):
                names.add((node.value, value.value))
            elif name == _PUBLISHED:
                published = value.value[:10]
    for quotation, text in sorted(exact.items()):
        told = {one for claim in quoted_by[quotation] for one in about[claim]}
        things = told.union(*(links[one] for one in told))
        listed = " ".join(sorted(short(one) for one in things if not one.startswith(_SITUATIONS)))
        yield _Passage(short(quotation), True, plain(text), published, f" {listed} ")
    for thing, text in sorted(names):
        if not thing.startswith(PREFIXES["run"]):
            yield _Passage(short(thing), False, plain(text))
