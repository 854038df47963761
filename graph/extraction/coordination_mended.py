"""Coordination that the parser hangs too low: one more name, or one more deed, of a list."""

from spacy.tokens import Doc, Token

from comity.graph.extraction.picked import picked

HAVING = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
PLACED = frozenset({"GPE", "NORP", "ORG"})
COLLECTIVE = (
    "militia", "group", "organization", "organisation", "movement", "company", "firm", "party",
    "agency", "bank", "alliance", "coalition", "faction", "army", "force", "bloc", "body",
)  # fmt: skip
"""What several are together, and nobody alone."""
_BRACKET = 6
"""So many words may stand in brackets behind a name."""
DEEDS = frozenset(
    {"strike", "attack", "airstrike", "raid", "bombing", "shelling", "assault", "offensive",
     "bombardment", "ambush", "incursion", "massacre"}
)  # fmt: skip
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


def mend_described(doc: Doc) -> None:
    """Let Hamas be armed in "Ali Bello, head of Hamas (HM), an Iranian-backed militia".

    What describes a group is none of a person, and stands right behind what it describes.
    """
    for noun in picked(doc, "LEMMA", *COLLECTIVE):
        begin = noun.left_edge.i
        if noun.dep_ != "appos" or begin < 2 or doc[begin - 1].text != ",":
            continue
        if doc[begin].lower_ not in {"a", "an"} or noun.head.ent_type_ not in {"PERSON", ""}:
            continue
        last = begin - 2
        if doc[last].text == ")":
            back = range(last, max(last - _BRACKET, 0), -1)
            last = next((i - 1 for i in back if doc[i].text == "("), last)
        before = doc[last]
        if before.pos_ != "PROPN" or before.ent_type_ == "PERSON":
            continue
        while before.dep_ in {"compound", "nmod"} and before.head.i < begin:
            before = before.head
        if before.i != noun.head.i and before.i < begin and not noun.is_ancestor(before):
            noun.head = before


def mend_struck(doc: Doc) -> None:
    """Let the strike be on Tyre in "a strike by the Air Force on Tyre", not the force in Tyre."""
    for by in picked(doc, "LOWER", "by"):
        deed = by.head
        if by.dep_ not in {"prep", "agent"} or deed.lemma_.lower() not in DEEDS or deed.i > by.i:
            continue
        for name in [c for c in by.children if c.dep_ == "pobj" and c.pos_ == "PROPN"]:
            for phrase in [c for c in name.children if c.dep_ == "prep" and c.i > name.i]:
                if phrase.lower_ in {"on", "in", "near", "at", "against"}:
                    phrase.head = deed


def mend_hyphened(doc: Doc) -> None:
    """Let Mali mediate as well in "Mali and Chad-mediated talks", and talks not be beside Mali."""
    for participle in picked(doc, "DEP", "amod"):
        name = next((c for c in participle.children if c.dep_ == "npadvmod"), None)
        noun = participle.head
        if participle.tag_ != "VBN" or name is None or name.pos_ != "PROPN" or noun.dep_ != "conj":
            continue
        first, joining = noun.head, name.left_edge.i - 1
        if first.pos_ == "PROPN" and first.i == joining - 1 and doc[joining].lower_ == "and":
            noun.dep_, noun.head = first.dep_, first.head
            first.dep_, first.head = "npadvmod", participle


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
