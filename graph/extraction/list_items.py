"""Items of a list that begin with what is done: who does it stands in the line above them.

"The ministers: - Welcomed …; - Condemned …", "The Council, 1. Strongly condemns …".
"""

from comity.graph.extraction.tokens import Span, Token

MAX_ITEMS = 40
"""Items of a list that may lie between one of them and the line that introduces it."""


def introduction(verb: Token) -> Span | None:
    """The line that introduces the list in which the verb, or adjective, begins an item."""
    item = verb.sent
    if not _begins(item, verb):
        return None
    for _ in range(MAX_ITEMS):
        before = _line_before(item)
        if before is None or _introduces(before):
            return before
        begun = before.root.pos_ == "VERB" and _begins(before, before.root)
        if not begun and not before.text.rstrip().endswith(";"):
            return None
        item = before
    return None


def _begins(item: Span, verb: Token) -> bool:
    """True for "2. Strongly condemns …": nothing but a mark and an adverb before the verb."""
    return all(t.pos_ == "ADV" for t in _words(item.doc[item.start : verb.i]))


def _line_before(item: Span) -> Span | None:
    """The sentence before, the number of the item left out where that is one alone: "2."."""
    start = item.start
    while start > 0:
        before = item.doc[start - 1].sent
        if _words(before):
            return before
        start = before.start
    return None


def _words(tokens: Span) -> list[Token]:
    return [t for t in tokens if t.is_alpha and len(t) > 1]


def _introduces(sentence: Span) -> bool:
    """True for "The ministers:", "The Council, acting under its charter:", "The Council,"."""
    text = sentence.text.rstrip()
    return text.endswith(":") or (text.endswith(",") and sentence.root.pos_ in {"NOUN", "PROPN"})


def last_noun(line: Span) -> Token:
    """The Council in "Acting under its charter, the Council:", else the head of the line."""
    nouns = [t for t in line if t.pos_ in {"NOUN", "PROPN"}]
    return nouns[-1] if nouns and line.root.tag_ == "VBG" else line.root
