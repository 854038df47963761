"""Items of a list that begin with what is done: who does it stands in the line above them.

"The ministers: - Welcomed …; - Condemned …", "The Council, 1. Strongly condemns …".
"""

from spacy.tokens import Doc, Span, Token

MAX_ITEMS = 40
"""Items of a list that may lie between one of them and the line that introduces it."""
_TWO_LETTERS = ("sses", "shes", "ches", "xes", "zes")


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


def mend_items(doc: Doc) -> None:
    """Let items begin with a verb: "4. Requests the chair to call …", "- expressed concern"."""
    for sentence in doc.sents:
        words = (t for t in sentence if t.is_alpha and len(t) > 1 and t.pos_ != "ADV")
        first = next(words, None)
        if first is None:
            continue
        if first.tag_ == "VBN" and _is_item(sentence):
            _make_past(first)
        elif _may_act(first) and any(_governed(c, sentence) for c in first.children):
            first.pos_, first.tag_, first.lemma_ = "VERB", "VBZ", _lemma(first.lower_)


def _is_item(sentence: Span) -> bool:
    """True behind a mark, a number, or a line that ends with a colon or a semicolon."""
    before = sentence.doc[sentence.start - 1].sent.text.rstrip() if sentence.start else ""
    return not sentence[0].is_alpha or before.endswith((":", ";"))


def _may_act(first: Token) -> bool:
    """True for "Requests" that heads its sentence and is no verb to the parser."""
    named = first.tag_ in {"NNS", "NNPS", "VB"} and first.text.istitle()
    return first.dep_ == "ROOT" and named and first.lower_.endswith("s")


def _governed(child: Token, sentence: Span) -> bool:
    """True for what shows that the word above is a verb: an object, "Calls upon" in an item."""
    if child.dep_ in {"dobj", "ccomp", "xcomp"}:
        return True
    return child.lower_ in {"on", "upon", "for"} and _is_item(sentence)


def _make_past(verb: Token) -> None:
    """ "Thanked" has done it, "expressed" is no sort of concern."""
    noun = verb.head
    if verb.dep_ == "amod" and noun.dep_ == "ROOT" and noun.i > verb.i:
        verb.head, verb.dep_ = verb, "ROOT"
        noun.head, noun.dep_ = verb, "dobj"
    if verb.dep_ == "ROOT" and not any(c.dep_ in {"agent", "auxpass"} for c in verb.children):
        verb.pos_, verb.tag_ = "VERB", "VBD"


def _lemma(form: str) -> str:
    if form.endswith("ies"):
        return f"{form[:-3]}y"
    return form[:-2] if form.endswith(_TWO_LETTERS) else form[:-1]
