"""Whose deed it is that others judge: "…, a move that Chad condemned", "to the anger of Chad"."""

from comity.graph.extraction.clauses import clause_of
from comity.graph.extraction.syntax import children, verb_above
from comity.graph.extraction.tokens import Doc, Token
from comity.graph.extraction.verb_clauses import Clause

DEEDS = frozenset(
    {"move", "decision", "step", "gesture", "action", "act", "measure", "announcement", "ruling",
     "initiative", "manoeuvre", "maneuver", "deployment", "plan", "policy", "sale", "visit",
     "launch", "strike", "raid", "attack", "purge", "arrest", "test", "offensive", "closure",
     "ban", "expulsion", "seizure", "drill", "exercise", "operation", "incursion", "provocation"}
)  # fmt: skip
"""Nouns that sum up what was just told."""
ANY = frozenset({"move", "decision", "step", "gesture", "announcement", "measure"})
"""Of these it is always who was told of last."""
UPON = frozenset(
    {"to", "over", "despite", "with", "without", "amid", "against", "under", "after", "in", "at"}
)
FACES = frozenset({"tooth", "face", "spite", "defiance", "light", "view"})
OWNED = frozenset({"poss", "nummod", "amod"})


def doers(doc: Doc, clause: Clause) -> list[Token]:
    """Who did what the predicate judges, or nobody where the clause doesn't lead to them."""
    head = doc[clause.head]
    if clause.kind == "noun":
        return _above(head)
    if head.dep_ in {"relcl", "acl"} and head.head.i < head.i:
        return _told_by(head.head)
    if any(mark.lower_ == "as" for mark in children(head, "mark")):
        # "Chad left, as Mali had demanded".
        above = verb_above(head)
        return [] if above is head else _subjects(above)
    objects = [doc[i] for i in clause.slots.get("object", ())]
    return _told_before(head, objects[0]) if objects else []


def _above(noun: Token) -> list[Token]:
    """Chad in "Chad left, to the dismay of Mali", "in the face of Malian objections"."""
    preposition = noun.head
    if noun.dep_ != "pobj":
        return []
    if preposition.lower_ == "of" and preposition.head.lemma_ in FACES:
        preposition = preposition.head.head
    elif preposition.lower_ not in UPON:
        return []
    above = verb_above(preposition)
    trails = preposition.lower_ == "at" and preposition.i > above.i
    return [] if above is preposition or trails else _subjects(above)


def _told_by(noun: Token) -> list[Token]:
    """Chad in "Chad left, a move that Mali condemned", "in a move that Mali condemned"."""
    if noun.lemma_.lower() not in DEEDS or not any(
        c.lower_ in {"a", "an", "one"} for c in children(noun, "det", "nummod")
    ):
        return []
    first = noun.left_edge
    before = noun.doc[first.i - 1] if first.i > noun.sent.start else None
    if before is None or not (before.is_punct or before.lower_ == "in"):
        return []
    above = verb_above(noun)
    subjects = [] if above is noun else _subjects(above)
    return [t for t in subjects if t.i < noun.i]


def _told_before(verb: Token, noun: Token) -> list[Token]:
    """Chad in "Chad left. Mali condemned the move", "… and Mali condemned the move"."""
    if noun.lemma_.lower() not in ANY or noun.pos_ != "NOUN":
        return []
    own = {c.lower_ for c in children(noun, "det")}
    if own.isdisjoint({"the", "this"}) or any(
        c.dep_ in OWNED or c.dep_ in {"prep", "relcl", "acl", "compound"} for c in noun.children
    ):
        return []
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        return _subjects(verb.head)
    sentence = verb.sent
    if verb.i != sentence.root.i or sentence.start == 0:
        return []
    if "\n\n" in verb.doc[sentence.start - 1].text_with_ws:
        return []
    return _subjects(verb.doc[sentence.start - 1].sent.root)


def _subjects(verb: Token) -> list[Token]:
    clause = clause_of(verb, frozenset())
    return [verb.doc[i] for i in clause.slots.get("subject", ())] if clause else []
