"""What hangs from a noun, also where the parser hangs it elsewhere: modifiers, agents, pairs."""

from comity.graph.extraction.subjects import grammatical_subjects
from comity.graph.extraction.syntax import children, conjuncts, is_infinitive, verb_above
from comity.graph.extraction.tokens import Token

COLLECTIONS = frozenset(
    {"campaign", "series", "wave", "package", "round", "string", "spate", "barrage", "raft", "set",
     "slew", "tranche", "policy", "programme", "program", "course", "flurry", "pattern", "batch",
     "act", "spree", "regime", "threat", "use", "volley", "salvo", "blitz", "list", "array",
     "range", "host", "number", "succession", "sequence"}
)  # fmt: skip
LATER = frozenset({"of", "from", "to", "against", "over", "on", "about"})
LATE = 9
"""So many words on, "between" may still belong to a noun."""
BELONGING = frozenset(
    {
        "backed", "supported", "aligned", "flagged", "sanctioned", "occupied", "held",
        "controlled", "linked", "designated", "based", "affiliated", "allied", "owned",
        "born", "trained", "armed", "funded", "financed", "administered", "made", "supplied",
        "friendly", "registered", "bound",
    }
)  # fmt: skip
"""Whoever stands before these, joined by a hyphen, is not who acts: "Iran-backed"."""
CHARGES = frozenset({"claim", "charge", "accusation", "allegation", "assertion"})
DENIALS = frozenset(
    {"denies", "denied", "deny", "rejects", "rejected", "reject", "disputes", "disputed",
     "dismisses", "dismissed", "refutes", "refuted"}
)  # fmt: skip
LINKS = frozenset({"which", "that", "has", "have", "had"})
SOON = 7
"""So many words on from "a charge", who denies it has done so."""
ANSWERS = frozenset({"retaliation", "response", "revenge", "reprisal", "reply", "retribution"})
MODIFIER_DEPS = frozenset({"amod", "compound", "nmod", "npadvmod"})

WORRIES = frozenset(
    {"concern", "worry", "fear", "alarm", "anger", "outrage", "criticism", "condemnation"}
)
"""Of these nobody is the agent: a "by" belongs to what they are about."""
_IF = frozenset({"if", "unless"})


def modifiers(noun: Token) -> list[Token]:
    """The modifiers before a noun, and theirs: "US" and "Russian" in "US-Russian talks"."""
    own = [m for m in noun.children if m.dep_ in MODIFIER_DEPS]
    return [t for m in own for t in [m, *_deep_modifiers(m)] if not _is_excluded(t)]


def deniers(noun: Token) -> list[Token]:
    """Chad in "a charge Chad denies", whose verb is often none to the parser."""
    if noun.lemma_.lower() not in CHARGES or noun.i == 0 or noun.nbor(-1).lower_ not in {"a", "an"}:
        return []
    behind = noun.doc[noun.i + 1 : noun.i + SOON]
    denial = next((t for t in behind if t.lower_ in DENIALS), None)
    named = [t for t in behind if denial is None or t.i < denial.i]
    plain = all(t.pos_ in {"PROPN", "DET", "NOUN", "PART"} or t.lower_ in LINKS for t in named)
    return named[-1:] if denial is not None and plain else []


def nations(noun: Token) -> list[Token]:
    """Whose the noun is by an adjective or an acronym: not Chad in "the Chad crisis"."""
    own = [m for m in noun.children if m.dep_ in MODIFIER_DEPS and not _is_excluded(m)]
    return [m for m in own if m.pos_ == "ADJ" or m.tag_ == "JJ" or _is_acronym(m)]


def _is_acronym(token: Token) -> bool:
    return token.is_upper and len(token) > 1


def _is_excluded(modifier: Token) -> bool:
    """True for "NATO" in "non-NATO"."""
    return modifier.i > 1 and [t.lower_ for t in modifier.doc[modifier.i - 2 : modifier.i]] == [
        "non",
        "-",
    ]


def _deep_modifiers(modifier: Token) -> list[Token]:
    """Modifiers of modifiers: "US-Russian" in "US-Russian talks"."""
    if modifier.lower_ in BELONGING:
        return []
    return [t for t in modifier.subtree if t.i != modifier.i and t.dep_ != "punct"]


def trailing_agents(noun: Token) -> list[Token]:
    """Who acts in "a trip to Oman and Jordan by X", which the parser hangs from Jordan."""
    if noun.lemma_ in WORRIES:
        return []  # "concern about coercion by Chad", whose coercion it is
    inner = [p for prep in children(noun, "prep") for p in children(prep, "pobj")]
    agents = [
        agent
        for first in inner
        for each in conjuncts(first)
        for agent in children(each, "prep")
        if agent.lower_ == "by"
    ]
    return [t for agent in agents for p in children(agent, "pobj") for t in conjuncts(p)]


