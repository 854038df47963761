"""What carries a noun that names a situation: a light verb, a copula, the clause around it."""

from comity.graph.extraction.participants import agents
from comity.graph.extraction.prepositions import Slots, add, merge, preposition_slots
from comity.graph.extraction.subjects import grammatical_subjects
from comity.graph.extraction.syntax import MAX_CLIMB, STANCES, children, conjuncts, is_passive
from comity.graph.extraction.tokens import Token
from comity.graph.extraction.verb_clauses import verb_clause

COPULAS = frozenset({"be", "become", "remain", "stay", "seem", "appear", "get"})
CONTEXT_PREPOSITIONS = frozenset(
    {
        "under",
        "in",
        "after",
        "during",
        "at",
        "before",
        "following",
        "through",
        "via",
        "amid",
        "for",
        "into",
        "despite",
        "within",
        "upon",
    }
)
COUNTING = frozenset(
    {"one", "series", "number", "wave", "round", "string", "spate", "range", "variety", "shipment",
     "package", "tranche", "batch", "convoy", "set", "campaign", "act", "piece", "pair",
     "billion", "million", "trillion", "finalization", "finalisation", "conclusion", "signing",
     "signature", "completion", "launch", "resumption", "start", "beginning", "renewal",
     "extension", "establishment", "restoration"}
)  # fmt: skip
TRAVELS = frozenset({"visit", "trip", "tour", "journey", "stop", "stopover"})
HELP = frozenset({"help", "assistance", "aid", "support", "backing", "blessing", "endorsement"})
"""With these of another one acts."""
ANSWERING = frozenset({"respond", "retaliate", "reply", "react", "answer", "counter"})
PARTS = frozenset({"part", "term", "framework", "context", "result", "outcome", "sideline"})
"""Nouns that only lead from a preposition to the noun behind their "of"."""


REACTIONS = frozenset(
    {"alarm", "anger", "fear", "concern", "panic", "outrage", "fury", "protest", "criticism",
     "worry", "unease", "uproar", "condemnation", "anxiety", "debate", "backlash", "celebration",
     "relief", "hope", "tension", "dismay", "shock", "controversy", "resentment", "suspicion",
     "unrest", "joy", "scandal", "discontent", "indignation", "jitters", "nervousness",
     "speculation", "sympathy", "question", "eyebrow", "furore", "grief", "mourning"}
)  # fmt: skip


def evokes(verb: Token) -> bool:
    """True for "sparked anger in Peru": there they are angry, whatever made them so."""
    return any(thing.lemma_.lower() in REACTIONS for thing in children(verb, "dobj"))


