"""Verbs that the parser takes for part of a name or a list, and objects that it takes from them."""

from spacy.tokens import Doc

from comity.graph.extraction.blame import CHARGING
from comity.graph.extraction.picked import picked
from comity.graph.extraction.time_words import time_words
from comity.graph.extraction.verbs_regained import verb_forms

FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = ("nsubj", "nsubjpass")


def mend_verbs(doc: Doc) -> None:
    """Give them their place and their objects."""
    _mend_swallowed(doc)
    _mend_verbs_beside(doc)
    _mend_particles(doc)
    _mend_gapped(doc)
    _mend_taken(doc)
    _mend_seen(doc)
    _mend_weekdays(doc)
    _mend_modals(doc)
    _mend_relative(doc)


def _mend_swallowed(doc: Doc) -> None:
    """Let "bars" in "The board bars Ann Lee from …" be the verb, no part of her name."""
    for sentence in doc.sents:
        noun = sentence.root
        if noun.pos_ != "PROPN":
            continue
        verbs = [c for c in noun.children if c.tag_ in FINITE and c.dep_ == "compound"]
        if len(verbs) == 1 and any(c.dep_ in SUBJECTS for c in verbs[0].children):
            verb = verbs[0]
            for phrase in [c for c in noun.children if c.dep_ == "prep"]:
                phrase.head = verb
            verb.head, verb.dep_ = verb, "ROOT"
            noun.head, noun.dep_ = verb, "dobj"


def _mend_verbs_beside(doc: Doc) -> None:
    """Let "summons" in "blames Peru and summons its envoy" be a verb, as its object tells."""
    values = doc.to_array(["DEP", "TAG"])
    joined = (values[:, 0] == doc.vocab.strings["conj"]) & (
        values[:, 1] == doc.vocab.strings["NNS"]
    )
    for index in joined.nonzero()[0]:
        token = doc[int(index)]
        beside = token.head.pos_ == "VERB" and token.text in verb_forms()
        if beside and any(c.dep_ == "dobj" for c in token.children):
            token.tag_, token.pos_ = "VBZ", "VERB"
            token.lemma_ = verb_forms()[token.text][1]


def _mend_particles(doc: Doc) -> None:
    """Let "ties" in "breaks off ties with Chad" be what the verb breaks off."""
    for token in picked(doc, "DEP", "pobj"):
        verb = token.head.head
        if token.head.dep_ == "prt" and not any(c.dep_ == "dobj" for c in verb.children):
            token.head, token.dep_ = verb, "dobj"


def _mend_gapped(doc: Doc) -> None:
    """Let Chad be accused too in "accused Peru of arming rebels and Chad of paying them"."""
    for verb in picked(doc, "DEP", "pcomp"):
        name, preposition = doc[max(verb.i - 2, 0)], verb.head
        if name.dep_ != "conj" or name.pos_ != "PROPN" or preposition.i != verb.i - 1:
            continue
        first = preposition.head if preposition.head.dep_ == "pcomp" else name.head
        charges = [a for a in first.ancestors if a.lemma_ in CHARGING]
        behind = [a.lower_ for a in first.ancestors if a.dep_ == "prep"]
        if behind[:1] == [preposition.lower_] and charges:
            above = charges[0]
            if any(c.dep_ == "dobj" for c in above.children):
                name.head, name.dep_ = above, "dobj"
                preposition.head = above


def _mend_seen(doc: Doc) -> None:
    """Let Peru be what is visited in "visits Peru, the first stop of his tour"."""
    for name in picked(doc, "DEP", "npadvmod"):
        if name.pos_ != "PROPN" or name.left_edge.i != name.head.i + 1:
            continue
        objects = [c for c in name.head.children if c.dep_ == "dobj" and c.i > name.i]
        if objects and objects[0].left_edge.i == name.i + 2 and name.nbor().text == ",":
            name.dep_, objects[0].dep_ = "dobj", "appos"
            objects[0].head = name


def _mend_weekdays(doc: Doc) -> None:
    """Let Peru attack in "Peru Monday attacked Chile", where it looks like a part of the day."""
    weekdays = time_words().weekdays
    for day in doc[1:-1]:
        if day.text not in weekdays or day.nbor().tag_ not in FINITE:
            continue
        names = [c for c in day.children if c.i < day.i and c.dep_ in {"compound", "nmod"}]
        if not names or names[-1].i != day.i - 1:
            continue
        verb, name, others = day.nbor(), names[-1], [c for c in day.children if c.i < day.i]
        above = verb if day.head.i == verb.i else day.head
        name.dep_ = "nsubj" if above.i == verb.i else day.dep_
        name.head = above
        for other in others[:-1]:
            other.head = name
        day.head, day.dep_ = verb, "npadvmod"


def _mend_relative(doc: Doc) -> None:
    """Let "import" in "Peru and Chile, which import from Mali," be a verb: it opens a clause."""
    for token in picked(doc, "DEP", "relcl"):
        if token.pos_ != "NOUN":
            continue
        opening = [c for c in token.children if c.tag_ in {"WDT", "WP"} or c.lower_ == "that"]
        subjects = [c for c in token.children if c.dep_ == "nsubj" and c not in opening]
        if not opening or (not subjects and opening[0].i != token.i - 1):
            continue
        token.pos_, token.tag_ = "VERB", "VBP" if token.tag_ == "NN" else "VBZ"
        token.lemma_ = verb_forms().get(token.text, ("", token.lemma_))[1]
        opening[0].dep_, opening[0].tag_ = "dobj" if subjects else "nsubj", "WDT"


def _mend_modals(doc: Doc) -> None:
    """Let "might" be of the verb in "Peru might one day recognize Chad", not of the day."""
    values = doc.to_array(["DEP", "TAG"])
    modals = (values[:, 0] == doc.vocab.strings["aux"]) & (values[:, 1] == doc.vocab.strings["MD"])
    for index in modals.nonzero()[0]:
        modal = doc[int(index)]
        noun = modal.head
        if noun.dep_ == "npadvmod" and noun.pos_ == "NOUN" and noun.head.i > noun.i:
            modal.head = noun.head


def _mend_taken(doc: Doc) -> None:
    """Let Peru be struck in "After Chad struck Peru, Mali left", where it looks like a subject."""
    for name in picked(doc, "DEP", *SUBJECTS):
        if not name.left_edge.i or name.head.i < name.i:
            continue
        verb = doc[name.left_edge.i - 1]
        bare = verb.dep_ == "advcl" and verb.head.i == name.head.i and verb.tag_ in FINITE
        if not bare or any(c.dep_ == "dobj" for c in verb.children):
            continue
        others = [c for c in name.children if c.dep_ == "conj" and c.i > name.i]
        if others and doc[others[0].left_edge.i - 1].text == ",":
            first, above, role = others[0], name.head, name.dep_
            first.head, first.dep_ = above, role
            for other in others[1:]:
                other.head = first
            name.head, name.dep_ = verb, "dobj"
