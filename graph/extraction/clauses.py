"""Clauses: the parse normalised to a predicate with its arguments in named slots.

Passives, conjunctions, relative and reduced relative clauses, control verbs, light verbs,
copulas, appositions and nominalisations all come out in the same shape, so that a frame is
written once. Slots are "subject", "object", "theme" (an object that is no predicate), "indirect",
"attribute", "complement", "possessor", "modifier", "context" and the prepositions ("with",
"between", …); values are token indices.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from comity.graph.extraction.noun_slots import (
    asked_to_act,
    avengers,
    bearer,
    late_pair,
    modifiers,
    told_to_act,
    trailing_agents,
)
from comity.graph.extraction.participants import agents, companions, leaders, shared_object
from comity.graph.extraction.prepositions import Slots, add, merge, preposition_slots
from comity.graph.extraction.syntax import (
    MAX_CLIMB,
    children,
    conjuncts,
    grammatical_subjects,
    is_infinitive,
    is_passive,
    lemma_of,
    relative_is_subject,
    verb_above,
)

Kind = Literal["verb", "noun", "adjective"]

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
    {"series", "number", "wave", "round", "string", "spate", "range", "variety", "shipment",
     "package", "tranche", "batch", "convoy", "set", "campaign", "act", "piece", "pair",
     "billion", "million", "trillion", "finalization", "finalisation", "conclusion", "signing",
     "signature", "completion", "launch", "resumption", "start", "beginning", "renewal",
     "extension", "establishment", "restoration"}
)  # fmt: skip
MEASURES = frozenset({"percent", "%", "cent", "dollar", "euro", "billion", "million", "year"})
PARTS = frozenset({"part", "term", "framework", "context", "result", "outcome", "sideline"})
"""Nouns that only lead from a preposition to the noun behind their "of"."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate (token index `head`, lemma with its particle) and what fills its slots.

    `host` is the light verb or copula that carries tense and negation for a noun or adjective.
    `passive` is true where the grammatical subject is the logical object.
    """

    head: int
    lemma: str
    kind: Kind
    slots: Mapping[str, tuple[int, ...]]
    host: int | None = None
    passive: bool = False


def verb_clause(verb: Token) -> Clause:
    """The clause of a verb."""
    slots: Slots = {}
    passive = is_passive(verb)
    subjects = grammatical_subjects(verb)
    if verb.dep_ == "amod" and not subjects:
        subjects = [verb.head]
    subjects += [leader for subject in subjects for leader in leaders(subject)]
    subjects += companions(verb, subjects) if subjects else []
    add(slots, "object" if passive else "subject", subjects)
    for name, deps in (
        ("object", ("dobj", "oprd")),
        ("theme", ("dobj",)),
        ("attribute", ("attr", "oprd")),
        ("complement", ("ccomp", "xcomp")),
        ("clausal", ("csubj", "csubjpass")),
    ):
        found = [t for c in children(verb, *deps) for t in conjuncts(c)]
        add(slots, name, [_antecedent(verb, t) for t in found])
    add(slots, "purpose", [t for t in children(verb, "advcl") if is_infinitive(t)])
    if "object" not in slots and not passive:
        add(slots, "object", shared_object(verb))
    if passive:
        add(slots, "theme", subjects)
    if verb.dep_ == "relcl" and "object" not in slots and not relative_is_subject(verb):
        add(slots, "object", [verb.head])
    bare = [t for t in children(verb, "dative") if t.pos_ not in {"ADP", "PART"}]
    add(slots, "indirect", [t for d in bare for t in conjuncts(d)])
    add(slots, "for to", asked_to_act(verb))
    add(slots, "told to", told_to_act(verb))
    slots.update({k: v for k, v in preposition_slots(verb).items() if k != "by" or not passive})
    if passive:
        add(slots, "subject", agents(verb))
        add(slots, "subject", _compound_agent(verb))
    for index in slots.get("object", ()):
        merge(slots, preposition_slots(verb.doc[index]))
    return Clause(verb.i, lemma_of(verb), "verb", slots, passive=passive)


def _antecedent(verb: Token, token: Token) -> Token:
    """What a relative pronoun stands for; any other token is itself."""
    return verb.head if verb.dep_ == "relcl" and token.tag_ in {"WDT", "WP"} else token


def _compound_agent(participle: Token) -> list[Token]:
    """The actor in "China-funded", "Iran-backed"."""
    if participle.dep_ != "amod":
        return []
    return [t for t in participle.children if t.dep_ in {"npadvmod", "compound", "amod", "nmod"}]


def noun_clause(noun: Token, light_verbs: frozenset[str]) -> Clause:
    """The clause of a noun that names a situation ("visit", "member", "agreement")."""
    slots: Slots = {}
    add(slots, "possessor", [t for o in children(noun, "poss") for t in conjuncts(o)])
    add(slots, "modifier", modifiers(noun))
    merge(slots, preposition_slots(noun))
    for index in slots.get("of", ()):
        if noun.doc[index].lemma_.lower() in MEASURES:
            # "Tariffs of 10 percent on Chad": the parser hangs Chad from the figure.
            merge(slots, preposition_slots(noun.doc[index]))
    if "by" not in slots:
        add(slots, "by", trailing_agents(noun))
    if "between" not in slots:
        add(slots, "between", late_pair(noun))
    for participle in children(noun, "acl"):
        if participle.tag_ == "VBN" and participle.lemma_.lower() in light_verbs:
            # "Tariffs imposed by Peru on Chile".
            told = dict(verb_clause(participle).slots)
            told.pop("object", None)
            merge(slots, told)
    add(slots, "complement", children(noun, "acl", "relcl"))
    add(slots, "apposition", [t for a in children(noun, "appos") for t in conjuncts(a)])
    add(slots, "for to", asked_to_act(noun))
    add(slots, "named", bearer(noun))
    add(slots, "avenger", avengers(noun))
    # "Declared Hamas a terrorist group".
    add(slots, "subject", [t for s in children(noun, "nsubj") for t in conjuncts(s)])
    host = _attach_host(noun, slots, light_verbs)
    return Clause(noun.i, noun.lemma_.lower(), "noun", slots, host=host.i if host else None)


def _attach_host(noun: Token, slots: Slots, light_verbs: frozenset[str]) -> Token | None:
    first = noun
    for _ in range(MAX_CLIMB):
        if first.dep_ == "conj" and first.head.pos_ in {"NOUN", "PROPN"}:
            first = first.head
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
    if dep == "nsubjpass" and head.lemma_.lower() in light_verbs:
        merge(slots, preposition_slots(head))
        agents = [p for a in children(head, "agent") for p in children(a, "pobj")]
        add(slots, "subject", [t for p in agents for t in conjuncts(p)])
        return head
    if dep == "nsubj" and head.pos_ in {"VERB", "AUX"}:
        merge(slots, preposition_slots(head))
        return head
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
    if top.dep_ != "pobj" or top.head.lower_ not in CONTEXT_PREPOSITIONS | {"as"}:
        return None
    above = top.head.head
    if top.head.lower_ == "as" and top is noun and above.pos_ in {"NOUN", "PROPN"}:
        # "Its role as co-chair of the group".
        add(slots, "subject", [t for o in children(above, "poss") for t in conjuncts(o)])
    if above.pos_ in {"NOUN", "PROPN"} and above.head.pos_ in {"VERB", "AUX"}:
        above = above.head
    if above.pos_ not in {"VERB", "AUX"}:
        return None
    subjects = grammatical_subjects(above)
    if above.lemma_.lower() in COPULAS or top.head.lower_ == "under":
        add(slots, "carrier", subjects)
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
        while head.pos_ == "ADJ" and head.head is not head:
            head = head.head
        add(slots, "subject", grammatical_subjects(head))
    elif adjective.dep_ in {"amod", "acl"}:
        add(slots, "subject", [head])
    merge(slots, preposition_slots(adjective))
    add(slots, "complement", children(adjective, "xcomp", "ccomp"))
    host = head.i if head.pos_ in {"VERB", "AUX"} and head is not adjective else None
    return Clause(adjective.i, adjective.lower_, "adjective", slots, host=host)


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
