"""Phrases that the parser hangs from another word than the one they stand behind."""

from spacy.tokens import Doc

from comity.graph.extraction.noun_slots import WORRIES
from comity.graph.extraction.picked import picked

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
JUDGING = frozenset(
    {"condemn", "denounce", "criticize", "criticise", "welcome", "praise", "deplore", "support",
     "oppose", "reject", "hail", "discuss", "slam", "protest"}
)  # fmt: skip
"""Verbs behind whose object a "by" says who did what is judged."""
LINKED = frozenset(
    {"solidarity", "coordination", "cooperation", "collaboration", "consultation", "partnership",
     "concert", "conjunction", "contact", "agreement", "alliance", "league", "tandem"}
)  # fmt: skip
"""Nouns that a "with" right behind them belongs to: "in solidarity with"."""
PLACED = frozenset({"on", "in", "near", "at", "against"})
ROLES = (
    "chair", "chairman", "president", "host", "mediator", "broker", "leader", "neighbor", "ally",
    "neighbour", "member", "partner", "power", "rival", "guarantor", "capital",
)  # fmt: skip
"""What a name may be beside, behind a comma."""


def mend_attachments(doc: Doc) -> None:
    """Hang them from that word."""
    _mend_roles(doc)
    _mend_described(doc)
    _mend_struck(doc)
    _mend_hyphened(doc)
    _mend_with(doc)
    _mend_opposed(doc)
    _mend_blamed(doc)


def _mend_described(doc: Doc) -> None:
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


def _mend_roles(doc: Doc) -> None:
    """Let Chad be the chair in "helped a pact signed by Chad, the AU chair, and Ann Lee"."""
    for noun in picked(doc, "LEMMA", *ROLES):
        begin, verb = noun.left_edge.i, noun.head
        if noun.dep_ != "dobj" or begin < 2 or doc[begin].lower_ != "the":
            continue
        name, behind = doc[begin - 2], doc[min(noun.i + 1, len(doc) - 1)]
        if doc[begin - 1].text != "," or behind.text != "," or name.pos_ != "PROPN":
            continue
        while name.dep_ in {"compound", "nmod"} and name.head.i < begin:
            name = name.head
        if name.dep_ == "pobj" and verb in name.ancestors:
            noun.head, noun.dep_ = name, "appos"
            for other in [c for c in noun.children if c.dep_ in {"cc", "conj"}]:
                other.head = name


def _mend_struck(doc: Doc) -> None:
    """Let the strike be on Tyre in "a strike by the Air Force on Tyre", not the force in Tyre."""
    for by in picked(doc, "LOWER", "by", "of"):
        deed = by.head
        if by.dep_ not in {"prep", "agent"} or deed.lemma_.lower() not in DEEDS or deed.i > by.i:
            continue
        named = {"PROPN"} if by.lower_ == "by" else {"PROPN", "NOUN"}
        for name in [c for c in by.children if c.dep_ == "pobj" and c.pos_ in named]:
            for phrase in [c for c in name.children if c.dep_ == "prep" and c.i > name.i]:
                if phrase.lower_ in (PLACED if by.lower_ == "by" else {"on", "against"}):
                    phrase.head = deed


def _mend_hyphened(doc: Doc) -> None:
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


def _mend_with(doc: Doc) -> None:
    """Let the solidarity be with Mali in "cut ties with Chad in solidarity with Mali"."""
    for phrase in picked(doc, "LOWER", "with"):
        noun = doc[max(phrase.i - 1, 0)]
        lead = noun.head
        if noun.lower_ not in LINKED or lead.lower_ != "in" or phrase.head.i > noun.i:
            continue
        phrase.head = noun
        if lead.head.pos_ in {"NOUN", "PROPN"}:
            lead.head = next((t for t in lead.ancestors if t.pos_ == "VERB"), lead.head)


def _mend_opposed(doc: Doc) -> None:
    """Let Chad agree in "Chad dropped its objections to agree": nobody objects to agree."""
    for noun in picked(doc, "LEMMA", "opposition", "objection", "resistance"):
        above = noun.head
        if noun.dep_ != "dobj" or above.pos_ != "VERB":
            continue
        for verb in [c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VB"]:
            if any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
                verb.head, verb.dep_ = above, "advcl"


def _mend_blamed(doc: Doc) -> None:
    """Let Chad attack in "condemned attacks by Chad" and "concern about attacks by Chad"."""
    for by in picked(doc, "LOWER", "by"):
        above = by.head
        if by.dep_ not in {"prep", "agent"} or above.i > by.i:
            continue
        if above.lemma_ in JUDGING and above.pos_ == "VERB":
            objects = [c for c in above.children if c.dep_ == "dobj"]
        elif above.lemma_ in WORRIES and above.pos_ == "NOUN":
            preps = [c for c in above.children if c.lower_ in {"about", "over", "at", "of"}]
            objects = [o for p in preps for o in p.children if o.dep_ == "pobj"]
        else:
            continue
        before = [o for o in objects if above.i < o.i < by.i and o.pos_ == "NOUN"]
        if before:
            by.head = before[0]
