"""Clauses of whose parts the parser makes something else: their subject, or their "that"."""

from spacy.tokens import Doc, Token

from comity.graph.extraction.coordination_mended import HAVING
from comity.graph.extraction.picked import picked

FINITE = frozenset({"VBD", "VBZ"})
TOLD = frozenset(
    {"report", "rumour", "rumor", "claim", "allegation", "accusation", "evidence", "proof", "news",
     "story", "suggestion", "assertion", "speculation", "suspicion", "indication", "charge", "idea",
     "notion", "belief", "lie", "myth", "hoax", "statement", "theory"}
)  # fmt: skip
"""What somebody tells or holds, with a clause that says what."""
DENYING = ("deny", "reject", "dispute", "dismiss", "refute", "rebuff", "contest", "repeat", "make")
"""Verbs whose object is a claim."""
BELOW = frozenset({"dobj", "ccomp", "xcomp", "auxpass"})
HAS = frozenset({"has", "have", "had"})
WHEN = frozenset({"DATE", "TIME"})
OPENING = frozenset({"after", "before", "since", "until"})
OVER_NAMES = frozenset(
    {"attack", "invade", "bomb", "strike", "hit", "seize", "occupy", "visit", "enter",
     "meet", "join", "leave", "host", "back", "support", "arm", "fund", "sue", "sanction",
     "recognize", "recognise", "quit", "criticize", "criticise", "condemn", "defeat",
     "annex", "blockade", "shell", "target", "overtake", "control", "rule", "neighbour",
     "border", "thank", "praise", "blame", "accuse"}
)  # fmt: skip
"""Verbs over a name, never over a clause."""

GATHERINGS = frozenset(
    {"exercise", "drill", "manoeuvre", "maneuver", "wargame", "talk", "negotiation", "summit",
     "meeting", "dialogue", "consultation"}
)  # fmt: skip
_NEAR = 6
"""So many words back stands the noun of which a participle tells."""


def mend_clauses(doc: Doc) -> None:
    """Give back subjects that became one more object, and clauses that became relative ones."""
    _mend_objects(doc)
    _mend_subjects(doc)
    _mend_contents(doc)
    _mend_charges(doc)
    _mend_worth(doc)
    _mend_involving(doc)
    _mend_marks(doc)
    _mend_unheaded(doc)


def _mend_subjects(doc: Doc) -> None:
    """Let Mali attack Togo in "Chad seized Kufra and Mali attacked Togo", not be seized as well."""
    for noun in picked(doc, "DEP", "conj"):
        verb = _verb_after(noun)
        if verb is None or noun.pos_ != "PROPN" or not _lacks_subject(verb, noun):
            continue
        first = noun.head
        above, joining = _verb_over(first), doc[noun.left_edge.i - 1]
        if above is None or above.i == verb.i or joining.lower_ not in {"and", "but", "while"}:
            continue
        if above.is_ancestor(verb) or verb.is_ancestor(above):
            noun.dep_, noun.head = "nsubj", verb
            _join(above, verb)


def _mend_objects(doc: Doc) -> None:
    """Let Chad attack Mali in "Chad attacked Mali and Togo sent troops": Togo alone sent them."""
    for lower in picked(doc, "DEP", "ccomp", "advcl"):
        first, second = sorted((lower, lower.head), key=lambda verb: verb.i)
        if first.lemma_ not in OVER_NAMES or first.pos_ != "VERB":
            continue
        if lower.dep_ == "advcl" and (second is lower or second.dep_ == "ROOT"):
            continue  # "When Chad attacked Mali and Togo sent troops." may lack a comma.
        if any(c.dep_ == "dobj" for c in first.children) or second.tag_ not in FINITE:
            continue
        name = next((c for c in second.children if c.dep_ == "nsubj"), None)
        if name is None or name.pos_ != "PROPN" or name.left_edge.i != first.i + 1:
            continue
        others = [c for c in name.children if c.dep_ == "conj"]
        joined = [c for c in name.children if c.dep_ == "cc" and c.lower_ == "and"]
        if not joined or not others or others[0].left_edge.i != joined[0].i + 1:
            continue
        name.head, name.dep_ = first, "dobj"
        others[0].head, others[0].dep_ = second, "nsubj"
        _join(first, second)


def _verb_after(noun: Token) -> Token | None:
    """The verb right behind the noun, or behind the auxiliary that stands there."""
    last = noun.right_edge.i + 1
    if last >= len(noun.doc):
        return None
    after = noun.doc[last]
    modal = after.dep_ == "aux" and (after.tag_ == "MD" or after.lower_ in HAS)
    return after.head if modal and after.head.i > after.i else after


