"""Who has done what others are blamed or punished for, and who blames in a trailing clause."""

from comity.graph.extraction.syntax import children, conjuncts, is_passive
from comity.graph.extraction.tokens import Token

CHARGING = frozenset(
    {"accuse", "suspect", "convict", "acquit", "blame", "thank", "praise", "condemn", "criticize",
     "commend", "applaud", "laud", "congratulate", "slam", "rebuke", "denounce", "fault", "punish",
     "sanction", "lambast", "lambaste", "castigate", "chide", "scold", "reproach", "reprimand",
     "censure", "admonish", "chastise", "decry", "criticise", "hail", "honor", "honour", "charge",
     "prosecute", "penalize", "penalise", "salute"}
)  # fmt: skip
"""Verbs whose object is who does what follows, even where the parse hangs it from the object."""
PENALTIES = frozenset(
    {"sanction", "fine", "penalty", "tariff", "charge", "embargo", "restriction", "ban", "duty",
     "levy", "sentence", "arrest", "warrant", "censure", "prize", "award", "medal"}
)  # fmt: skip
"""Who these are put on is who has done what the "for" behind says."""
RALLYING = frozenset({"protest", "rally", "march", "demonstrate", "campaign", "sue", "retaliate"})
"""Whom these are against is who has done it: "rallied against Peru for jailing her"."""
UPON = frozenset({"on", "upon", "against", "to", "for"})
SPEAKING = frozenset(
    {"accuse", "blame", "denounce", "condemn", "call", "describe", "urge", "warn", "demand",
     "threaten", "vow", "add", "allege", "claim", "insist", "reject", "deny", "criticize"}
)  # fmt: skip
"""What is said along with the rest: "…, accusing Chad"."""


def penalized(verb: Token, above: Token) -> list[Token]:
    """The banks in "imposed sanctions on two banks for helping Chad"."""
    preposition = verb.head
    if preposition.lower_ != "for" or above.pos_ not in {"VERB", "NOUN"}:
        return []
    if above.lemma_ in RALLYING:
        rulers = [p for p in children(above, "prep") if p.lower_ in {"against", "at"}]
        return [t for p in rulers for o in children(p, "pobj") for t in conjuncts(o)]
    nouns = children(above, "dobj", "nsubjpass") if above.pos_ == "VERB" else [above]
    if above.pos_ == "NOUN" and above.lemma_ not in PENALTIES:
        return _behind_penalty(above) if above.dep_ in {"pobj", "conj"} else []
    nouns = [n for n in nouns if n.lemma_ in PENALTIES]
    if not nouns:
        return []
    near = [*(p for n in nouns for p in children(n, "prep")), *children(above, "prep", "dative")]
    upon = [p for p in near if p.lower_ in UPON and p.i < preposition.i]
    return [t for p in upon for o in children(p, "pobj") for t in conjuncts(o)]


def _behind_penalty(noun: Token) -> list[Token]:
    """The firms in "sanctions on firms for helping Chad", where the "for" hangs from them."""
    first = noun
    while first.dep_ == "conj":
        first = first.head
    preposition = first.head
    if first.dep_ != "pobj" or preposition.lower_ not in UPON:
        return []
    if preposition.head.lemma_ in PENALTIES:
        return conjuncts(first)
    objects = children(preposition.head, "dobj", "nsubjpass")
    return conjuncts(first) if any(o.lemma_ in PENALTIES for o in objects) else []


def speaker_above(verb: Token, head: Token) -> Token | None:
    """ "Said" in "Peru said ten men were killed, accusing Chad": the dead accuse nobody."""
    if verb.lemma_ not in SPEAKING or verb.i < head.i:
        return None
    while head.dep_ == "advcl" and head.i < verb.i and not children(head, "nsubj", "nsubjpass"):
        head = head.head
    said = head.dep_ == "ccomp" and is_passive(head) and head.head.pos_ == "VERB"
    return head.head if said and head.head.i < verb.i else None
