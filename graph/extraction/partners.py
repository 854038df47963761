"""Who else a noun or a gerund is about, told by the verb far above it: the blamed, the partners.

"Blamed Chad for the raid": Chad has raided. "Signed a memorandum with Chad on the joint production
of drones", "met Chad's minister to discuss cooperation": with Chad.
"""

from comity.graph.extraction.prepositions import preposition_slots
from comity.graph.extraction.subjects import grammatical_subjects
from comity.graph.extraction.syntax import children, conjuncts, is_passive
from comity.graph.extraction.tokens import Token

BLAMING = frozenset({"blame", "accuse", "condemn", "denounce", "suspect", "criticize", "criticise"})
THANKING = frozenset({"thank", "commend", "praise", "applaud"})
AGREEING = frozenset(
    {"sign", "agree", "conclude", "reach", "discuss", "negotiate", "ink", "finalize", "finalise",
     "initial", "explore", "seal", "review"}
)  # fmt: skip
MEETING = frozenset({"meet", "host", "receive", "hold", "welcome", "telephone", "phone"})
HELD = frozenset({"talk", "meeting", "negotiation", "discussion", "consultation", "call"})
MAX_UP = 7


def charged(noun: Token) -> list[Token]:
    """Chad in "blamed Chad for the raid", "held Chad responsible for the raid"."""
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in {"for", "of", "over"}:
        return []
    above = preposition.head
    if above.lemma_ == "responsible":
        held = children(above, "nsubj") or children(above.head, "dobj")
        found = [o for o in held if above.head.lemma_ == "hold"]
    elif above.lemma_ in BLAMING and above.pos_ == "VERB" and not is_passive(above):
        found = [o for o in children(above, "dobj") if o.i < preposition.i]
    else:
        return []
    return [t for o in found for t in conjuncts(o)]


def thanking(verb: Token) -> list[Token]:
    """Mali in "Mali thanked Chad for supplying rice": it was for Mali."""
    preposition = verb.head
    if verb.dep_ != "pcomp" or preposition.lower_ != "for":
        return []
    above = preposition.head
    return grammatical_subjects(above) if above.lemma_ == "thank" else []


def threatening(verb: Token) -> list[Token]:
    """Chad in "Chad threatened to act unless Mali gave way"."""
    return grammatical_subjects(verb.head) if verb.dep_ == "advcl" else []


def parties(noun: Token) -> list[Token]:
    """Those who agree on, or discuss, what the noun names."""
    verb = _agreeing(noun)
    return grammatical_subjects(verb) if verb is not None else []


def partners(noun: Token) -> list[Token]:
    """With whom those do so."""
    verb = _agreeing(noun)
    if verb is None:
        return []
    found = _with(verb)
    meeting = verb.head if verb.dep_ in {"advcl", "xcomp", "conj"} else None
    if not found and meeting is not None and meeting.lemma_ in MEETING:
        objects = [o for o in children(meeting, "dobj") if o.lemma_ not in HELD]
        found = [t for o in objects for t in conjuncts(o)] or _with(meeting)
    return found


def _agreeing(noun: Token) -> Token | None:
    """The verb that the noun hangs from, at most by prepositions and other nouns.

    Of a participle ("signed it, pledging aid") it is the verb beside it.
    """
    if noun.dep_ == "advcl" and noun.tag_ == "VBG":
        return noun.head if noun.head.lemma_ in AGREEING | {"meet"} else None
    above = noun
    for _ in range(MAX_UP):
        below, above = above, above.head
        if below.dep_ not in {"pobj", "prep", "dobj", "conj", "pcomp", "xcomp"}:
            return None
        if above.pos_ == "VERB" and above.lemma_ in AGREEING:
            return above
        if above.pos_ == "VERB" and below.dep_ not in {"dobj", "xcomp"}:
            return None
    return None


def _with(verb: Token) -> list[Token]:
    objects = children(verb, "dobj")
    slots = [preposition_slots(token) for token in (verb, *objects)]
    return [verb.doc[i] for s in slots for i in s.get("with", ())]