def _lacks_subject(verb: Token, noun: Token) -> bool:
    """True for a verb in the present or past with no subject, which the noun can be in number."""
    modal = any(c.dep_ == "aux" and c.i == noun.right_edge.i + 1 for c in verb.children)
    if verb.pos_ != "VERB" or not (modal or verb.tag_ in FINITE) or noun.i > verb.i:
        return False
    if any(c.dep_ in HAVING or c.dep_ in {"agent", "auxpass"} for c in verb.children):
        return False
    return (
        modal or verb.tag_ == "VBZ" or any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children)
    )


def _verb_over(noun: Token) -> Token | None:
    """The verb whose object the noun is, or stands in a phrase of, if it has a subject."""
    above = noun
    while above.dep_ in {"dobj", "pobj", "prep", "conj", "attr"} and above.pos_ != "VERB":
        above = above.head
    told = above.pos_ == "VERB" and above.i < noun.i
    return above if told and any(c.dep_ in HAVING for c in above.children) else None


def _join(first: Token, second: Token) -> None:
    """Make the second verb go on from the first, which takes its place if it hung below it."""
    if second.is_ancestor(first):
        top = first
        while top.head.i != second.i:
            top = top.head
        if top.i != first.i:
            return
        if first.dep_ != "advcl" and all(c.dep_ != "mark" for c in first.children):
            first.dep_ = second.dep_
        first.head = first if second.head.i == second.i else second.head
    second.dep_, second.head = "conj", first


def _mend_contents(doc: Doc) -> None:
    """Let "that" in "a report that Chad had left Mali" only open the clause: it left Mali.

    And in "a claim that Chad has denied" be what it denied.
    """
    for word in picked(doc, "DEP", "dobj"):
        verb = word.head
        if word.lower_ != "that" or verb.dep_ != "relcl" or verb.head.lemma_.lower() not in TOLD:
            continue
        parts = {c.dep_ for c in verb.children if c.i != word.i}
        if "dobj" in parts and "nsubj" in parts:
            word.dep_, word.pos_, word.tag_ = "mark", "SCONJ", "IN"
            verb.dep_ = "acl"
    for noun in picked(doc, "LEMMA", *TOLD):
        _mend_unmarked(noun)
    for word in picked(doc, "LOWER", *(f"{noun}s" for noun in TOLD)):
        _mend_opening(word)
    for verb in picked(doc, "LEMMA", "deny", "dispute", "refute"):
        _mend_denied(verb)
    for verb in picked(doc, "LEMMA", *DENYING):
        parts = {c.dep_ for c in verb.children}
        if verb.dep_ in {"relcl", "acl"} and verb.head.lemma_.lower() in TOLD and not parts & BELOW:
            for word in [c for c in verb.children if c.dep_ == "mark" and c.lower_ == "that"]:
                word.dep_, word.pos_, word.tag_ = "dobj", "PRON", "WDT"
                verb.dep_ = "relcl"


