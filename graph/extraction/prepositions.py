"""Prepositional phrases as slots: the preposition's name to the heads of what it governs."""

from collections.abc import Iterable

from comity.graph.extraction.relatives import so_called
from comity.graph.extraction.syntax import children, conjuncts, is_particle
from comity.graph.extraction.tokens import Doc, Token

Slots = dict[str, tuple[int, ...]]

PAPERS = frozenset(
    {"understanding", "intent", "intention", "principle", "cooperation", "agreement"}
)
"""What a memorandum, a letter, a declaration is of."""
OWN = frozenset({"det", "poss", "nummod"})
"""What makes the noun behind "of" one of its own."""
TOWARD = frozenset({"against", "on", "upon", "toward", "towards", "with", "by", "between", "to"})
PHRASES = {
    "on behalf": "of", "on sidelines": "of", "on sideline": "of", "on margin": "of",
    "at margin": "of", "at sideline": "of", "on eve": "of", "on basis": "of", "on side": "of",
    "in favor": "of", "in favour": "of", "in support": "of", "in defense": "of",
    "in defence": "of", "in front": "of", "in face": "of", "in wake": "of", "in light": "of",
    "in line": "with", "in accordance": "with", "in addition": "to", "in response": "to",
    "in retaliation": "for", "in exchange": "for", "in return": "for", "in protest": "against",
    "on heel": "of", "at heel": "of", "at request": "of", "at invitation": "of",
    "at behest": "of", "by means": "of", "in spite": "of", "in lieu": "of", "in view": "of",
}  # fmt: skip
"""Two prepositions around a noun that are one, by the noun; the second leads on."""


def preposition_slots(token: Token) -> Slots:
    """Preposition -> heads of what it governs, over the token's prepositional phrases."""
    known: dict[int, Slots] = token.doc.user_data.setdefault("prepositions", {})
    if token.i not in known:
        known[token.i] = _preposition_slots(token)
    return dict(known[token.i])


def _preposition_slots(token: Token) -> Slots:
    slots: Slots = {}
    found = children(token, "prep", "agent", "dative")
    found += [p for c in token.children if is_particle(token, c) for p in children(c, "prep")]
    found += _behind_worth(token)
    for prep in found:
        if prep.dep_ == "dative" and prep.pos_ not in {"ADP", "PART"}:
            continue
        name, inner = prep.lower_, prep
        if any(child.lower_ == "together" for child in prep.children):
            name = f"together {name}"
        for nested in children(prep, "prep"):
            if not children(prep, "pobj"):
                # "Sanctions, including on Chad".
                name = nested.lower_ if name == "including" else f"{name} {nested.lower_}"
                inner = nested
        for nested in children(inner, "pcomp"):
            if nested.pos_ == "ADP":
                name, inner = f"{name} {nested.lower_}", nested
        name, inner = _beyond_phrase(name, inner)
        heads = [t for p in children(inner, "pobj") for t in conjuncts(p)]
        heads += [t for p in _visiting(inner) for t in conjuncts(p)]
        heads += [t for p in children(inner, "pcomp") for t in so_called(p)]
        again = [c for c in children(prep, "conj") if c.lower_ == prep.lower_]
        heads += [t for c in again for p in children(c, "pobj") for t in conjuncts(p)]
        if prep.lower_ in {"according", "due", "because", "ahead", "out"} and not heads:
            continue
        add(slots, name, heads)
    return slots


def behind_papers(doc: Doc, slots: Slots) -> Slots:
    """Chad in "a memorandum of understanding with Chad", which hangs from the understanding."""
    found: Slots = {}
    for index in slots.get("of", ()):
        if doc[index].lemma_.lower() in PAPERS:
            merge(found, preposition_slots(doc[index]))
    return found


def behind_quality(doc: Doc, slots: Slots) -> Slots:
    """Chad in "a war of aggression against Chad", which hangs from the aggression."""
    found: Slots = {}
    for index in slots.get("of", ()):
        noun = doc[index]
        bare = noun.tag_ == "NN" and not any(c.dep_ in OWN for c in noun.children)
        if bare and noun.pos_ == "NOUN":
            merge(found, {k: v for k, v in preposition_slots(noun).items() if k in TOWARD})
    return found


def _behind_worth(noun: Token) -> list[Token]:
    """The "to" of "arms worth $3 billion to Chad": a sum goes nowhere, what it buys does."""
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return []
    worths = [c for c in children(noun, "amod", "acl", "relcl") if c.lower_ in {"worth", "valued"}]
    sums = [s for worth in worths for s in (worth, *children(worth, "npadvmod", "dobj"))]
    return [p for s in sums for p in children(s, "prep") if p.lower_ in {"to", "for", "in", "from"}]


def _beyond_phrase(name: str, preposition: Token) -> tuple[str, Token]:
    """ "on behalf of" and such are one preposition: what counts is what stands behind them."""
    for noun in children(preposition, "pobj"):
        behind = PHRASES.get(f"{name} {noun.lemma_.lower()}")
        for nested in children(noun, "prep"):
            if nested.lower_ == behind:
                return f"{name} {noun.lower_} {behind}", nested
    return name, preposition


def _visiting(preposition: Token) -> list[Token]:
    """The guest of "with visiting President X", which the parser takes for a clause."""
    verbs = [v for v in children(preposition, "pcomp") if v.lower_ in {"visiting", "outgoing"}]
    return [guest for verb in verbs for guest in children(verb, "dobj")]


def add(slots: Slots, name: str, tokens: Iterable[Token]) -> None:
    """Append the tokens to a slot, each once, in order."""
    new = [token.i for token in tokens]
    if new:
        slots[name] = tuple(dict.fromkeys([*slots.get(name, ()), *new]))


def merge(slots: Slots, others: Slots) -> None:
    """Fill the slots that are empty from others."""
    for name, tokens in others.items():
        slots.setdefault(name, tokens)
