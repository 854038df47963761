"""Clauses, and those of verbs: a predicate with its arguments in named slots."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from comity.graph.extraction.noun_slots import (
    asked_to_act,
    on_condition,
    told_to_act,
)
from comity.graph.extraction.participants import TOGETHER, agents, leaders, shared_object
from comity.graph.extraction.penalties import accused_so, undone
from comity.graph.extraction.prepositions import Slots, add, behind_papers, merge, preposition_slots
from comity.graph.extraction.relatives import antecedent, so_called
from comity.graph.extraction.subjects import grammatical_subjects, headline_subject
from comity.graph.extraction.syntax import (
    children,
    conjuncts,
    is_caused,
    is_infinitive,
    is_passive,
    lemma_of,
    relative_is_subject,
)
from comity.graph.extraction.tokens import Span, Token

Kind = Literal["verb", "noun", "adjective"]


GIVING = frozenset(
    {"give", "grant", "offer", "promise", "award", "send", "lend", "pledge", "deny", "owe",
     "accord", "guarantee", "supply", "sell", "hand", "extend", "allow", "refuse", "afford"}
)  # fmt: skip
ACTING = frozenset({"GPE", "ORG", "NORP", "PERSON"})


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
    undoer = undone(verb)
    passive = passive or undoer is not None
    if undoer is not None:
        subjects = [t for o in children(undoer, "dobj") for t in conjuncts(o)]
    if verb.dep_ == "amod" and not subjects:
        joined = verb.i > 0 and verb.nbor(-1).text == "-"
        subjects = [verb.head] if joined else _named_behind(verb.head)
    subjects += [leader for subject in subjects for leader in leaders(subject)]
    add(slots, "object" if passive else "subject", subjects)
    for name, deps in (
        ("object", ("dobj", "oprd")),
        ("theme", ("dobj",)),
        ("attribute", ("attr", "oprd")),
        ("complement", ("ccomp", "xcomp")),
        ("clausal", ("csubj", "csubjpass")),
    ):
        found = [t for c in children(verb, *deps) for t in conjuncts(c)]
        add(slots, name, [antecedent(t) for t in found])
    for clause in children(verb, "ccomp"):
        named = so_called(clause)
        add(slots, "object", named)
        add(slots, "theme", named)
        if named:
            merge(slots, {k: v for k, v in preposition_slots(clause).items() if k != "as"})
    add(slots, "purpose", [t for t in children(verb, "advcl") if is_infinitive(t)])
    if "object" not in slots and not passive:
        add(slots, "object", shared_object(verb))
    if "object" not in slots and verb.tag_ == "VBG":
        # "Peru's targeting of journalists".
        add(slots, "object", _of_gerund(verb))
    add(slots, "possessor", [t for o in children(verb, "poss") for t in conjuncts(o)])
    if "object" not in slots and verb.dep_ == "ROOT" and headline_subject(verb):
        add(slots, "object", [t for t in children(verb, "npadvmod") if not t.ent_type_])
    if "object" not in slots and not passive:
        # "Arrested opposition leader X", which the parser takes for a time or a clause.
        near = children(verb, "npadvmod", "ccomp", "xcomp")
        add(slots, "object", [t for t in near if _is_person(verb, t)])
        add(slots, "object", _named_at_once(verb))
    elif "theme" in slots:
        add(slots, "object", _as_well(verb))
    if passive:
        add(slots, "theme", subjects)
    if verb.dep_ == "relcl" and "object" not in slots and not relative_is_subject(verb):
        add(slots, "object", [verb.head])
    if "theme" not in slots:
        add(slots, "theme", _judged(verb))
    bare = [t for t in children(verb, "dative") if t.pos_ not in {"ADP", "PART"}]
    add(slots, "indirect", [t for d in bare or _given_to(verb) for t in conjuncts(d)])
    add(slots, "punished", accused_so(verb))
    add(slots, "condition", on_condition(verb))
    add(slots, "for to", asked_to_act(verb))
    add(slots, "told to", told_to_act(verb))
    slots.update({k: v for k, v in preposition_slots(verb).items() if k != "by" or not passive})
    if verb.lemma_ in TOGETHER and "with" not in slots:
        late = [i for i in slots.get("together with", ()) if i > verb.i]
        add(slots, "with", [verb.doc[i] for i in late])
    if passive:
        add(slots, "subject", agents(verb))
        add(slots, "subject", _compound_agent(verb))
        add(slots, "user", _users(verb))
        if undoer is not None and "subject" not in slots:
            add(slots, "subject", grammatical_subjects(undoer))
        if "subject" not in slots and is_caused(verb):
            add(slots, "subject", grammatical_subjects(verb.head))
    for index in slots.get("object", ()):
        theirs = preposition_slots(verb.doc[index])
        if verb.doc[index].tag_ == "VBG":
            # "Condemned the targeting of journalists": they are not condemned.
            theirs.pop("of", None)
        merge(slots, theirs)
        if verb.doc[index].pos_ == "NUM":
            # "Reopened two of the crossings with Chad".
            for counted in theirs.get("of", ()):
                merge(slots, preposition_slots(verb.doc[counted]))
    if verb.lemma_ == "vote":
        _add_voted_on(verb, slots)
    merge(slots, behind_papers(verb.doc, slots))
    return Clause(verb.i, lemma_of(verb), "verb", slots, passive=passive)


def _add_voted_on(verb: Token, slots: Slots) -> None:
    """The plan in "the council adopts the plan, with Chad voting against"."""
    bare = [p for p in children(verb, "prep") if not children(p, "pobj", "pcomp")]
    carrier = verb.head
    if not bare or verb.dep_ != "pcomp" or carrier.lower_ != "with":
        return
    above = carrier.head
    if above.pos_ == "NOUN":
        # "With" may hang from what is voted on.
        add(slots, bare[0].lower_, [above] if above.dep_ in {"dobj", "nsubjpass", "pobj"} else [])
        return
    passed = children(above, "nsubjpass") if is_passive(above) else children(above, "dobj")
    favoured = [above.doc[i] for i in preposition_slots(above).get("in favour of", ())]
    favoured += [above.doc[i] for i in preposition_slots(above).get("in favor of", ())]
    for preposition in bare[:1]:
        add(slots, preposition.lower_, passed or favoured)


def _judged(verb: Token) -> list[Token]:
    """The plan in "called the plan illegal", in "a plan that it called illegal"."""
    predicates = children(verb, "oprd")
    if len(predicates) > 1:
        # "Called the offensive a crime".
        return predicates[:1]
    inner = [c for p in predicates if p.pos_ == "ADJ" for c in children(p, "compound", "nmod")]
    if not inner and predicates and verb.dep_ == "relcl" and not relative_is_subject(verb):
        return [verb.head]
    return [c for c in inner if c.pos_ in {"NOUN", "PROPN"}][-1:]


def _named_at_once(verb: Token) -> list[Token]:
    """Mali in "when Chad, helped by Ghana, invaded Mali", to the parser when it was."""
    named = [t for t in children(verb, "npadvmod") if t.left_edge.i == verb.i + 1]
    return [t for n in named if n.ent_type_ in ACTING for t in conjuncts(n)]


def _given_to(verb: Token) -> list[Token]:
    """Mali in "granted Mali exclusive rights", to the parser a part of the rights or like them."""
    if verb.lemma_ not in GIVING or verb.i + 1 >= len(verb.doc):
        return []
    objects = children(verb, "dobj")
    if len(objects) > 1 and objects[0].ent_type_ in ACTING and objects[1].pos_ != "PROPN":
        return objects[:1]
    name, given = verb.nbor(), verb.nbor().head
    apart = given.dep_ == "dobj" and given.pos_ == "NOUN" and given.head.i == verb.i
    named = name.pos_ == "PROPN" and name.ent_type_ in ACTING and name.dep_ in {"compound", "nmod"}
    return [name] if apart and named else []


def _as_well(verb: Token) -> list[Token]:
    """Mali in "accused Chad, as well as Mali, of theft", "Chad and, again, Mali": to the parser
    no more of the list.
    """
    after = [t for t in children(verb, "npadvmod") if t.i > verb.i and t.ent_type_ in ACTING]
    before = ((t, verb.doc[t.left_edge.i - 2 : t.left_edge.i]) for t in after)
    return [c for t, words in before if _goes_on(words) for c in conjuncts(t)]


def _goes_on(words: Span) -> bool:
    """True for what lists one more: "as well as", "and"."""
    return words.text.lower() == "well as" or words[-1].lower_ == "and"


def _of_gerund(verb: Token) -> list[Token]:
    """Whom the deed is done to in "the targeting of journalists"."""
    if verb.i + 1 >= len(verb.doc) or verb.nbor().lower_ != "of":
        return []
    return [t for p in children(verb.nbor(), "pobj") for t in conjuncts(p)]


def _is_person(verb: Token, token: Token) -> bool:
    return token.i > verb.i and token.ent_type_ == "PERSON" and token.pos_ == "PROPN"


def _named_behind(noun: Token) -> list[Token]:
    """X and Y for the leaders in "jailed opposition leaders X and Y"."""
    name = noun.head
    titled = noun.dep_ in {"compound", "nmod"} and noun.nbor().i <= name.left_edge.i + name.i
    if titled and noun.pos_ == "NOUN" and name.pos_ == "PROPN" and name.i > noun.i:
        return conjuncts(name) if noun.tag_ == "NNS" else [name]
    return [noun]


def _compound_agent(participle: Token) -> list[Token]:
    """The actor in "China-funded", "Iran-backed"."""
    if participle.dep_ != "amod":
        return []
    return [t for t in participle.children if t.dep_ in {"npadvmod", "compound", "amod", "nmod"}]


def _users(participle: Token) -> list[Token]:
    """Who has or uses what is supplied: Mali in "Mali hit a depot with Serbian-supplied drones"."""
    if participle.dep_ != "amod":
        return []
    noun = participle.head
    owners = children(noun, "poss")
    above = noun.head if noun.dep_ == "dobj" else noun.head.head
    if owners or not (noun.dep_ == "dobj" or noun.head.lower_ in {"with", "by", "using"}):
        return owners
    if above.dep_ == "dobj":
        above = above.head
    if above.pos_ == "VERB":
        return grammatical_subjects(above)
    return [above] if above.pos_ == "NOUN" else []
