"""Clauses: the parse normalised to a predicate with its arguments in named slots.

Passives, conjunctions, relative and reduced relative clauses, control verbs, light verbs,
copulas, appositions and nominalisations all come out in the same shape, so that a frame is
written once. CONTRIBUTING.md lists the slots; their values are token indices.
"""

from comity.graph.extraction.hosts import attach_host
from comity.graph.extraction.noun_slots import (
    asked_to_act,
    avengers,
    bearer,
    collection,
    deniers,
    joint_owners,
    late_pair,
    lent_by_names,
    modifiers,
    nations,
    trailing_agents,
)
from comity.graph.extraction.participants import agents
from comity.graph.extraction.prepositions import (
    Slots,
    add,
    behind_papers,
    behind_quality,
    merge,
    preposition_slots,
)
from comity.graph.extraction.subjects import grammatical_subjects
from comity.graph.extraction.syntax import (
    children,
    conjuncts,
    is_passive,
    relative_is_subject,
    verb_above,
)
from comity.graph.extraction.tokens import Doc, Token
from comity.graph.extraction.verb_clauses import Clause, verb_clause

MEASURES = frozenset({"percent", "%", "cent", "dollar", "euro", "billion", "million", "year"})

SUFFERING = frozenset({"face", "suffer", "receive", "accept", "want", "need", "fear"})
STRUCK = frozenset({"agree", "strike"})
MEDIATING = frozenset({"broker", "mediate", "facilitate", "sponsor", "negotiate"})
LAYING = frozenset(
    {"impose", "place", "levy", "slap", "maintain", "enforce", "reimpose", "apply", "inflict"}
)
"""What is done with sanctions and blockades; in a relative clause too they are in force."""

LENT = frozenset({"possessor", "by", "against", "on", "from", "toward", "towards", "subject"})
"""What a collection ("a package of sanctions on Chad") lends to what it consists of."""


def noun_clause(noun: Token, light_verbs: frozenset[str]) -> Clause:
    """The clause of a noun that names a situation ("visit", "member", "agreement")."""
    slots: Slots = {}
    add(slots, "possessor", [t for o in children(noun, "poss") for t in conjuncts(o)])
    add(slots, "possessor", joint_owners(noun))
    add(slots, "modifier", modifiers(noun))
    add(slots, "nation", nations(noun))
    add(slots, "denier", deniers(noun))
    merge(slots, preposition_slots(noun))
    for index in slots.get("of", ()):
        if noun.doc[index].lemma_.lower() in MEASURES:
            # "Tariffs of 10 percent on Chad": the parser hangs Chad from the figure.
            merge(slots, preposition_slots(noun.doc[index]))
    merge(slots, behind_papers(noun.doc, slots))
    merge(slots, behind_quality(noun.doc, slots))
    merge(slots, lent_by_names(noun))
    if "by" not in slots:
        add(slots, "by", trailing_agents(noun))
    if "between" not in slots:
        add(slots, "between", late_pair(noun))
    whole = collection(noun)
    if whole is not None:
        # "Russia's campaign of strikes on Chad".
        merge(slots, {k: v for k, v in noun_clause(whole, light_verbs).slots.items() if k in LENT})
    for participle in children(noun, "acl"):
        if participle.lemma_.lower() in MEDIATING:
            # "A truce brokered by Peru between Chad and Mali".
            told = verb_clause(participle).slots
            merge(slots, {k: v for k, v in told.items() if k in {"between", "with"}})
    for verb in children(noun, "acl", "relcl"):
        done = is_done(verb) and verb.lemma_.lower() in light_verbs | STRUCK
        if done:
            # "Tariffs imposed by Peru on Chile", "the tariffs that Peru has imposed on Chile".
            add(slots, "by", agents(verb))
        if done or _lays_down(verb):
            told = verb_clause(verb).slots
            merge(slots, {k: v for k, v in told.items() if k != "object"})
    add(slots, "complement", children(noun, "acl", "relcl"))
    add(slots, "apposition", [t for a in children(noun, "appos") for t in conjuncts(a)])
    add(slots, "for to", asked_to_act(noun))
    add(slots, "named", bearer(noun))
    add(slots, "avenger", avengers(noun))
    # "Declared Hamas a terrorist group".
    add(slots, "subject", [t for s in children(noun, "nsubj") for t in conjuncts(s)])
    host = attach_host(noun, slots, light_verbs)
    return Clause(noun.i, noun.lemma_.lower(), "noun", slots, host=host.i if host else None)


