"""An article as parsed text: tokens whose offsets are the article's own, headings, quotations."""

import re
import warnings
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from sys import maxsize
from typing import Any

import spacy
from spacy import tokens as spacy_tokens
from spacy.language import Language

from comity.graph.article import Article
from comity.graph.extraction.folding import fold
from comity.graph.extraction.gazetteer import Gazetteer, Match
from comity.graph.extraction.long_sentences import cut_long
from comity.graph.extraction.parse_mended import mend
from comity.graph.extraction.recognizing import RECOGNIZER, recognize
from comity.graph.extraction.scripts import readable
from comity.graph.extraction.title_case import in_sentence_case
from comity.graph.extraction.tokens import Doc
from comity.graph.extraction.told_mended import mend_owned
from comity.graph.extraction.verbs_regained import regain_verbs
from comity.graph.extraction.version import MODEL

PARAGRAPH_LIMIT = 20_000
"""Code points after which a paragraph is cut at the next space: memory stays flat."""
HEADING_WORDS = 20

_BREAK = re.compile(
    r"(?<!\s)\s*\n[ \t\r]*(?:\n\s*|(?=[-•*▪–—█]\s?|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)] +[A-Z]))"
)
_DATELINE = re.compile(
    r"(?:\A|(?<=\n))[ \t]*[A-Z][A-Z.’'-]+(?:[ ,/][ ]?[A-Z][\w.’'-]+){0,5}"
    r"(?:,? ?\([^()\n]{2,40}\))?(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?(?: ?\([A-Z]\w+\))?"
    r"(?: ?[–—]+ ?| -+ )(?=\S)"
    r"|(?:\A|(?<=\n))[ \t]*(?:[A-Z][\w.’'-]+,? ){1,4}\([A-Z][^()\n]{1,20}\)"
    r"(?: ?[–—]+ ?| -+ )(?=\S)"
)
"""Where a report comes from: "OSLO (Agency) – ". It would be read as the first actor."""
_SOLID = re.compile(r"\S{600}(?=\S)")
_WRAP = re.compile(r"(?<=\S)\n(?=\S)")
_END = re.compile(r"[.!?…][\"”’'»)\]]*\s*$")
_LABEL = re.compile(r"^\s*(?:\w+\W+){0,2}\w+:\s*$")
_OPENING, _CLOSING, _STRAIGHT = "“«„", "”»", '"'


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article with its parse.

    `doc[i].idx` counts in `article.text`. `headings` holds the indices of all tokens that stand
    in a heading, caption or other line that is no sentence. `quotes` are token spans (end
    exclusive) within quotation marks, the marks left out. `paragraphs` are token spans. `cuts`
    are the tokens that begin a sentence only because it would have been too long to read. `known`
    are the names that the gazetteer knows.
    """

    article: Article
    doc: Doc
    headings: frozenset[int]
    quotes: tuple[tuple[int, int], ...]
    paragraphs: tuple[tuple[int, int], ...] = ()
    cuts: tuple[int, ...] = ()
    known: tuple[Match, ...] = ()

    def quote_at(self, index: int) -> tuple[int, int] | None:
        """The quotation that the token stands in, if any."""
        return _span_at(self.quotes, index)

    def paragraph_at(self, index: int) -> tuple[int, int] | None:
        """The paragraph that the token stands in."""
        return _span_at(self.paragraphs, index)


def _span_at(spans: tuple[tuple[int, int], ...], index: int) -> tuple[int, int] | None:
    """The one of the sorted spans that holds the index."""
    position = bisect_right(spans, (index, maxsize)) - 1
    return spans[position] if position >= 0 and index < spans[position][1] else None


MISTAKEN = frozenset(
    {"stag", "wag", "rat", "scar", "din", "fin", "instal", "lambast", "hop", "rag", "cop", "hat",
     "snip", "pip"}
)  # fmt: skip
"""Verbs that nobody means: the model makes them of "staged", "waged", "rated", "hoped"."""


UNKNOWN = (
    "cochair", "cofound", "cohost", "rearrest", "install", "lambaste", "relist", "greenlight",
)  # fmt: skip
"""Verbs that the model lacks."""
IRREGULAR = {
    "readmitted": "readmit", "readmitting": "readmit", "extolled": "extol", "extolling": "extol",
    "imperilled": "imperil", "imperilling": "imperil", "backpedalled": "backpedal",
    "backpedalling": "backpedal", "reoccupied": "reoccupy", "reoccupying": "reoccupy",
    "resupplied": "resupply", "resupplying": "resupply", "transitted": "transit",
    "resubmitted": "resubmit", "cancelled": "cancel", "recommitted": "recommit",
}  # fmt: skip
"""Their forms, where they double a letter or change it."""


def _mend_lemmas(nlp: Language) -> None:
    """Let the lemmatizer forget the verbs that it mistakes others for, and look words up faster."""
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    index = lemmatizer.lookups.get_table("lemma_index")
    for part in ("noun", "adj", "adv"):
        index[part] = frozenset(index[part])  # a list of 57,000 nouns is slow to search
    index["verb"] = frozenset(index["verb"]) - MISTAKEN
    known = lemmatizer.lookups.get_table("lemma_exc")["verb"]
    for verb in UNKNOWN:
        stem = verb.removesuffix("e")
        known[f"{stem}ed"] = known[f"{stem}ing"] = [verb]
    known.update((form, [verb]) for form, verb in IRREGULAR.items())


def load_pipeline() -> Language:
    """The spaCy pipeline that everything here rests on: tagger, parser, lemmatizer, names.

    Raises OSError where the model isn't installed.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        nlp = spacy.load(MODEL)
    # "U.S.-led" must be three tokens, as "China-led" is.
    infixes = [
        *(nlp.Defaults.infixes or []),
        r"(?<=\.)[-–—](?=[A-Za-z])",
        r"(?<=[A-Za-z])/(?=[A-Z])",
        r"(?<=[A-Za-z0-9])\)(?=[-–—])",
        r"(?<=\))[-–—](?=[A-Za-z])",
    ]
    compiled = spacy.util.compile_infix_regex(infixes)
    tokenizer: Any = nlp.tokenizer  # spaCy's stubs don't say what a tokenizer has
    tokenizer.infix_finditer = compiled.finditer
    _mend_lemmas(nlp)
    return nlp


