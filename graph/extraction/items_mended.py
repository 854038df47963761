"""Items of a list that begin with a verb, which the parser takes for a noun or a participle."""

from spacy.tokens import Doc, Span, Token

_TWO_LETTERS = ("sses", "shes", "ches", "xes", "zes")


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
