"""Turns what was read into triples: the same claims always give the same triples.

Every node has an IRI, nothing depends on the clock, and numbers and dates are written as the
store writes them, so that a triple comes back exactly as it went in.

What a graph of an article holds of an entity is its class, its label and whom it represents,
and only where the reference actors don't have it: so nothing has two labels in one graph. Two
articles may call a new entity by slightly different names; each graph keeps its own.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from importlib.resources import files

import pyoxigraph
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple

from comity.graph.article import Article
from comity.graph.claim import Amount, Claim, Entity, Extraction, Period, Precision, Role, Situation
from comity.graph.settled import settled
from comity.graph.surroundings import surroundings
from comity.ontology.errors import DataError
from comity.ontology.iris import CMT, PREFIXES, Iri, content_hash, entity_iri, term
from comity.ontology.schema import PARTS

_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_LABEL = NamedNode(PREFIXES["rdfs"] + "label")


@dataclass(frozen=True, slots=True)
class ExtractionRun:
    """What read the articles: name and version of the reader, and the version of the ontology.

    It has no time of day, so that reading an article again gives the same triples.
    """

    reader: str
    ontology: str

    @property
    def iri(self) -> Iri:
        """The IRI of the run."""
        return entity_iri("run", content_hash(self.reader, self.ontology))


def article_triples(
    extraction: Extraction, run: ExtractionRun, reference: Container[str]
) -> Iterator[Triple]:
    """What one article says, for its named graph; some triples may come twice.

    `reference` has the IRIs that the reference actors describe (see `reference_iris`).
    """
    article = extraction.article
    yield from heading_triples(article, run)
    for claim in extraction.claims:
        claim = replace(claim, situation=settled(claim.situation, article))
        yield from _claim(claim, article, run)
        yield from situation_triples(claim.situation)
        roles = claim.situation.roles + ((claim.speaker,) if claim.speaker else ())
        for entity in sorted({role.entity for role in roles}):
            yield from _entity(entity, reference)


def heading_triples(article: Article, run: ExtractionRun) -> Iterator[Triple]:
    """What the graph of an article says of the article itself, and of what read it."""
    yield from _article(article)
    yield from _run(run)


def actor_triples() -> tuple[Triple, ...]:
    """The reference actors that ship with Comity; DataError where a file is damaged."""
    folder = files("comity.ontology").joinpath("actors")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".ttl"))
    return _parse(f"actors/{name}" for name in names)


def ontology_triples() -> tuple[Triple, ...]:
    """The ontology with its alignments; DataError where a file is damaged."""
    return _parse(PARTS)


def reference_iris(actors: Iterable[Triple]) -> frozenset[str]:
    """The IRIs that the reference actors describe, out of `actor_triples()`."""
    return frozenset(t.subject.value for t in actors if isinstance(t.subject, NamedNode))


@cache
def ontology_version() -> str:
    """16 hexadecimal digits of the ontology and the reference actors, for `ExtractionRun`."""
    return content_hash(*sorted({str(t) for t in actor_triples()}), *map(_text, PARTS))


def _article(article: Article) -> Iterator[Triple]:
    node = NamedNode(article.iri)
    dcterms = PREFIXES["dcterms"]
    yield Triple(node, _TYPE, _cmt("Article"))
    yield Triple(node, _cmt("doc"), Literal(article.doc))
    yield Triple(node, _cmt("textHash"), Literal(article.text_hash))
    texts = {"title": article.title, "publisher": article.publisher, "rights": article.licence}
    for name, text in texts.items():
        if text:
            yield Triple(node, NamedNode(dcterms + name), Literal(text))
    for author in article.authors:
        yield Triple(node, NamedNode(dcterms + "creator"), Literal(author))
    if article.url:
        yield Triple(node, _cmt("url"), _typed(article.url, "anyURI"))
    if article.published:
        precision = _precision_of(article.published)
        yield Triple(node, _cmt("publishedAt"), _begin(article.published))
        yield Triple(node, _cmt("publishedPrecision"), _unit(precision))
    for field in sorted(article.inferred):
        yield Triple(node, _cmt("inferredField"), Literal(field))


def _run(run: ExtractionRun) -> Iterator[Triple]:
    label = f"{run.reader}, ontology {run.ontology}"
    yield Triple(NamedNode(run.iri), _TYPE, _cmt("ExtractionRun"))
    yield Triple(NamedNode(run.iri), _LABEL, Literal(label, language="en"))


def _claim(claim: Claim, article: Article, run: ExtractionRun) -> Iterator[Triple]:
    node, situation = NamedNode(claim.iri), NamedNode(claim.situation.iri)
    quotation = claim.quotation
    quote = NamedNode(claim.quotation_iri)
    yield Triple(node, _TYPE, _cmt("Claim"))
    yield Triple(node, _cmt("about"), situation)
    if claim.is_silent:
        yield Triple(node, _cmt("reviewStatus"), _cmt(claim.review))
    else:
        yield Triple(node, _cmt(claim.link), situation)
    yield Triple(node, _cmt("modality"), _cmt(claim.modality))
    yield Triple(node, _cmt("polarity"), _cmt(claim.polarity))
    yield Triple(node, _cmt("certainty"), _cmt(claim.certainty))
    yield Triple(node, _cmt("extractionConfidence"), _decimal(Decimal(f"{claim.confidence:.4f}")))
    yield Triple(node, _cmt("source"), NamedNode(article.iri))
    yield Triple(node, _cmt("extractedBy"), NamedNode(run.iri))
    if claim.frame:
        yield Triple(node, _cmt("frame"), Literal(claim.frame))
    if claim.speaker:
        yield Triple(node, _cmt("speaker"), NamedNode(claim.speaker.entity.iri))
    for text in _mention_texts(claim):
        yield Triple(node, _cmt("mentionText"), Literal(text))
    yield Triple(node, _cmt("evidence"), quote)
    yield Triple(quote, _TYPE, _cmt("Quotation"))
    yield Triple(quote, _cmt("exact"), Literal(quotation.exact))
    before, after = surroundings(article.text, quotation)
    for name, words in (("prefix", before), ("suffix", after)):
        if words:
            yield Triple(quote, _cmt(name), Literal(words))
    yield Triple(quote, _cmt("start"), _typed(str(quotation.start), "integer"))
    yield Triple(quote, _cmt("end"), _typed(str(quotation.end), "integer"))


def _mention_texts(claim: Claim) -> list[str]:
    """The words of the article that stand for something by another name than its label."""
    roles: tuple[Role, ...] = claim.situation.roles
    if claim.speaker:
        roles += (claim.speaker,)
    return sorted({role.text for role in roles if role.text and role.text != role.entity.label})


def situation_triples(situation: Situation) -> Iterator[Triple]:
    """What a graph says of a situation itself."""
    node = NamedNode(situation.iri)
    yield Triple(node, _TYPE, _cmt(situation.kind))
    for role in situation.roles:
        yield Triple(node, _cmt(role.name), NamedNode(role.entity.iri))
    if situation.mode:
        yield Triple(node, _cmt("mode"), _cmt(f"mode-{situation.mode}"))
    if situation.period:
        yield from _period(node, situation.period)
    if situation.amount:
        yield from _amount(node, situation.amount)


def _period(node: NamedNode, period: Period) -> Iterator[Triple]:
    if period.inferred:
        yield Triple(node, _cmt("timeIsInferred"), _typed("true", "boolean"))
    else:
        yield Triple(node, _cmt("timeExpression"), Literal(period.expression))
    if period.begin:
        yield Triple(node, _cmt("beginsAt"), _begin(period.begin))
    if period.begin and period.begin_precision:
        yield Triple(node, _cmt("beginPrecision"), _unit(period.begin_precision))
    if period.end:
        yield Triple(node, _cmt("endsAt"), _end(period.end))
    if period.end and period.end_precision:
        yield Triple(node, _cmt("endPrecision"), _unit(period.end_precision))


def _amount(node: NamedNode, amount: Amount) -> Iterator[Triple]:
    yield Triple(node, _cmt("amount"), _decimal(amount.value))
    yield Triple(node, _cmt("unit"), Literal(amount.unit))
    yield Triple(
        node, _cmt("amountIsApproximate"), _typed(str(amount.approximate).lower(), "boolean")
    )
    yield Triple(node, _cmt("amountText"), Literal(amount.expression))


def _entity(entity: Entity, reference: Container[str]) -> Iterator[Triple]:
    if entity.iri in reference or entity.iri.startswith(CMT):
        return
    node = NamedNode(entity.iri)
    yield Triple(node, _TYPE, _cmt(entity.kind))
    yield Triple(node, _LABEL, Literal(entity.label, language="en"))
    if entity.represents:
        yield Triple(node, _cmt("represents"), NamedNode(entity.represents))


def _cmt(name: str) -> NamedNode:
    return NamedNode(term(name))


def _typed(value: str, datatype: str) -> Literal:
    return Literal(value, datatype=NamedNode(PREFIXES["xsd"] + datatype))


def _decimal(value: Decimal) -> Literal:
    """The shortest way to write the number: the store keeps no other."""
    plain = f"{value:f}" if value else "0"
    return _typed(plain.rstrip("0").rstrip(".") if "." in plain else plain, "decimal")


def _unit(precision: Precision) -> NamedNode:
    """OWL-Time has no decade, so that one is ours."""
    if precision == "decade":
        return _cmt("unitDecade")
    return NamedNode(f"{PREFIXES['time']}unit{precision.capitalize()}")


def _precision_of(day: str) -> Precision:
    return "year" if len(day) == 4 else "month" if len(day) == 7 else "day"


def _begin(day: str) -> Literal:
    """The first second of an ISO 8601 day, month or year."""
    first = date.fromisoformat((day + "-01-01")[:10])
    return _typed(f"{first.isoformat()}T00:00:00Z", "dateTime")


def _end(day: str) -> Literal:
    """The last second of an ISO 8601 day, month or year."""
    match _precision_of(day):
        case "year":
            last = date(int(day), 12, 31)
        case "month":
            # The 28th and four days are always in the next month.
            later = date.fromisoformat(f"{day}-28") + timedelta(days=4)
            last = later - timedelta(days=later.day)
        case _:
            last = date.fromisoformat(day)
    return _typed(f"{last.isoformat()}T23:59:59Z", "dateTime")


def _parse(names: Iterable[str]) -> tuple[Triple, ...]:
    found: list[Triple] = []
    for name in names:
        try:
            found += (q.triple for q in pyoxigraph.parse(_text(name), format=RdfFormat.TURTLE))
        except SyntaxError as error:
            raise DataError(f"{name} of comity.ontology is no valid Turtle: {error}") from error
    return tuple(found)


def _text(name: str) -> str:
    try:
        return files("comity.ontology").joinpath(name).read_text(encoding="utf-8")
    except OSError as error:
        raise DataError(f"{name} of comity.ontology can't be read: reinstall Comity") from error
