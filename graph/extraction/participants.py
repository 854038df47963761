"""Who else takes part in what a verb tells: leaders, companions, agents, shared objects."""

from collections.abc import Mapping

from comity.graph.extraction.prepositions import preposition_slots
from comity.graph.extraction.syntax import children, conjuncts, is_infinitive
from comity.graph.extraction.tokens import Token

JOINING = ("along with", "together with", "alongside", "like")
TEXTS = frozenset({"statement", "declaration", "communique", "communiqué", "letter", "appeal"})
"""What is said in one of these with another, both say."""
TOGETHER = frozenset({"sign", "agree", "meet", "conclude", "reach", "ally", "trade", "fight"})
"""Those who also do these, do it with another."""
ECHOING = frozenset({"do", "have", "be"})
ELLIPTIC = frozenset({"mark", "advmod", "nsubj", "punct", "cc"})
NAMES = frozenset({"GPE", "ORG", "NORP", "PERSON"})
SHARES = frozenset(
    {"role", "contribution", "part", "success", "help", "leadership", "involvement", "failure"}
)
"""Of these who has them does what follows: "the role of Chad in hosting"."""
MEANS = frozenset({"with", "in", "at", "on", "during", "near", "to", "as"})
"""Behind these a passive says with what, where or as what, before it says by whom."""
CHARGED_WITH: Mapping[str, frozenset[str]] = {
    "against": frozenset({"warn", "caution", "advise"}),
    "with": frozenset({"charge", "reproach", "tax", "credit", "task", "entrust"}),
}
"""Verbs and prepositions behind which it is the object that does, or would do, the deed."""
ACCUSING = frozenset({"accuse", "suspect", "blame", "criticize", "criticise", "condemn", "praise"})
ISSUING = frozenset(
    {"adopt", "issue", "pass", "release", "publish", "sign", "send", "approve", "deliver", "post",
     "write", "make", "submit", "circulate"}
)  # fmt: skip
DELEGATIONS = frozenset({"delegation", "team", "mission", "group", "party", "contingent"})
"""Nouns for those who travel or negotiate with their leader."""
SPANS = frozenset(
    {"hour", "day", "week", "month", "year", "time", "deadline", "ultimatum", "chance",
     "opportunity", "permission", "right"}
)  # fmt: skip
"""Who is given these is who acts: "gave Chad a week to leave"."""


def leaders(subject: Token) -> list[Token]:
    """Who leads, of "a delegation led by X": what the delegation does, X does."""
    if subject.lemma_.lower() not in DELEGATIONS:
        return []
    led = [v for v in children(subject, "acl") if v.lemma_ in {"lead", "head", "chair"}]
    return [t for verb in led for t in agents(verb)]


def companions(verb: Token, subjects: list[Token]) -> list[Token]:
    """Niger in "Chad, along with Niger, signed"."""
    found = [preposition_slots(token) for token in (verb, *subjects)]
    joined = [i for slots in found for name in JOINING for i in slots.get(name, ())]
    texts = [verb.doc[i] for i in preposition_slots(verb).get("in", ())]
    shared = [preposition_slots(t) for t in texts if t.lemma_ in TEXTS]
    signed = [verb.doc[i] for slots in shared for i in slots.get("with", ())]
    return [*(verb.doc[i] for i in joined if i < verb.i), *signed]


def echoes(verb: Token, subjects: list[Token]) -> list[Token]:
    """Mali in "Chad condemned it, as did Mali", "and so has Mali", "followed by Mali"."""
    found: list[Token] = []
    if verb.lemma_ in TOGETHER:
        return found
    for clause in children(verb, "advcl", "conj"):
        if clause.i < verb.i:
            continue
        if clause.lemma_ in ECHOING and all(c.dep_ in ELLIPTIC for c in clause.children):
            turned = [s for s in children(clause, "nsubj") if s.i > clause.i]
            words = {c.lower_ for c in clause.children if c.i < clause.i}
            found += [t for s in turned if words & {"as", "so"} for t in conjuncts(s)]
        elif clause.lower_ == "followed" and not any(o.ent_type_ for o in children(verb, "dobj")):
            named = [t for t in agents(clause) if t.ent_type_ in NAMES]
            found += named if any(s.ent_type_ in NAMES for s in subjects) else []
    return found


def shared_object(verb: Token) -> list[Token]:
    """What "hosts and leads talks" hosts: the object of the verb that follows at once."""
    following = verb.doc[verb.i + 1 : verb.i + 4]
    for other in children(verb, "conj"):
        near = other in following and not any(t.text == "," for t in verb.doc[verb.i : other.i])
        alike = other.pos_ == "VERB" and (is_infinitive(verb) <= (other.tag_ in {"VB", "VBP"}))
        if near and alike and not children(verb, "prep", "ccomp", "xcomp", "prt"):
            return [t for o in children(other, "dobj") for t in conjuncts(o)]
    return []