def parse(nlp: Language, article: Article, gazetteer: Gazetteer) -> Parsed:
    """Parse each paragraph by itself and join them, so that no sentence crosses a blank line.

    The NORM of every token is its folded form (`folding.fold`), which names are matched on.
    """
    pieces = list(_pieces(readable(article.text)))
    if not pieces:
        return Parsed(article, Doc(spacy_tokens.Doc(nlp.vocab)), frozenset(), ())
    if _is_heading(pieces[0]):
        line = in_sentence_case(pieces[0], "".join(pieces[1:]), nlp, gazetteer)
        pieces[0] = line if line != pieces[0] and _tells(nlp, line) else pieces[0]
    whole = nlp.pipe((_WRAP.sub(" ", piece) for piece in pieces), disable=[RECOGNIZER])
    mended = (regain_verbs(nlp, paragraph) for paragraph in whole)
    parsed, cuts = zip(*(cut_long(nlp, paragraph) for paragraph in mended), strict=True)
    joined = spacy_tokens.Doc.from_docs(list(parsed), ensure_whitespace=False)
    assert joined is not None
    spans, start = [], 0
    for paragraph in parsed:
        spans.append((start, start + len(paragraph)))
        start += len(paragraph)
    norms: Any = joined.to_array(["NORM"])
    _fold(joined, gazetteer)
    known = tuple(gazetteer.matches(joined))
    recognize(nlp, joined, norms, spans, known, gazetteer.words)
    mend_owned(joined, known)
    mend(joined)
    doc = Doc(joined)
    headings = [
        range(*span) for span, piece in zip(spans, pieces, strict=True) if _is_heading(piece)
    ]
    return Parsed(
        article,
        doc,
        frozenset(index for span in headings for index in span),
        tuple(quote for span in spans for quote in _quotes(doc, *span)),
        tuple(spans),
        tuple(start + cut for (start, _), found in zip(spans, cuts, strict=True) for cut in found),
        known,
    )


def _tells(nlp: Language, line: str) -> bool:
    """True for a line whose verb has a subject."""
    root = next(nlp(line, disable=[RECOGNIZER]).sents).root
    return root.pos_ == "VERB" and any(c.dep_ == "nsubj" and c.i < root.i for c in root.children)


def _fold(doc: spacy_tokens.Doc, gazetteer: Gazetteer) -> None:
    """Give every token its norm; each word is looked at once.

    A known name in capitals, as a report may open with, has that of the name.
    """
    words: Any = doc.to_array(["ORTH"])
    norms = words.copy()
    for word in set(words.tolist()):
        text = doc.vocab.strings[word]
        if (folded := gazetteer.as_named(fold(text))) != text:
            norms[words == word] = doc.vocab.strings.add(folded)
    doc.from_array(["NORM"], norms)


def _pieces(text: str) -> Iterator[str]:
    """The paragraphs, each with the white space that follows it: joined they are the text."""
    start = 0
    # The tokenizer's time grows with the square of a run without spaces, so those are cut too.
    ends = {match.end() for match in _BREAK.finditer(text) if match.start() > 0}
    ends |= {match.end() for match in _SOLID.finditer(text)}
    ends |= {match.end() for match in _DATELINE.finditer(text)}
    for end in [*sorted(ends), len(text)]:
        while end - start > PARAGRAPH_LIMIT:
            space = text.find(" ", start + PARAGRAPH_LIMIT, min(end, start + 2 * PARAGRAPH_LIMIT))
            cut = space + 1 if space >= 0 else start + PARAGRAPH_LIMIT
            yield text[start:cut]
            start = cut
        if end > start:
            yield text[start:end]
        start = end


def _is_heading(piece: str) -> bool:
    words = piece.split()
    return len(words) <= HEADING_WORDS and (
        (not _END.search(piece) and not piece.rstrip().endswith((":", ";", ",")))
        or _LABEL.match(piece) is not None
    )


def _quotes(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The outermost quotations of one paragraph; one that is not closed ends with it."""
    opened: int | None = None
    straight = False
    for token in doc[start:end]:
        mark = token.text
        if opened is None and mark in _OPENING:
            opened, straight = token.i + 1, False
        elif opened is None and mark == _STRAIGHT:
            opened, straight = token.i + 1, True
        elif opened is not None and (mark == _STRAIGHT if straight else mark in _CLOSING):
            yield opened, token.i
            opened = None
    if opened is not None and not straight and opened < end:
        yield opened, end
