"""What only the name recognizer knows: unknown places, organizations and peoples."""

from collections.abc import Iterator

from comity.graph.claim import Entity
from comity.graph.extraction.acronyms import is_acronym_in_brackets
from comity.graph.extraction.board import Board, is_capitalized, plain, without_article
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.sites import is_place_of, is_taken, site_end
from comity.graph.extraction.tokens import Span
from comity.ontology.iris import entity_iri, slug

_CUTS = frozenset({",", ";", "(", ")", "[", "]"})
_AND = frozenset({"and", "or", "&", "the"})
_ENDINGS = frozenset(
    {"Ltd", "Limited", "Inc", "LLC", "Corp", "Co", "LLP", "PLC", "JSC", "SA", "Pte"}
)
"""A comma before these is part of a company's name."""
_TRAILING = frozenset({"of", "and", "for", "the", "in", "on", "to", "at"})


def find_leftovers(board: Board) -> None:
    """Add the recognizer's places, organizations and peoples where nothing else is known."""
    for entity in board.doc.ents:
        if entity.start in board.parsed.headings:
            continue
        for first, last in _names_in(board, entity):
            span = _span(board, first, last)
            mention = _mention(board, entity.label_, *span) if span is not None else None
            if mention is not None:
                board.add_name(mention)


def _names_in(board: Board, entity: Span) -> Iterator[tuple[int, int]]:
    """The names of a list that the recognizer took for one, cut at commas and brackets."""
    doc, start = board.doc, entity.start
    for token in entity:
        ending = doc[token.i + 1 : token.i + 2].text.rstrip(".") in _ENDINGS
        if token.text in _CUTS and not ending:
            if token.i > start:
                yield start, token.i
            start = token.i + 1
            while start < entity.end and doc[start].lower_ in _AND:
                start += 1
    if start < entity.end:
        yield start, entity.end


def _span(board: Board, start: int, end: int) -> tuple[int, int] | None:
    doc = board.doc
    start = without_article(doc, start, end)
    while end > start and (
        doc[end - 1].text in ("'s", "’s", "'", "’")
        or not doc[end - 1].is_alpha
        or doc[end - 1].lower_ in _TRAILING
    ):
        end -= 1
    if start >= end or not board.is_free(start, end) or not is_capitalized(doc[start]):
        return None
    portfolios = board.words.listed("offices.portfolios")
    if doc[start].lower_ in portfolios and (end - start == 1 or doc[start - 1].lower_ == "of"):
        return None
    if doc[end - 1].text in board.words.listed("nominals.leftovers.not_actors"):
        return None
    if end - start == 1 and doc[start].text in board.words.listed("nominals.leftovers.no_names"):
        return None
    if _is_dateline(board, start, end) or is_acronym_in_brackets(doc, start, end):
        return None
    heads = board.words.either("offices.strong", "offices.needs_more")
    ends = {doc[start].lower_, doc[start].lower_.removesuffix("s"), doc[end - 1].lower_}
    plurals = board.words.listed("nominals.parties.plurals")
    if ends & (heads | plurals) or doc[end : end + 1].text == "leader":
        return None
    if all(doc[i].pos_ in ("VERB", "ADV", "PRON") for i in range(start, end)):
        return None
    if all(doc[i].lower_ in board.words.listed("titles.honorifics") for i in range(start, end)):
        return None
    return start, end


def _is_dateline(board: Board, start: int, end: int) -> bool:
    """True for "CARACAS" in "CARACAS (Reuters) – …": the place where an article was written."""
    doc = board.doc
    paragraph = board.parsed.paragraph_at(start)
    if paragraph is None or start > paragraph[0] + 1 or end >= len(doc):
        return False
    return all(doc[i].is_upper for i in range(start, end)) and doc[end].text in "(,–—-"


def _mention(board: Board, label: str, start: int, end: int) -> Mention | None:
    root = board.doc[start:end].root
    site = site_end(board, root, end)
    if site is not None:
        label, end = "FAC", site
    text = plain(board.doc, range(start, end))
    if label in ("PRODUCT", "ORG") and (
        is_place_of(board, root) or (" " not in text and is_taken(board, root))
    ):
        label = "GPE"
    if label == "ORG" and [t.lower_ for t in board.doc[end : end + 2]] == ["-", "based"]:
        label = "GPE"
    if label in ("GPE", "LOC", "FAC") or (label == "PERSON" and board.doc[start - 1].text != "*"):
        place = Entity(
            entity_iri("place", slug(text)), text, "Facility" if label == "FAC" else "Place"
        )
        return board.mention(start, end, place, "place", 0.7)
    if label == "ORG":
        if end - start == 1 and board.doc[start].pos_ != "PROPN":
            return None
        organization = Entity(entity_iri("org", board.org_key(text)), text, "Organization")
        return board.mention(start, end, organization, "new-org", 0.6)
    if label == "NORP" and board.doc[end - 1].tag_ in ("NNS", "NNPS"):
        return board.mention(
            start, end, Entity(entity_iri("group", slug(text)), text, "ActorGroup"), "group", 0.7
        )
    return None
