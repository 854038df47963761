"""Who stands behind a deed that a clause only refers to: "killed in an Israeli strike"."""

from collections.abc import Iterator

from comity.graph.extraction.clauses import noun_clause
from comity.graph.extraction.participants import agents
from comity.graph.extraction.syntax import children
from comity.graph.extraction.tokens import Doc, Token
from comity.graph.extraction.verb_clauses import Clause
from comity.graph.extraction.words import Words

HANDLING = frozenset(
    {"operate", "launch", "fire", "fly", "carry", "conduct", "stage", "mount", "lead", "direct",
     "wage", "order", "drop", "plant", "detonate", "perpetrate", "commit", "pilot", "execute"}
)  # fmt: skip
"""Whose deed it is, they did so with it: not who supplied the drone."""
AUTHORS = ("possessor", "by", "modifier", "subject", "from")


def authors(
    doc: Doc, words: Words, light_verbs: frozenset[str], clause: Clause
) -> Iterator[list[Token]]:
    """The heads of phrases that may say whose deed did it, the surest first."""
    for deed in deeds(doc, words, clause):
        yield from authors_of(deed, light_verbs)


def authors_of(deed: Token, light_verbs: frozenset[str]) -> Iterator[list[Token]]:
    """The heads of phrases that may name the author of a deed, the surest first."""
    handled = [v for v in children(deed, "acl") if v.tag_ == "VBN" and v.lemma_ in HANDLING]
    operators = [t for verb in handled for t in agents(verb)]
    if operators:
        # "A drone operated by Chad".
        yield operators
    slots = noun_clause(deed, light_verbs).slots
    for slot in AUTHORS:
        found = [deed.doc[i] for i in slots.get(slot, ()) if i != deed.i]
        if found:
            yield found


def is_deed(token: Token, words: Words) -> bool:
    """True for "strike", "shelling", "gunfire"."""
    return token.pos_ == "NOUN" and token.lemma_.lower() in words.listed("unnamed.deeds")


def deeds(doc: Doc, words: Words, clause: Clause) -> Iterator[Token]:
    """The deeds that the clause has as its subject, or after "in", "by", "during" and such."""
    through = words.listed("unnamed.through_deed")
    slots = ("subject", *(slot for slot in clause.slots if slot in through))
    found = [doc[index] for slot in slots for index in clause.slots.get(slot, ())]
    for verb in children(doc[clause.head], "conj") if clause.passive else ():
        # "Six were killed and two wounded in a raid".
        preps = [p for p in children(verb, "prep", "agent") if p.lower_ in through]
        found += [t for prep in preps for t in children(prep, "pobj")]
    yield from (token for token in found if is_deed(token, words))
