"""Coordination that the parser hangs too low: one more name, or one more deed, of a list."""

from spacy.tokens import Doc, Token

from comity.graph.extraction.picked import picked

HAVING = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
PLACED = frozenset({"GPE", "NORP", "ORG"})
BELOW = frozenset({"xcomp", "ccomp", "pcomp", "conj", "advcl", "acl"})


def mend_apposed(doc: Doc) -> None:
    """Let Mali be one more Chad in "the ministers of the Republic of Chad, Mali and Niger"."""
    for token in picked(doc, "DEP", "appos", "npadvmod"):
        begin = token.left_edge.i
        if begin < 2 or doc[begin - 1].text != "," or token.pos_ != "PROPN":
            continue
        plural = token.head.tag_ in {"NNS", "NNPS"} and token.ent_type_ in PLACED
        if not plural and token.dep_ == "appos":
            continue
        above = doc[begin - 2]
        if above.pos_ != "PROPN" or (plural and above.ent_type_ == "PERSON"):
            continue
        if not any(c.dep_ == "conj" and c.pos_ == "PROPN" for c in token.children):
            continue
        while above.dep_ != "pobj" and above.pos_ == "PROPN" and above.head.i != above.i:
            above = above.head
        if (
            above.dep_ == "pobj"
            and above.head.head.pos_ == "PROPN"
            and above.head.head.dep_ == "pobj"
        ):
            above = above.head.head  # The Republic of the Republic of Chad.
        if above.dep_ == "pobj" and above.i < token.i and token.head in above.ancestors:
            token.dep_, token.head = "conj", above


def mend_as_well(doc: Doc) -> None:
    """Let Mali be one more Chad in "visited Chad, as well as Mali"."""
    for well in picked(doc, "LOWER", "well"):
        first, last = well.i - 1, doc[min(well.i + 1, len(doc) - 1)]
        if first < 1 or doc[first].lower_ != "as" or last.lower_ != "as":
            continue
        if doc[first - 1].text != ",":
            continue
        others = [c for c in last.children if c.dep_ == "pobj"]
        others += [c for c in last.head.children if c.left_edge.i == last.i + 1]
        before = doc[first - 2] if first > 1 else None
        while before is not None and before.dep_ in {"compound", "nmod", "amod", "conj"}:
            before = before.head
        if others and before is not None and before.pos_ in {"NOUN", "PROPN"}:
            others[0].head, others[0].dep_ = before, "conj"


def mend_coordinated(doc: Doc) -> None:
    """Hang "thanked" in "urged Mali to vote and thanked Togo" from "urged", whose tense it has."""
    values = doc.to_array(["DEP", "TAG"])
    finite = [doc.vocab.strings[tag] for tag in ("VBD", "VBZ")]
    joined = values[:, 0] == doc.vocab.strings["conj"]
    for index in (joined & ((values[:, 1] == finite[0]) | (values[:, 1] == finite[1]))).nonzero()[
        0
    ]:
        verb = doc[int(index)]
        if any(c.dep_ in HAVING for c in verb.children):
            continue
        above = verb.head
        while _is_infinite(above):
            above = _above_noun(above.head) if above.dep_ == "acl" else above.head
        if above.tag_ == verb.tag_ and above.i != verb.head.i:
            verb.head = above


def _above_noun(noun: Token) -> Token:
    """The verb above "decision" in "welcomed the decision of Chad to leave"."""
    while noun.dep_ in {"dobj", "pobj", "prep"}:
        noun = noun.head
    return noun


def _is_infinite(verb: Token) -> bool:
    """True for "vote" and "leaving" in "urged Mali to vote by leaving", not for "would vote"."""
    if verb.tag_ == "IN":
        return verb.dep_ == "prep"
    if verb.tag_ not in {"VB", "VBG"} or verb.dep_ not in BELOW:
        return False
    auxiliaries = [c for c in verb.children if c.dep_ == "aux"]
    if any(c.tag_ == "TO" for c in auxiliaries):
        return True
    if verb.tag_ == "VB" and verb.dep_ == "ccomp" and not auxiliaries:
        return True  # "Demanded that Mali vote".
    finite = any(c.tag_ == "MD" or c.dep_ in HAVING for c in verb.children)
    return not finite and (verb.tag_ == "VBG" or verb.dep_ == "conj")