def _mend_unmarked(noun: Token) -> None:
    """Let claims cause a row in "Claims Chad armed Mali have caused a row": Chad armed Mali."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.pos_ != "VERB" or verb.i < noun.i:
        return
    named = [c for c in verb.children if c.dep_ == "nsubj" and c.left_edge.i == noun.i + 1]
    above = [c for c in verb.children if c.dep_ == "conj" and not _has_own(c) and c.pos_ == "VERB"]
    joined = any(c.dep_ == "cc" for c in verb.children)
    if named and above and not joined and verb.dep_ == "ROOT":
        other = above[0]
        other.dep_, other.head = "ROOT", other
        noun.head, verb.dep_, verb.head = other, "acl", noun


def _mend_opening(noun: Token) -> None:
    """Let claims cause it in "Claims Chad armed Mali caused it", where they look like a name."""
    name, verb = noun.head, noun.head.head
    if noun.dep_ != "compound" or not noun.is_sent_start or name.dep_ != "nsubj":
        return
    behind = [c for c in verb.children if c.dep_ in {"ccomp", "conj"} and c.i > verb.i]
    behind = [c for c in behind if c.tag_ in FINITE | {"VBN"} and not _has_own(c)]
    above = verb.head if verb.dep_ == "csubj" else next(iter(behind), None)
    if above is None or above.i < verb.i:
        return
    noun.pos_, noun.tag_, noun.lemma_ = "NOUN", "NNS", noun.lower_[:-1]
    if verb.dep_ == "ROOT":
        above.dep_, above.head = "ROOT", above
    noun.dep_, noun.head = "nsubj", above
    verb.dep_, verb.head = "acl", noun


def _has_own(verb: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)


def _mend_charges(doc: Doc) -> None:
    """Let the charge in "accused Mali of plotting to seize Togo, a charge Mali denies" be of Mali.

    The parser hangs it from the last noun, as if it were planned too.
    """
    for noun in picked(doc, "LEMMA", *TOLD):
        article = doc[noun.left_edge.i]
        if noun.dep_ != "appos" or article.lower_ not in {"a", "an"} or article.i < 2:
            continue
        above = next((a for a in noun.head.ancestors if a.tag_ in FINITE), None)
        if doc[article.i - 1].text != "," or above is None or noun.head.head.i == above.i:
            continue
        accused = [c for c in above.children if c.dep_ == "dobj" and c.i < noun.i]
        if accused:
            noun.head = accused[0]


def _mend_denied(verb: Token) -> None:
    """Let Mali deny the charge in "accused Mali of oil theft in the gulf, which Mali denied"."""
    which = next((c for c in verb.children if c.lower_ == "which" and c.dep_ == "dobj"), None)
    if verb.dep_ != "relcl" or which is None or verb.doc[which.i - 1].text != ",":
        return
    if verb.head.lemma_.lower() not in TOLD:
        above = next((a for a in verb.head.ancestors if a.tag_ in FINITE), None)
        if above is not None:
            which.dep_, verb.dep_, verb.head = "dep", "advcl", above


def _mend_worth(doc: Doc) -> None:
    """Let Mali get the tanks in "sold tanks worth $6 billion to Mali": "to" is none of the sum."""
    for word in picked(doc, "LOWER", "worth"):
        if word.head.pos_ in {"VERB", "NOUN"}:
            for phrase in [c for c in word.children if c.dep_ == "prep" and c.lower_ != "of"]:
                phrase.head = word.head


def _mend_involving(doc: Doc) -> None:
    """Let the drills be with Mali in "Chad held drills in Togo involving troops from Mali"."""
    for verb in picked(doc, "LOWER", "involving"):
        if verb.dep_ not in {"advcl", "acl"} or doc[max(verb.i - 1, 0)].text == ",":
            continue
        before = (doc[i] for i in range(verb.i - 1, max(verb.i - _NEAR, -1), -1))
        noun = next((t for t in before if t.pos_ == "NOUN"), None)
        above = noun is not None and verb.head in (noun, *noun.ancestors)
        if noun is not None and above and noun.lemma_ in GATHERINGS:
            verb.head, verb.dep_, verb.pos_ = noun, "prep", "ADP"
            _govern_as_preposition(verb)


def _govern_as_preposition(word: Token) -> None:
    """Let it govern its object, and that what stands behind it: "troops from Mali"."""
    below = list(word.children)
    for thing in [c for c in below if c.dep_ == "dobj"]:
        thing.dep_ = "pobj"
        for phrase in [c for c in below if c.dep_ == "prep" and c.i > thing.i]:
            if phrase.lower_ in {"from", "of", "including"}:
                phrase.head = thing


def _mend_unheaded(doc: Doc) -> None:
    """Give a verb the name right before it, which the parser made a time or the end of a phrase.

    Mali signs in "Togo left after Mali signed a deal", in "Mali cut ties with Togo".
    """
    for name in picked(doc, "DEP", "pobj", "npadvmod", "compound"):
        verb = _verb_after(name)
        if verb is None or name.pos_ != "PROPN" or name.ent_type_ in WHEN:
            continue
        if not _lacks_subject(verb, name) or verb.dep_ not in {"ROOT", "advcl", "ccomp", "conj"}:
            continue
        above = name.head
        if name.dep_ in {"npadvmod", "compound"} and above.i == verb.i:
            name.dep_ = "nsubj"
        elif above.lower_ in OPENING and above.i == name.left_edge.i - 1:
            name.dep_, name.head = "nsubj", verb
            above.dep_, above.pos_, above.head = "mark", "SCONJ", verb


def _mend_marks(doc: Doc) -> None:
    """Let "if" open its own clause in "If Mali attacks Chad, Togo will help", not the main one."""
    for mark in picked(doc, "DEP", "mark"):
        above = mark.head
        below = (c for c in above.children if c.dep_ == "advcl" and c.left_edge.i == mark.i + 1)
        clause = next((c for c in below if c.i < above.i), None)
        if clause is not None and all(c.dep_ != "mark" for c in clause.children):
            mark.head = clause
