"""The list behind "including", which the parser tears where its names are long."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from comity.graph.extraction.picked import picked

_LONGEST = 12
"""Words of one item at most."""
_WITHIN = frozenset({"the", "a", "an", "of", "on", "for", "in", "to", "'s", "’s", "'", "-", "–"})


def mend_examples(doc: Doc) -> None:
    """Make one list of what follows in "bodies, including the Panel on Trade, the Fund and Mali".

    An item that hangs outside of it, or beside the first as if it were its description, becomes
    one more of the list.
    """
    for word in picked(doc, "LOWER", "including"):
        firsts = [c for c in word.children if c.dep_ == "pobj"]
        if not firsts or firsts[0].i < word.i:
            continue
        items = list(_items(doc, word.i + 1))
        if len(items) < 2 or not (items[0].start <= firsts[0].i < items[0].end):
            continue
        for item in items[1:]:
            _join(_head(item), firsts[0])


def _items(doc: Doc, begin: int) -> Iterator[Span]:
    """The names from there on, parted by commas and "and"; none if the list has no end to it."""
    last = doc[begin].sent.end
    found: list[Span] = []
    start = begin
    ended = False
    for index in range(begin, last):
        token = doc[index]
        closes = ended and (token.text == "," or not _is_of_name(token))
        if token.text in {",", "and", "or"} or not _is_of_name(token):
            ended = ended or token.text in {"and", "or"}
            if index > start:
                if not _is_name(doc[start:index]):
                    break
                found.append(doc[start:index])
            start = index + 1
            if closes or not (_is_of_name(token) or token.text in {",", "and", "or"}):
                break
    if ended:
        yield from found


def _is_of_name(token: Token) -> bool:
    return token.text[0].isupper() or token.lower_ in _WITHIN


def _is_name(item: Span) -> bool:
    return len(item) <= _LONGEST and any(t.pos_ == "PROPN" for t in item)


def _head(item: Span) -> Token:
    """The first word of the item that hangs outside of it."""
    inner = range(item.start, item.end)
    above = (t for t in item if t.head.i not in inner and t.pos_ in {"PROPN", "NOUN"})
    return next(above, item[-1])


def _join(item: Token, first: Token) -> None:
    if item.dep_ == "conj" and _is_listed(item, first):
        return
    if first.i not in {a.i for a in item.ancestors} or item.dep_ in {"appos", "conj"}:
        item.dep_, item.head = "conj", first


def _is_listed(item: Token, first: Token) -> bool:
    """True if nothing but "and" and commas lead from it up to the first."""
    above = item
    while above.dep_ == "conj" and above.i != first.i:
        above = above.head
    return above.i == first.i
