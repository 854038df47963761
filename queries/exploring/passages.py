"""What is found by words: quotations with the words marked, names and titles of articles.

The index may know of more or of less than the graph that answers, while one of them is written.
What is shown stands in the graph, in the words that the index found, and nothing else does.
"""

from collections.abc import Sequence
from typing import Any, Final

from pyoxigraph import NamedNode

from comity.graph.search.find import Hit, Mark, Within
from comity.graph.search.words import Sought, plain
from comity.graph.view.records import PASSAGE, Record, clean, folded
from comity.ontology.iris import PREFIXES, Iri
from comity.queries.exploring.about import situation_record
from comity.queries.exploring.explorer import Explorer
from comity.queries.exploring.text import fill
from comity.queries.exploring.ties import rows
from comity.queries.exploring.words import Words, things
from comity.queries.searching import LookAt

PAGE: Final = 20
"""Quotations on a page."""

NAMES: Final = 50
"""Names, and as many titles, that are shown."""

_ARTICLE = PREFIXES["art"]


def quotations(
    explorer: Explorer, look: LookAt, text: Sought, within: Within, page: int
) -> dict[str, Any]:
    """A page of the quotations that have the words, the best first; pages count from 1.

    `total` and `pages` count what the index has; `waiting` are articles that are not in it yet.
    Raises StoreError where there is no index.
    """
    found, waiting = look(text, within, PAGE, PAGE * (page - 1))
    claims: dict[Iri, list[Iri]] = {hit.iri: [] for hit in found.hits}
    texts = {hit.iri: hit.text for hit in found.hits}
    if claims:
        for row in rows(explorer.ask(fill("quoted", passage=_nodes(list(claims))))):
            quotation = Iri(row["quotation"].value)
            if plain(row["exact"].value) == texts[quotation]:
                claims[quotation].append(Iri(row["claim"].value))
    words = Words(explorer, [claim for told in claims.values() for claim in told])
    shown = [
        _shown(hit, words, [claim for claim in sorted(claims[hit.iri]) if words.has(claim)])
        for hit in found.hits
    ]
    return {
        "total": found.total,
        "page": page,
        "pages": max(1, -(-found.total // PAGE)),
        "waiting": waiting,
        "quotations": [record for record in shown if record["claims"]],
        "sources": words.sources.records,
    }


def names(explorer: Explorer, look: LookAt, text: Sought) -> tuple[list[Record], list[Record]]:
    """The things and the articles one of whose names has the words.

    Raises StoreError where there is no index.
    """
    found, _ = look(text, Within(quotations=False), NAMES, 0)
    iris = list(dict.fromkeys(hit.iri for hit in found.hits))
    ties = explorer.ties
    known = things(explorer.ask, explorer.model, [i for i in iris if not i.startswith(_ARTICLE)])
    called = {hit.iri: clean(hit.text, 300) for hit in reversed(found.hits)}
    return [
        {**explorer.record(known[iri]), "ties": ties.get(iri, 0), "name": called[iri]}
        for iri in iris
        if iri in known and known[iri].kind
    ], _titled(explorer, [iri for iri in iris if iri.startswith(_ARTICLE)])


def _titled(explorer: Explorer, articles: Sequence[Iri]) -> list[Record]:
    if not articles:
        return []
    found = {
        Iri(row["iri"].value): {
            "iri": row["iri"].value,
            "title": clean(row["title"].value, 300),
            "published": row["published"].value[:10] if "published" in row else None,
        }
        for row in rows(explorer.ask(fill("titled", article=_nodes(articles))))
    }
    return [found[iri] for iri in articles if iri in found]


def _nodes(iris: Sequence[Iri]) -> list[NamedNode]:
    return [NamedNode(iri) for iri in iris]


def _shown(hit: Hit, words: Words, claims: Sequence[Iri]) -> dict[str, Any]:
    """A quotation as a page has it, with what is claimed by it."""
    if not claims:
        return {"claims": []}
    told = words.read(claims[0]).told
    first = words.plain(claims[0])
    quote, marks = marked(told.claim.quotation.exact[:PASSAGE], hit.marks)
    return {
        **{name: first[name] for name in ("before", "after", "source", "article")},
        "iri": hit.iri,
        "quote": quote,
        "marks": marks,
        "claims": [
            {**words.plain(claim), "situation": situation_record(words.read(claim))}
            for claim in claims
        ],
    }


def marked(text: str, marks: Sequence[Mark]) -> tuple[str, list[Mark]]:
    """The text as it is shown, and where the marks are in that.

    >>> marked("a  new\\t pipeline", [(8, 16)])
    ('a new pipeline', [(6, 14)])
    """
    shown, places, at = "", [], 0
    for begin, end in marks:
        shown += folded(text[at:begin])
        start = len(shown)
        shown += folded(text[begin:end])
        places.append((start, len(shown)))
        at = end
    return shown + folded(text[at:]), [place for place in places if place[0] < place[1]]