def attach_host(noun: Token, slots: Slots, light_verbs: frozenset[str]) -> Token | None:
    first = noun
    for _ in range(MAX_CLIMB):
        if first.dep_ == "conj" and first.head.pos_ in {"NOUN", "PROPN"}:
            first = first.head
            if first.dep_ == "pobj" and first.pos_ == "PROPN" and noun.lemma_ in STANCES:
                # "Support for Chad and concern over Niger".
                first = first.head.head
        elif first.dep_ == "pobj" and first.head.head.lemma_.lower() in COUNTING:
            # "A series of strikes": the verb carries the strikes.
            first = first.head.head
            merge(slots, {k: v for k, v in preposition_slots(first).items() if k != "of"})
    head, dep = first.head, first.dep_
    if dep in {"attr", "oprd"} and head.pos_ in {"VERB", "AUX"}:
        add(slots, "subject", grammatical_subjects(head))
        return head
    if dep == "appos":
        add(slots, "subject", conjuncts(head))
        return None
    if dep in {"nsubj", "nsubjpass"}:
        add(slots, "subject", _named_behind(first))
    if dep == "dobj" and not is_passive(head) and "by" not in slots:
        by = [a for a in children(head, "prep", "agent") if a.lower_ == "by"]
        add(slots, "by", [t for a in by for p in children(a, "pobj") for t in conjuncts(p)])
    if dep == "dobj" and head.lemma_.lower() in light_verbs:
        subject = "object" if is_passive(head) else "subject"
        add(slots, subject, grammatical_subjects(head))
        bare = [t for t in children(head, "dative") if t.pos_ not in {"ADP", "PART"}]
        add(slots, "indirect", bare)
        merge(slots, preposition_slots(head))
        return head
    if dep == "dobj" and not is_passive(head):
        add(slots, "teller", grammatical_subjects(head))
    elif dep == "nsubjpass":
        add(slots, "teller", agents(head))
    if dep == "nsubjpass" and head.lemma_.lower() in light_verbs:
        merge(slots, preposition_slots(head))
        by = [p for a in children(head, "agent") for p in children(a, "pobj")]
        add(slots, "subject", [t for p in by for t in conjuncts(p)])
        return head
    if dep == "nsubj" and head.pos_ in {"VERB", "AUX"}:
        merge(slots, {} if evokes(head) else preposition_slots(head))
        return head
    if dep == "pobj" and head.lower_ == "with" and head.head.lemma_ in ANSWERING:
        # "Responded with airstrikes".
        add(slots, "subject", grammatical_subjects(head.head))
        return head.head
    return _attach_context(first, slots)


def _named_behind(noun: Token) -> list[Token]:
    """Chad in "A close ally of Peru, Chad has …": the parser gives the verb two subjects."""
    behind = noun.doc[noun.right_edge.i + 1 : noun.right_edge.i + 2]
    if not (behind and behind[0].text == ",") or noun.left_edge.lower_ not in {"a", "an"}:
        return []
    others = children(noun.head, "nsubj", "nsubjpass")
    return [t for t in others if t.i > noun.i and t.left_edge.i == noun.right_edge.i + 2]


def _attach_context(noun: Token, slots: Slots) -> Token | None:
    """Who acts in the clause that the noun hangs from by a preposition ("during talks", "as …")."""
    top = _beyond_part(noun)
    travels = top is noun and noun.lemma_ in TRAVELS and top.head.lower_ == "on"
    leads = CONTEXT_PREPOSITIONS | {"as"} | ({"with", "to"} if top.lemma_ in HELP else set())
    if top.dep_ != "pobj" or not (travels or top.head.lower_ in leads):
        return None
    above = top.head.head
    if top.head.lower_ == "as" and top is noun and above.pos_ in {"NOUN", "PROPN"}:
        # "Its role as co-chair of the group".
        add(slots, "subject", [t for o in children(above, "poss") for t in conjuncts(o)])
    if top.head.lower_ == "under" and above.pos_ in {"NOUN", "PROPN"} and above.dep_ != "attr":
        # "Gotland, an island under Swedish rule".
        add(slots, "carrier", [above.head if above.dep_ == "appos" else above])
        return None
    if above.pos_ in {"NOUN", "PROPN"} and above.head.pos_ in {"VERB", "AUX"}:
        above = above.head
    if above.pos_ not in {"VERB", "AUX"}:
        return None
    subjects = grammatical_subjects(above)
    if above.lemma_.lower() in COPULAS or top.head.lower_ == "under":
        # "Put Gotland under Swedish rule": what is under it is what it was done to.
        add(slots, "carrier", children(above, "dobj") or subjects)
    if is_passive(above):
        # Who was killed in cooperation with others did not cooperate.
        subjects = agents(above)
    if top.head.lower_ == "as" and top is noun:
        add(slots, "subject", [above.doc[i] for i in verb_clause(above).slots.get("object", ())])
        return above
    add(slots, "context", subjects)
    return None


def _beyond_part(noun: Token) -> Token:
    """ "Part" for the deal in "as part of the deal", "terms" in "under the terms of the deal"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in PARTS:
        return noun.head.head
    return noun
