"""What is there in any case, whatever is wanted, feared or said of it: "to ease the tensions"."""

from comity.graph.extraction.lexicon import ModalityLexicon
from comity.graph.extraction.syntax import children, lemma_of
from comity.graph.extraction.tokens import Token

STRIFE = frozenset(
    {"tension", "dispute", "row", "rift", "feud", "conflict", "hostility", "standoff", "animosity"}
)
EASING = frozenset(
    {"ease", "defuse", "reduce", "calm", "lower", "resolve", "settle", "end", "de-escalate", "heal",
     "mend", "overcome"}
)  # fmt: skip
"""What is to be eased is there."""
TEXTS = frozenset({"statement", "letter", "declaration", "resolution", "note", "communique"})
SPEECH = frozenset(
    {"condemn", "denounce", "protest", "welcome", "urge", "demand", "reject", "support", "thank",
     "criticize", "criticise", "congratulate", "express", "deplore", "praise", "call"}
)  # fmt: skip
"""What is done by a text itself: "issued a statement to condemn it"."""
DONE = frozenset(
    {"impose", "launch", "sign", "conduct", "wage", "commit", "stage", "reach", "mount", "levy",
     "introduce", "adopt", "enact"}
)  # fmt: skip
"""What they say was done to a noun is so: "a review of the tariffs it imposed"."""


def is_given(noun: Token, words: ModalityLexicon) -> bool:
    """True for "their earlier ban" and "the recent talks", whatever is then wanted."""
    told = (v for v in children(noun, "relcl") if v.lemma_ in DONE and v.tag_ == "VBD")
    if any(children(v, "nsubj") and not children(v, "aux", "neg") for v in told):
        return True  # "the tariffs it imposed"
    given = any(child.lower_ in words.given for child in children(noun, "amod"))
    return given and is_definite(noun)


def goes_on(noun: Token, words: ModalityLexicon) -> bool:
    """True for "to end the war" and "a truce in the war": there it is, whatever becomes of it."""
    if noun.lemma_.lower() in words.waged and noun.dep_ == "dobj" and is_definite(noun):
        return lemma_of(noun.head) in words.stopping
    if noun.lemma_.lower() in STRIFE and noun.dep_ == "dobj" and noun.head.lemma_ in EASING:
        return True
    if noun.lemma_.lower() not in words.hostilities or not is_definite(noun):
        return False
    if noun.dep_ == "dobj":
        return lemma_of(noun.head) in words.endings | words.settling
    return noun.dep_ == "pobj" and noun.head.lower_ in {
        "in",
        "during",
        "to",
        "of",
        "over",
        "about",
        "for",
    }


def is_judged(noun: Token, verb: str, words: ModalityLexicon) -> bool:
    """True for "can't accept Chad's occupation", "would not consider the request": it is there."""
    said = noun.lemma_.lower() in words.uttered and verb in words.considering
    return (said or verb in words.judging) and is_definite(noun)


def is_presupposed(preposition: Token, words: ModalityLexicon) -> bool:
    """True for "despite an attack" and "after the attack", which has been in any case."""
    if preposition.lower_ in words.despite:
        return True
    nouns = children(preposition, "pobj", "dobj")  # "following" may be a verb to the tagger
    held = any(is_definite(n) or n.lemma_.lower() in words.hostilities | words.waged for n in nouns)
    return preposition.lower_ in {"after", "following", "amid"} and held


def is_said_in_text(verb: Token, purpose: Token) -> bool:
    """True for "issued a statement to condemn it": with that it was condemned."""
    texts = any(t.lemma_.lower() in TEXTS for t in children(verb, "dobj"))
    return texts and purpose.lemma_ in SPEECH and is_told(verb)


def is_told(verb: Token) -> bool:
    """True for a clause in the past or the perfect."""
    finite = [verb, *children(verb, "aux", "auxpass")]
    return any(t.tag_ == "VBD" or t.lower_ in {"has", "have"} for t in finite)


def is_definite(noun: Token) -> bool:
    return any(child.lower_ == "the" or child.dep_ == "poss" for child in noun.children)
