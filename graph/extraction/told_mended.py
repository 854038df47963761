"""What a verb tells behind a date or a participle, and bodies behind the long name of an owner."""

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from comity.graph.extraction.gazetteer import Match
from comity.graph.extraction.picked import picked
from comity.graph.extraction.time_words import time_words

TELLING = ("indicate", "suggest", "show", "reveal", "prove", "mean", "confirm", "allege", "claim")
ANNOUNCING = (
    "announce", "impose", "sign", "adopt", "approve", "issue", "publish", "launch", "unveil",
    "release", "hold", "host", "condemn", "lift",
)  # fmt: skip
SAYING = (
    "allege", "claim", "say", "warn", "insist", "announce", "confirm", "report", "fear", "believe",
    "add", "declare", "argue", "admit", "acknowledge", "maintain", "complain", "reveal",
)  # fmt: skip
FINITE = frozenset({"VBD", "VBZ", "VBP"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def mend_told(doc: Doc) -> None:
    """Give verbs what they tell."""
    _mend_dated(doc)
    _mend_indicated(doc)
    _mend_said(doc)
    _mend_alleged(doc)
    _mend_there(doc)


def _mend_dated(doc: Doc) -> None:
    """Let fines be what is told in "announced on Monday, May 5, 2025, fines against Chad"."""
    days = frozenset(time_words().weekdays) | frozenset(time_words().months)
    for verb in picked(doc, "LEMMA", *ANNOUNCING):
        if verb.pos_ != "VERB" or any(
            c.dep_ in {"dobj", "ccomp", "nsubjpass"} for c in verb.children
        ):
            continue
        dates = [o for c in verb.children if c.dep_ == "prep" for o in c.children]
        dates += [c for c in verb.children if c.dep_ == "npadvmod"]
        for date in dates:
            if date.text not in days or date.i < verb.i:
                continue
            told = next((c for c in date.children if _is_told(c)), None)
            if told is not None:
                told.head, told.dep_ = verb, "dobj"


def _is_told(noun: Token) -> bool:
    parted = noun.doc[noun.left_edge.i - 1].text == ","
    return noun.dep_ in {"appos", "conj"} and noun.pos_ == "NOUN" and parted


def _mend_indicated(doc: Doc) -> None:
    """Let Chad have paid in "said it has proof showing Chad has paid the rebels"."""
    for participle in picked(doc, "LEMMA", *TELLING):
        if participle.tag_ not in {"VBG", "VBD", "VBZ", "VBP"} or participle.dep_ == "ROOT":
            continue
        noun = next((c for c in participle.children if c.dep_ == "dobj"), None)
        if noun is None or noun.right_edge.i + 2 >= len(doc):
            continue
        verb = _finite_behind(noun)
        if verb is not None and verb.dep_ in {"conj", "ccomp"} and not _acts(verb):
            verb.head, verb.dep_ = participle, "ccomp"
            noun.head, noun.dep_ = verb, "nsubj"


def _mend_said(doc: Doc) -> None:
    """Let Chad be who will halt it in "who warned Chad would halt the deal"."""
    for verb in picked(doc, "LEMMA", *SAYING):
        for noun in [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i]:
            if noun.right_edge.i + 1 >= len(doc):
                continue
            told = _finite_behind(noun)
            if told is not None and told.dep_ == "ccomp" and told.head.i == verb.i:
                helped = any(c.tag_ == "MD" for c in told.children) or told.tag_ in FINITE
                if helped and not _acts(told):
                    noun.head, noun.dep_ = told, "nsubj"


def _mend_alleged(doc: Doc) -> None:
    """Let Mali allege it in "Mali, meanwhile, alleged Chad fired rockets", no alleged Chad."""
    for verb in picked(doc, "LEMMA", *SAYING):
        name, told = verb.head, verb.head.head
        if verb.dep_ != "amod" or name.pos_ != "PROPN" or name.i != verb.i + 1:
            continue
        if name.dep_ != "nsubj" or told.dep_ != "ROOT" or doc[max(verb.i - 1, 0)].text != ",":
            continue
        before = [c for c in told.children if c.i < verb.i and c.dep_ in {"npadvmod", "dep"}]
        sayer = next((c for c in before if c.pos_ == "PROPN"), None)
        if sayer is not None:
            for part in [c for c in told.children if c.i < verb.i]:
                part.head = verb
            sayer.dep_, verb.dep_, verb.tag_, verb.pos_ = "nsubj", "ROOT", "VBD", "VERB"
            verb.head, told.head, told.dep_ = verb, verb, "ccomp"


def _mend_there(doc: Doc) -> None:
    """Let Chad leave in "Chad said there were plots and left the pact": "there" has no deeds."""
    for verb in picked(doc, "DEP", "conj"):
        told = verb.head
        helped = any(c.dep_ in {"aux", "auxpass"} for c in verb.children)
        finite = verb.tag_ in FINITE or (verb.tag_ == "VBN" and not helped)
        if not finite or _acts(verb) or told.dep_ != "ccomp":
            continue
        if any(c.dep_ == "expl" for c in told.children) and told.head.tag_ in FINITE:
            verb.head = told.head


def _finite_behind(noun: Token) -> Token | None:
    """The finite verb that the noun phrase runs into."""
    following = noun.doc[noun.right_edge.i + 1]
    if following.dep_ in {"aux", "auxpass"} and following.head.i > following.i:
        following = following.head
    return following if following.pos_ in {"VERB", "AUX"} and following.tag_ != "VBG" else None


def _acts(verb: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)


def mend_owned(doc: Doc, known: Iterable[Match]) -> None:
    """Let the board act in "The Bank of Chad's board met", where the name is one whole."""
    for match in known:
        _mend_bracketed(doc, match)
        if match.end - match.start < 2 or match.end >= len(doc):
            continue
        last, root = doc[match.end - 1], doc[match.start : match.end].root
        if doc[match.end].text not in _POSSESSIVE or last.i == root.i or last.dep_ != "poss":
            continue
        body, preposition = last.head, last.head.head
        if body.i < match.end or not match.start <= preposition.i < match.end:
            continue
        above, role, ends = root.head, root.dep_, root.dep_ == "ROOT"
        last.head, last.dep_ = preposition, "pobj"
        body.dep_ = role
        body.head = body if ends else above
        root.head, root.dep_ = body, "poss"


def _mend_bracketed(doc: Doc, match: Match) -> None:
    """Let AU be the Union in "a strike on the Union of Chad (AU)", not the strike."""
    bracket = match.end
    if bracket + 2 >= len(doc) or doc[bracket].text != "(" or doc[bracket + 2].text != ")":
        return
    acronym, root = doc[bracket + 1], doc[match.start : match.end].root
    if acronym.dep_ == "appos" and not match.start <= acronym.head.i < match.end:
        acronym.head = root