def lent_by_names(noun: Token) -> dict[str, tuple[int, ...]]:
    """ "of" in "the withdrawal from Chad of troops": a name has no such preposition of its own."""
    found: dict[str, tuple[int, ...]] = {}
    for prep in children(noun, "prep"):
        for name in children(prep, "pobj"):
            if name.pos_ != "PROPN" or not name.ent_type_ or prep.lower_ == "of":
                continue
            for late in children(name, "prep"):
                if late.lower_ in LATER and not late.ent_type_ and late.i > name.i:
                    heads = [t.i for p in children(late, "pobj") for t in conjuncts(p)]
                    found.setdefault(late.lower_, tuple(heads))
    return found


def late_pair(noun: Token) -> list[Token]:
    """The two of "talks in Cairo, Egypt, between X and Y", wherever the parser hangs "between"."""
    for token in noun.doc[noun.i + 1 : noun.i + LATE]:
        if token.is_sent_start or token.pos_ in {"VERB", "AUX"}:
            break
        if token.lower_ == "between" and token.dep_ == "prep" and token.head.i <= noun.i:
            return [t for p in children(token, "pobj") for t in conjuncts(p)]
    return []


def collection(noun: Token) -> Token | None:
    """ "Campaign" in "Russia's campaign of strikes on Chad": whose it is, those are."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return None
    whole = noun.head.head
    return whole if whole.lemma_.lower() in COLLECTIONS and whole.pos_ == "NOUN" else None


def joint_owners(noun: Token) -> list[Token]:
    """Chad in "Chad and Mali's agreement", which the parser coordinates with the agreement."""
    owners = children(noun, "poss")
    if noun.dep_ != "conj" or noun.head.pos_ != "PROPN" or not owners:
        return []
    before = noun.doc[owners[0].left_edge.i - 1]
    joined = before.dep_ == "cc" and before.head.i == noun.head.i and owners[0].pos_ == "PROPN"
    return [noun.head] if joined and noun.head.ent_type_ == owners[0].ent_type_ else []


def asked_to_act(token: Token) -> list[Token]:
    """Mali in "calls for Mali to stop", "the need for Mali to stop"."""
    clauses = [c for c in token.children if any(m.lower_ == "for" for m in children(c, "mark"))]
    return [t for c in clauses for s in children(c, "nsubj") for t in conjuncts(s)]


def told_to_act(verb: Token) -> list[Token]:
    """Spain in "wants Spain to apologise", "told Spain to apologise", "asks that Spain leave"."""
    said = children(verb, "ccomp", "xcomp")
    clauses = [c for c in said if is_infinitive(c)]
    told = [s for c in clauses for s in children(c, "nsubj")]
    told += children(verb, "dobj") if clauses else []
    told += [s for c in said if _is_wished(c) for s in children(c, "nsubj")]
    return [t for each in told for t in conjuncts(each)]


def on_condition(verb: Token) -> list[Token]:
    """Who acts in its "if" or "unless": Spain in "will leave unless Spain apologises"."""
    clauses = children(verb, "advcl")
    marked = [c for c in clauses if any(m.lower_ in _IF for m in children(c, "mark"))]
    return [s for clause in marked for s in grammatical_subjects(clause)]


def _is_wished(verb: Token) -> bool:
    """True for a subjunctive: "that Spain leave", not "that Spain leaves", "will leave"."""
    helped = children(verb, "aux", "auxpass")
    third = any(s.tag_ in {"NN", "NNP"} for s in children(verb, "nsubj"))
    return third and not helped and verb.tag_ in {"VB", "VBP"}


def bearer(noun: Token) -> list[Token]:
    """Whose name follows the noun: "EU member Hungary"; or goes before its "and other"."""
    name = noun.head
    if name.pos_ != "PROPN":
        return []
    if noun.dep_ == "conj" and any(c.lower_ == "other" for c in noun.children):
        return [t for t in conjuncts(name) if t.pos_ == "PROPN"]
    return [name] if noun.dep_ in {"compound", "nmod"} and noun.i < name.i else []


def avengers(noun: Token) -> list[Token]:
    """Who acts "in retaliation for" what the noun names: it was done to them."""
    preposition = noun.head
    answers = noun.dep_ == "pobj" and preposition.lower_ in {"for", "to"}
    if not answers or preposition.head.lemma_.lower() not in ANSWERS:
        return []
    above = verb_above(preposition)
    return [] if above is preposition else grammatical_subjects(above)