def is_done(verb: Token) -> bool:
    """True for a verb below a noun that is its object; whoever suffers a thing doesn't do it."""
    if verb.dep_ == "acl" or is_passive(verb):
        return verb.tag_ == "VBN"
    if verb.lemma_ in SUFFERING or relative_is_subject(verb):
        return False
    return bool(children(verb, "nsubj")) and not any(
        o.tag_ not in {"WDT", "WP"} for o in children(verb, "dobj")
    )


def _lays_down(verb: Token) -> bool:
    """True in "the sanctions that Peru has placed on Chile", not for "would place"."""
    laid = verb.dep_ == "relcl" and verb.lemma_ in LAYING
    if not laid or is_passive(verb) or relative_is_subject(verb):
        return False
    unreal = any(c.tag_ == "MD" for c in children(verb, "aux")) or children(verb, "neg")
    return not unreal and all(t.lower_ in {"that", "which"} for t in children(verb, "dobj"))


def adjective_clause(adjective: Token) -> Clause:
    """The clause of a predicative adjective or participle ("is interested in")."""
    slots: Slots = {}
    head = adjective.head
    own = children(adjective, "nsubj")
    if own:
        # "Holds Chad responsible".
        add(slots, "subject", [t for o in own for t in conjuncts(o)])
    elif adjective.pos_ == "VERB" or adjective.dep_ == "ROOT":
        add(slots, "subject", grammatical_subjects(adjective))
    elif adjective.dep_ in {"acomp", "oprd", "xcomp", "conj", "ccomp"}:
        while head.pos_ == "ADJ" and head.head != head:
            head = head.head
        add(slots, "subject", grammatical_subjects(head))
    elif adjective.dep_ in {"amod", "acl"}:
        add(slots, "subject", [_qualified(adjective)])
    merge(slots, preposition_slots(adjective))
    add(slots, "complement", children(adjective, "xcomp", "ccomp"))
    host = head.i if head.pos_ in {"VERB", "AUX"} and head != adjective else None
    return Clause(adjective.i, adjective.lower_, "adjective", slots, host=host)


def _qualified(adjective: Token) -> Token:
    """The noun that an attribute is of: the nearest, in "the army and rebels loyal to Chad"."""
    head = adjective.head
    between = [t for t in conjuncts(head) if head.i < t.i < adjective.i]
    return between[-1] if between else head


def clause_of(token: Token, light_verbs: frozenset[str]) -> Clause | None:
    """The clause whose predicate this token is, or None for words that predicate nothing."""
    made: dict[int, Clause | None] = token.doc.user_data.setdefault("clauses", {})
    if token.i not in made:
        made[token.i] = _clause_of(token, light_verbs)
    return made[token.i]


def _clause_of(token: Token, light_verbs: frozenset[str]) -> Clause | None:
    if token.pos_ in {"VERB", "AUX"}:
        return verb_clause(token)
    if token.pos_ in {"NOUN", "PROPN"}:
        return noun_clause(token, light_verbs)
    if token.pos_ == "ADJ":
        return adjective_clause(token)
    return None


def governing_clause(doc: Doc, clause: Clause) -> Token | None:
    """The verb that carries the clause's tense: itself, its host, or the nearest verb above."""
    if clause.host is not None:
        return doc[clause.host]
    head = doc[clause.head]
    if head.pos_ in {"VERB", "AUX"}:
        return head
    above = verb_above(head)
    return None if above is head else above
