"""Where persons are named: by the recognizer, behind titles, in the head lines of statements."""

from collections.abc import Iterator

from comity.graph.extraction.acronyms import is_acronym_in_brackets
from comity.graph.extraction.board import POSSESSIVE, Board, is_capitalized, plain
from comity.graph.extraction.sites import is_place_of, is_taken, is_thing
from comity.graph.extraction.time_words import time_words
from comity.graph.extraction.tokens import Doc, Span, Token

GENERATIONS = frozenset({"Jr.", "Sr.", "Jr", "Sr", "II", "III", "IV"})
_NO_PERSONS = frozenset({"PERSON", "GPE", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
"""What the recognizer takes for these it has found already, or is no person."""
_NAME_TAGS = frozenset(
    {"PROPN", "NOUN", "ADJ", "X", "VERB", "ADV", "INTJ", "ADP", "DET", "SYM", "NUM"}
)


def person_spans(board: Board) -> Iterator[tuple[int, int]]:
    """Token spans that are persons' names, by the recognizer or by the title before them."""
    doc = board.doc
    titles = board.words.listed("titles.honorifics")
    given = board.words.listed("titles.given")
    for entity in doc.ents:
        if _may_be_person(board, entity):
            span = _trim(board, entity.start, entity.end)
            if span is not None:
                yield _extend(board, *span)
    for token in doc[:-1] if len(doc) else ():
        if token.lower_.rstrip(".") in titles and is_capitalized(doc[token.i + 1]):
            start = token.i + 1
            end = name_run(board, start)
            span = _trim(board, start, end)
            if span is not None and span[0] == start and _is_title(board, token, span):
                yield span
        elif token.pos_ == "PROPN" and token.text in given:
            span = _from_first_name(board, token)
            if span is not None:
                yield span

    yield from _after_complements(board)
    yield from _bylines(board)


def _may_be_person(board: Board, entity: Span) -> bool:
    """True for the recognizer's persons, where they don't stand as places or ships do."""
    doc, root = board.doc, entity.root
    if entity.start in board.parsed.headings or doc[entity.start - 1].text == "*":
        return False
    if is_acronym_in_brackets(doc, entity.start, entity.end):
        return False
    if root.lower_ in board.words.listed("nominals.parties.plurals"):
        return False
    if len(entity) == 1 and root.dep_ in ("compound", "nmod", "oprd") and is_thing(board, root):
        return False
    if is_place_of(board, root) or (len(entity) == 1 and is_taken(board, root)):
        return False
    if entity.label_ != "PERSON":
        joined = root.dep_ == "conj" and root.head.ent_type_ == "PERSON"
        return joined and 1 < len(entity) < 5 and entity.label_ in ("ORG", "GPE", "FAC")
    for _ in range(12):
        if root.dep_ not in ("conj", "appos"):
            break
        root = root.head
    locative = board.words.listed("titles.locative")
    return not (root.dep_ == "pobj" and root.head.lower_ in locative)


def _from_first_name(board: Board, token: Token) -> tuple[int, int] | None:
    """The name that a first name begins, where the recognizer took it for none or cut it."""
    doc, following = board.doc, board.doc[token.i + 1]
    if following.pos_ != "PROPN" or token.ent_type_ in _NO_PERSONS or token.ent_iob_ == "I":
        return None
    if token.i and token.is_sent_start is not True and doc[token.i - 1].dep_ == "compound":
        return None
    span = _trim(board, token.i, name_run(board, token.i))
    return span if span is not None and 1 < span[1] - span[0] < 5 else None


def _after_complements(board: Board) -> Iterator[tuple[int, int]]:
    """Names behind a long title: "Ambassador to Armenia X", "Secretary of State for Africa Y"."""
    doc = board.doc
    heads = board.words.either("offices.strong", "offices.weak")
    links = board.words.listed("offices.complement")
    for token in doc:
        if token.lower_ not in heads:
            continue
        end = token.i + 1
        if end < len(doc) - 2 and doc[end].text == ",":
            span = _apposed(board, token, end)
            if span is not None:
                yield span
        while end < len(doc) - 2 and doc[end].lower_ in links:
            stop = _complement_end(board, end + 1)
            if stop is None:
                break
            end = stop
        if token.i + 1 < end < len(doc) and doc[end].text == ",":
            span = _apposed(board, token, end)
            if span is not None:
                yield span
        elif end > token.i + 1:
            span = _trim(board, end, name_run(board, end))
            if span is not None and span[0] == end and span[1] - end > 1:
                yield span


def _apposed(board: Board, title: Token, comma: int) -> tuple[int, int] | None:
    """The name of several words in "the president, X Y, said", whatever it was taken for."""
    start = comma + 1
    span = _trim(board, start, name_run(board, start))
    if span is None or span[0] != start or not 1 < span[1] - span[0] < 5:
        return None
    last = board.doc[span[1] - 1]
    return span if last.dep_ == "appos" and last.head.i == title.i else None


def _complement_end(board: Board, start: int) -> int | None:
    """The end of the last known name or portfolio in the capitalized run from the token on."""
    doc, index, end = board.doc, start, None
    portfolios = board.words.listed("offices.portfolios")
    while (
        index < len(doc)
        and index < start + 9
        and (is_capitalized(doc[index]) or doc[index].lower_ in ("the", "and"))
    ):
        if doc[index].lower_ == "and" and end is not None and end < index:
            break
        if board.name_at(index) is not None or doc[index].lower_ in portfolios:
            end = index + 1
        index += 1
    return end


def _bylines(board: Board) -> Iterator[tuple[int, int]]:
    """The name in a line such as "Jane Roe, Minister of Trade" that heads a statement."""
    doc = board.doc
    heads = board.words.listed("offices.strong")
    for start, end in board.parsed.paragraphs:
        if start not in board.parsed.headings or end - start > 12:
            continue
        comma = next((i for i in range(start, end) if doc[i].text == ","), None)
        if comma is None or not 2 <= comma - start <= 5:
            continue
        named = all(is_capitalized(doc[i]) for i in range(start, comma))
        if named and any(doc[i].lower_ in heads for i in range(comma, end)):
            yield start, comma


def _is_title(board: Board, token: Token, span: tuple[int, int]) -> bool:
    """True where the word is a title of the name behind it, not a part of another name."""
    following = board.doc[span[0]]
    if board.doc[span[0] - 1].is_sent_start is None or following.is_sent_start:
        return False
    if token.lower_ == "state":
        return False
    length = span[1] - span[0]
    recognized = following.ent_type_ in ("PERSON", "ORG", "GPE", "NORP", "FAC", "")
    return recognized and following.pos_ == "PROPN" and length <= 6


def _trim(board: Board, start: int, end: int) -> tuple[int, int] | None:
    """The span without titles, possessives and what can't be in a name; None if nothing stays."""
    doc = board.doc
    titles = board.words.listed("titles.honorifics")
    while start < end and (
        doc[start].lower_.rstrip(".") in titles
        or not (is_capitalized(doc[start]) or _is_particle(board, doc[start]))
        or (board.name_at(start) is not None)
    ):
        start += 1
    heads = board.words.either("offices.strong", "offices.weak")
    for index in range(start, min(start + 3, end - 1)):
        if doc[index].lower_ in heads and index > start:
            start = index + 1
    for index in range(start, end):
        token = doc[index]
        if index == end - 1 and index > start and token.text in GENERATIONS:
            break
        if (
            token.text in POSSESSIVE
            or (token.is_punct and token.norm_ != "-" and not _is_initial(token))
            or token.is_space
            or token.like_num
            or (board.name_at(index) is not None)
        ):
            end = index
            break
    while end > start and not is_capitalized(doc[end - 1]) and not _joined(doc, end - 1):
        end -= 1
    if start >= end or len(plain(doc, range(start, end))) < 2:
        return None
    forms = board.words.mapped("nominals.forms").keys() | board.words.listed("titles.not_names")
    if any(doc[i].text in forms for i in range(start, end)):
        return None
    if end - start == 1 and (doc[start].pos_ != "PROPN" or doc[start].is_stop):
        return None
    return start, end


def name_run(board: Board, start: int) -> int:
    """The end of the run of capitalized words, initials, particles and hyphens."""
    doc, end = board.doc, start
    while end < len(doc) and (end == start or not doc[end].is_sent_start):
        token = doc[end]
        if board.name_at(end) is not None or token.pos_ not in _NAME_TAGS | {"PUNCT"}:
            break
        if token.dep_ == "npadvmod" and token.text in time_words().weekdays:
            break  # "Ana Rojas Tuesday met …"
        if (
            (is_capitalized(token) and token.is_alpha)
            or _is_initial(token)
            or (end > start and token.text in GENERATIONS)
            or (end > start and _joined(doc, end))
            or (
                _is_particle(board, token)
                and end + 1 < len(doc)
                and (
                    is_capitalized(doc[end + 1])
                    or _joined(doc, end + 1)
                    or _is_particle(board, doc[end + 1])
                )
            )
        ):
            end += 1
        else:
            break
    return end


def _extend(board: Board, start: int, end: int) -> tuple[int, int]:
    """A recognized name with what the recognizer left out on its right and left."""
    doc = board.doc
    if not doc[end - 1].is_sent_end and end < len(doc):
        run = name_run(board, start)
        ends_in_lower = any(
            doc[i].text in board.words.mapped("nominals.forms") for i in range(end, run)
        )
        if run > end and run - start <= 7 and not ends_in_lower:
            end = run
    if doc[end : end + 1].text == "," and doc[end + 1 : end + 2].text in GENERATIONS:
        end += 2
    titles = board.words.listed("titles.honorifics")
    portfolios = board.words.listed("offices.portfolios")
    while (
        start > 0
        and doc[start].is_sent_start is not True
        and not (end - start > 1 and doc[start - 1].lower_ in portfolios)
        and (
            board.name_at(start - 1) is None
            and (
                (doc[start - 1].pos_ == "PROPN" and is_capitalized(doc[start - 1]))
                or (_is_particle(board, doc[start - 1]) and doc[start - 1].pos_ == "PROPN")
                or _joined(doc, start - 1)
            )
            and doc[start - 1].lower_.rstrip(".") not in titles
            and doc[start - 1].dep_ == "compound"
            and doc[start - 1].ent_type_ in ("", "PERSON")
            and doc[start - 1].text not in board.words.mapped("nominals.forms")
        )
    ):
        start -= 1
    return start, end


def _joined(doc: Doc, index: int) -> bool:
    """True for a hyphen within a word and for what follows it."""
    token = doc[index]
    if index == 0:
        return False
    before = doc[index - 1]
    if token.norm_ == "-":
        return not before.whitespace_ and not token.whitespace_
    return before.norm_ == "-" and not before.whitespace_ and token.is_alpha


def _is_initial(token: Token) -> bool:
    return len(token.text) == 2 and token.text[0].isupper() and token.text[1] == "."


def _is_particle(board: Board, token: Token) -> bool:
    preposition = token.lower_ == "as" and token.tag_ == "IN"
    return not preposition and token.lower_ in board.words.listed("titles.particles")