def agents(verb: Token) -> list[Token]:
    """Who acts in the passive: "by X", also where the parser hangs it from "hit with a stone"."""
    by = [a for a in children(verb, "agent", "prep") if a.lower_ == "by"]
    if not by:
        near = (p for p in children(verb, "prep", "dative") if p.lower_ in MEANS)
        inner = [o for p in near for o in children(p, "pobj")]
        inner += children(verb, "oprd", "attr")
        inner += _charges(verb)
        by = [a for o in inner for a in children(o, "prep", "agent") if a.lower_ == "by"]
    by = [a for a in by if a.nbor(-1).lower_ != "not"]
    return [t for a in by for p in children(a, "pobj") for t in conjuncts(p)]


def _charges(verb: Token) -> list[Token]:
    """Theft in "was accused of theft by X", which the parser takes for theft by X."""
    if verb.lemma_ not in ACCUSING:
        return []
    of = [p for p in children(verb, "prep") if p.lower_ in {"of", "for", "over"}]
    return [t for p in of for t in children(p, "pobj", "pcomp")]


def issuers(text: Token) -> list[Token]:
    """Chad in "Chad issued a statement condemning the raid", for the statement."""
    if text.dep_ != "dobj" or text.head.lemma_ not in ISSUING:
        return []
    return [t for s in children(text.head, "nsubj") for t in conjuncts(s)]


def list_before(verb: Token, noun: Token) -> list[Token]:
    """All of "Chad, Mali and Niger, known as …", which the parser hangs from the first."""
    after_comma = verb.tag_ == "VBN" and verb.nbor(-1).text == ","
    listed = [t for t in conjuncts(noun) if t.i < verb.i] if after_comma else []
    return listed if all(t.pos_ == "PROPN" for t in listed) and listed else [noun]


INTENTS = frozenset(
    {"right", "ability", "decision", "plan", "willingness", "readiness", "intention", "obligation",
     "failure", "refusal", "attempt", "effort", "capacity", "desire", "commitment", "pledge",
     "promise", "threat", "determination", "aim", "duty", "move", "proposal", "offer", "resolve"}
)  # fmt: skip
"""Nouns whose "of" names who is to do what their infinitive says."""


def intending(verb: Token) -> list[Token]:
    """Chad in "welcomed the offer of Chad to help", where the parse hangs it from "welcomed"."""
    nouns = [o for o in children(verb.head, "dobj") if o.lemma_ in INTENTS and o.i < verb.i]
    of = (p for noun in nouns for p in children(noun, "prep") if p.lower_ in {"of", "by"})
    return [t for p in of for o in children(p, "pobj") for t in conjuncts(o)]


def sharing(noun: Token) -> list[Token]:
    """Chad in "the role of Chad in hosting the talks"."""
    if noun.lemma_ not in SHARES:
        return []
    of = [p for p in children(noun, "prep") if p.lower_ == "of"]
    return children(noun, "poss") or [t for p in of for t in children(p, "pobj")]


PRESSING = frozenset(
    {"pressure", "call", "appeal", "request", "demand", "order", "plea", "warning", "ultimatum",
     "invitation", "instruction", "command"}
)  # fmt: skip
"""Who these are put on, or go to, is who is to act."""


def pressed(verb: Token) -> list[Token]:
    """Chad in "put pressure on Chad to leave", "an appeal to Chad to leave"."""
    noun = verb.head if verb.dep_ in {"acl", "relcl"} else None
    if noun is None:
        noun = next((o for o in children(verb.head, "dobj") if o.i < verb.i), None)
    if noun is None or noun.lemma_ not in PRESSING:
        return []
    near = [*children(noun, "prep"), *children(noun.head, "prep", "dative")]
    upon = [p for p in near if p.lower_ in {"on", "upon", "to"} and noun.i < p.i < verb.i]
    return [t for p in upon[:1] for o in children(p, "pobj") for t in conjuncts(o)]


def given_time(verb: Token) -> list[Token]:
    """Chad in "gave Chad a week to leave", not who gave it."""
    hung = verb.dep_ in {"acl", "relcl"}
    giver = verb.head.head if hung else verb.head
    given = verb.head if hung else verb.doc[max(verb.left_edge.i - 1, 0)]
    if giver.lemma_ not in {"give", "grant", "allow"} or given.lemma_ not in SPANS:
        return []
    to = [d for d in children(giver, "dative", "dobj") if d.pos_ != "ADP" and d.i < given.i]
    return [t for d in to for t in conjuncts(d)]


def angered(verb: Token, feeling: Token) -> list[Token]:
    """Chad in "angry at Chad for expelling", "hit out at Chad for", "grateful to Chad for"."""
    if verb.head.lower_ not in {"for", "over"}:
        return []
    near = (p for p in children(feeling, "prep") if p.lower_ in {"at", "with", "to"})
    return [t for p in near for o in children(p, "pobj") for t in conjuncts(o)]
