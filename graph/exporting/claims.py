"""claims.csv: one row for each claim and pair of actors, in flat words."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields

from comity.graph.article import Article
from comity.graph.claim import Entity, Situation
from comity.graph.exporting.cells import csv_bytes
from comity.graph.exporting.vocabulary import Vocabulary, load_vocabulary
from comity.graph.told import Told
from comity.graph.wording import date_text, value_text
from comity.ontology.schema import Model

Pair = tuple[Entity | None, Entity | None]


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A row; its fields are the columns. Absent texts are empty.

    `polarity` is the sign of the tie (sanctions are negative, aid is positive), not truth;
    `start` and `end` count code points of the article's text.
    """

    doc: str
    subject: str
    relation: str
    object: str
    polarity: str
    modality: str
    date: str
    value: str
    speaker: str
    quote: str
    start: int
    end: int
    confidence: float


COLUMNS = tuple(field.name for field in fields(ClaimRow))


def claim_rows(told: Iterable[Told], model: Model) -> list[ClaimRow]:
    """The rows, by document and place in the text.

    A claim of several agents or recipients gives a row for each pair; one that leaves a side
    open gives a row whose cell is empty. Raises DataError where `vocabulary.toml` lacks a class.
    """
    vocabulary = load_vocabulary()
    by_place = sorted(told, key=lambda t: (t.article.doc, *t.order[2:]))
    return [row for t in by_place for row in _rows(t, vocabulary, model)]


def claims_csv(rows: Iterable[ClaimRow]) -> bytes:
    """The rows as CSV, safe to open in a spreadsheet."""
    return csv_bytes(COLUMNS, (astuple(row) for row in rows))


def _rows(told: Told, vocabulary: Vocabulary, model: Model) -> Iterator[ClaimRow]:
    claim, quotation = told.claim, told.claim.quotation
    situation = claim.situation
    for subject, object_ in _pairs(situation, vocabulary, model):
        kind = object_.kind if object_ else ""
        wording = vocabulary.wording(situation, model.classes.get(kind, ()))
        polarity, modality = vocabulary.sign_and_modality(claim, wording)
        if claim.modality == "Possible" and _is_past(situation, told.article):
            modality = "reported"
        yield ClaimRow(
            doc=told.article.doc,
            subject=subject.label if subject else "",
            relation=wording.relation,
            object=object_.label if object_ else "",
            polarity=polarity,
            modality=modality,
            date=date_text(situation.period) or "",
            value=value_text(situation) or "",
            speaker=claim.speaker.entity.label if claim.speaker else "",
            quote=quotation.exact,
            start=quotation.start,
            end=quotation.end,
            confidence=round(claim.confidence, 4),
        )


def _is_past(situation: Situation, article: Article) -> bool:
    """True where it is told of a time before publication: what is doubtful is that it was so."""
    begin = situation.period.begin if situation.period else None
    return bool(begin and article.published and begin <= article.published)


def _pairs(situation: Situation, vocabulary: Vocabulary, model: Model) -> list[Pair]:
    """Who stands in which relation to whom, ordered by IRI (a store keeps no other order)."""
    wording, relation = vocabulary.wording(situation), model.relation(situation.kind)
    subjects = sorted(set(situation.fillers(relation.source))) if relation else []
    objects = sorted(set(situation.fillers(relation.target))) if relation else []
    if not objects and wording.fallback:
        objects = sorted(set(situation.fillers(wording.fallback)))
    if not objects and wording.reciprocal and len(subjects) > 1:
        return list(itertools.combinations(subjects, 2))
    pairs: Iterable[Pair] = itertools.product(_or_nobody(subjects), _or_nobody(objects))
    return [(s, o) for s, o in pairs if s is None or o is None or s.iri != o.iri]


def _or_nobody(things: list[Entity]) -> list[Entity | None]:
    return [*things] or [None]
